import type { Followers } from '../model/index.ts';
import type { Entry } from '../submissions/index.ts';

/**
 * Count the people who follow each author: of what one person sent about an author, the newest decides. Pure.
 * @returns `undefined` if nobody sent anything
 */
export function countFollowers(entries: readonly Entry[]): Followers | undefined {
  const newest = new Map<string, Entry>();
  for (const entry of entries) {
    const key = `${entry.slug} ${entry.sender ?? entry.submission}`;
    const known = newest.get(key);
    if (known === undefined || isNewer(entry, known)) newest.set(key, entry);
  }
  const counts = new Map<string, number>();
  for (const { slug, action } of newest.values()) if (action === 'follow') counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const date = entries
    .map((entry) => entry.date)
    .toSorted()
    .at(-1);
  if (date === undefined) return undefined;
  return { schemaVersion: 1, date, counts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))) };
}

/** Of two of one moment, whoever stops following is believed. */
function isNewer(a: Entry, b: Entry): boolean {
  return a.moment === b.moment ? a.action === 'unfollow' : a.moment > b.moment;
}

/** Followers of everybody together. */
export function totalOf({ counts }: Followers): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
