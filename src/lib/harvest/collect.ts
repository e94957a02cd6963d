import { createHash } from 'node:crypto';
import { HeldError, MovedError, SourceError } from '../errors.ts';
import type { InstitutionRecord, Issue, PersonRecord, SourceName, WorkRecord } from '../model/index.ts';
import { normalizeRecord } from '../normalize/index.ts';
import type { Http } from '../sources/http/http.ts';
import { readList } from '../sources/http/index.ts';
import type { AuthorRequest, KnownWorks, RawPage, Source, SourceEffects } from '../sources/source.ts';

/** What was asked: which works an author has, or more about works that others named. */
export type Question = 'works' | 'details';

/** What one source said of one author in this run. */
export interface Answer {
  author: string;
  source: SourceName;
  question: Question;
  /**
   * `fresh`: asked and answered; `stale`: it failed, the records are those of the last good run; `missing`: it failed and
   * there are none. `unasked` and `unknown` are the same two for a source that this run was not to ask: no failure.
   */
  state: 'fresh' | 'stale' | 'missing' | 'unasked' | 'unknown';
  /** The day of the records, if they are those of an earlier run. */
  since?: string;
  /** Why it is not fresh, with the remedy. */
  reason?: string;
  /** The source answered, but so that a person must look: it looks wrong, or an identifier is no longer what it was. */
  held?: {
    reason: string;
    remedy: string;
    /** The identifier was given up, for this one if the source tells it. */
    moved?: { to?: string };
  };
  records: WorkRecord[];
  institutions: InstitutionRecord[];
  /** Records the source sent, skipped ones too. */
  fetched: number;
  /** Records that could not be read or had no title or author. */
  skipped: number;
  issues: Issue[];
  person?: PersonRecord;
}

/** More unreadable records than this share mean that the source changed, not that a record is bad. */
const MOST_SKIPPED = 0.2;

/** An answer before anything was asked. */
export function emptyAnswer(author: string, source: SourceName, question: Question, state: Answer['state']): Answer {
  return { author, source, question, state, records: [], institutions: [], fetched: 0, skipped: 0, issues: [] };
}

/**
 * Ask a source about an author's works and clean what it says. A source that fails as a whole gives its reason and no records.
 * @throws whatever is no fault of the source
 */
export function collectWorks(source: Source, author: AuthorRequest, effects: SourceEffects): Promise<Answer> {
  return collect(source, author.slug, 'works', effects, (own) => source.fetchPages(author, own));
}

/** Ask a source for details of works that others named for an author. @throws as {@link collectWorks} */
export function collectDetails(
  source: Source & Required<Pick<Source, 'fetchKnown'>>,
  author: string,
  works: KnownWorks,
  effects: SourceEffects,
): Promise<Answer> {
  return collect(source, author, 'details', effects, (own) => source.fetchKnown(works, own));
}

type FetchAll = (effects: SourceEffects) => AsyncIterable<RawPage>;

/**
 * The pages of a source. Where kept answers lead to a page that cannot be had, because a cursor has expired or the list has
 * changed since, all of them are asked for anew, once.
 */
function pagesOf(effects: SourceEffects, fetchAll: FetchAll): AsyncIterable<RawPage> {
  return readList(async function* (fresh) {
    let fromCache = false;
    const http: Http = {
      async get(request) {
        const answer = await effects.http.get(fresh ? { ...request, maxAgeMs: 0 } : request);
        if (answer.status === 'found') ({ fromCache } = answer);
        return answer;
      },
    };
    for await (const page of fetchAll({ ...effects, http })) {
      yield { ...page, fromCache };
      // A page for which nobody was asked, such as a file, is no kept one.
      fromCache = false;
    }
  });
}

