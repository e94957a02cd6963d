import { SourceError } from '../../errors.ts';
import { parseDoi, parseOrcid, type Doi } from '../../identifiers/index.ts';
import type { PersonRecord } from '../../model/index.ts';
import type { AuthorRequest, KnownWorks, RawPage, SourceEffects } from '../source.ts';
import { authorId } from './authors.ts';
import { checkAuthor, checkAuthors, checkKnown, checkWork, checkWorks, itemsOf, truncatedIn } from './check.ts';
import { CREDITS, type OpenalexClient, type Reply } from './client.ts';
import { toPerson } from './person.ts';
import { AuthorSchema, ListSchema } from './schema.ts';

/** Items on a page; the most that OpenAlex documents. */
const PAGE = 100;
/** Author identifiers, and DOIs, asked for at once. */
const BATCH = 50;
/** Longest filter of DOIs, in characters as they are sent. */
const LONGEST_FILTER = 3000;
/** People of a name that are looked at. */
const CANDIDATES = 20;
const DAY_MS = 24 * 3600 * 1000;

type Effects = Pick<SourceEffects, 'http' | 'logger'>;

/**
 * An author's works: those of the author identifiers that the author file names, or else of all that OpenAlex has under the
 * ORCID iD. The page about the iD lists every identifier under it, the ones that the file does not name too. Records with
 * more authors than lists give are asked for one by one. OpenAlex is not asked by name: other people have it too.
 * @throws SourceError if an answer stays incomplete, or without a key the day's budget is used up
 * @see https://developers.openalex.org/guides/page-through-results
 */
export async function* fetchWorks(author: AuthorRequest, effects: Effects, client: OpenalexClient): AsyncIterable<RawPage> {
  const { orcid, openalex } = author.identifiers;
  const shared = orcid === undefined ? undefined : await askOrcid(orcid, effects, client);
  const known = shared === undefined ? [] : itemsOf(shared.value).flatMap(({ id }) => authorId(id) ?? []);
  const ids: string[] = openalex === undefined ? known : [];
  for (const id of openalex ?? []) {
    if (known.includes(id)) ids.push(id);
    else {
      const found = await askAuthor(id, author, effects, client);
      if (found === undefined) continue;
      yield found.page;
      ids.push(found.id);
    }
  }
  // last, since of what several pages say of a person the last counts
  if (shared !== undefined && known.length > 0) yield shared.page;
  const asked = [...new Set(ids)].sort();
  for (let start = 0; start < asked.length; start += BATCH) yield* listWorks(asked.slice(start, start + BATCH), effects, client);
}

/**
 * What OpenAlex says of works that other sources named by DOI. Of those it does not know it says nothing.
 * @throws SourceError as {@link fetchWorks} does
 */
