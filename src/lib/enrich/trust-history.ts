import type { Day, Evidence, Level, Trust, TrustStep } from '../model/index.ts';
import { scoreOf, type TrustNow } from './trust.ts';

/** Most steps that are kept. */
const STEPS = 60;

/** Days that evidence has from elsewhere. */
export interface HistoryDays {
  /** Today. */
  day: Day;
  /** The day on which the works last changed. */
  works?: Day | undefined;
}

type Change = TrustStep['changes'][number];

/**
 * A trust snapshot with the steps that led to it. When the score or the level has changed, there is a step for each day of
 * the facts behind it, so that a claim approved in May counts from May though the harvest ran in June. What was lost, and
 * what has no day of its own, is of today. No step is earlier than those that were told before.
 * @param before as stored
 */
export function withHistory(now: TrustNow, before: Trust | undefined, days: HistoryDays): Trust {
  const history = before?.history ?? [];
  const last = history.at(-1);
  const { digest, ...rest } = now;
  if (last === undefined ? now.score === 0 && now.level === 'L0' : last.score === now.score && last.level === now.level)
    return { ...rest, history, digest };
  const points = new Map(history.flatMap(({ changes }) => changes.map(({ id, to }) => [id, to])));
  const dated = now.evidence.flatMap((line) => {
    const change: Change = { id: line.id, from: points.get(line.id) ?? 0, to: line.points };
    return change.from === change.to ? [] : [{ date: dayOf(line, change, last?.date, days), change }];
  });
  const steps = [...Map.groupBy(dated, ({ date }) => date)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, own]): TrustStep => {
      const changes = own.map(({ change }) => change);
      for (const { id, to } of changes) points.set(id, to);
      return { date, score: scoreOf(points.values()), level: levelAt(points), changes };
    });
  // The same evidence, rounded or ranked another way by a later formula.
  if (steps.length === 0) steps.push({ date: days.day, score: now.score, level: now.level, changes: [] });
  return { ...rest, history: shorten([...history, ...steps]), digest };
}

function dayOf({ since, date }: Evidence, { from, to }: Change, last: Day | undefined, { day, works }: HistoryDays): Day {
  const fact = to < from ? day : (since ?? date ?? works ?? day);
  const known = fact > day ? day : fact;
  return last !== undefined && known < last ? last : known;
}

/** The level that lines of evidence amount to. */
function levelAt(points: ReadonlyMap<Evidence['id'], number>): Level {
  const has = (id: Evidence['id']) => (points.get(id) ?? 0) > 0;
  if (has('affiliation')) return 'L4';
  if (has('two-way-link')) return 'L3';
  if (has('claim')) return 'L2';
  return has('identifiers') ? 'L1' : 'L0';
}

/** Too long a history, with its first steps as one, so that what changed still adds up. */
function shorten(history: TrustStep[]): TrustStep[] {
  if (history.length <= STEPS) return history;
  const [first, second, ...rest] = history as [TrustStep, TrustStep, ...TrustStep[]];
  const changes = new Map(first.changes.map((change) => [change.id, change]));
  for (const { id, from, to } of second.changes) changes.set(id, { id, from: changes.get(id)?.from ?? from, to });
  return shorten([{ ...second, changes: [...changes.values()] }, ...rest]);
}
