import * as z from 'zod';
import { SourceError } from '../../errors.ts';
import type { PersonRecord } from '../../model/index.ts';
import type { HttpRequest } from '../http/http.ts';
import { isObject } from '../format.ts';
import { checkJson } from '../json.ts';
import type { AuthorRequest, KnownWorks, RawPage, SourceEffects } from '../source.ts';
import { peopleOf } from './parse.ts';
import { AuthorSchema, ListSchema } from './schema.ts';

export const SEMANTIC_SCHOLAR = 'https://api.semanticscholar.org/graph/v1';

/** Papers asked for at once, of 500 that are allowed: an answer over 10 MB is refused. */
const BATCH = 400;
const PAGE = 100;
const PAPER_FIELDS =
  'externalIds,title,abstract,venue,publicationVenue,year,publicationDate,publicationTypes,journal,authors,openAccessPdf';
const AUTHOR_FIELDS = 'name,aliases,affiliations,homepage,paperCount,externalIds';
const DAY_MS = 24 * 3600 * 1000;
const MONTH_MS = 30 * DAY_MS;

/** Where Semantic Scholar is, and the key without which it is not asked. */
export interface Place {
  baseUrl: string;
  key: string;
}

type Effects = Pick<SourceEffects, 'http'>;

/**
 * What Semantic Scholar knows of works that others named, above all which identifiers belong together. Its answer has an
 * item for each that was asked for, in the same order, or `null`; a batch that it refuses because of one of them is halved.
 * @throws SourceError
 */
export async function* fetchKnown({ arxiv, doi, pmid }: KnownWorks, effects: Effects, to: Place): AsyncIterable<RawPage> {
  const ids = [...arxiv.map((id) => `ARXIV:${id}`), ...doi.map((id) => `DOI:${id}`), ...pmid.map((id) => `PMID:${id}`)];
  for (let start = 0; start < ids.length; start += BATCH) yield* fetchBatch(ids.slice(start, start + BATCH), effects, to);
}

async function* fetchBatch(ids: readonly string[], { http }: Effects, to: Place): AsyncIterable<RawPage> {
  const url = `${to.baseUrl}/paper/batch?${new URLSearchParams({ fields: PAPER_FIELDS })}`;
  const BatchSchema = z.array(z.unknown()).length(ids.length);
  try {
    const answer = await http.get({
      ...manners(url, to, MONTH_MS),
      post: JSON.stringify({ ids }),
      accepts: (body) => {
        checkJson(body, BatchSchema);
        checkOrder(JSON.parse(body) as unknown[], ids);
      },
    });
    if (answer.status === 'found') yield { place: url, body: answer.body };
  } catch (error) {
    const bad = error instanceof SourceError && /Status (?:400|500)\b/.test(error.message);
    if (!bad || ids.length === 1) throw error;
    const half = Math.ceil(ids.length / 2);
    yield* fetchBatch(ids.slice(0, half), { http }, to);
    yield* fetchBatch(ids.slice(half), { http }, to);
  }
}

/** @throws Error if an item is another paper than the one asked for in its place */
function checkOrder(items: readonly unknown[], ids: readonly string[]): void {
  for (const [index, item] of items.entries()) {
    if (!isObject(item) || !isObject(item['externalIds'])) continue;
    const [scheme = '', ...rest] = ids[index]!.split(':');
    const field = { ARXIV: 'ArXiv', DOI: 'DOI', PMID: 'PubMed' }[scheme]!;
    const known = item['externalIds'][field];
    const wanted = rest.join(':').toLowerCase();
    // A paper can have several DOIs, of which one is told.
    if (field !== 'DOI' && typeof known === 'string' && known.toLowerCase() !== wanted)
      throw new Error(`item ${index + 1} is ${known}, not ${wanted}`);
  }
}

/** The papers of an author by number, with what is said of the person first. @throws SourceError */
export async function* fetchWorks({ identifiers }: AuthorRequest, { http }: Effects, to: Place): AsyncIterable<RawPage> {
  const id = identifiers.semanticscholar;
  if (id === undefined) return;
  const url = `${to.baseUrl}/author/${encodeURIComponent(id)}?${new URLSearchParams({ fields: AUTHOR_FIELDS })}`;
  const person = await http.get({
    ...manners(url, to, DAY_MS),
    accepts: (body) => {
      checkJson(body, AuthorSchema);
      const found = AuthorSchema.parse(JSON.parse(body)).authorId;
      if (found !== id) throw new Error(`the answer is about ${found}, not ${id}`);
    },
  });
  if (person.status === 'absent')
    throw new SourceError('semanticscholar', url, `It knows nobody under ${id}.`, 'Check the number in the author file.');
  yield { place: url, body: person.body };
  let next: number | undefined = 0;
  while (next !== undefined) {
    const offset: number = next;
    const page = `${to.baseUrl}/author/${encodeURIComponent(id)}/papers?${new URLSearchParams({ fields: PAPER_FIELDS, limit: String(PAGE), offset: String(offset) })}`;
    const answer = await http.get({ ...manners(page, to, DAY_MS), accepts: (body) => checkJson(body, ListSchema) });
    if (answer.status === 'absent')
      throw new SourceError('semanticscholar', page, 'Its list of papers is not there.', 'Harvest again later.');
    yield { place: page, body: answer.body };
    const { next: following, data } = ListSchema.parse(JSON.parse(answer.body));
    next = following ?? undefined;
    if (next !== undefined && (next <= offset || data.length === 0))
      throw new SourceError('semanticscholar', page, 'Its list of papers does not go on.', 'Harvest again later; the last good data stay.');
  }
}

/** People of a name. @throws SourceError */
export async function findPeople(name: string, { http }: Effects, to: Place): Promise<PersonRecord[]> {
  const url = `${to.baseUrl}/author/search?${new URLSearchParams({ query: name, fields: AUTHOR_FIELDS, limit: '20' })}`;
  const answer = await http.get({ ...manners(url, to, DAY_MS), accepts: (body) => checkJson(body, ListSchema) });
  return answer.status === 'found' ? peopleOf(answer.body, url) : [];
}

function manners(url: string, { key }: Place, maxAgeMs: number): Omit<HttpRequest, 'accepts'> {
  return { url, accept: 'application/json', source: 'semanticscholar', maxAgeMs, credentials: { headers: { 'x-api-key': key } } };
}
