import type { Slug } from '../identifiers/index.ts';
import {
  refersTo,
  WorkSchema,
  type Authorship,
  type Issue,
  type Ledger,
  type Person,
  type Topic,
  type Work,
  type WorkRecord,
  type WorkTopic,
} from '../model/index.ts';
import { findTopics, type WorkSubjects } from '../enrich/index.ts';
import {
  applyCorrections,
  assertedPairs,
  clusterRecords,
  identifyWorks,
  isGathered,
  linkPeople,
  mergeRecords,
  needsCheck,
  noticesAbout,
  splitClusters,
  type Assertions,
  type Proposal,
  type WorkToLink,
} from '../reconcile/index.ts';
import { toPlain } from '../print/plain.ts';
import { newestFirst } from '../store/index.ts';
import type { Answer } from './collect.ts';
import { concludePeople } from './conclude-people.ts';
import { dedupe, keyOf, type Evidence } from './evidence.ts';
import { withoutFarDates } from './future.ts';
import { makeLedger, oldestFirst } from './ledger.ts';
import { withOutdated } from './outdated.ts';
import { findSigns, withMoved, worksForCertain, type AuthorChange } from './verification.ts';

/** What is to be stored. */
export interface Conclusion {
  works: Work[];
  people: Person[];
  topics: Topic[];
  ledger: Ledger;
  /** What is news of the authors' verification. */
  verifications: AuthorChange[];
  proposals: Proposal[];
  /** Records behind works that are shown, and others. */
  records: { shown: number; notShown: number };
  issues: Issue[];
}

/** Authors who stay as they are stored, whatever the evidence says, and what is stored. */
export interface Held {
  authors: ReadonlySet<string>;
  works: readonly Work[];
  people: readonly Person[];
  topics: readonly Topic[];
}

/**
 * Conclude works, people and topics from what the sources said. Pure: the same evidence gives the same content. The
 * works of authors who are held stay as they are stored, and everybody else's are concluded around them.
 */
export function conclude(evidence: Evidence, held: Held): Conclusion {
  const { authors, answers, corrections, ledger } = evidence;
  const shown = authors.filter(({ author }) => !author.optOut);
  const { records, issues: farIssues } = withoutFarDates([...dedupe(answers).values()], evidence.day);
  const { clusters: joined, proposals, issues } = clusterRecords(records, assertedPairs(corrections, records, ledger));
  const clusters = splitClusters(joined, corrections, ledger);
  const { ids, works: keys, redirects } = identifyWorks(clusters, oldestFirst(ledger));

  const about = noticesAbout(records);
  const merged = clusters.map((cluster, index): WorkToLink => ({ id: ids[index]!, ...mergeRecords(cluster, about) }));
  const corrected = applyCorrections(merged, corrections, redirects);
  const assertions = assertionsOf(clusters, ids, answers);
  const linked = linkPeople(corrected.works, shown, assertions, redirects);

  const heldPeople = held.people.filter(({ slug }) => held.authors.has(slug));
  const keptIds = new Set<string>(heldPeople.flatMap((person) => person.works));
  const slugs = new Set<string>(shown.map(({ slug }) => slug));
  const kept = held.works.filter(({ id }) => keptIds.has(id)).map((work) => withoutGone(work, slugs));
  const owned = linked.works.filter(({ id }) => !keptIds.has(id)).flatMap((work) => withoutHeld(work, held.authors));
  const recordsOf = new Map(clusters.map((cluster, index) => [ids[index]! as string, cluster]));
  const found = findTopics([
    ...owned.map((work) => subjectsOf(work, recordsOf.get(work.id)!)),
    ...kept.map((work) => subjectsOf(work, [])),
  ]);
  const whole = [...kept, ...owned.map((work) => withTopics(work, found.byWork.get(work.id) ?? [], recordsOf.get(work.id)!))].sort(
    newestFirst,
  );
  const works = whole.map((work) => withoutIds(work, evidence.gone ?? new Set()));

  const answersOf = Map.groupBy(answers, ({ author }) => author);
  const free = shown.filter(({ slug }) => !held.authors.has(slug));
  const certain = worksForCertain(linked.works, recordsOf, assertions, free);
  const signs = findSigns(evidence, certain, linked.shared);
  const concluded = concludePeople(evidence, free, whole, signs);
  return {
    works,
    people: [...concluded.people, ...heldPeople.map((person) => withMoved(person, evidence, signs))]
      .map((person) => withOutdated(person, answersOf.get(person.slug) ?? [], evidence.previous.get(person.slug), evidence.day))
      .sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    topics: countTopics(works, [...held.topics, ...found.topics]),
    ledger: makeLedger({ before: ledger, keys, redirects, works, shown, day: evidence.day }),
    verifications: concluded.changes,
    proposals,
    records: countRecords(records, ids, clusters, works),
    // What a reference names may be among the works that are kept.
    issues: [
      ...farIssues,
      ...issues,
      ...toCheck(clusters, merged),
      ...corrected.issues,
      ...concluded.issues,
      ...linked.issues.filter(({ record }) => !kept.some((work) => refersTo(record ?? '', work))),
    ],
  };
}

