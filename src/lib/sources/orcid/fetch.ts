import * as z from 'zod';
import { SourceError } from '../../errors.ts';
import type { Orcid } from '../../identifiers/index.ts';
import type { PersonRecord } from '../../model/index.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { readShape, readValue } from '../json.ts';
import type { AuthorRequest, RawPage, SourceEffects } from '../source.ts';
import { toAnswer, withGroups } from './answer.ts';
import { preferredOf, splitGroup } from './claims.ts';
import { asError, movedFault, removedFault, toFault } from './refusal.ts';
import { GroupSchema, type Work } from './schema.ts';
import { foundPeople, queryFor, SearchSchema } from './search.ts';

/** Works in full that are asked for at once; ORCID sends at most 100. */
const BATCH = 50;
/** People that a search tells of. */
const MOST_PEOPLE = 50;
const DAY_MS = 24 * 3600 * 1000;
/** Works in full stay good until the list of works, which is newer, says that one was changed. */
const MONTH_MS = 30 * DAY_MS;

export const ORCID = 'https://pub.orcid.org/v3.0';

/** Where ORCID is, and the token that the host may have. */
export interface OrcidPlace {
  baseUrl: string;
  key?: string;
}

type Json = Record<string, unknown>;
/** A whole record names its person and has all its sections, even the empty ones. */
const RecordSchema = z.looseObject({
  'orcid-identifier': z.looseObject({ path: z.string() }),
  person: z.looseObject({}),
  'activities-summary': z.looseObject({ works: z.looseObject({ group: z.array(z.unknown()) }) }),
});
const BulkSchema = z.looseObject({ bulk: z.array(z.unknown()) });

/**
 * The works of an author: what the record says of the person, and then its works, fifty at a time, each page with the part of
 * the record that lists them and with the same works in full. They belong together: only the list tells which claims are of
 * one work, and only a work in full has authors.
 * @throws SourceError if there is no such record, or an answer stays incomplete
 * @throws HeldError if the record was moved, closed, locked or removed
 */
export async function* fetchWorks(author: AuthorRequest, { http }: Pick<SourceEffects, 'http'>, to: OrcidPlace): AsyncIterable<RawPage> {
  const { orcid } = author.identifiers;
  if (orcid === undefined) return;
  const place = `${to.baseUrl}/${orcid}/record`;
  const record = await fetchRecord(orcid, place, http, to);
  const groups = toAnswer(record)?.groups ?? [];
  yield { place, body: JSON.stringify(withGroups(record, [])) };
  for (const { works, unread } of batchesOf(groups)) {
    const full = await fetchFull(orcid, works, http, to);
    const part = withGroups(record, [...works.map((claims) => ({ 'work-summary': claims })), ...unread]);
    yield { place: `${to.baseUrl}/${orcid}/works`, body: JSON.stringify(full === undefined ? part : [part, full]) };
  }
}

/** People of a name, as ORCID ranks them. @throws SourceError if ORCID cannot be asked */
export async function findPeople(name: string, { http }: Pick<SourceEffects, 'http'>, to: OrcidPlace): Promise<PersonRecord[]> {
  const q = queryFor(name);
  if (q === '') return [];
  const url = `${to.baseUrl}/expanded-search/?${new URLSearchParams({ q, start: '0', rows: String(MOST_PEOPLE) })}`;
  const answer = await http.get({ ...manners(url, to), maxAgeMs: DAY_MS, accepts: (body) => checkEnvelope(body, url, SearchSchema) });
  const value = valueOf(answer, url);
  return foundPeople(SearchSchema.parse(value)['expanded-result'] ?? []);
}

async function fetchRecord(orcid: Orcid, url: string, http: SourceEffects['http'], to: OrcidPlace): Promise<Json> {
  const ask = async (maxAgeMs: number) => {
    const answer = await http.get({ ...manners(url, to), maxAgeMs, accepts: (body) => checkEnvelope(body, url, RecordSchema) });
    const record = valueOf(answer, url);
    const { finalUrl, fromCache } = answer as Extract<HttpAnswer, { status: 'found' }>;
    return { record, owner: toAnswer(record)?.owner, finalUrl, fromCache };
  };
  let answer = await ask(DAY_MS);
  // A kept answer about somebody else must not stay.
  if (answer.owner !== orcid && answer.fromCache && answer.finalUrl === undefined) answer = await ask(0);
  const { record, owner, finalUrl } = answer;
  if (owner === orcid) return record;
  if (finalUrl !== undefined) throw movedFault(url, finalUrl);
  throw new SourceError('orcid', url, `The record is about ${owner}, not ${orcid}.`, 'Harvest again later; the last good data stay.');
}

