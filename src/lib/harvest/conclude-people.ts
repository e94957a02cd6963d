import {
  claimStateOf,
  hasIdentifier,
  vouchesForOrcid,
  type Issue,
  type Person,
  type PersonIdentifiers,
  type Work,
  type WorkRecord,
} from '../model/index.ts';
import type { Orcid, Slug } from '../identifiers/index.ts';
import { computeTrust, countEvidence, findCollaborators, levelOf, withHistory, type TrustInputs } from '../enrich/index.ts';
import type { KnownAuthor } from '../reconcile/index.ts';
import { digestOf, type Answer } from './collect.ts';
import { dedupe, keyOf, type Evidence } from './evidence.ts';
import { doubtfulIssue, doubtfulOrcid, isBorneOut, withoutOrcid, type Bearings } from './borne-out.ts';
import { verifyPerson, type AuthorChange, type Signs } from './verification.ts';

/**
 * Conclude what the site says of its authors from their works and what sources said.
 * @param works with the iDs of people who left, by whom they are recognised
 * @returns the people, what is news of their verification, and what the host is told of their identifiers
 */
export function concludePeople(
  evidence: Evidence,
  shown: readonly KnownAuthor[],
  works: readonly Work[],
  signs: Signs,
): { people: Person[]; changes: AuthorChange[]; issues: Issue[] } {
  const byAuthor = new Map<string, Work[]>(shown.map(({ slug }) => [slug, []]));
  for (const work of works)
    for (const slug of new Set(work.authorships.flatMap(({ author }) => author ?? []))) byAuthor.get(slug)?.push(work);
  const names = new Map<string, string>(shown.map(({ slug, author }) => [slug, author.name]));
  const sources: Sources = { answersOf: Map.groupBy(evidence.answers, ({ author }) => author), records: dedupe(evidence.answers) };
  const verified = shown.map((known) => verifyPerson(evidence, known, signs));
  const counting = shown.map((known, at) =>
    countingOf(known, sources, { author: known.author, works: byAuthor.get(known.slug)!, records: sources.records, ...verified[at]! }),
  );
  const drafts = shown.map((known, at): Omit<Person, 'trust'> => {
    const { verifications, conflicts } = verified[at]!;
    return draftPerson(evidence, known, sources, counting[at]!, byAuthor.get(known.slug)!, (slug) => names.get(slug), {
      verifications,
      conflicts,
    });
  });
  const levels = new Map<string, boolean>(
    drafts.map(({ slug, resolved, verifications }) => [slug, levelOf({ resolved, verifications, claim: claimOf(evidence, slug) }) >= 'L2']),
  );
  const people = drafts.map((draft, index): Person => {
    const { slug, author } = shown[index]!;
    const close = draft.collaborators.filter((collaborator) => collaborator.close);
    const trust = computeTrust({
      listsIdentifier: Object.keys(author.identifiers).length > 0,
      resolved: draft.resolved,
      claim: claimOf(evidence, slug),
      verifications: draft.verifications,
      works: countEvidence(byAuthor.get(slug)!, slug, counting[index]!, (work, orcid) => isAsserted(work, orcid, sources.records)),
      closeCollaborators: {
        total: close.length,
        verified: close.filter((collaborator) => levels.get(collaborator.author ?? '') === true).length,
      },
      counts: { ...followersOf(evidence, slug), topics: draft.topics.length },
    });
    const worksDay = draft.sources
      .map(({ date }) => date)
      .toSorted()
      .at(-1);
    return { ...draft, trust: withHistory(trust, evidence.previous.get(slug)?.trust, { day: evidence.day, works: worksDay }) };
  });
  return {
    people,
    changes: verified.flatMap(({ changes }) => changes),
    issues: shown.flatMap((known, at) => (counting[at]!.doubtful === undefined ? [] : [doubtfulIssue(known, counting[at]!.doubtful)])),
  };
}

/** What sources said, as it is looked up for each author: nobody is compared with everything. */
interface Sources {
  answersOf: ReadonlyMap<string, readonly Answer[]>;
  records: ReadonlyMap<string, WorkRecord>;
}

