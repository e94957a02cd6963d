import { SourceError } from '../../errors.ts';
import { parseArxiv, parseOrcid, type ArxivId } from '../../identifiers/index.ts';
import type { AuthorRequest, KnownWorks, ParsedPage, RawPage, SourceEffects } from '../source.ts';
import { fetchRecords } from './oai-fetch.ts';
import { checkFeed, parseFeed } from './parse.ts';

/** Identifiers asked for at once. */
const BATCH = 100;
const ACCEPT = 'application/atom+xml';
/** What arXiv has changes once a day. */
const DAY_MS = 24 * 3600 * 1000;

/** Where arXiv is; a stand-in serves all under one address. */
export interface ArxivAddresses {
  /** Author feeds: `<pages>/a/<id>.atom`. */
  pages: string;
  /** The query interface: `<api>/api/query`. */
  api: string;
  /** The OAI interface: `<oai>/oai`. */
  oai: string;
}

export const ARXIV: ArxivAddresses = { pages: 'https://arxiv.org', api: 'https://export.arxiv.org', oai: 'https://oaipmh.arxiv.org' };

/**
 * An author's works at arXiv: the feed of their ORCID iD or author identifier, which lists what they have claimed, and
 * the papers that their file includes by number. arXiv is not asked by name: other people have it too.
 * @throws SourceError if an answer stays incomplete
 * @see https://info.arxiv.org/help/author_identifiers.html and https://info.arxiv.org/help/api/user-manual.html
 */
export async function* fetchWorks(
  author: AuthorRequest,
  effects: Pick<SourceEffects, 'http' | 'logger'>,
  addresses: ArxivAddresses,
): AsyncIterable<RawPage> {
  const { http, logger } = effects;
  const { orcid, arxiv } = author.identifiers;
  for (const id of [arxiv, orcid].filter((value) => value !== undefined)) {
    const url = `${addresses.pages}/a/${encodeURIComponent(id)}.atom`;
    const answer = await http.get({
      url,
      accept: ACCEPT,
      source: 'arxiv',
      maxAgeMs: DAY_MS,
      accepts: (body) => checkPerson(body, url, id),
    });
    if (answer.status === 'found') {
      yield { place: url, body: answer.body };
      break;
    }
  }
  const ids = [...new Set(author.includedArxiv.flatMap((text) => parseArxiv(text)?.id ?? []))].sort();
  const missing = yield* fetchByIds(ids, effects, addresses);
  if (missing.length > 0)
    logger.warn(
      `arxiv: ${author.slug} includes ${missing.join(', ')}, but arXiv has no entry for it. Check the number in the author file.`,
    );
}

/**
 * What arXiv knows of preprints that others named: abstracts, categories and versions.
 * @throws SourceError if an answer stays incomplete
 */
export async function* fetchKnown(
  works: KnownWorks,
  effects: Pick<SourceEffects, 'http' | 'logger'>,
  addresses: ArxivAddresses,
): AsyncIterable<RawPage> {
  const ids = works.arxiv.flatMap((text) => parseArxiv(text)?.id ?? []);
  yield* fetchByIds(ids, effects, addresses);
}

/**
 * The query interface has a hundred papers in one answer, where the OAI interface, which knows a little more, has one: it is
 * asked for the few that the other does not have.
 * @returns the identifiers that neither knows
 */
async function* fetchByIds(
  ids: readonly ArxivId[],
  effects: Pick<SourceEffects, 'http' | 'logger'>,
  addresses: ArxivAddresses,
): AsyncGenerator<RawPage, ArxivId[]> {
  const missing = new Set<ArxivId>();
  for await (const batch of fetchBatches(ids, effects.http, addresses)) {
    for (const id of batch.missing) missing.add(id);
    yield batch.page;
  }
  for await (const { id, page } of fetchRecords([...missing], effects, `${addresses.oai}/oai`)) {
    missing.delete(id);
    yield page;
  }
  return [...missing];
}

/** Pages of entries by identifier, and of each page the identifiers for which there is none. */
async function* fetchBatches(
  ids: readonly ArxivId[],
  http: SourceEffects['http'],
  addresses: ArxivAddresses,
): AsyncIterable<{ page: RawPage; missing: ArxivId[] }> {
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const url = `${addresses.api}/api/query?${queryOf(batch)}`;
    const answer = await http.get({
      url,
      accept: ACCEPT,
      source: 'arxiv',
      maxAgeMs: DAY_MS,
      accepts: (body) => checkBatch(body, url, batch),
    });
    if (answer.status === 'absent')
      throw new SourceError('arxiv', url, 'The query interface is not there.', 'Check the base address of arXiv in the settings.');
    const found = idsOf(answer.body, url);
    yield { page: { place: url, body: answer.body }, missing: found === undefined ? [] : batch.filter((id) => !found.has(id)) };
  }
}

/** A batch is one page, in an order that new papers do not change. */
function queryOf(batch: readonly ArxivId[]): URLSearchParams {
  return new URLSearchParams({
    id_list: batch.join(','),
    start: '0',
    max_results: String(batch.length),
    sortBy: 'submittedDate',
    sortOrder: 'ascending',
  });
}

/** @throws Error if a feed is not whole, or is about somebody else */
function checkPerson(body: string, url: string, id: string): void {
  checkFeed(body);
  const person = read(body, url)?.person;
  const scheme = parseOrcid(id) === undefined ? 'arxiv' : 'orcid';
  if (person?.scheme === scheme && person.value.toLowerCase() !== id.toLowerCase())
    throw new Error(`the feed is about ${person.value}, not ${id}`);
}

/**
 * A page without entries under a positive total is a known fault of arXiv, and passes.
 * @throws Error if a feed is not whole, has fewer entries than it counts, or has others than those asked for
 */
function checkBatch(body: string, url: string, batch: readonly ArxivId[]): void {
  checkFeed(body);
  const parsed = read(body, url);
  if (parsed === undefined) return;
  const unread = parsed.issues.filter(({ severity }) => severity === 'error').length;
  const got = parsed.records.length + unread;
  if (got < (parsed.total ?? 0)) throw new Error(`the feed has ${got} of ${parsed.total} entries`);
  const foreign = [...idsOf(body, url)!].find((id) => !batch.includes(id));
  if (foreign !== undefined) throw new Error(`the feed has ${foreign}, which was not asked for`);
}

/** The identifiers of a page's entries, without versions. */
function idsOf(body: string, url: string): Set<ArxivId> | undefined {
  const records = read(body, url)?.records;
  return records === undefined ? undefined : new Set(records.flatMap(({ id }) => parseArxiv(id)?.id ?? []));
}

/** What a whole feed says; `undefined` if it says no, which is told when the page is parsed. */
function read(body: string, url: string): ParsedPage | undefined {
  try {
    return parseFeed({ place: url, body });
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}
