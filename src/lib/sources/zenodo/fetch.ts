import { SourceError } from '../../errors.ts';
import { parseOrcid } from '../../identifiers/index.ts';
import { checkJson } from '../json.ts';
import type { AuthorRequest, RawPage, SourceEffects } from '../source.ts';
import { refusalOf } from './parse.ts';
import { HitsSchema } from './schema.ts';

export const ZENODO = 'https://zenodo.org/api';

/** Records on a page: as many as Zenodo gives to anybody, and to those with a token. */
const PAGE = 25;
const PAGE_WITH_TOKEN = 100;
/** A search tells no more than so many. */
const MOST = 10_000;
const DAY_MS = 24 * 3600 * 1000;

/** Where Zenodo is, and a personal access token, if there is one. */
export interface Access {
  baseUrl: string;
  token?: string | undefined;
}

/**
 * The deposits that name an ORCID iD among their creators, each in its newest version. Zenodo is not asked by name: other
 * people have it too.
 * @throws SourceError if an answer stays incomplete
 * @see https://developers.zenodo.org/#list36
 */
export async function* fetchWorks(
  author: AuthorRequest,
  { http }: Pick<SourceEffects, 'http'>,
  { baseUrl, token }: Access,
): AsyncIterable<RawPage> {
  const { orcid } = author.identifiers;
  if (orcid === undefined) return;
  const size = token === undefined ? PAGE : PAGE_WITH_TOKEN;
  const seen = new Set<string>();
  let total: number | undefined;
  for (let page = 1; seen.size < (total ?? 1); page += 1) {
    const url = `${baseUrl}/records?${new URLSearchParams({
      q: `creators.orcid:"${orcid}"`,
      size: String(size),
      page: String(page),
      sort: 'newest',
      all_versions: 'false',
    })}`;
    const start = seen.size;
    const answer = await http.get({
      url,
      accept: 'application/json',
      source: 'zenodo',
      maxAgeMs: DAY_MS,
      ...(token === undefined ? {} : { credentials: { headers: { authorization: `Bearer ${token}` } } }),
      accepts: (body) => checkPage(body, orcid, size, start),
    });
    if (answer.status === 'absent')
      throw new SourceError('zenodo', url, 'The REST API is not there.', 'Check the base address of Zenodo in the settings.');
    const { hits } = HitsSchema.parse(JSON.parse(answer.body));
    const numbers = hits.hits.map(numberOf);
    if ((total ?? hits.total) !== hits.total || numbers.some((number) => seen.has(number)))
      throw new SourceError('zenodo', url, 'The list changed while its pages were read.', 'Harvest again later.');
    total = hits.total;
    if (total > MOST)
      throw new SourceError('zenodo', url, `The search finds ${total} records, more than it can list.`, 'Check the ORCID iD.');
    yield { place: url, body: answer.body };
    for (const number of numbers) seen.add(number);
    if (total === 0) return;
  }
}

/** @throws Error if a page is not whole, not as long as it must be, or has records that do not name the ORCID iD */
function checkPage(body: string, orcid: string, size: number, start: number): void {
  const value: unknown = JSON.parse(body);
  const refusal = refusalOf(value);
  if (refusal !== undefined) throw new Error(`Zenodo says “${refusal}”`);
  checkJson(body, HitsSchema);
  const { total, hits } = HitsSchema.parse(value).hits;
  const expected = Math.min(size, Math.max(0, total - start));
  if (hits.length !== expected) throw new Error(`the page has ${hits.length} records, not ${expected} of ${total}`);
  if (new Set(hits.map(numberOf)).size < hits.length) throw new Error('the page has a record twice');
  for (const hit of hits) if (!names(hit, orcid)) throw new Error(`the page has ${numberOf(hit)}, which does not name ${orcid}`);
}

function numberOf(hit: unknown): string {
  return String((hit as { id?: unknown } | null)?.id);
}

/** If one of a record's creators has the ORCID iD. */
function names(hit: unknown, orcid: string): boolean {
  const creators: unknown = (hit as { metadata?: { creators?: unknown } | null } | null)?.metadata?.creators;
  return (
    Array.isArray(creators) && creators.some((creator: { orcid?: unknown } | null) => parseOrcid(String(creator?.orcid ?? '')) === orcid)
  );
}
