import { hasIdentifier, type Conflict, type Issue, type Person, type PersonScheme, type Verification, type Work } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import type { KnownAuthor, Proposal } from '../reconcile/index.ts';
import type { Answer } from './collect.ts';
import type { Difference } from './difference.ts';
import { keyOf } from './evidence.ts';
import type { Held } from './guard.ts';
import type { AuthorChange } from './verification.ts';
import type { Written } from './write.ts';

/** A source that failed may stay as it was for so many days before the run counts as failed. */
const STALE_DAYS = 14;

/** An identifier of an author that a source knows and the author file does not. */
export interface FoundIdentifier {
  author: string;
  scheme: PersonScheme;
  value: string;
  source: string;
}

/** What a run found and did. Counts add up: fetched = kept + skipped, and records = works + merged + not shown. */
export interface HarvestReport extends Difference {
  day: string;
  dryRun: boolean;
  answers: {
    author: string;
    source: string;
    question: Answer['question'];
    state: Answer['state'];
    /** The day of records that are not fresh. */
    since?: string;
    fetched: number;
    kept: number;
    skipped: number;
    reason?: string;
    /** The source answered, but so that a person must look. */
    held?: true;
  }[];
  totals: { authors: number; works: number; records: number; merged: number; notShown: number };
  /** Records that may describe one work; a person decides. `works` are the works they are now, as far as these are shown. */
  proposals: { a: string; b: string; reason: string; works: string[] }[];
  identifiers: FoundIdentifier[];
  /** What ties profiles to their people and was seen for the first time, is no longer seen, or was dropped. */
  verifications: (Verification & { author: string; what: AuthorChange['what']; dropsOn?: string })[];
  /** Facts that speak against each other, for a person to settle, the days on which they were first found included. */
  conflicts: (Conflict & { author: string })[];
  held: Held[];
  issues: Issue[];
  files: { written: number; removed: number; unchanged: number };
  exitCode: number;
}

/** What a report is made of. */
export interface ReportParts {
  day: string;
  dryRun: boolean;
  answers: readonly Answer[];
  authors: readonly KnownAuthor[];
  difference: Difference;
  after: readonly Work[];
  /** Records behind the works that are shown, and others. */
  records: { shown: number; notShown: number };
  proposals: readonly Proposal[];
  verifications: readonly AuthorChange[];
  /** As they are to be stored. */
  people: readonly Person[];
  held: readonly Held[];
  issues: readonly Issue[];
  written: Written;
  /** Whatever is not fresh counts as failed. */
  strict: boolean;
}

/** Put a report together. */
export function makeReport(parts: ReportParts): HarvestReport {
  const { answers, held, records } = parts;
  const unheard = answers.filter(({ state }) => state === 'stale' || state === 'missing');
  const failed = parts.strict ? unheard : unheard.filter((answer) => isFailed(answer, parts.day));
  const nothing = answers.length > 0 && unheard.length === answers.length && !answers.some((answer) => answer.held !== undefined);
  const workOf = new Map(
    parts.after.flatMap(({ id, versions }) =>
      versions.flatMap(({ records: behind }) => behind.map((origin) => [keyOf(origin), id] as const)),
    ),
  );
  return {
    day: parts.day,
    dryRun: parts.dryRun,
    answers: answers.map(({ author, source, question, state, since, fetched, skipped, records: kept, reason, held: doubt }) => ({
      author,
      source,
      question,
      state,
      ...(since === undefined ? {} : { since }),
      fetched,
      kept: kept.length,
      skipped,
      ...(reason === undefined ? {} : { reason }),
      ...(doubt === undefined ? {} : { held: true as const }),
    })),
    totals: {
      authors: parts.authors.length,
      works: parts.after.length,
      records: records.shown + records.notShown,
      merged: Math.max(0, records.shown - parts.after.length),
      notShown: records.notShown,
    },
    ...parts.difference,
    proposals: parts.proposals.map(({ a, b, reason }) => ({
      a: `${toPlain(a.title)} (${a.place})`,
      b: `${toPlain(b.title)} (${b.place})`,
      reason,
      works: [...new Set([a, b].flatMap((record) => workOf.get(keyOf(record)) ?? []))],
    })),
    identifiers: foundIdentifiers(parts.authors, answers),
    verifications: parts.verifications.map(({ author, what, verification, dropsOn }) => ({
      author,
      what,
      ...verification,
      ...(dropsOn === undefined ? {} : { dropsOn }),
    })),
    conflicts: parts.people.flatMap(({ slug, conflicts }) => conflicts.map((conflict) => ({ author: slug, ...conflict }))),
    held: [...held],
    issues: [...parts.issues],
    files: { written: parts.written.written.length, removed: parts.written.removed.length, unchanged: parts.written.unchanged },
    exitCode: nothing ? 1 : held.length > 0 || failed.length > 0 ? 3 : 0,
  };
}

/** If a source failed and its records are missing, or older than they may be, or if a person must look at what it sent. */
function isFailed({ state, since, held }: Answer, day: string): boolean {
  if (state === 'missing' || held !== undefined) return true;
  return state === 'stale' && (since === undefined || Date.parse(day) - Date.parse(since) > STALE_DAYS * 24 * 3600 * 1000);
}

/** Identifiers that sources list for the very person they answered for, and the author file does not have yet. */
function foundIdentifiers(authors: readonly KnownAuthor[], answers: readonly Answer[]): FoundIdentifier[] {
  const found = new Map<string, FoundIdentifier>();
  const answersOf = Map.groupBy(answers, (answer) => answer.author);
  for (const { slug, author } of authors) {
    for (const { person } of answersOf.get(slug) ?? []) {
      if (person === undefined) continue;
      const listed = [{ scheme: person.scheme, value: person.value }, ...(person.identifiers ?? [])];
      // A page about somebody else proves nothing.
      if (!listed.some(({ scheme, value }) => hasIdentifier(author.identifiers, scheme, value))) continue;
      for (const { scheme, value } of listed) {
        if (hasIdentifier(author.identifiers, scheme, value)) continue;
        found.set(`${slug} ${scheme} ${value}`, { author: slug, scheme, value, source: person.source });
      }
    }
  }
  return [...found.values()];
}
