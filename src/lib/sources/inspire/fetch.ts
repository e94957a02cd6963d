import { SourceError } from '../../errors.ts';
import type { PersonRecord } from '../../model/index.ts';
import type { Http, HttpRequest } from '../http/http.ts';
import { checkJson } from '../json.ts';
import type { AuthorRequest, RawPage, SourceEffects } from '../source.ts';
import { parseInspire, peopleOf, refusalOf } from './parse.ts';
import { HitsSchema, baiOf } from './schema.ts';

/** Works on a page: so few, since those of an experiment are signed by thousands, and a page must not become too long. */
const PAGE = 25;
/** A search tells no more than so many. */
const MOST = 10_000;
/** People to choose from. */
const CANDIDATES = 10;
const DAY_MS = 24 * 3600 * 1000;
/** What is read of a work. Mail addresses, references and figures are many times as much. */
const FIELDS = [
  'control_number',
  'document_type',
  'titles',
  'abstracts',
  'authors.full_name',
  'authors.ids',
  'authors.affiliations.value',
  'authors.inspire_roles',
  'author_count',
  'collaborations.value',
  'corporate_author',
  'arxiv_eprints',
  'dois',
  'publication_info',
  'preprint_date',
  'earliest_date',
  'imprints',
  'thesis_info',
  'book_series',
  'keywords',
  'public_notes',
  'license',
  'languages',
  'deleted',
  'withdrawn',
].join(',');

export const INSPIRE = 'https://inspirehep.net/api';

type Effects = Pick<SourceEffects, 'http' | 'logger'>;

/**
 * What INSPIRE says of a person, and the works that bear their INSPIRE identifier (BAI), which the author file gives or
 * INSPIRE knows for their ORCID iD. INSPIRE is not asked by name: other people have it too.
 * @throws SourceError if an answer stays incomplete
 * @see https://github.com/inspirehep/rest-api-doc
 */
export async function* fetchWorks(author: AuthorRequest, { http, logger }: Effects, baseUrl: string): AsyncIterable<RawPage> {
  const { orcid, inspire } = author.identifiers;
  const person =
    orcid !== undefined
      ? await personOf(orcid, http, baseUrl)
      : inspire === undefined
        ? undefined
        : await personNamed(inspire, http, baseUrl);
  if (person !== undefined) yield person.raw;
  const known = person?.bai;
  const bai = inspire ?? known;
  if (bai === undefined) return;
  if (known !== undefined && known !== bai)
    logger.warn(`inspire: the file of ${author.slug} names ${bai}, but INSPIRE now calls this person ${known}. Correct it in the file.`);
  yield* worksOf(bai, http, baseUrl);
}

/**
 * People of a name, the likeliest first.
 * @throws SourceError if INSPIRE cannot be asked
 */
