import type { Work } from './work.ts';

/** What a reader must know before they use a work, the gravest first. */
const GRAVEST = [
  ['retraction', 'Retracted'],
  ['withdrawal', 'Withdrawn'],
  ['partial-retraction', 'Partly retracted'],
  ['concern', 'Under an expression of concern'],
] as const;

/** If a work does not stand as it was published: in one or a few words. */
export function standingOf({ withdrawn, notices = [] }: Pick<Work, 'withdrawn' | 'notices'>): string | undefined {
  const found = GRAVEST.find(([kind]) => notices.some((notice) => notice.kind === kind) || (kind === 'withdrawal' && withdrawn === true));
  return found?.[1];
}
