import type { Person } from '../model/index.ts';
import type { Answer } from './collect.ts';

/** An author of whom something new looks wrong; what is stored of it stays until a person has looked. */
export interface Held {
  author: string;
  reason: string;
  remedy: string;
  /** The source that failed, if that is all there is to it. */
  unread?: string;
}

/** Works may fall by this share, and by this number, before somebody must look. */
const SHRINK = { share: 0.2, works: 3 };
/** A source may lose this share of an author's records, and this number, before its answer is doubted. */
const SOURCE_SHRINK = { share: 0.3, records: 3 };
/** Works may grow to this many times, and by this number. */
const GROWTH = { times: 3, works: 50 };

/** Compare an author's works with the stored ones. @returns why they are held, or `undefined` if they may be stored */
export function guardCounts(before: Person | undefined, after: Person, accepted: ReadonlySet<string>): Held | undefined {
  if (before === undefined || accepted.has(after.slug)) return undefined;
  const [was, is] = [before.works.length, after.works.length];
  if (was - is > SHRINK.works && was - is > SHRINK.share * was) {
    return {
      author: after.slug,
      reason: `${was} works fell to ${is}.`,
      remedy: `If that is right, run: npm run harvest -- --accept-shrink ${after.slug}`,
    };
  }
  if (is - was > GROWTH.works && is > GROWTH.times * was && was > 0) {
    return {
      author: after.slug,
      reason: `${was} works grew to ${is}; works of another person may be among them.`,
      remedy: `Look at the report. If they are all right, run: npm run harvest -- --accept-shrink ${after.slug}`,
    };
  }
  return undefined;
}

/**
 * Compare what a source sent with what it sent last time: catalogues answer with nothing, or with half of it, on their bad days.
 * @returns why the answer is not used, or `undefined` if it is
 */
export function doubtAnswer(
  before: number | undefined,
  { author, source, question, records }: Answer,
  accepted: ReadonlySet<string>,
): Answer['held'] {
  // Details follow what other sources name, and files what the host puts there.
  if (before === undefined || source === 'files' || question === 'details' || accepted.has(author)) return undefined;
  const lost = before - records.length;
  const nothing = records.length === 0 && before > 0;
  if (!nothing && (lost < SOURCE_SHRINK.records || lost <= SOURCE_SHRINK.share * before)) return undefined;
  return {
    reason: `${before} records fell to ${records.length}.`,
    remedy: `If that is right, run: npm run harvest -- --accept-shrink ${author}`,
  };
}

/** The authors of whom a source said something that a person must look at; what it said last time stays. */
export function heldAnswers(answers: readonly Answer[]): Held[] {
  return answers.flatMap(({ author, source, held }) =>
    held === undefined ? [] : [{ author, reason: `${source}: ${held.reason}`, remedy: held.remedy }],
  );
}
