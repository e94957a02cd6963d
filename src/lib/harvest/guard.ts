import type { Person } from '../model/index.ts';

/** An author whose new works look wrong; the stored ones stay until a person has looked. */
export interface Held {
  author: string;
  reason: string;
  remedy: string;
}

/** Works may fall by this share, and by this number, before somebody must look. */
const SHRINK = { share: 0.2, works: 3 };
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
