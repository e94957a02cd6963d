import { SourceError } from '../../errors.ts';
import { parseOrcid } from '../../identifiers/index.ts';
import type { PersonRecord } from '../../model/index.ts';
import type { Http, HttpRequest } from '../http/http.ts';
import { checkJson } from '../json.ts';
import type { AuthorRequest, RawPage, SourceEffects } from '../source.ts';
import { refusalOf } from './parse.ts';
import { toPeople } from './person.ts';
import { AnswerSchema, FIELDS, FORM_FIELDS } from './schema.ts';

export const HAL = 'https://api.archives-ouvertes.fr';

/** Documents on a page: so few, since each comes with its TEI. */
const PAGE = 50;
/** Forms of names that are read: a person has several. */
const FORMS = 100;
/** People to choose from. */
const CANDIDATES = 30;
const DAY_MS = 24 * 3600 * 1000;

/**
 * What HAL says of a person, and the documents that bear their idHAL or ORCID iD. An idHAL that the author file does not
 * give is what HAL knows for the ORCID iD. HAL is not asked by name: other people have it too.
 * @throws SourceError if an answer stays incomplete
 * @see https://api.archives-ouvertes.fr/docs/search
 */
export async function* fetchWorks(
  author: AuthorRequest,
  { http, logger }: Pick<SourceEffects, 'http' | 'logger'>,
  baseUrl: string,
): AsyncIterable<RawPage> {
  const { orcid, hal } = author.identifiers;
  if (orcid === undefined && hal === undefined) return;
  const found = await personOf(orcid, hal, http, baseUrl);
  if (found !== undefined) yield found.raw;
  const known = found?.person.value;
  if (hal !== undefined && known !== undefined && known !== hal)
    logger.warn(`hal: the file of ${author.slug} names ${hal}, but at HAL the ORCID iD belongs to ${known}. Correct it in the file.`);
  yield* documentsOf({ hal: hal ?? known, orcid }, http, baseUrl);
}

/**
 * People of a name who have an idHAL, the likeliest first.
 * @throws SourceError if HAL cannot be asked
 */
export async function findPeople(name: string, { http }: Pick<SourceEffects, 'http'>, baseUrl: string): Promise<PersonRecord[]> {
  const words = name.slice(0, 200).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  if (words.length === 0) return [];
  const quoted = words.map((word) => `"${word}"`);
  const answer = await askForms({ q: `text:(${quoted.join(' AND ')})`, fq: 'idHal_s:*' }, http, baseUrl);
  return toPeople(answer.documents).slice(0, CANDIDATES);
}

/** The one person of an ORCID iD or else of an idHAL, if HAL has one. */
async function personOf(
  orcid: string | undefined,
  hal: string | undefined,
  http: Http,
  baseUrl: string,
): Promise<{ raw: RawPage; person: PersonRecord } | undefined> {
  const q = orcid === undefined ? `idHal_s:"${hal}"` : `orcidId_s:("https://orcid.org/${orcid}" OR "${orcid}")`;
  const { raw, documents } = await askForms({ q }, http, baseUrl);
  const [person, ...others] = toPeople(documents);
  if (person === undefined || others.length > 0) return undefined;
  const isAsked = orcid === undefined ? person.value === hal : person.identifiers?.some(({ value }) => value === orcid) === true;
  if (!isAsked)
    throw new SourceError('hal', raw.place, `The answer is about ${person.value}, who was not asked for.`, 'Harvest again later.');
  return { raw, person };
}

async function askForms(query: Record<string, string>, http: Http, baseUrl: string): Promise<{ raw: RawPage; documents: unknown[] }> {
  const url = `${baseUrl}/ref/author/?${new URLSearchParams({ ...query, fl: FORM_FIELDS, rows: String(FORMS), wt: 'json' })}`;
  const answer = await http.get({ ...manners(url), accepts: (body) => checkCount(body, 0, FORMS) });
  if (answer.status === 'absent') throw notThere(url);
  return { raw: { place: url, body: answer.body }, documents: AnswerSchema.parse(JSON.parse(answer.body)).response.docs };
}

