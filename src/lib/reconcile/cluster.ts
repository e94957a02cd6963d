import type { Doi } from '../identifiers/index.ts';
import type { Issue, WorkRecord } from '../model/index.ts';
import { fold } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import { findEdges, withoutContainers } from './edges.ts';
import { Groups } from './groups.ts';
import { findVeto, sameKindOfVenue, LEAST_SIMILARITY, matchKey, matchRecords, yearGap, type Match, type MatchKey } from './match.ts';

/** Records that describe one work. */
export type Cluster = WorkRecord[];

/** Two clusters that look alike; a person decides. */
export interface Proposal {
  a: WorkRecord;
  b: WorkRecord;
  reason: string;
}

export interface Clustering {
  clusters: Cluster[];
  proposals: Proposal[];
  issues: Issue[];
}

/** More DOIs than this on one work are the sign of a wrong join. */
const MOST_DOIS = 4;

/**
 * Join records into works. Identifiers in common join, and versions that a record names, unless that would bring two
 * arXiv ids together, or two articles on the word of a gathering catalogue. A preprint that two published records name is
 * one work with two published versions: whoever wrote the records said so. Without that, a conference paper and its
 * journal extension stay two works. Records that agree in everything join; similar ones are proposed.
 * @param asserted pairs of record ids that a person wants joined
 */
export function clusterRecords(all: readonly WorkRecord[], asserted: readonly (readonly [string, string])[] = []): Clustering {
  const { records, issues } = withoutContainers(all);
  const groups = new Groups(records);
  const decided = asserted.length === 0 ? [] : findPairs(asserted, records);
  for (const [a, b] of decided) groups.join({ a, b, what: 'correction', strength: 'person' });
  const told = new Set<string>();
  for (const edge of findEdges(records)) {
    const issue = groups.join(edge);
    if (issue === undefined || told.has(issue.message)) continue;
    told.add(issue.message);
    issues.push(issue);
  }
  const proposals = matchAlike(records, groups);
  const clusters = groups.clusters().flatMap((cluster) => splitSuspicious(cluster, decided, issues));
  return { clusters, proposals, issues };
}

/** The records that pairs of ids name; a pair of which one is not there is passed over. */
function findPairs(ids: readonly (readonly [string, string])[], records: readonly WorkRecord[]): [WorkRecord, WorkRecord][] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return ids.flatMap(([left, right]): [WorkRecord, WorkRecord][] => {
    const [a, b] = [byId.get(left), byId.get(right)];
    return a === undefined || b === undefined ? [] : [[a, b]];
  });
}

/**
 * Compare records that no identifier joined, as far as their titles can be alike. Equal ones join, those of the nearest
 * years first, unless a veto stands between any two records that would come together: a preprint that fits both a
 * conference paper and its journal extension never makes them one.
 */
function matchAlike(records: readonly WorkRecord[], groups: Groups): Proposal[] {
  const keys = records.map(matchKey);
  const alike: { a: MatchKey; b: MatchKey; match: Match }[] = [];
  for (const [a, b] of candidatePairs(keys)) {
    if (groups.same(a.record, b.record)) continue;
    const match = matchRecords(a, b);
    if (match.verdict !== 'different') alike.push({ a, b, match });
  }
  const columns = findColumns(keys);
  const equal = alike
    .filter(({ a, b, match }) => match.verdict === 'same' && !columns.has(a.record) && !columns.has(b.record))
    .map(({ a, b }) => ({ a, b, gap: yearGap(a, b), ids: [a.record.id, b.record.id].sort().join(' ') }))
    .sort((x, y) => x.gap - y.gap || (x.ids < y.ids ? -1 : 1));
  const byRecord = new Map(keys.map((key) => [key.record, key]));
  for (const { a, b } of equal) {
    const barred = groups
      .members(a.record)
      .some((left) => groups.members(b.record).some((right) => findVeto(byRecord.get(left)!, byRecord.get(right)!) !== undefined));
    if (!barred) groups.join({ a: a.record, b: b.record, what: 'title', strength: 'stated' });
  }
  const proposals = new Map<string, Proposal>();
  for (const { a, b, match } of alike) {
    if (groups.same(a.record, b.record)) continue;
    const pair = [groups.nameOf(a.record), groups.nameOf(b.record)].sort().join(' ');
    if (!proposals.has(pair)) proposals.set(pair, { a: a.record, b: b.record, reason: match.reason });
  }
  return [...proposals.values()];
}

/** Sources that give one text one record. */
const ORDERLY: ReadonlySet<WorkRecord['source']> = new Set(['crossref', 'dblp', 'pubmed', 'inspire']);

/**
 * Records of a column, such as a yearly report: an orderly source itself has several of that title by these authors, so a
 * title proves nothing about any of them.
 */
function findColumns(keys: readonly MatchKey[]): Set<WorkRecord> {
  const titles = Map.groupBy(keys, ({ title }) => title);
  const columns = new Set<WorkRecord>();
  for (const same of titles.values()) {
    const repeated = same.filter(({ record }, index) =>
      same.some(
        (other, at) => at !== index && ORDERLY.has(record.source) && other.record.source === record.source && !isTwin(record, other.record),
      ),
    );
    if (repeated.length > 1) for (const { record } of same) columns.add(record);
  }
  return columns;
}

