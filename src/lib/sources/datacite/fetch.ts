import { SourceError } from '../../errors.ts';
import { parseArxiv, parseDoi, type Doi } from '../../identifiers/index.ts';
import type { HttpRequest } from '../http/http.ts';
import { checkJson } from '../json.ts';
import type { AuthorRequest, KnownWorks, RawPage, SourceEffects } from '../source.ts';
import { AnswerSchema, refusalOf } from './parse.ts';

/** Works on a page. */
const PAGE = 100;
/** DOIs asked for at once. */
const BATCH = 25;
/** Works that no single person has: the answer is then to another question. */
const MOST = 20_000;
const DAY_MS = 24 * 3600 * 1000;
/** What is registered under a DOI changes seldom. */
const WEEK_MS = 7 * DAY_MS;
/**
 * Prefixes of large repositories that register with DataCite: nothing in a DOI itself tells its agency, and one that is
 * registered elsewhere would only be asked for in vain.
 */
const PREFIXES = new Set(
  `10.1594 10.3204 10.3929 10.4121 10.4230 10.5061 10.5075 10.5281 10.5438 10.5445 10.5517 10.6084 10.7483 10.7907 10.7910 10.11578
   10.11588 10.13140 10.14279 10.14288 10.15468 10.15488 10.17169 10.17182 10.17605 10.17632 10.17863 10.18130 10.18154 10.18419 10.18452
   10.21227 10.22002 10.26083 10.48550 10.57967`.split(/\s+/),
);

export const DATACITE = 'https://api.datacite.org';

type Effects = Pick<SourceEffects, 'http' | 'logger'>;

/**
 * An author's works: those that were registered with the author's ORCID iD. DataCite is not asked by name: other people
 * have it too.
 * @throws SourceError if an answer stays incomplete
 * @see https://support.datacite.org/docs/pagination
 */
export async function* fetchWorks(author: AuthorRequest, { http }: Effects, baseUrl: string): AsyncIterable<RawPage> {
  const { orcid } = author.identifiers;
  if (orcid === undefined) return;
  // repositories write the iD in any of its forms
  const forms = [`https://orcid.org/${orcid}`, `http://orcid.org/${orcid}`, orcid].map((form) => `"${form}"`);
  const query = `creators.nameIdentifiers.nameIdentifier:(${forms.join(' OR ')})`;
  const found = new Set<string>();
  const cursors = new Set<string>();
  let cursor: string | undefined = '1';
  let total: number | undefined;
  do {
    const url = addressOf(baseUrl, { query, 'page[cursor]': cursor, 'page[size]': String(PAGE) });
    const answer = await http.get({ ...manners(url), accepts: (body) => checkPage(body, { names: orcid }) });
    if (answer.status === 'absent') throw notThere(url);
    const page = readAnswer(answer.body);
    if ((total ?? page.total) !== page.total || page.dois.some((doi) => found.has(doi)))
      throw new SourceError('datacite', url, 'The list changed while its pages were read.', 'Harvest again later.');
    total = page.total;
    if (total > MOST)
      throw new SourceError('datacite', url, `The search finds ${total} works, more than one person has.`, 'Check the ORCID iD.');
    yield { place: url, body: answer.body };
    for (const doi of page.dois) found.add(doi);
    if (found.size >= total) return;
    cursors.add(cursor);
    cursor = page.cursor;
    if (cursor === undefined || cursors.has(cursor) || page.dois.length === 0)
      throw new SourceError('datacite', url, `DataCite counts ${total} works but lists ${found.size}.`, 'Harvest again later.');
  } while (true);
}

/**
 * What DataCite says of works that other sources named: those at arXiv, and those whose DOI is of a large repository. A DOI
 * that it does not have is passed over.
 * @throws SourceError if an answer stays incomplete
 */
