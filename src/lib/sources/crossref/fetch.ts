import * as z from 'zod';
import { SourceError } from '../../errors.ts';
import { parseDoi } from '../../identifiers/index.ts';
import type { HttpRequest } from '../http/http.ts';
import { checkJson } from '../json.ts';
import type { AuthorRequest, KnownWorks, RawPage, SourceEffects } from '../source.ts';
import { ListSchema, parseCrossref } from './parse.ts';

export const CROSSREF = 'https://api.crossref.org';

/** Works of a page; DOIs asked for at once, and characters of the filter that names them. */
const ROWS = 200;
const BATCH = { dois: 40, characters: 3000 } as const;
const ACCEPT = 'application/json';
const DAY_MS = 24 * 3600 * 1000;
/** What a publisher registered changes seldom. */
const WEEK_MS = 7 * DAY_MS;
/** Prefixes of other registration agencies, whose DOIs Crossref does not know: arXiv, Zenodo, Figshare, Dryad and the like. */
const ELSEWHERE = /^10\.(?:48550|5281|6084|5061|17605|17632|7910|25384|5517|3929|5524|34740|22002|24433)\//;

type Effects = Pick<SourceEffects, 'http'>;

const SingleSchema = z.looseObject({ message: z.looseObject({ DOI: z.string() }) });

/**
 * The works whose publishers gave the author's ORCID iD, page by page. A cursor dies when it is not used for five minutes;
 * the list is then asked for anew, once.
 * @throws SourceError if a page stays incomplete, or there are fewer works than Crossref counts
 */
export async function* fetchWorks({ identifiers: { orcid } }: AuthorRequest, effects: Effects, base: string): AsyncIterable<RawPage> {
  if (orcid === undefined) return;
  let cursor: string | undefined = '*';
  const seen = { cursors: new Set<string>(), works: 0 };
  while (cursor !== undefined && !seen.cursors.has(cursor)) {
    seen.cursors.add(cursor);
    const url = `${base}/works?${new URLSearchParams({ filter: `orcid:${orcid}`, rows: String(ROWS), cursor })}`;
    const body = await ask(url, DAY_MS, effects);
    const { items, 'total-results': total, 'next-cursor': next } = ListSchema.parse(JSON.parse(body)).message;
    seen.works += items.length;
    yield { place: url, body };
    if (items.length < ROWS || seen.works >= total) {
      if (seen.works < total)
        throw new SourceError('crossref', url, `It sent ${seen.works} of ${total} works.`, 'Harvest again later; the last good data stay.');
      return;
    }
    cursor = next ?? undefined;
  }
  throw new SourceError('crossref', `${base}/works`, 'Its list of works never ends.', 'Harvest again later; the last good data stay.');
}

/** What Crossref knows of works that others named by DOI; DOIs of other agencies are not asked for. @throws SourceError */
export async function* fetchKnown({ doi }: KnownWorks, { http }: Effects, base: string): AsyncIterable<RawPage> {
  const own = doi.filter((value) => !ELSEWHERE.test(value));
  for (const batch of batchesOf(own.filter((value) => !value.includes(',')))) {
    const url = `${base}/works?${new URLSearchParams({ filter: batch.map((value) => `doi:${value}`).join(','), rows: String(batch.length) })}`;
    yield { place: url, body: await ask(url, WEEK_MS, { http }, new Set(batch)) };
  }
  // A comma would end the filter, so such a DOI is asked for by itself.
  for (const value of own.filter((other) => other.includes(','))) {
    const url = `${base}/works/${encodeURIComponent(value)}`;
    const answer = await http.get({
      ...manners(url, WEEK_MS),
      accepts: (body) => {
        checkJson(body, SingleSchema);
        if (parseDoi(SingleSchema.parse(JSON.parse(body)).message.DOI) !== value) throw new Error(`the answer is not about ${value}`);
      },
    });
    if (answer.status === 'found') yield { place: url, body: answer.body };
  }
}

/** Batches of DOIs that fit one request. */
function* batchesOf(dois: readonly string[]): Iterable<string[]> {
  let batch: string[] = [];
  let characters = 0;
  for (const doi of dois) {
    if (batch.length === BATCH.dois || characters + doi.length > BATCH.characters) {
      yield batch;
      [batch, characters] = [[], 0];
    }
    batch.push(doi);
    characters += doi.length + 5;
  }
  if (batch.length > 0) yield batch;
}

/** @param wanted DOIs that were asked for; an answer with others is none */
async function ask(url: string, maxAgeMs: number, { http }: Effects, wanted?: ReadonlySet<string>): Promise<string> {
  const answer = await http.get({ ...manners(url, maxAgeMs), accepts: (body) => checkList(body, url, wanted) });
  if (answer.status === 'found') return answer.body;
  throw new SourceError('crossref', url, 'The list of works is not there.', 'Check the base address of Crossref in the settings.');
}

function manners(url: string, maxAgeMs: number): Omit<HttpRequest, 'accepts'> {
  return { url, accept: ACCEPT, source: 'crossref', maxAgeMs, contactParameter: 'mailto' };
}

/** @throws Error if a list is not whole, or holds what was not asked for */
function checkList(body: string, url: string, wanted: ReadonlySet<string> | undefined): void {
  const refusal = /"status"\s*:\s*"failed"/.test(body.slice(0, 200));
  if (refusal) {
    parseCrossref({ place: url, body });
    return;
  }
  checkJson(body, ListSchema);
  if (wanted === undefined) return;
  const { items, 'total-results': total } = ListSchema.parse(JSON.parse(body)).message;
  if (items.length < Math.min(total, wanted.size)) throw new Error(`the list has ${items.length} of ${total} works`);
  for (const item of items) {
    const doi = parseDoi(String((item as Record<string, unknown>)['DOI'] ?? ''));
    if (doi !== undefined && !wanted.has(doi)) throw new Error(`the list has ${doi}, which was not asked for`);
  }
}