/** Whose documents are wanted. */
interface Owner {
  hal: string | undefined;
  orcid: string | undefined;
}

async function* documentsOf(owner: Owner, http: Http, baseUrl: string): AsyncIterable<RawPage> {
  const filters = [
    ...(owner.hal === undefined ? [] : [`authIdHal_s:"${owner.hal}"`]),
    ...(owner.orcid === undefined ? [] : [`authORCIDIdExt_s:"${owner.orcid}"`]),
  ];
  const seen = new Set<string>();
  let total: number | undefined;
  for (let cursor = '*'; seen.size < (total ?? 1);) {
    const url = `${baseUrl}/search/?${new URLSearchParams({
      q: '*:*',
      fq: filters.join(' OR '),
      fl: FIELDS,
      rows: String(PAGE),
      sort: 'docid asc',
      cursorMark: cursor,
      wt: 'json',
    })}`;
    const start = seen.size;
    const answer = await http.get({ ...manners(url), accepts: (body) => checkDocuments(body, owner, start) });
    if (answer.status === 'absent') throw notThere(url);
    const { response, nextCursorMark: next } = AnswerSchema.parse(JSON.parse(answer.body));
    const keys = response.docs.map(keyOf);
    if ((total ?? response.numFound) !== response.numFound || keys.some((key) => seen.has(key)))
      throw new SourceError('hal', url, 'The list changed while its pages were read.', 'Harvest again later.');
    total = response.numFound;
    yield { place: url, body: answer.body };
    for (const key of keys) seen.add(key);
    if (total === 0) return;
    if (seen.size < total && (!next || next === cursor))
      throw new SourceError('hal', url, `The list ends after ${seen.size} of ${total} documents.`, 'Harvest again later.');
    cursor = next ?? '';
  }
}

function manners(url: string): Pick<HttpRequest, 'url' | 'accept' | 'source' | 'maxAgeMs'> {
  return { url, accept: 'application/json', source: 'hal', maxAgeMs: DAY_MS };
}

/** @throws Error if a page is not whole, not as long as it must be, or has documents of others */
function checkDocuments(body: string, owner: Owner, start: number): void {
  const documents = checkCount(body, start, PAGE);
  if (new Set(documents.map(keyOf)).size < documents.length) throw new Error('the page has a document twice');
  const foreign = documents.find((document) => !bears(document, owner));
  if (foreign !== undefined) throw new Error(`the page has ${keyOf(foreign)}, which does not name ${owner.hal ?? owner.orcid}`);
}

/** @throws Error if an answer is not whole, is an error, or is shorter than it must be */
function checkCount(body: string, start: number, rows: number): unknown[] {
  const value: unknown = JSON.parse(body);
  const refusal = refusalOf(value);
  if (refusal !== undefined) throw new Error(`HAL says “${refusal}”`);
  checkJson(body, AnswerSchema);
  const { numFound, docs } = AnswerSchema.parse(value).response;
  const expected = Math.min(rows, Math.max(0, numFound - start));
  if (docs.length !== expected) throw new Error(`the page has ${docs.length} documents, not ${expected} of ${numFound}`);
  return docs;
}

function keyOf(document: unknown): string {
  const { docid, halId_s: id, version_i: version } = document as Record<string, unknown>;
  return String(docid ?? `${String(id)}v${String(version)}`);
}

/** If one of a document's authors has an identifier of the owner. Where in the lists it stands does not say which. */
function bears(document: unknown, { hal, orcid }: Owner): boolean {
  const { authIdHal_s: idhals, authORCIDIdExt_s: orcids } = document as Record<string, unknown>;
  const texts = (value: unknown) => [value ?? []].flat().map(String);
  return (
    (hal !== undefined && texts(idhals).includes(hal)) || (orcid !== undefined && texts(orcids).some((text) => parseOrcid(text) === orcid))
  );
}

function notThere(url: string): SourceError {
  return new SourceError('hal', url, 'The search is not there.', 'Check the base address of HAL in the settings.');
}
