import { SourceError } from '../../errors.ts';
import type { InstitutionRecord } from '../../model/index.ts';
import { isObject } from '../format.ts';
import { readItem, readValue } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { institutionsOfAuthor, institutionsOfWork, toInstitution } from './institution.ts';
import { onePerson } from './person.ts';
import { AuthorSchema, bareId, InstitutionSchema, WorkSchema, type Author, type Kind } from './schema.ts';
import { toRecord } from './work.ts';

/**
 * Read any answer of OpenAlex, or a file of them: one work, author or institution, a page of a list, or a list as files are
 * exported. Things of other kinds, such as topics and journals, say nothing that is kept.
 * @throws SourceError if it is no whole answer, or if it is an error
 * @see https://developers.openalex.org
 */
export function parseOpenalex(page: RawPage): ParsedPage {
  const value = readValue('openalex', page);
  const { items, single, total } = itemsOf(value, page);
  const authors: Author[] = [];
  const institutions = new Map<string, InstitutionRecord>();
  const seen = new Set<string>();
  const parsed: ParsedPage = { records: [], issues: [] };
  const note = (found: readonly InstitutionRecord[]) => {
    for (const institution of found) if (!institutions.has(institution.ror)) institutions.set(institution.ror, institution);
  };
  for (const [index, item] of items.entries()) {
    const place = single ? page.place : `${page.place} results[${index}]`;
    const kind = kindOf(item);
    if (kind === 'W')
      for (const record of readItem(
        'openalex',
        place,
        item,
        WorkSchema,
        (work, at) => (note(institutionsOfWork(work)), toRecord(work, at)),
        parsed.issues,
      )) {
        if (!seen.has(record.id)) parsed.records.push(record);
        seen.add(record.id);
      }
    else if (kind === 'A')
      readItem(
        'openalex',
        place,
        item,
        AuthorSchema,
        (author) => (authors.push(author), note(institutionsOfAuthor(author)), undefined),
        parsed.issues,
      );
    else if (kind === 'I')
      readItem('openalex', place, item, InstitutionSchema, (one) => (note([toInstitution(one) ?? []].flat()), undefined), parsed.issues);
  }
  const person = onePerson(authors);
  if (person !== undefined) parsed.person = person;
  if (institutions.size > 0) parsed.institutions = [...institutions.values()];
  if (total !== undefined && items.every((item) => kindOf(item) === 'W')) parsed.total = total;
  return parsed;
}

/** What a refusal of OpenAlex says, or `undefined` if a value is none. */
export function refusalOf(value: unknown): string | undefined {
  if (!isObject(value) || typeof value['error'] !== 'string' || 'results' in value) return undefined;
  const message = typeof value['message'] === 'string' ? value['message'] : '';
  return (
    [value['error'], message]
      .map((text) => text.slice(0, 300).replace(/[.\s]+$/, ''))
      .filter(Boolean)
      .join(': ') || 'no reason given'
  );
}

/** If a value of JSON is one of OpenAlex' things, or a list of them. */
export function isOpenalex(value: unknown): boolean {
  if (!isObject(value)) return Array.isArray(value) && value.length > 0 && isOpenalex(value[0]);
  if (!Array.isArray(value['results']))
    return typeof value['id'] === 'string' && /^https?:\/\/(?:api\.)?openalex\.org\//i.test(value['id']);
  return value['results'].length > 0 ? isOpenalex(value['results'][0]) : isObject(value['meta']) && 'per_page' in value['meta'];
}

function itemsOf(value: unknown, page: RawPage): { items: unknown[]; single: boolean; total?: number } {
  if (Array.isArray(value)) return { items: value, single: false };
  const refusal = refusalOf(value);
  if (refusal !== undefined)
    throw new SourceError(
      'openalex',
      page.place,
      `OpenAlex answered with an error: ${refusal}.`,
      'Check the identifiers and the key; OpenAlex names what it did not understand.',
    );
  if (isObject(value) && Array.isArray(value['results'])) {
    const count = isObject(value['meta']) ? value['meta']['count'] : undefined;
    return { items: value['results'], single: false, ...(typeof count === 'number' ? { total: count } : {}) };
  }
  if (isObject(value) && typeof value['id'] === 'string') return { items: [value], single: true };
  throw new SourceError(
    'openalex',
    page.place,
    'The answer is not what the source documents: it has neither an id nor results.',
    'The source may have changed its format; look for a newer Peerpage.',
  );
}

/** What an item is. One without an identifier of OpenAlex is taken for a work, so that it is told as one that cannot be read. */
function kindOf(item: unknown): Kind | undefined {
  const id = isObject(item) ? item['id'] : undefined;
  if (typeof id !== 'string' || !/openalex\.org\/|^[A-Z]\d+$/i.test(id)) return 'W';
  return (['W', 'A', 'I'] as const).find((kind) => bareId(kind, id) !== undefined);
}
