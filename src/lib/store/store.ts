import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  ClaimSchema,
  FollowersSchema,
  InstitutionSchema,
  LedgerSchema,
  PersonSchema,
  TopicSchema,
  WorkSchema,
  type Claim,
  type Followers,
  type Institution,
  type Ledger,
  type Person,
  type Topic,
  type Work,
} from '../model/index.ts';
import { filesBelow, parseStored, readJson } from './read-json.ts';

/** What the harvest wrote and people decided, but for the works, which are the bulk of it. */
export interface Stored {
  /** Every work, read from its file when it is asked for and not kept. @throws StoredFault */
  eachWork(): Iterable<Work>;
  person(slug: string): Person | undefined;
  people(): Person[];
  topic(slug: string): Topic | undefined;
  topics(): Topic[];
  institutions(): Institution[];
  claim(slug: string): Claim | undefined;
  followers(): Followers | undefined;
  ledger(): Ledger;
}

/** The same with all works in memory, indexed: by id, author, topic and institution. */
export interface Store extends Stored {
  work(id: string): Work | undefined;
  /** Newest first, as all lists of works here. */
  allWorks(): Work[];
  worksOfAuthor(slug: string): Work[];
  worksOfTopic(slug: string): Work[];
  /** Works of which an author of this site was there, by ROR identifier. */
  worksOfInstitution(ror: string): Work[];
}

const EMPTY_LEDGER: Ledger = { schemaVersion: 1, works: {}, redirects: {}, authors: {} };

/**
 * Read everything below a content folder and index it. Works are read from `works/<year>/<id>.json` and from
 * any `.ndjson` file below `works`, one work a line, which is what sites of many works should keep.
 * @throws StoredFault naming the first file that is not what it should be
 */
export function readStore(content: string): Store {
  const stored = readStored(content);
  const works = [...stored.eachWork()].sort(newestFirst);
  const byId = new Map<string, Work>(works.map((work) => [work.id, work]));
  const byAuthor = index(works, ({ authorships }) => authorships.flatMap(({ author }) => author ?? []));
  const byTopic = index(works, (work) => work.topics.map(({ topic }) => topic));
  const byInstitution = index(works, ({ authorships }) =>
    authorships.flatMap(({ author, institutions = [] }) => (author === undefined ? [] : institutions)),
  );
  return {
    ...stored,
    work: (id) => byId.get(id),
    allWorks: () => works,
    worksOfAuthor: (slug) => byAuthor.get(slug) ?? [],
    worksOfTopic: (slug) => byTopic.get(slug) ?? [],
    worksOfInstitution: (ror) => byInstitution.get(ror) ?? [],
  };
}

/**
 * Read the same without holding works in memory, for a harvest, which makes all of them anew.
 * @throws StoredFault naming the first file that is not what it should be; a work's is told when it is read
 */
export function readStored(content: string): Stored {
  const people = filesBelow(join(content, 'people'), '.json').map((path) => readJson(path, PersonSchema));
  const topics = filesBelow(join(content, 'topics'), '.json').map((path) => readJson(path, TopicSchema));
  const institutions = filesBelow(join(content, 'institutions'), '.json').map((path) => readJson(path, InstitutionSchema));
  const claims = new Map(
    filesBelow(join(content, 'claims'), '.json').map((path) => [
      path
        .split(/[\\/]/)
        .at(-1)!
        .replace(/\.json$/, ''),
      readJson(path, ClaimSchema),
    ]),
  );
  const ledgerPath = join(content, 'ledger.json');
  const ledger = existsSync(ledgerPath) ? readJson(ledgerPath, LedgerSchema) : EMPTY_LEDGER;
  const followersPath = join(content, 'followers.json');
  const followers = existsSync(followersPath) ? readJson(followersPath, FollowersSchema) : undefined;
  const personOf = new Map<string, Person>(people.map((person) => [person.slug, person]));
  const topicOf = new Map<string, Topic>(topics.map((topic) => [topic.slug, topic]));
  return {
    eachWork: () => eachWork(content),
    person: (slug) => personOf.get(slug),
    people: () => people,
    topic: (slug) => topicOf.get(slug),
    topics: () => topics,
    institutions: () => institutions,
    claim: (slug) => claims.get(slug),
    followers: () => followers,
    ledger: () => ledger,
  };
}

const opened = new Map<string, { stamp: number; store: Store }>();

/** The store of a content folder, read once a run and again when the ledger has been written since. */
export function openStore(content: string): Store {
  const ledger = join(content, 'ledger.json');
  const stamp = existsSync(ledger) ? statSync(ledger).mtimeMs : 0;
  const known = opened.get(content);
  if (known?.stamp === stamp) return known.store;
  const store = readStore(content);
  opened.set(content, { stamp, store });
  return store;
}

function* eachWork(content: string): Generator<Work> {
  const folder = join(content, 'works');
  for (const path of filesBelow(folder, '.json')) yield readJson(path, WorkSchema);
  for (const path of filesBelow(folder, '.ndjson'))
    for (const [at, line] of readFileSync(path, 'utf8').split('\n').entries())
      if (line.trim() !== '') yield parseStored(line, { path, line: at + 1 }, WorkSchema);
}

/** Order of all lists of works: the newest first. */
export function newestFirst(a: Pick<Work, 'date'> & { id: string }, b: Pick<Work, 'date'> & { id: string }): number {
  const [x, y] = [a.date.ofRecord ?? a.date.first, b.date.ofRecord ?? b.date.first];
  return x < y ? 1 : x > y ? -1 : a.id < b.id ? -1 : 1;
}

function index(works: readonly Work[], keys: (work: Work) => readonly string[]): Map<string, Work[]> {
  const map = new Map<string, Work[]>();
  for (const work of works) {
    for (const key of new Set(keys(work))) {
      const list = map.get(key);
      if (list === undefined) map.set(key, [work]);
      else list.push(work);
    }
  }
  return map;
}