/** If two records of one source are a preprint and its published version, or a paper and its journal version. */
function isTwin(a: WorkRecord, b: WorkRecord): boolean {
  return a.type !== b.type || !sameKindOfVenue(a, b);
}

/**
 * Pairs whose titles can share the words that a match needs: two sets that are that similar have one of their rarest
 * words in common, so only records under the same rare word are paired (prefix filtering).
 * @see Bayardo, Ma and Srikant, Scaling up all pairs similarity search, WWW 2007
 */
function* candidatePairs(keys: readonly MatchKey[]): Iterable<[MatchKey, MatchKey]> {
  const vocabulary = new Vocabulary();
  const numbered = keys.map((key) => ({ words: vocabulary.read(key.words), spellings: vocabulary.read(spellings(key)) }));
  const seen = new Map<number, number[]>();
  // For each record the last one that it was paired with: most stand together under several words.
  const paired = new Int32Array(keys.length).fill(-1);
  for (const [index, own] of numbered.entries()) {
    const prefix = vocabulary.rarest(own.words, own.words.length - Math.ceil(LEAST_SIMILARITY * own.words.length) + 1);
    for (const spelling of own.spellings) if (vocabulary.uses(spelling) <= MOST_ALIKE) prefix.push(spelling);
    for (const word of prefix) {
      // Most of the rarest words are those of one title only.
      if (vocabulary.uses(word) === 1) continue;
      const others = seen.get(word);
      if (others === undefined) {
        seen.set(word, [index]);
        continue;
      }
      for (const other of others) {
        if (paired[other] === index) continue;
        paired[other] = index;
        yield [keys[other]!, keys[index]!];
      }
      others.push(index);
    }
  }
}

/** Words by number, and how often each is used: numbers are compared faster than words. */
class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #words: string[] = [];
  readonly #uses: number[] = [];

  /** The numbers of words, each once, and now used once more. */
  read(words: Iterable<string>): number[] {
    const numbers: number[] = [];
    for (const word of words) {
      let number = this.#numbers.get(word);
      if (number === undefined) {
        number = this.#words.push(word) - 1;
        this.#numbers.set(word, number);
        this.#uses.push(0);
      }
      if (numbers.includes(number)) continue;
      this.#uses[number]! += 1;
      numbers.push(number);
    }
    return numbers;
  }

  uses(word: number): number {
    return this.#uses[word]!;
  }

  /** The words that are used least, the rarest first, those used alike in the order of the alphabet. */
  rarest(words: readonly number[], count: number): number[] {
    const found: number[] = [];
    for (const word of words) {
      let place = found.length;
      while (place > 0 && this.#isRarer(word, found[place - 1]!)) place -= 1;
      if (place === count) continue;
      found.splice(place, 0, word);
      if (found.length > count) found.pop();
    }
    return found;
  }

  #isRarer(a: number, b: number): boolean {
    return this.#uses[a]! < this.#uses[b]! || (this.#uses[a] === this.#uses[b] && this.#words[a]! < this.#words[b]!);
  }
}

/** Letters at the beginning or the end of a title: a slip of the pen changes one of the two. */
const ENDS = 14;
/** More titles than this that begin, or end, alike are the habit of one author or a column, and no slips of the pen. */
const MOST_ALIKE = 50;

/**
 * Keys under which titles come together that only part their words differently, or differ by slips of the pen: the whole
 * folded title, and its beginning and its end with one author.
 */
function spellings({ title, record: { authors } }: MatchKey): string[] {
  let first = '';
  for (const { name } of authors) {
    const family = fold(name.family ?? name.literal);
    if (first === '' || family < first) first = family;
  }
  return [`=${title}`, `^${title.slice(0, ENDS)} ${first}`, `$${title.slice(-ENDS)} ${first}`];
}

/** A cluster with too many DOIs is taken apart again: each DOI by itself, but for what a person joined. */
function splitSuspicious(cluster: Cluster, decided: readonly (readonly [WorkRecord, WorkRecord])[], issues: Issue[]): Cluster[] {
  const dois = new Set<Doi>();
  for (const record of cluster) for (const doi of record.dois) dois.add(doi);
  if (dois.size <= MOST_DOIS) return [cluster];
  issues.push({
    severity: 'warning',
    source: 'reconcile',
    place: cluster[0]!.place,
    record: toPlain(cluster[0]!.title),
    message: `${cluster.length} records with ${dois.size} DOIs were joined; that is more than one work has, so they stay apart.`,
    remedy: 'Join the right ones with a file in src/content/corrections.',
  });
  const parts = new Groups(cluster);
  for (const [a, b] of decided) if (cluster.includes(a)) parts.join({ a, b, what: 'correction', strength: 'person' });
  for (const [first, ...others] of Map.groupBy(cluster, (record) => record.dois[0] ?? record.id).values())
    for (const other of others) parts.join({ a: first!, b: other, what: 'DOI', strength: 'stated' });
  return parts.clusters();
}
