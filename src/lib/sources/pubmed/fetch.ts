import { SourceError } from '../../errors.ts';
import { parseCatalogueId } from '../../identifiers/index.ts';
import type { HttpRequest } from '../http/http.ts';
import { checkJson } from '../json.ts';
import type { AuthorRequest, KnownWorks, RawPage, SourceEffects } from '../source.ts';
import { checkEfetch, parseEfetch } from './efetch.ts';
import { EsearchSchema, refusalOf, type Esearch } from './esearch.ts';

/** Numbers on a page of a search. */
const PAGE = 1000;
/** Citations asked for at once; more would have to be posted. */
const BATCH = 200;
/** A search tells no more than so many. */
const MOST = 9999;
const DAY_MS = 24 * 3600 * 1000;
/** A citation changes seldom once it is there. */
const WEEK_MS = 7 * DAY_MS;

export const PUBMED = 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils';

/** Where PubMed is, and the key of whoever asks. */
export interface PubmedAddress {
  baseUrl: string;
  key?: string;
}

type Effects = Pick<SourceEffects, 'http' | 'logger'>;

/**
 * An author's citations: those that a publisher deposited with the author's ORCID iD. PubMed is not asked by name: other
 * people have it too.
 * @throws SourceError if an answer stays incomplete
 * @see https://www.ncbi.nlm.nih.gov/books/NBK25499/
 */
export async function* fetchWorks(author: AuthorRequest, effects: Effects, address: PubmedAddress): AsyncIterable<RawPage> {
  const { orcid } = author.identifiers;
  if (orcid === undefined) return;
  const found = new Set<string>();
  let total: number | undefined;
  do {
    const page = await search(orcid, found.size, effects, address);
    yield page.raw;
    const expected = found.size + page.ids.length;
    for (const id of page.ids) found.add(id);
    if (found.size < expected || (total ?? page.count) !== page.count)
      throw new SourceError('pubmed', page.raw.place, 'The search changed while its pages were read.', 'Harvest again later.');
    total = page.count;
  } while (found.size < total);
  for await (const { raw } of citations([...found], 'all', effects, address)) yield raw;
}

/**
 * What PubMed says of works that other sources named by their numbers. A number that it does not know is passed over with a
 * warning: it may have been deleted, or mistyped by others.
 * @throws SourceError if an answer stays incomplete
 */
export async function* fetchKnown(works: Pick<KnownWorks, 'pmid'>, effects: Effects, address: PubmedAddress): AsyncIterable<RawPage> {
  const ids = works.pmid.flatMap((text) => parseCatalogueId('pmid', text) ?? []);
  for await (const { raw, missing } of citations(ids, 'any', effects, address)) {
    if (missing.length > 0)
      effects.logger.warn(`pubmed: there is no citation ${missing.join(', ')}, though another source names it. Nothing needs to be done.`);
    yield raw;
  }
}

async function search(
  orcid: string,
  start: number,
  { http }: Effects,
  address: PubmedAddress,
): Promise<{ raw: RawPage; ids: string[]; count: number }> {
  const url = `${address.baseUrl}/esearch.fcgi?${new URLSearchParams({
    db: 'pubmed',
    term: `${orcid}[auid]`,
    retmode: 'json',
    retstart: String(start),
    retmax: String(PAGE),
    tool: 'peerpage',
  })}`;
  const answer = await http.get({
    ...manners(url, address),
    accept: 'application/json',
    accepts: (body) => checkSearch(body, orcid, start),
  });
  if (answer.status === 'absent') throw notThere(url);
  const value: unknown = JSON.parse(answer.body);
  const refusal = refusalOf(value);
  if (refusal !== undefined)
    throw new SourceError('pubmed', url, `PubMed answered with an error: ${refusal}.`, 'Check the key in PEERPAGE_PUBMED_KEY.');
  const { idlist, count } = EsearchSchema.parse(value).esearchresult;
  if (count > MOST)
    throw new SourceError('pubmed', url, `The search finds ${count} citations, more than one person writes.`, 'Check the ORCID iD.');
  return { raw: { place: url, body: answer.body }, ids: idlist, count };
}

