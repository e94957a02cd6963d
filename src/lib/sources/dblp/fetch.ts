import { SourceError } from '../../errors.ts';
import type { PersonRecord } from '../../model/index.ts';
import { checkJson } from '../json.ts';
import type { AuthorRequest, RawPage, SourceEffects } from '../source.ts';
import { peopleOf } from './parse.ts';
import { SearchSchema } from './search.ts';
import { attributeOf, readDocument } from './xml.ts';

export const DBLP = 'https://dblp.org';

const DAY_MS = 24 * 3600 * 1000;
/** People to choose from. */
const CANDIDATES = 30;

/**
 * The page of an author's pid, which holds all their works at once. DBLP is not asked by name: other people have it too.
 * @throws SourceError if the answer stays incomplete, or is about somebody else
 * @see https://dblp.org/xml/docu/dblpxml.pdf
 */
export async function* fetchWorks(
  author: AuthorRequest,
  { http, logger }: Pick<SourceEffects, 'http' | 'logger'>,
  baseUrl: string,
): AsyncIterable<RawPage> {
  const pid = author.identifiers.dblp;
  if (pid === undefined) return;
  const url = `${baseUrl}/pid/${pid.split('/').map(encodeURIComponent).join('/')}.xml`;
  const answer = await http.get({
    url,
    accept: 'application/xml',
    source: 'dblp',
    maxAgeMs: DAY_MS,
    accepts: (body) => checkPerson(body, pid),
  });
  if (answer.status === 'found') yield { place: url, body: answer.body };
  else logger.warn(`dblp: the file of ${author.slug} names ${pid}, but DBLP has no such person. Check the pid in the author file.`);
}

/**
 * People of a name, the likeliest first.
 * @throws SourceError if DBLP cannot be asked
 * @see https://dblp.org/faq/How+to+use+the+dblp+search+API.html
 */
export async function findPeople(name: string, { http }: Pick<SourceEffects, 'http'>, baseUrl: string): Promise<PersonRecord[]> {
  // characters that mean something to the search stand for blanks
  const words = name
    .replace(/[^\p{L}\p{M}\p{N}'.-]+/gu, ' ')
    .replace(/(?<!\p{L})-|-(?!\p{L})/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 200);
  if (words === '') return [];
  const url = `${baseUrl}/search/author/api?${new URLSearchParams({ q: words, format: 'json', h: String(CANDIDATES) })}`;
  const answer = await http.get({ url, accept: 'application/json', source: 'dblp', maxAgeMs: DAY_MS, accepts: checkSearch });
  if (answer.status === 'absent')
    throw new SourceError('dblp', url, 'The search is not there.', 'Check the base address of DBLP in the settings.');
  return peopleOf({ place: url, body: answer.body });
}

/** @throws Error if a page is not whole, has fewer records than it counts, or is about somebody else */
function checkPerson(body: string, pid: string): void {
  const { person, nodes } = readDocument(body);
  if (person === undefined) throw new Error('the page is about no person');
  const own = attributeOf(person, 'pid');
  if (own !== pid)
    throw new Error(`the page is about ${own ?? 'nobody'}, not ${pid}; if DBLP has united the two, name that pid in the author file`);
  const counted = Number(attributeOf(person, 'n') ?? 0);
  if (nodes.length < counted) throw new Error(`the page has ${nodes.length} of ${counted} records`);
}

/** @throws Error if an answer is not whole, or has fewer people than it says that it sent */
function checkSearch(body: string): void {
  checkJson(body, SearchSchema);
  const { hits } = SearchSchema.parse(JSON.parse(body.replace(/^\uFEFF/, ''))).result;
  const got = hits.hit?.length ?? 0;
  if (got < (hits['@sent'] ?? 0)) throw new Error(`the answer has ${got} of ${hits['@sent']} people`);
}
