import type { Day, Evidence, Level, Trust, TrustStep } from '../model/index.ts';
import { toTenths } from './evidence-rules.ts';
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
type Points = ReadonlyMap<Evidence['id'], number>;

/** What a history counts from. */
const START: Pick<TrustStep, 'score' | 'level'> = { score: 0, level: 'L0' };

/**
 * A trust snapshot with the steps that led to it. When the score or the level has changed, there is a step for each day of
 * the facts behind it, so that a claim approved in May counts from May though the harvest ran in June. What was lost, and
 * what has no day of its own, is of today. No step is earlier than those that were told before; a day has one step, and
 * each step changes score or level. The last one is what the snapshot says.
 * @param before as stored
 */
export function withHistory(now: TrustNow, before: Trust | undefined, days: HistoryDays): Trust {
  const { digest, ...rest } = now;
  const told = retell(before?.history ?? []);
  const last = told.at(-1);
  if (isSame(last ?? START, now)) return { ...rest, history: [...told], digest };
  const points = new Map(pointsAfter(told));
  const dated = now.evidence
    .filter((line) => line.points !== (points.get(line.id) ?? 0))
    .map((line) => ({ line, date: dayOf(line, points.get(line.id) ?? 0, last?.date, days) }));
  const history = [...Map.groupBy(dated, ({ date }) => date)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .reduce((steps, [date, own]) => {
      for (const { line } of own) points.set(line.id, line.points);
      return withStep(steps, date, points);
    }, told);
  return { ...rest, history: shorten(history), digest };
}

/** A stored history, told as it is told today: in tenths, a step a day, and each step changes something. */
function retell(history: readonly TrustStep[]): readonly TrustStep[] {
  const points = new Map<Evidence['id'], number>();
  return history.reduce<readonly TrustStep[]>((steps, { date, changes }) => {
    for (const { id, to } of changes) points.set(id, toTenths(to));
    return withStep(steps, date, points);
  }, []);
}

/**
 * A history that ends with these points on this day. What changes neither score nor level is no step; the next one tells of
 * it. Another step of the same day becomes one with this.
 */
function withStep(history: readonly TrustStep[], date: Day, points: Points): readonly TrustStep[] {
  const earlier = history.at(-1)?.date === date ? history.slice(0, -1) : history;
  const before = pointsAfter(earlier);
  const changes = [...points].map(([id, to]): Change => ({ id, from: before.get(id) ?? 0, to })).filter(({ from, to }) => from !== to);
  const step: TrustStep = { date, score: scoreOf(points.values()), level: levelAt(points), changes };
  return isSame(earlier.at(-1) ?? START, step) ? earlier : [...earlier, step];
}

function isSame(a: typeof START, b: typeof START): boolean {
  return a.score === b.score && a.level === b.level;
}

/** The points of each line at the end of a history. */
function pointsAfter(history: readonly TrustStep[]): Points {
  return new Map(history.flatMap(({ changes }) => changes.map(({ id, to }) => [id, to])));
}

function dayOf({ points, since, date }: Evidence, before: number, last: Day | undefined, { day, works }: HistoryDays): Day {
  const fact = points < before ? day : (since ?? date ?? works ?? day);
  const known = fact > day ? day : fact;
  return last !== undefined && known < last ? last : known;
}

/** The level that lines of evidence amount to. */
function levelAt(points: Points): Level {
  const has = (id: Evidence['id']) => (points.get(id) ?? 0) > 0;
  if (has('affiliation')) return 'L4';
  if (has('two-way-link')) return 'L3';
  if (has('claim')) return 'L2';
  return has('identifiers') ? 'L1' : 'L0';
}

/** Too long a history, with its first steps as one, so that what changed still adds up. */
function shorten(history: readonly TrustStep[]): TrustStep[] {
  const [first, second, ...rest] = history;
  if (first === undefined || second === undefined || (history.length <= STEPS && !isSame(START, first))) return [...history];
  const changes = new Map(first.changes.map((change) => [change.id, change]));
  for (const { id, from, to } of second.changes) changes.set(id, { id, from: changes.get(id)?.from ?? from, to });
  return shorten([{ ...second, changes: [...changes.values()].filter(({ from, to }) => from !== to) }, ...rest]);
}