export async function findPeople(name: string, { http }: Pick<SourceEffects, 'http'>, baseUrl: string): Promise<PersonRecord[]> {
  // characters that mean something to the search stand for blanks
  const words = name
    .replace(/[^\p{L}\p{M}\p{N}'.-]+/gu, ' ')
    .replace(/(?<!\p{L})-|-(?!\p{L})/gu, ' ')
    .trim()
    .slice(0, 200);
  if (words === '') return [];
  const url = searchOf(baseUrl, 'authors', { q: words, size: String(CANDIDATES) });
  const answer = await http.get({ ...manners(url), accepts: (body) => checkHits(body) });
  if (answer.status === 'absent') throw notThere(url);
  return peopleOf({ place: url, body: answer.body });
}

/** The person of an ORCID iD, if INSPIRE has them. */
async function personOf(orcid: string, http: Http, baseUrl: string): Promise<Found | undefined> {
  const url = `${baseUrl}/orcid/${orcid}`;
  const answer = await http.get({ ...manners(url), accepts: (body) => checkPerson(body, url, orcid) });
  return answer.status === 'absent' ? undefined : toFound({ place: url, body: answer.body });
}

/** The person whom INSPIRE calls so; identifiers change, and one that is not found may still stand on works. */
async function personNamed(bai: string, http: Http, baseUrl: string): Promise<Found | undefined> {
  const url = searchOf(baseUrl, 'authors', { q: `ids.value:"${bai}"`, size: '1' });
  const answer = await http.get({ ...manners(url), accepts: (body) => void checkHits(body) });
  const found = answer.status === 'absent' ? undefined : toFound({ place: url, body: answer.body });
  return found?.bai?.toLowerCase() === bai.toLowerCase() ? found : undefined;
}

/** A page about a person, and what INSPIRE calls them. */
interface Found {
  raw: RawPage;
  bai: string | undefined;
}

function toFound(raw: RawPage): Found | undefined {
  const { person } = parseInspire(raw);
  return person === undefined ? undefined : { raw, bai: baiIn(person) };
}

async function* worksOf(bai: string, http: Http, baseUrl: string): AsyncIterable<RawPage> {
  const found = new Set<string>();
  let total: number | undefined;
  for (let page = 1; found.size < (total ?? 1); page += 1) {
    const url = searchOf(baseUrl, 'literature', {
      q: `a ${bai}`,
      size: String(PAGE),
      page: String(page),
      sort: 'mostrecent',
      fields: FIELDS,
    });
    const start = found.size;
    const answer = await http.get({ ...manners(url), accepts: (body) => checkWorks(body, bai, start) });
    if (answer.status === 'absent') throw notThere(url);
    const { hits } = HitsSchema.parse(JSON.parse(answer.body));
    const numbers = hits.hits.map(numberOf);
    if ((total ?? hits.total) !== hits.total || numbers.some((number) => found.has(number)))
      throw new SourceError('inspire', url, 'The list changed while its pages were read.', 'Harvest again later.');
    total = hits.total;
    if (total > MOST)
      throw new SourceError('inspire', url, `The search finds ${total} works, more than it can list.`, 'Check the INSPIRE identifier.');
    yield { place: url, body: answer.body };
    for (const number of numbers) found.add(number);
    if (total === 0) return;
  }
}

function searchOf(baseUrl: string, kind: string, parameters: Record<string, string>): string {
  return `${baseUrl}/${kind}?${new URLSearchParams(parameters)}`;
}

function manners(url: string): Pick<HttpRequest, 'url' | 'accept' | 'source' | 'maxAgeMs'> {
  return { url, accept: 'application/json', source: 'inspire', maxAgeMs: DAY_MS };
}

function baiIn(person: PersonRecord): string | undefined {
  if (person.scheme === 'inspire') return person.value;
  return person.identifiers?.find(({ scheme }) => scheme === 'inspire')?.value;
}

/** @throws Error if an answer is not whole, or is about somebody else */
function checkPerson(body: string, url: string, orcid: string): void {
  const refusal = refusalOf(JSON.parse(body));
  if (refusal !== undefined) throw new Error(`INSPIRE says “${refusal}”`);
  const { person } = parseInspire({ place: url, body });
  if (person?.value !== orcid) throw new Error(`the answer is about ${person?.value ?? 'nobody'}, not ${orcid}`);
}

/** @throws Error if a page is not whole, not as long as it must be, or has works that do not bear the identifier */
function checkWorks(body: string, bai: string, start: number): void {
  const { total, hits } = checkHits(body);
  const expected = Math.min(PAGE, Math.max(0, total - start));
  if (hits.length !== expected) throw new Error(`the page has ${hits.length} works, not ${expected} of ${total}`);
  if (new Set(hits.map(numberOf)).size < hits.length) throw new Error('the page has a work twice');
  for (const hit of hits) if (!bears(hit, bai)) throw new Error(`the page has ${numberOf(hit)}, which does not name ${bai}`);
}

function checkHits(body: string): { total: number; hits: unknown[] } {
  const value: unknown = JSON.parse(body);
  const refusal = refusalOf(value);
  if (refusal !== undefined) throw new Error(`INSPIRE says “${refusal}”`);
  checkJson(body, HitsSchema);
  return HitsSchema.parse(value).hits;
}

function numberOf(hit: unknown): string {
  const { id, metadata } = hit as { id?: unknown; metadata?: { control_number?: unknown } };
  return String(metadata?.control_number ?? id);
}

/** If one of a work's authors has the identifier. A work whose authors were not sent may have it too. */
function bears(hit: unknown, bai: string): boolean {
  const { authors } = (hit as { metadata?: { authors?: { ids?: { schema?: string; value?: string }[] }[] } }).metadata ?? {};
  return !Array.isArray(authors) || authors.some(({ ids }) => Array.isArray(ids) && baiOf(ids)?.toLowerCase() === bai.toLowerCase());
}

function notThere(url: string): SourceError {
  return new SourceError('inspire', url, 'The REST API is not there.', 'Check the base address of INSPIRE in the settings.');
}