function draftPerson(
  { previous, day, gone }: Evidence,
  { slug }: KnownAuthor,
  { records }: Sources,
  { identifiers, answers }: Counting,
  works: readonly Work[],
  nameOf: (slug: string) => string | undefined,
  verified: Pick<Person, 'verifications' | 'conflicts'>,
): Omit<Person, 'trust'> {
  const before = previous.get(slug);
  const topics = new Map<Slug, number>();
  for (const work of works) for (const { topic } of work.topics) topics.set(topic, (topics.get(topic) ?? 0) + 1);
  return {
    schemaVersion: 1,
    slug,
    resolved: resolvedBy(identifiers, answers).map((found) => {
      const known = before?.resolved.find(({ scheme, value }) => scheme === found.scheme && value === found.value);
      return { ...found, date: known?.date ?? day };
    }),
    ...verified,
    sources: sourcesOf(works, records, before, day),
    works: works.map(({ id }) => id),
    topics: [...topics]
      .map(([topic, count]) => ({ topic, works: count }))
      .sort((a, b) => b.works - a.works || (a.topic < b.topic ? -1 : 1)),
    collaborators: findCollaborators(slug, works, nameOf, gone),
  };
}

/** If a record of a source that may say so gives an iD to an author of a work. What is no longer known of its records counts as before. */
function isAsserted({ versions }: Work, orcid: Orcid, known: Sources['records']): boolean {
  return versions
    .flatMap(({ records }) => records.map((origin) => ({ origin, record: known.get(keyOf(origin)) })))
    .some(
      ({ origin, record }) =>
        vouchesForOrcid(origin.source) && (record === undefined || record.authors.some((author) => author.orcid === orcid)),
    );
}

/** What of an author's identifiers, and of what sources answered, counts as the author's. */
interface Counting {
  identifiers: PersonIdentifiers;
  answers: readonly Answer[];
  /** The iD that does not count since nothing bears it out. */
  doubtful: Orcid | undefined;
}

/** An iD whose record names somebody else, or that nothing bears out, may be another person's, and then raises nothing. */
function countingOf({ slug, author }: KnownAuthor, { answersOf }: Sources, bearings: Bearings & Pick<Person, 'conflicts'>): Counting {
  const own = (answersOf.get(slug) ?? []).filter(({ state }) => state !== 'missing' && state !== 'unknown');
  const isOther = bearings.conflicts.some(({ kind }) => kind === 'other-name');
  const doubtful = isOther ? undefined : doubtfulOrcid(own, bearings);
  return {
    identifiers: isOther || doubtful !== undefined ? withoutOrcid(author.identifiers) : author.identifiers,
    answers: own.filter((answer) => isBorneOut(answer, bearings)),
    doubtful,
  };
}

/** The identifiers of an author that a source answered for, or lists for the person it answered for; each once. */
function resolvedBy(identifiers: PersonIdentifiers, answers: readonly Answer[]): Omit<Person['resolved'][number], 'date'>[] {
  const found = new Map<string, Omit<Person['resolved'][number], 'date'>>();
  for (const { person } of answers) {
    if (person === undefined) continue;
    const listed = [{ scheme: person.scheme, value: person.value }, ...(person.identifiers ?? [])];
    const own = listed.filter(({ scheme, value }) => hasIdentifier(identifiers, scheme, value));
    for (const { scheme, value } of own) {
      const key = `${scheme} ${value}`;
      if (!found.has(key)) found.set(key, { scheme, value, source: person.source });
    }
  }
  return [...found.values()];
}

/**
 * Where an author's works were read, per provider: an arXiv feed that lies in a folder is arXiv's word, though a file
 * brought it. The date is the day on which the records last changed.
 */
function sourcesOf(
  works: readonly Work[],
  known: ReadonlyMap<string, WorkRecord>,
  before: Person | undefined,
  day: string,
): Person['sources'] {
  const named = new Set(works.flatMap(({ versions }) => versions.flatMap(({ records }) => records.map(keyOf))));
  const records = [...named].sort().flatMap((key) => known.get(key) ?? []);
  // Works that were kept because a source failed were read when it last answered.
  if (records.length < named.size && before !== undefined) return before.sources;
  return [...Map.groupBy(records, ({ source }) => source)]
    .map(([source, own]) => {
      const digest = digestOf(own);
      const same = before?.sources.find((other) => other.source === source && other.digest === digest);
      return { source, records: own.length, date: same?.date ?? day, digest };
    })
    .sort((a, b) => (a.source < b.source ? -1 : 1));
}

function claimOf({ claims }: Evidence, slug: string): TrustInputs['claim'] {
  const claim = claims.get(slug);
  const state = claimStateOf(claim);
  return { state, ...(claim === undefined || state === 'unclaimed' ? {} : { date: claim.date }) };
}

function followersOf({ followers }: Evidence, slug: string): Pick<TrustInputs['counts'], 'followers' | 'followersDate'> {
  if (followers === undefined) return {};
  // A slug can be the name of something every object has.
  return { followers: Object.hasOwn(followers.counts, slug) ? followers.counts[slug]! : 0, followersDate: followers.date };
}
