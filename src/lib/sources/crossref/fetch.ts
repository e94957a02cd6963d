import { SourceError } from '../../errors.ts';
import { readList } from '../http/index.ts';
import type { HttpRequest } from '../http/http.ts';
import type { AuthorRequest, KnownWorks, RawPage, SourceEffects } from '../source.ts';
import { checkKnown, checkSingle, checkWorks, doisIn, ListSchema, refusalIn } from './check.ts';

export const CROSSREF = 'https://api.crossref.org';

/** Works of a page, and the most works of a list that can be asked for by their place in it. */
const ROWS = 200;
const MOST = 10_000;
/** DOIs asked for at once, and characters of the filter that names them. */
const BATCH = { dois: 40, characters: 3000 } as const;
const DAY_MS = 24 * 3600 * 1000;
/** What a publisher registered changes seldom. */
const WEEK_MS = 7 * DAY_MS;
/** Prefixes of other registration agencies, whose DOIs Crossref does not know: arXiv, Zenodo, Figshare, Dryad and the like. */
const ELSEWHERE = /^10\.(?:48550|5281|6084|5061|17605|17632|7910|25384|5517|3929|5524|34740|22002|24433)\//;

type Effects = Pick<SourceEffects, 'http' | 'logger'>;
/** A page, and if it was kept from before. */
type KeptPage = RawPage & { fromCache: boolean };

/**
 * The works whose publishers gave the author's ORCID iD, the ones registered first first. They are asked for by their place
 * in the list and not by cursor: Crossref's cursor names a reading of the list and not a page, so it stays the same while
 * each answer goes on from the last. Such pages could be neither kept nor asked for again, and end after five minutes.
 * @throws SourceError if a page stays incomplete, names somebody else's work, or the pages do not make up the whole list
 */
export async function* fetchWorks({ identifiers: { orcid } }: AuthorRequest, effects: Effects, base: string): AsyncIterable<RawPage> {
  if (orcid === undefined) return;
  for await (const { place, body } of readList((fresh) => readWorks(orcid, effects, base, fresh ? 0 : DAY_MS))) yield { place, body };
}

async function* readWorks(orcid: string, { http }: Effects, base: string, maxAgeMs: number): AsyncIterable<KeptPage> {
  const seen = new Set<string>();
  let total = 0;
  for (let offset = 0; offset === 0 || offset < total; offset += ROWS) {
    const url = `${base}/works?${new URLSearchParams({
      filter: `orcid:${orcid}`,
      sort: 'created',
      order: 'asc',
      rows: String(ROWS),
      offset: String(offset),
    })}`;
    const answer = await http.get({ ...manners(url, maxAgeMs), accepts: (body) => checkWorks(body, orcid, offset, ROWS) });
    if (answer.status !== 'found')
      throw new SourceError('crossref', url, 'The list of works is not there.', 'Check the base address of Crossref in the settings.');
    const { items, 'total-results': count } = ListSchema.parse(JSON.parse(answer.body)).message;
    if (offset === 0) total = count;
    if (total > MOST) throw changed(url, `It lists ${total} works under ${orcid}, and gives no more than ${MOST}.`);
    if (count !== total) throw changed(url, `It counted ${total} works, and then ${count}.`);
    for (const [index, doi] of doisIn(items).entries()) {
      const key = doi ?? `${offset + index}`;
      if (seen.has(key)) throw changed(url, `It sent ${key} twice, so another work is missing.`);
      seen.add(key);
    }
    yield { place: url, body: answer.body, fromCache: answer.fromCache };
  }
}

function changed(url: string, message: string): SourceError {
  return new SourceError('crossref', url, message, 'Harvest again later; the last good data stay.');
}

/**
 * What Crossref knows of works that others named by DOI; DOIs of other agencies are not asked for, and one that Crossref
 * does not take for a DOI is left out.
 * @throws SourceError if an answer stays incomplete, or holds what was not asked for
 */
export async function* fetchKnown({ doi }: KnownWorks, effects: Effects, base: string): AsyncIterable<RawPage> {
  const own = doi.filter((value) => !ELSEWHERE.test(value));
  // A comma would end the filter, so such a DOI is asked for by itself.
  for (const batch of batchesOf(own.filter((value) => !value.includes(',')))) {
    const url = `${base}/works?${new URLSearchParams({ filter: batch.map((value) => `doi:${value}`).join(','), rows: String(batch.length) })}`;
    const page = await ask(url, effects, (body) => checkKnown(body, new Set(batch)));
    if (page === undefined)
      throw new SourceError('crossref', url, 'The list of works is not there.', 'Check the base address of Crossref in the settings.');
    if (page.refusal === undefined) yield page;
    else yield* fetchSingly(batch, effects, base);
  }
  yield* fetchSingly(
    own.filter((value) => value.includes(',')),
    effects,
    base,
  );
}

async function* fetchSingly(dois: readonly string[], effects: Effects, base: string): AsyncIterable<RawPage> {
  for (const doi of dois) {
    const url = `${base}/works/${encodeURIComponent(doi)}`;
    const page = await ask(url, effects, (body) => checkSingle(body, doi));
    if (page?.refusal !== undefined) effects.logger.warn(`crossref: it does not look up ${doi}: ${page.refusal}`);
    else if (page !== undefined) yield page;
  }
}

/** @returns the page, with the reason if Crossref refuses the question; `undefined` if there is none */
async function ask(
  url: string,
  { http }: Effects,
  check: (body: string) => void,
): Promise<(RawPage & { refusal?: string | undefined }) | undefined> {
  const accepts = (body: string) => {
    if (refusalIn(JSON.parse(body)) === undefined) check(body);
  };
  const answer = await http.get({ ...manners(url, WEEK_MS), accepts });
  if (answer.status !== 'found') return undefined;
  return { place: url, body: answer.body, refusal: refusalIn(JSON.parse(answer.body)) };
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
    characters += encodeURIComponent(`doi:${doi},`).length;
  }
  if (batch.length > 0) yield batch;
}

function manners(url: string, maxAgeMs: number): Omit<HttpRequest, 'accepts'> {
  return { url, accept: 'application/json', source: 'crossref', maxAgeMs, contactParameter: 'mailto' };
}
