import * as z from 'zod';
import { SourceError } from '../../errors.ts';
import { isObject } from '../format.ts';
import type { HttpRequest } from '../http/http.ts';
import { readShape, readValue } from '../json.ts';
import type { AuthorRequest, RawPage, SourceEffects } from '../source.ts';
import { AnswerSchema, refusalOf, toFault } from './parse.ts';
import { ProfileSchema, usernamesOf } from './profile.ts';
import { readField } from './published.ts';

/** Notes on a page. */
const PAGE = 1000;
/** Notes that no single person has: the answer is then to another question. */
const MOST = 10_000;
const WEEK_MS = 7 * 24 * 3600 * 1000;

/** Where both versions of the interface are; a stand-in serves the older one under `/v1`. */
export interface OpenreviewAddresses {
  current: string;
  older: string;
}
export const OPENREVIEW: OpenreviewAddresses = { current: 'https://api2.openreview.net', older: 'https://api.openreview.net' };

/** The fields that name an author: newer venues have objects in the place of two lists. Each version has notes of its own. */
const QUESTIONS: readonly [version: keyof OpenreviewAddresses, field: string][] = [
  ['current', 'content.authorids'],
  ['current', 'content.authors.username'],
  ['older', 'content.authorids'],
];

type Effects = Pick<SourceEffects, 'http'>;

/**
 * An author's profile, and the notes that name it as an author. A note that was told of already is not told of again.
 * @param key token of a login; OpenReview answers without
 * @throws SourceError if there is no such profile, or an answer stays incomplete
 * @see https://docs.openreview.net/reference/api-v2/openapi-definition
 */
export async function* fetchWorks(
  author: AuthorRequest,
  { http }: Effects,
  { addresses, key }: { addresses: OpenreviewAddresses; key?: string },
): AsyncIterable<RawPage> {
  const id = author.identifiers.openreview;
  if (id === undefined) return;
  const profileUrl = `${addresses.current}/profiles?${new URLSearchParams({ id })}`;
  const ask = async (url: string, accepts: HttpRequest['accepts']) => {
    const answer = await http.get({
      url,
      accept: 'application/json',
      source: 'openreview',
      maxAgeMs: WEEK_MS,
      accepts,
      ...(key === undefined ? {} : { credentials: { headers: { Authorization: `Bearer ${key}` } } }),
    });
    if (answer.status === 'absent')
      throw new SourceError('openreview', url, 'OpenReview has nothing there.', 'Check the profile in the author file.');
    const refusal = refusalOf(valueOf(answer.body));
    if (refusal !== undefined) throw toFault(refusal, url);
    return answer.body;
  };
  const body = await ask(profileUrl, (text) => void profileIn(text, profileUrl, id));
  yield { place: profileUrl, body };
  const usernames = new Set([id, ...(profileIn(body, profileUrl, id) ?? [])]);
  const told = new Set<string>();
  for (const [version, field] of QUESTIONS) {
    const address = (offset: number) =>
      `${addresses[version]}/notes?${new URLSearchParams({ [field]: id, limit: String(PAGE), offset: String(offset) })}`;
    for await (const { url, page } of pagesOf(address, (at) => ask(at, (text) => checkNotes(text, at, usernames)))) {
      yield { place: url, body: JSON.stringify({ ...page, notes: page.notes.filter((note) => !told.has(idOf(note))) }) };
      for (const note of page.notes) told.add(idOf(note));
    }
  }
}

/** The pages of one list, to the end. @throws SourceError if it repeats itself, or ends before its count */
async function* pagesOf(
  address: (offset: number) => string,
  ask: (url: string) => Promise<string>,
): AsyncIterable<{ url: string; page: Notes }> {
  const sent = new Set<string>();
  for (let offset = 0; ; offset += PAGE) {
    const url = address(offset);
    const page = valueOf(await ask(url)) as Notes;
    if (page.notes.some((note) => sent.has(idOf(note))) || offset >= MOST)
      throw new SourceError('openreview', url, 'The list of notes repeats or does not end.', 'Harvest again later.');
    for (const note of page.notes) sent.add(idOf(note));
    yield { url, page };
    if (page.notes.length === PAGE) continue;
    if (sent.size < (page.count ?? 0))
      throw new SourceError('openreview', url, `OpenReview counts ${page.count} notes but lists ${sent.size}.`, 'Harvest again later.');
    return;
  }
}

interface Notes {
  notes: unknown[];
  count?: number | null;
}
const NotesSchema = z.looseObject({ notes: z.array(z.looseObject({ id: z.string() })), count: z.int().nonnegative().nullish() });

/** The names of the profile that was asked for. @throws Error if another one or none came */
function profileIn(body: string, place: string, id: string): string[] | undefined {
  const value = readValue('openreview', { place, body });
  if (refusalOf(value) !== undefined) return undefined;
  const answer = readShape('openreview', place, value, AnswerSchema);
  const profiles = 'profiles' in answer ? (answer['profiles'] as unknown[]) : [];
  const names = profiles.flatMap((item) => ProfileSchema.safeParse(item).data ?? []).map(usernamesOf);
  const own = names.find((usernames) => usernames.includes(id));
  if (own === undefined) throw new Error(`the answer is about ${names[0]?.[0] ?? 'nobody'}, not ${id}`);
  return own;
}

/** @throws Error if a page is not whole, or none of its notes names the author */
function checkNotes(body: string, place: string, usernames: ReadonlySet<string>): void {
  const value = readValue('openreview', { place, body });
  if (refusalOf(value) !== undefined) return;
  const { notes } = readShape('openreview', place, value, NotesSchema);
  if (new Set(notes.map(idOf)).size < notes.length) throw new Error('the page has a note twice');
  if (notes.length > 0 && !notes.some((note) => names(note, usernames))) throw new Error('no note of the page names the author');
}

function names(note: unknown, usernames: ReadonlySet<string>): boolean {
  const content = isObject(note) && isObject(note['content']) ? note['content'] : {};
  const lists = [readField(content, 'authorids'), readField(content, 'authors')];
  return lists
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .some((author: unknown) => usernames.has(String(isObject(author) ? author['username'] : author)));
}

function idOf(note: unknown): string {
  return String((note as { id?: unknown }).id);
}

function valueOf(body: string): unknown {
  return JSON.parse(body.replace(/^\uFEFF/, ''));
}