export async function* fetchKnown({ doi }: Pick<KnownWorks, 'doi'>, { http }: Effects, client: OpenalexClient): AsyncIterable<RawPage> {
  const dois = [...new Set(doi.flatMap((text) => parseDoi(text) ?? []))].sort();
  // in a filter these mean something
  const apart = dois.filter((text) => /[,|"!]/.test(text));
  for (const batch of batches(dois.filter((text) => !apart.includes(text)))) {
    const reply = await client.ask(http, {
      path: '/works',
      parameters: { filter: `doi:${batch.join('|')}`, per_page: String(PAGE), include_xpac: 'true' },
      credits: CREDITS.list,
      maxAgeMs: 7 * DAY_MS,
      check: (value) => checkKnown(value, batch),
    });
    if (reply === undefined) throw notThere('/works');
    yield reply.page;
    yield* wholeWorks(reply, http, client);
  }
  for (const text of apart) {
    const reply = await client.ask(http, {
      path: `/works/doi:${encodeURIComponent(text)}`,
      credits: CREDITS.single,
      maxAgeMs: 7 * DAY_MS,
      check: (value) => checkKnown({ meta: { count: 1 }, results: [value] }, [text]),
    });
    if (reply !== undefined) yield reply.page;
  }
}

/** People of a name, as OpenAlex ranks them. @throws SourceError if OpenAlex cannot be asked */
export async function findPeople(name: string, { http }: Effects, client: OpenalexClient): Promise<PersonRecord[]> {
  // what is no letter could be an operator of the search
  const search = name.replace(/[^\p{L}\p{M}\d.'’-]+/gu, ' ').trim();
  if (search === '') return [];
  const reply = await client.ask(http, {
    path: '/authors',
    parameters: { search, per_page: String(CANDIDATES) },
    credits: CREDITS.search,
    maxAgeMs: DAY_MS,
    check: (value) => checkAuthors(value, CANDIDATES),
  });
  if (reply === undefined) throw notThere('/authors');
  return itemsOf(reply.value).flatMap((item) => {
    const author = AuthorSchema.safeParse(item);
    return author.success ? (toPerson(author.data) ?? []) : [];
  });
}

/** The list of all authors under an iD: a single one asked for by the iD would hide the others. */
async function askOrcid(orcid: string, { http }: Effects, client: OpenalexClient): Promise<Reply> {
  const reply = await client.ask(http, {
    path: '/authors',
    parameters: { filter: `orcid:${orcid}`, per_page: String(PAGE) },
    credits: CREDITS.list,
    maxAgeMs: DAY_MS,
    check: (value) => checkAuthors(value, PAGE, orcid),
  });
  if (reply === undefined) throw notThere('/authors');
  return reply;
}

/** One author, under the identifier that holds today. */
async function askAuthor(
  id: string,
  { slug, identifiers }: AuthorRequest,
  { http, logger }: Effects,
  client: OpenalexClient,
): Promise<{ page: RawPage; id: string } | undefined> {
  const reply = await client.ask(http, { path: `/authors/${id}`, credits: CREDITS.single, maxAgeMs: DAY_MS, check: checkAuthor });
  const author = AuthorSchema.safeParse(reply?.value).data;
  const person = author === undefined ? undefined : toPerson(author);
  if (reply === undefined || author === undefined || person === undefined) {
    logger.warn(`openalex: ${slug} names ${id}, but OpenAlex has no such author any more. Take it out of the author file.`);
    return undefined;
  }
  if (person.value !== id) {
    if (reply.finalUrl === undefined || !reply.finalUrl.includes(person.value))
      throw new SourceError('openalex', reply.page.place, `The answer is about ${person.value}, not ${id}.`, 'Harvest again later.');
    logger.warn(`openalex: ${slug} names ${id}, which OpenAlex has merged into ${person.value}. Write that one into the author file.`);
  }
  const orcid = parseOrcid(author.orcid ?? '');
  if (orcid !== undefined && identifiers.orcid !== undefined && orcid !== identifiers.orcid)
    logger.warn(`openalex: ${slug} names ${id}, to which OpenAlex gives the iD ${orcid}. Check that it is the same person.`);
  return { page: reply.page, id: person.value };
}

/** Every page of the works of some author identifiers, with what is asked for one by one behind each. */
async function* listWorks(ids: readonly string[], { http }: Effects, client: OpenalexClient): AsyncIterable<RawPage> {
  const found = new Set<string>();
  const cursors = new Set<string>();
  let total = Infinity;
  let sent = 0;
  let place = '';
  for (let cursor: string | undefined = '*'; cursor !== undefined && sent < total;) {
    cursors.add(cursor);
    const before = sent;
    const reply = await client.ask(http, {
      path: '/works',
      parameters: { filter: `author.id:${ids.join('|')}`, include_xpac: 'true', per_page: String(PAGE), cursor },
      credits: CREDITS.list,
      maxAgeMs: DAY_MS,
      check: (value) => checkWorks(value, ids, before, PAGE),
    });
    if (reply === undefined) throw notThere('/works');
    yield reply.page;
    yield* wholeWorks(reply, http, client);
    const { meta, results } = ListSchema.parse(reply.value);
    for (const { id } of results) found.add(id);
    sent += results.length;
    place = reply.page.place;
    // a work can be added or taken away while pages are read
    total = Math.min(total, meta.count);
    cursor = meta.next_cursor ?? undefined;
    if (cursor !== undefined && cursors.has(cursor))
      throw new SourceError('openalex', place, 'The list does not end: its next page is one that was read.', 'Harvest again later.');
  }
  if (found.size < total)
    throw new SourceError(
      'openalex',
      place,
      `The list has ${found.size} of ${total} works.`,
      'Harvest again later; the last good data stay.',
    );
}

/** The records of a page whose lists of authors are cut, whole. */
async function* wholeWorks({ value }: Reply, http: SourceEffects['http'], client: OpenalexClient): AsyncIterable<RawPage> {
  for (const id of truncatedIn(value)) {
    const reply = await client.ask(http, {
      path: `/works/${id}`,
      credits: CREDITS.single,
      maxAgeMs: 7 * DAY_MS,
      check: (work) => checkWork(work, id),
    });
    if (reply !== undefined) yield reply.page;
  }
}

/** DOIs in batches that fit into an address. */
function batches(dois: readonly Doi[]): Doi[][] {
  const all: Doi[][] = [];
  let length = 0;
  for (const doi of dois) {
    const last = all.at(-1);
    const more = encodeURIComponent(doi).length + 3;
    if (last === undefined || last.length === BATCH || length + more > LONGEST_FILTER) {
      all.push([doi]);
      length = more;
    } else {
      last.push(doi);
      length += more;
    }
  }
  return all;
}

function notThere(path: string): SourceError {
  return new SourceError(
    'openalex',
    path,
    'The interface of OpenAlex is not there.',
    'Check the base address of OpenAlex in the settings.',
  );
}