/** A new work without the authors who are held: it would change their pages. Nothing is left if it has no other author of the site. */
function withoutHeld(work: WorkToLink, held: ReadonlySet<string>): WorkToLink[] {
  const authorships = work.authorships.map(({ author, ...rest }): Authorship =>
    author === undefined || held.has(author) ? rest : { ...rest, author },
  );
  return authorships.some(({ author }) => author !== undefined) ? [{ ...work, authorships }] : [];
}

/** A kept work without links to people who have left the site or opted out since. */
function withoutGone(work: Work, shown: ReadonlySet<string>): Work {
  const isGone = ({ author }: Authorship) => author !== undefined && !shown.has(author);
  if (!work.authorships.some(isGone)) return work;
  const unlinked = ({ author: _, ...rest }: Authorship): Authorship => rest;
  return { ...work, authorships: work.authorships.map((authorship) => (isGone(authorship) ? unlinked(authorship) : authorship)) };
}

/** A work whose byline is printed as ever, but without the iDs of people who left: a name in it belongs to the work. */
function withoutIds(work: Work, gone: ReadonlySet<string>): Work {
  const isGone = ({ orcid }: Authorship) => orcid !== undefined && gone.has(orcid);
  if (!work.authorships.some(isGone)) return work;
  const unmarked = ({ orcid: _, ...rest }: Authorship): Authorship => rest;
  return { ...work, authorships: work.authorships.map((authorship) => (isGone(authorship) ? unmarked(authorship) : authorship)) };
}

function subjectsOf(work: WorkToLink | Work, records: readonly WorkRecord[]): WorkSubjects {
  return {
    work,
    subjects: records.flatMap(({ subjects }) => subjects),
    keywords: records.flatMap(({ keywords }) => keywords),
  };
}

function withTopics({ provenance, ...work }: WorkToLink, topics: WorkTopic[], records: readonly WorkRecord[]): Work {
  const origins = records
    .filter(({ subjects, keywords }) => subjects.length + keywords.length > 0)
    .map(({ source, id }) => ({ source, id }));
  const whole: Work = { ...work, topics, provenance: { ...provenance, ...(origins.length > 0 ? { topics: origins } : {}) } };
  // What is wrong is told here and not when it is read again. Of the parsed copy only the order of fields is kept: two of each
  // of 20,000 works would be half the memory of a harvest.
  const fields = Object.keys(WorkSchema.parse(whole)) as (keyof Work)[];
  return Object.fromEntries(fields.map((field) => [field, whole[field]])) as Work;
}

/** Topic records with the number of works that have them; the last record of a topic names it. */
function countTopics(works: readonly Work[], known: readonly Topic[]): Topic[] {
  const records = new Map(known.map((topic) => [topic.slug, topic]));
  const counts = new Map<Slug, number>();
  for (const work of works) for (const { topic } of work.topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .flatMap(([slug, count]) => {
      const topic = records.get(slug);
      return topic === undefined ? [] : [{ ...topic, works: count }];
    })
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

/**
 * Work id to the authors for whom a record of it was read. Details of works that others named say nothing of that; a record
 * that lies in a person's folder counts as the folder's word, whichever source wrote it.
 */
function assertionsOf(clusters: readonly WorkRecord[][], ids: readonly Slug[], answers: readonly Answer[]): Assertions {
  const readFor = { sure: new Map<string, Set<string>>(), gathered: new Map<string, Set<string>>() };
  for (const { author, source, question, records } of answers) {
    if (question !== 'works') continue;
    const into = isGathered({ source }) ? readFor.gathered : readFor.sure;
    for (const record of records) add(into, keyOf(record), author);
  }
  const authorsOf = (map: ReadonlyMap<string, ReadonlySet<string>>) =>
    new Map(clusters.map((cluster, index) => [ids[index]!, new Set(cluster.flatMap((record) => [...(map.get(keyOf(record)) ?? [])]))]));
  return { sure: authorsOf(readFor.sure), gathered: authorsOf(readFor.gathered) };
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}

/** Works that a catalogue alone calls retracted. */
function toCheck(clusters: readonly WorkRecord[][], merged: readonly WorkToLink[]): Issue[] {
  return clusters.flatMap((cluster, index): Issue[] => {
    const work = merged[index]!;
    if (!needsCheck(cluster, work.notices ?? [])) return [];
    return [
      {
        severity: 'warning',
        source: 'reconcile',
        place: cluster[0]!.place,
        record: toPlain(work.title),
        message: 'OpenAlex says that it was retracted; neither its publisher nor PubMed was heard to say so, so the page does not.',
        remedy: 'Look at the publisher’s page, and switch on Crossref if it is off.',
      },
    ];
  });
}

function countRecords(
  records: readonly WorkRecord[],
  ids: readonly Slug[],
  clusters: readonly WorkRecord[][],
  works: readonly Work[],
): Conclusion['records'] {
  const shown = new Set<string>(works.map(({ id }) => id));
  const behind = clusters.reduce((sum, cluster, index) => sum + (shown.has(ids[index]!) ? cluster.length : 0), 0);
  return { shown: behind, notShown: records.length - behind };
}
