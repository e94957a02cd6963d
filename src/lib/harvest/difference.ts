import type { Work } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { newestFirst } from '../store/index.ts';

/** A work in a list that a person reads. */
export interface WorkLine {
  id: string;
  title: string;
}

/** What a run changed, as a reader of the site would say it. */
export interface Difference {
  added: WorkLine[];
  /** With what changed, in words: `title`, `authors`, `a published version`. */
  changed: (WorkLine & { what: string[] })[];
  /** Works that became part of another. */
  merged: (WorkLine & { into: WorkLine })[];
  disappeared: WorkLine[];
}

/** Fields of a work, as a person calls them. */
const WORDS: Readonly<Partial<Record<keyof Work, string>>> = {
  type: 'type',
  title: 'title',
  abstract: 'abstract',
  date: 'date',
  authorships: 'authors',
  authorshipsTruncated: 'authors',
  venue: 'venue',
  biblio: 'volume and pages',
  identifiers: 'identifiers',
  versions: 'versions',
  topics: 'topics',
  links: 'links',
  note: 'note',
  withdrawn: 'withdrawal',
  notices: 'notices',
  language: 'language',
  license: 'licence',
  provenance: 'provenance',
};

/**
 * Compare works by id.
 * @param before one by one, so that they need not all be in memory beside those of today
 * @param redirects lost ids and what they became
 */
export function compareWorks(before: Iterable<Work>, after: readonly Work[], redirects: Readonly<Record<string, string>> = {}): Difference {
  const present = new Map<string, Work>(after.map((work) => [work.id, work]));
  const known = new Set<string>();
  const changes = new Map<string, string[]>();
  const gone: (WorkLine & { date: Work['date'] })[] = [];
  for (const work of before) {
    const now = present.get(work.id);
    known.add(work.id);
    if (now === undefined) gone.push({ ...lineOf(work), date: work.date });
    else changes.set(work.id, changesOf(work, now));
  }
  gone.sort(newestFirst);
  const target = (id: string) => (Object.hasOwn(redirects, id) ? present.get(redirects[id]!) : undefined);
  return {
    added: after.filter(({ id }) => !known.has(id)).map(lineOf),
    changed: after.flatMap((work) => {
      const what = changes.get(work.id) ?? [];
      return what.length === 0 ? [] : [{ ...lineOf(work), what }];
    }),
    merged: gone.flatMap(({ id, title }) => {
      const into = target(id);
      return into === undefined ? [] : [{ id, title, into: lineOf(into) }];
    }),
    disappeared: gone.flatMap(({ id, title }) => (target(id) === undefined ? [{ id, title }] : [])),
  };
}

function changesOf(before: Work, after: Work): string[] {
  const fields = (Object.keys(WORDS) as (keyof Work)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const what = new Set(fields.map((field) => WORDS[field]!));
  // Where a value was read changes whenever the value does.
  if (what.size > 1) what.delete('provenance');
  if (what.has('notices') && after.notices?.some(({ kind }) => kind === 'retraction')) return ['retracted', ...what];
  if (!before.versions.some(isPublished) && after.versions.some(isPublished)) {
    what.delete('versions');
    return ['a published version', ...what];
  }
  return [...what];
}

function isPublished({ kind }: Work['versions'][number]): boolean {
  return kind === 'published';
}

function lineOf({ id, title }: Work): WorkLine {
  return { id, title: toPlain(title) };
}