/** What a page is about: claims of one work each, and groups of which nothing can be read. */
interface Batch {
  works: Work[][];
  unread: unknown[];
}

/** Works in the order of the put-codes that are asked for, so that a new work changes the last batch only. */
function batchesOf(groups: readonly unknown[]): Batch[] {
  const read = groups.map((group) => ({ group, claims: GroupSchema.safeParse(group).data?.['work-summary'] }));
  const unread = read.flatMap(({ group, claims }) => (claims === undefined ? [group] : []));
  const works = read
    .flatMap(({ claims = [] }) => splitGroup(claims))
    .toSorted((a, b) => Number(preferredOf(a)!['put-code']) - Number(preferredOf(b)!['put-code']));
  const batches = Array.from({ length: Math.ceil(works.length / BATCH) }, (_, index): Batch => ({
    works: works.slice(index * BATCH, (index + 1) * BATCH),
    unread: [],
  }));
  return unread.length === 0 ? batches : [...batches, { works: [], unread }];
}

async function fetchFull(orcid: Orcid, works: readonly Work[][], http: SourceEffects['http'], to: OrcidPlace): Promise<Json | undefined> {
  const listed = works.map((claims) => preferredOf(claims)!);
  const codes = listed.map((work) => String(work['put-code']));
  if (codes.length === 0) return undefined;
  const url = `${to.baseUrl}/${orcid}/works/${codes.join(',')}`;
  const ask = (maxAgeMs: number) => http.get({ ...manners(url, to), maxAgeMs, accepts: (body) => checkBulk(body, url, orcid, codes) });
  const answer = await ask(MONTH_MS);
  const full = valueOf(answer, url);
  const stale = answer.status === 'found' && answer.fromCache && isOlder(full, listed);
  return stale ? valueOf(await ask(0), url) : full;
}

/** If a work was changed since it was sent in full, or was not sent at all. */
function isOlder(bulk: Json, listed: readonly Work[]): boolean {
  const sent = new Map((toAnswer(bulk)?.works ?? []).map((work) => [putCodeOf(work), changedAt(work as Json)]));
  return listed.some((work) => changedAt(work) > (sent.get(String(work['put-code'])) ?? -1));
}

function changedAt(work: Json): number {
  const changed = work['last-modified-date'] as { value?: unknown } | null | undefined;
  return typeof changed?.value === 'number' ? changed.value : 0;
}

function putCodeOf(work: unknown): string {
  return String((work as Json)['put-code']);
}

/**
 * @returns the answer, or `undefined` if it is a refusal, which is told once it is read
 * @throws Error if it is neither that nor what was asked for
 */
function checkEnvelope<T>(body: string, place: string, envelope: z.ZodType<T>): T | undefined {
  const value = readValue('orcid', { place, body });
  return asError(value) === undefined ? readShape('orcid', place, value, envelope) : undefined;
}

/** @throws Error if an answer lacks a work that was asked for, or has another */
function checkBulk(body: string, place: string, orcid: Orcid, codes: readonly string[]): void {
  const { bulk } = checkEnvelope(body, place, BulkSchema) ?? {};
  if (bulk === undefined) return;
  const { works, errors, owner } = toAnswer({ bulk })!;
  const sent = works.map(putCodeOf);
  const foreign = sent.find((code) => !codes.includes(code));
  if (foreign !== undefined) throw new Error(`the answer has work ${foreign.slice(0, 40)}, which was not asked for`);
  if (owner !== undefined && owner !== orcid) throw new Error(`the works are of ${owner}, not of ${orcid}`);
  if (new Set(sent).size !== sent.length || sent.length + errors.length !== bulk.length || bulk.length !== codes.length)
    throw new Error(`the answer has ${sent.length} of ${codes.length} works`);
}

function manners(url: string, { key }: OrcidPlace): Pick<HttpRequest, 'url' | 'accept' | 'source' | 'credentials'> {
  return {
    url,
    accept: 'application/json',
    source: 'orcid',
    ...(key === undefined ? {} : { credentials: { headers: { Authorization: `Bearer ${key}` } } }),
  };
}

/** @throws SourceError if there is nothing, or a refusal */
function valueOf(answer: HttpAnswer, url: string): Json {
  if (answer.status === 'absent' && answer.gone === true) throw removedFault(url);
  if (answer.status === 'absent')
    throw new SourceError(
      'orcid',
      url,
      'ORCID has no such record.',
      'Check the iD in the author file, and the address of ORCID in the settings.',
    );
  const value = JSON.parse(withoutMark(answer.body)) as Json;
  const error = asError(value);
  if (error !== undefined) throw toFault(error, url);
  return value;
}

function withoutMark(body: string): string {
  return body.replace(/^\uFEFF/, '');
}
