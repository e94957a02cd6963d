import type { Claim, Followers, Ledger, Person, Roster, WorkRecord } from '../model/index.ts';
import type { Correction, KnownAuthor } from '../reconcile/index.ts';
import type { HomePageLook } from '../verify/index.ts';
import type { Answer } from './collect.ts';

/** Everything the conclusion is drawn from; nothing else enters it. */
export interface Evidence {
  authors: readonly KnownAuthor[];
  answers: readonly Answer[];
  claims: ReadonlyMap<string, Claim>;
  corrections: readonly Correction[];
  ledger: Ledger;
  /** People as stored, whose dates stay while nothing changes. */
  previous: ReadonlyMap<string, Person>;
  /** As imported; absent if they never were. */
  followers: Followers | undefined;
  /** ORCID iDs of people who opted out or were removed: no work of others shows them. */
  gone?: ReadonlySet<string>;
  /** Root address of the site, if it is known. */
  site: string | undefined;
  /** Lists of members that the host keeps. */
  rosters: readonly Roster[];
  /** What came of looking at home pages in this run; those that were not looked at are not here, or marked so. */
  homePages: readonly HomePageLook[];
  /** Fresh answers are only kept ones. */
  offline: boolean;
  /** Today, ISO. */
  day: string;
}

/** One record once, though it was read for several authors. */
export function dedupe(answers: readonly Answer[]): Map<string, WorkRecord> {
  const records = new Map<string, WorkRecord>();
  for (const { records: answered } of answers) {
    for (const record of answered) {
      const key = keyOf(record);
      if (!records.has(key)) records.set(key, record);
    }
  }
  return new Map([...records].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What tells a record from all others. */
export function keyOf({ source, id }: Pick<WorkRecord, 'source' | 'id'>): string {
  return `${source} ${id}`;
}