async function collect(source: Source, author: string, question: Question, effects: SourceEffects, fetchAll: FetchAll): Promise<Answer> {
  const answer = emptyAnswer(author, source.name, question, 'fresh');
  const records = new Map<string, WorkRecord>();
  // Where nothing is any more. One work that was removed is the source's affair; an author of whom nothing is left is not.
  let removed: string | undefined;
  const http: Http = {
    async get(request) {
      const reply = await effects.http.get(request);
      if (question === 'works' && reply.status === 'absent' && reply.gone === true) removed = reply.url;
      return reply;
    },
  };
  try {
    for await (const page of pagesOf({ ...effects, http }, fetchAll)) {
      const parsed = source.parsePage(page);
      if (parsed.person !== undefined) answer.person = mergePeople(answer.person, parsed.person);
      answer.institutions.push(...(parsed.institutions ?? []));
      answer.issues.push(...parsed.issues);
      const broken = parsed.issues.filter(({ severity, record }) => severity === 'error' && record !== undefined).length;
      answer.fetched += parsed.records.length + broken;
      answer.skipped += broken;
      for (const raw of parsed.records) {
        const { record, issues } = normalizeRecord(raw);
        answer.issues.push(...issues);
        if (record === undefined) answer.skipped += 1;
        // A page that says more about a record it names again comes later.
        else records.set(`${record.source} ${record.id}`, apart(record));
      }
    }
    answer.records = [...records.values()];
    if (source.name !== 'files' && answer.fetched >= 10 && answer.skipped > MOST_SKIPPED * answer.fetched)
      throw new SourceError(
        source.name,
        source.name,
        `${answer.skipped} of ${answer.fetched} records cannot be read.`,
        'The source may have changed its format; look for a newer Peerpage.',
      );
    if (removed !== undefined && answer.records.length === 0)
      throw new HeldError(
        source.name,
        removed,
        'What was there is gone for good (status 410).',
        'Remove the identifier from the author file, or write the new one there; if the source itself has moved, set its new address.',
      );
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const { person: _, ...rest } = answer;
    const reason = `${error.place}: ${error.message}`;
    return {
      ...rest,
      state: 'missing',
      reason: `${reason} ${error.remedy}`,
      // A source may say in its own words that it has nothing there.
      ...(error instanceof HeldError || removed?.endsWith(error.place) === true
        ? { held: { reason, remedy: error.remedy, ...movedBy(error) } }
        : {}),
      records: [],
      institutions: [],
      issues: [
        ...answer.issues,
        { severity: 'error', source: error.source, place: error.place, message: error.message, remedy: error.remedy },
      ],
    };
  }
  return answer;
}

function movedBy(error: SourceError): Pick<NonNullable<Answer['held']>, 'moved'> {
  return error instanceof MovedError ? { moved: error.to === undefined ? {} : { to: error.to } } : {};
}

/** The record, holding nothing of the page: a text that was cut out of a page keeps the whole of it in memory. */
function apart(record: WorkRecord): WorkRecord {
  return JSON.parse(JSON.stringify(record)) as WorkRecord;
}

/** One person of several pages: the first page names the person, and lists are united. */
function mergePeople(first: PersonRecord | undefined, next: PersonRecord): PersonRecord {
  if (first === undefined) return next;
  const other = first.scheme === next.scheme && first.value === next.value ? [] : [{ scheme: next.scheme, value: next.value }];
  const lists = {
    names: unite(first.names, next.names),
    identifiers: unite([...(first.identifiers ?? []), ...other], next.identifiers),
    links: unite(first.links, next.links),
    affiliations: unite(first.affiliations, next.affiliations),
    topics: unite(first.topics, next.topics),
  };
  return { ...next, ...first, ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) };
}

function unite<T>(first: readonly T[] = [], next: readonly T[] = []): T[] {
  return [...new Map([...first, ...next].map((item) => [JSON.stringify(item), item])).values()];
}

/** Digest of what a source said, for telling whether anything changed. Where in a file a record stands does not count. */
export function digestOf(records: readonly WorkRecord[]): string {
  const said = records.map(({ place: _, ...record }) => record);
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}