/**
 * Citations by number, sorted and a batch at a time, with the numbers that were not sent.
 * @param needed if every number must be answered, since PubMed itself named it
 */
async function* citations(
  ids: readonly string[],
  needed: 'all' | 'any',
  { http }: Effects,
  address: PubmedAddress,
): AsyncIterable<{ raw: RawPage; missing: string[] }> {
  const sorted = [...new Set(ids)].sort((a, b) => Number(a) - Number(b));
  for (let start = 0; start < sorted.length; start += BATCH) {
    const batch = sorted.slice(start, start + BATCH);
    const query = new URLSearchParams({ db: 'pubmed', retmode: 'xml', id: batch.join(','), tool: 'peerpage' });
    const url = `${address.baseUrl}/efetch.fcgi?${query}`;
    const answer = await http.get({
      ...manners(url, address),
      maxAgeMs: WEEK_MS,
      accept: 'application/xml',
      accepts: (body) => checkCitations(body, url, batch, needed),
    });
    if (answer.status === 'absent') throw notThere(url);
    const raw = { place: url, body: answer.body };
    const sent = new Set(parseEfetch(raw).records.map(({ id }) => id));
    yield { raw, missing: batch.filter((id) => !sent.has(id)) };
  }
}

function manners(
  url: string,
  { key }: PubmedAddress,
): Pick<HttpRequest, 'url' | 'source' | 'maxAgeMs' | 'contactParameter' | 'credentials'> {
  return {
    url,
    source: 'pubmed',
    maxAgeMs: DAY_MS,
    contactParameter: 'email',
    ...(key === undefined ? {} : { credentials: { query: { api_key: key } } }),
  };
}

/**
 * PubMed says with any status that it is asked too often; what it says of a key does not change by asking again.
 * @throws Error if a page is not whole, is another page, or answers another question
 */
function checkSearch(body: string, orcid: string, start: number): void {
  const refusal = refusalOf(JSON.parse(body));
  if (refusal !== undefined) {
    if (/\bapi.key\b/i.test(refusal)) return;
    throw new Error(`PubMed says “${refusal}”`);
  }
  checkJson(body, EsearchSchema);
  checkPage(EsearchSchema.parse(JSON.parse(body)).esearchresult, orcid, start);
}

function checkPage({ count, idlist, retstart, querytranslation }: Esearch, orcid: string, start: number): void {
  const understood = querytranslation ?? '';
  const bare = (text: string) => text.replace(/\W/g, '').toUpperCase();
  if (understood !== '' && !bare(understood).includes(bare(orcid)))
    throw new Error(`the search is for “${understood.slice(0, 100)}”, not for ${orcid}`);
  if (retstart !== null && retstart !== undefined && retstart !== start) throw new Error(`the page begins at ${retstart}, not at ${start}`);
  const expected = Math.min(PAGE, Math.max(0, count - start));
  if (idlist.length !== expected) throw new Error(`the page has ${idlist.length} numbers, not ${expected} of ${count}`);
  if (new Set(idlist).size < idlist.length) throw new Error('the page has a number twice');
}

/** @throws Error if a document is not whole, lacks citations, or has others than those asked for */
function checkCitations(body: string, url: string, batch: readonly string[], needed: 'all' | 'any'): void {
  checkEfetch(body);
  const sent = new Set(parseEfetch({ place: url, body }).records.map(({ id }) => id));
  const foreign = [...sent].find((id) => !batch.includes(id));
  if (foreign !== undefined) throw new Error(`the document has ${foreign}, which was not asked for`);
  const missing = batch.filter((id) => !sent.has(id));
  if (needed === 'all' && missing.length > 0) throw new Error(`the document lacks ${missing.slice(0, 5).join(', ')}`);
}

function notThere(url: string): SourceError {
  return new SourceError('pubmed', url, 'The E-utilities are not there.', 'Check the base address of PubMed in the settings.');
}
