import type { Day, Verification } from '../model/index.ts';
import { TWO_WAY_KINDS, VOUCHER_KINDS } from '../model/index.ts';
import { pageAddress } from './page-address.ts';
import type { Sighting } from './seen-at-orcid.ts';

const DAY_MS = 24 * 3600 * 1000;
/**
 * What was looked for in vain is kept for so many days after it was last seen, and until a second day has looked in vain: where
 * a harvest runs once a month, one bad day of a host costs nothing.
 */
const GRACE_DAYS = 30;
const KINDS = [...TWO_WAY_KINDS, ...VOUCHER_KINDS];

/** What a run looked for of one author, and what it saw. */
export interface Search {
  found: readonly Sighting[];
  /** If what was seen once is still something that the author file or the claim names. */
  isListed(verification: Verification): boolean;
  /** If the run has looked where it was seen. */
  wasLookedFor(verification: Verification): boolean;
}

/** What became of one thing that was or is seen. */
export interface VerificationChange {
  what: 'new' | 'missing' | 'dropped';
  verification: Verification;
  /** The day on which a missing one is dropped, unless it is seen again. */
  dropsOn?: Day;
}

/** What is to be stored, in the order of kinds, and what is worth telling of it. */
export interface Merged {
  verifications: Verification[];
  changes: VerificationChange[];
}

/**
 * Merge what a run saw with what is stored. What is seen again keeps its first day; what was looked for in vain stays for 30
 * days after it was last seen; what nobody looked for stays as it is; what the author file no longer names is dropped at
 * once. Idempotent on one day, and no last day ever goes back.
 * @param day today, ISO
 */
export function mergeVerifications(stored: readonly Verification[], { found, isListed, wasLookedFor }: Search, day: Day): Merged {
  const before = new Map(stored.map((one) => [keyOf(one), one]));
  const now = new Map(found.map((one) => [keyOf(one), one]));
  const verifications: Verification[] = [];
  const changes: VerificationChange[] = [];
  for (const [key, sighting] of now) {
    const known = before.get(key);
    const verification = { ...sighting, seen: known?.seen ?? day, lastSeen: later(known?.lastSeen, day) };
    verifications.push(verification);
    if (known === undefined) changes.push({ what: 'new', verification });
  }
  for (const [key, verification] of before) {
    if (now.has(key)) continue;
    const looked = wasLookedFor(verification);
    const missing = verification.missing ?? (looked ? day : undefined);
    const isOver = looked && dropDay(verification.lastSeen, missing!) <= day;
    if (isOver || !isListed(verification)) {
      changes.push({ what: 'dropped', verification });
      continue;
    }
    const kept = { ...verification, ...(missing === undefined ? {} : { missing }) };
    verifications.push(kept);
    if (looked) changes.push({ what: 'missing', verification: kept, dropsOn: dropDay(kept.lastSeen, missing!) });
  }
  return { verifications: inOrder(verifications), changes };
}

/** The day from which on a harvest that looks in vain drops what is missing. */
export function dropDay(lastSeen: Day, missing: Day): Day {
  return later(addDays(lastSeen, GRACE_DAYS + 1), addDays(missing, 1));
}

/** Put what is the host's own word in the place of what it was before; its days are the host's too, so nothing is waited for. */
export function replaceVerifications(stored: readonly Verification[], next: readonly Verification[]): Merged {
  const before = new Map(stored.map((one) => [keyOf(one), one]));
  const now = new Map(next.toSorted((a, b) => (a.lastSeen < b.lastSeen ? -1 : 1)).map((one) => [keyOf(one), one]));
  const changes = [
    ...[...now].filter(([key]) => !before.has(key)).map(([, verification]) => ({ what: 'new' as const, verification })),
    ...[...before].filter(([key]) => !now.has(key)).map(([, verification]) => ({ what: 'dropped' as const, verification })),
  ];
  return { verifications: inOrder([...now.values()]), changes };
}

/** Keys in the order of the schema, the strongest kind first. */
function inOrder(verifications: readonly Verification[]): Verification[] {
  return verifications
    .map(({ kind, url, homePage, institution, seen, lastSeen, missing }) => ({
      kind,
      ...(url === undefined ? {} : { url }),
      ...(homePage === undefined ? {} : { homePage }),
      ...(institution === undefined ? {} : { institution }),
      seen,
      lastSeen,
      ...(missing === undefined ? {} : { missing }),
    }))
    .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** What tells one thing that is seen from another. */
function keyOf({ kind, url, homePage, institution }: Sighting): string {
  const address = (page: string | undefined) => (page === undefined ? '' : (pageAddress(page) ?? page));
  return [kind, address(url), address(homePage), institution ?? ''].join('\n');
}

function later(known: Day | undefined, day: Day): Day {
  return known !== undefined && known > day ? known : day;
}

function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
