import type { SiteConfig } from '../config.ts';
import type { Evidence, Trust, TrustStep } from '../model/index.ts';
import { formatDate } from './dates.ts';
import { joinWords } from './profile.ts';

/** Points as they are printed: at most one decimal, no trailing zero. They count in tenths too, so what is printed adds up to the score. */
export function formatPoints(points: number): string {
  return String(Math.round(points * 10) / 10);
}

/** The line of evidence with the most points still to gain: what to do next, and by how much it would raise the score. */
export function nextStep({ evidence }: Pick<Trust, 'evidence'>): { next: string; gain: string } | undefined {
  const [best] = evidence.filter((line) => line.next !== undefined).toSorted((a, b) => gain(b) - gain(a));
  return best?.next === undefined ? undefined : { next: best.next, gain: formatPoints(gain(best)) };
}

/**
 * When a line of evidence was found: `16 November 2026`, with the day since which it has been there if that is another one.
 */
export function describeSeen({ date, since }: Pick<Evidence, 'date' | 'since'>, language?: string): string | undefined {
  if (date === undefined) return undefined;
  const last = formatDate(date, language);
  return since === undefined || since === date ? last : `${last}, since ${formatDate(since, language)}`;
}

/** One step of the history of a score, as it is shown. */
export interface ShownStep {
  date: string;
  score: number;
  level: Trust['level'];
  /** What changed, the largest change first: `Claim +10, Two-way link +20`. */
  reasons: string;
}

/** The steps of a score, the newest first. */
export function selectHistory({ history, evidence }: Pick<Trust, 'history' | 'evidence'>): ShownStep[] {
  const labels = new Map(evidence.map(({ id, label }) => [id, label]));
  return history.map(({ date, score, level, changes }) => ({ date, score, level, reasons: describeChanges(changes, labels) })).toReversed();
}

/**
 * Followers as a page shows them: the number that was imported and its day. Without an import it is 0 where people can
 * follow, and nothing where they cannot.
 */
export function selectFollowers(
  { followers = 0, followersDate }: Pick<Trust['counts'], 'followers' | 'followersDate'>,
  forms: Pick<SiteConfig['forms'], 'follow'>,
): { count: number; date?: string } | undefined {
  if (followersDate !== undefined) return { count: followers, date: followersDate };
  return forms.follow === undefined ? undefined : { count: 0 };
}

/** The counts of a profile for files that other software reads: its followers as the page shows them, or not at all. */
export function selectCounts(counts: Trust['counts'], forms: Pick<SiteConfig['forms'], 'follow'>): Trust['counts'] {
  const { works, topics, closeCollaborators } = counts;
  const followers = selectFollowers(counts, forms);
  return {
    works,
    ...(followers === undefined ? {} : { followers: followers.count }),
    ...(followers?.date === undefined ? {} : { followersDate: followers.date }),
    topics,
    closeCollaborators,
  };
}

function describeChanges(changes: TrustStep['changes'], labels: ReadonlyMap<Evidence['id'], string>): string {
  return joinWords(
    changes
      .toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from))
      .map(({ id, from, to }) => `${labels.get(id) ?? id} ${to > from ? '+' : '−'}${formatPoints(Math.abs(to - from))}`),
  );
}

function gain({ points, max }: Evidence): number {
  return max - points;
}
