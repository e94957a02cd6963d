import { SourceError } from '../../errors.ts';
import type { Issue, PersonRecord, SourceRecord } from '../../model/index.ts';
import { isObject } from '../format.ts';
import { readItem, readJson, readShape, readValue } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { toPerson } from './person.ts';
import { toRecord } from './record.ts';
import { AuthorSchema, HitsSchema, LiteratureSchema } from './schema.ts';

/**
 * Read any answer of INSPIRE, told by its shape: a work, a person, a search's hits, or a list of works.
 * @throws SourceError if it is none of them, is broken, or is an error
 * @see https://github.com/inspirehep/rest-api-doc
 */
export function parseInspire(page: RawPage): ParsedPage {
  const value = readValue('inspire', page);
  if (Array.isArray(value)) return readItems(value, page.place);
  if (isObject(value) && 'hits' in value) {
    const { hits } = readShape('inspire', page.place, value, HitsSchema);
    return { ...readItems(hits.hits, page.place), total: hits.total };
  }
  if (isInspire(value)) return readItems([value], page.place);
  const refusal = refusalOf(value);
  throw new SourceError(
    'inspire',
    page.place,
    refusal === undefined ? 'The answer is neither a work nor a person.' : `INSPIRE answered with an error: ${refusal}.`,
    'Check the identifiers; look for a newer Peerpage if they are right.',
  );
}

/** If a JSON value is a record of INSPIRE, with its envelope or without. */
export function isInspire(value: unknown): boolean {
  const metadata = metadataOf(value);
  return isWork(metadata) || isAuthor(metadata);
}

/** People of a page, each as INSPIRE describes them. */
export function peopleOf(page: RawPage): PersonRecord[] {
  const { hits } = readJson('inspire', page, HitsSchema);
  return hits.hits.flatMap(personOf);
}

/** What INSPIRE says in place of an answer. */
export function refusalOf(value: unknown): string | undefined {
  if (!isObject(value) || typeof value['message'] !== 'string') return undefined;
  return value['message'].slice(0, 200).replace(/\.$/, '');
}

function readItems(items: readonly unknown[], place: string): ParsedPage {
  const issues: Issue[] = [];
  const records = new Map<string, SourceRecord>();
  for (const [index, item] of items.entries()) {
    const metadata = metadataOf(item);
    if (isAuthor(metadata)) continue;
    const where = items.length === 1 ? place : `${place} hit ${index + 1}`;
    for (const record of readItem('inspire', where, metadata, LiteratureSchema, toRecord, issues))
      if (!records.has(record.id)) records.set(record.id, record);
  }
  const people = items.flatMap(personOf);
  // a search for people is about nobody in particular, unless it finds one
  return { records: [...records.values()], issues, ...(people.length === 1 && items.length === 1 && { person: people[0]! }) };
}

function personOf(item: unknown): PersonRecord[] {
  const metadata = metadataOf(item);
  const author = isAuthor(metadata) ? AuthorSchema.safeParse(metadata) : undefined;
  return author?.success === true ? ((toPerson(author.data) ?? []) as PersonRecord[]) : [];
}

/** A record itself; its number stands beside it too. */
function metadataOf(item: unknown): unknown {
  if (!isObject(item) || !isObject(item['metadata'])) return item;
  const number = Number(item['id']);
  return { ...(Number.isInteger(number) && { control_number: number }), ...item['metadata'] };
}

function isWork(metadata: unknown): boolean {
  return (
    isObject(metadata) &&
    Array.isArray(metadata['titles']) &&
    ('control_number' in metadata || /\/hep\.json$/.test(String(metadata['$schema'])))
  );
}

function isAuthor(metadata: unknown): boolean {
  return isObject(metadata) && isObject(metadata['name']) && !('titles' in metadata) && ('ids' in metadata || 'control_number' in metadata);
}