export async function* fetchKnown(
  works: Pick<KnownWorks, 'arxiv' | 'doi'>,
  { http, logger }: Effects,
  baseUrl: string,
): AsyncIterable<RawPage> {
  const dois = [
    ...new Set([...works.arxiv.flatMap(arxivDoi), ...works.doi.flatMap((text) => parseDoi(text) ?? []).filter(isDatacite)]),
  ].sort();
  for (let start = 0; start < dois.length; start += BATCH) {
    const batch = dois.slice(start, start + BATCH);
    const query = `doi:(${batch.map((doi) => `"${doi.replace(/["\\]/g, '\\$&')}"`).join(' OR ')})`;
    const url = addressOf(baseUrl, { query, 'page[number]': '1', 'page[size]': String(BATCH) });
    const answer = await http.get({ ...manners(url), maxAgeMs: WEEK_MS, accepts: (body) => checkPage(body, { among: batch }) });
    if (answer.status === 'absent') throw notThere(url);
    const sent = new Set(readAnswer(answer.body).dois);
    const missing = batch.filter((doi) => !sent.has(doi));
    if (missing.length > 0) logger.info(`datacite: there is no ${missing.join(', ')}, though another source names it.`);
    yield { place: url, body: answer.body };
  }
}

function arxivDoi(text: string): Doi[] {
  const id = parseArxiv(text)?.id;
  return id === undefined ? [] : [parseDoi(`10.48550/arxiv.${id}`)!];
}

function isDatacite(doi: Doi): boolean {
  return PREFIXES.has(doi.slice(0, doi.indexOf('/')));
}

function addressOf(baseUrl: string, parameters: Record<string, string>): string {
  return `${baseUrl}/dois?${new URLSearchParams({ ...parameters, affiliation: 'true', 'disable-facets': 'true' })}`;
}

function manners(url: string): Pick<HttpRequest, 'url' | 'accept' | 'source' | 'maxAgeMs' | 'contactParameter'> {
  return { url, accept: 'application/vnd.api+json', source: 'datacite', maxAgeMs: DAY_MS, contactParameter: 'mailto' };
}

interface Answer {
  dois: string[];
  total: number;
  /** Where the next page begins. The address that DataCite gives for it is not followed: it can lead anywhere. */
  cursor: string | undefined;
}

function readAnswer(body: string): Answer {
  const { data, meta, links } = AnswerSchema.parse(JSON.parse(body));
  const items = (Array.isArray(data) ? data : [data]) as { id?: unknown }[];
  const next = links?.next ?? undefined;
  return {
    dois: items.map(({ id }) => String(id).toLowerCase()),
    total: meta?.total ?? -1,
    cursor: next === undefined ? undefined : (new URL(next, DATACITE).searchParams.get('page[cursor]') ?? undefined),
  };
}

/** @throws Error if a page is not whole, or holds works that were not asked for */
function checkPage(body: string, asked: { names: string } | { among: readonly string[] }): void {
  const refusal = refusalOf(JSON.parse(body));
  if (refusal !== undefined) throw new Error(`DataCite says “${refusal}”`);
  checkJson(body, AnswerSchema);
  const { data } = AnswerSchema.parse(JSON.parse(body));
  if (!Array.isArray(data)) throw new Error('the answer is one work, not a list');
  const { dois, total } = readAnswer(body);
  if (total < 0) throw new Error('the answer does not say how many works there are');
  if (new Set(dois).size < dois.length) throw new Error('the page has a work twice');
  if ('among' in asked) {
    const foreign = dois.find((doi) => !asked.among.includes(doi));
    if (foreign !== undefined) throw new Error(`the page has ${foreign.slice(0, 100)}, which was not asked for`);
    if (dois.length !== total) throw new Error(`the page has ${dois.length} works of ${total}`);
    return;
  }
  for (const [index, item] of data.entries())
    if (!namesPerson(item, asked.names)) throw new Error(`the page has ${dois[index]!.slice(0, 100)}, which does not name ${asked.names}`);
}

function namesPerson(item: unknown, orcid: string): boolean {
  const creators = (item as { attributes?: { creators?: unknown } }).attributes?.creators;
  return JSON.stringify(creators ?? '')
    .toUpperCase()
    .includes(orcid);
}

function notThere(url: string): SourceError {
  return new SourceError('datacite', url, 'The REST API is not there.', 'Check the base address of DataCite in the settings.');
}
