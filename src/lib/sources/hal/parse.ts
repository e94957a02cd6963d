import { SourceError } from '../../errors.ts';
import type { Issue, SourceRecord } from '../../model/index.ts';
import { isObject } from '../format.ts';
import { readItem, readObject, readShape } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { toPeople } from './person.ts';
import { toRecord } from './record.ts';
import { AnswerSchema, DocumentSchema, type HalDocument } from './schema.ts';

/**
 * Read an answer of HAL's search, for documents or for authors. Of several versions of a document the newest is kept. A
 * search for authors is about nobody in particular, unless it finds one.
 * @throws SourceError if it is broken, no such answer, or an error
 * @see https://api.archives-ouvertes.fr/docs/search
 */
export function parseHal(page: RawPage): ParsedPage {
  const value = readObject('hal', page);
  const refusal = refusalOf(value);
  if (refusal !== undefined)
    throw new SourceError(
      'hal',
      page.place,
      `HAL answered with an error: ${refusal}.`,
      'Check the identifiers; HAL names what it did not understand.',
    );
  const { numFound, docs } = readShape('hal', page.place, value, AnswerSchema).response;
  if (docs.length > 0 && docs.every(isForm)) {
    const people = toPeople(docs);
    return { records: [], issues: [], ...(people.length === 1 ? { person: people[0]! } : {}) };
  }
  const issues: Issue[] = [];
  const newest = new Map<string, { record: SourceRecord; version: number }>();
  const edited: string[] = [];
  const read = (document: HalDocument, place: string): SourceRecord | undefined => {
    const record = toRecord(document, place);
    if (record.authors.length > 0 || document.authFullName_s.length === 0) return record;
    edited.push(record.id);
    return undefined;
  };
  for (const [index, document] of docs.entries()) {
    const version = isObject(document) && typeof document['version_i'] === 'number' ? document['version_i'] : 0;
    for (const record of readItem('hal', `${page.place} document ${index + 1}`, document, DocumentSchema, read, issues))
      if (version >= (newest.get(record.id)?.version ?? 0)) newest.set(record.id, { record, version });
  }
  if (edited.length > 0)
    issues.push({
      severity: 'info',
      source: 'hal',
      place: page.place,
      message: `Nobody is named as author of ${edited.join(', ').slice(0, 500)}, but editors or translators, so that it was left out.`,
      remedy: 'Nothing needs to be done; a volume can be added by hand.',
    });
  return { records: [...newest.values()].map(({ record }) => record), issues, total: numFound };
}

/** If a document of an answer is the form of an author's name. */
export function isForm(document: unknown): boolean {
  return isObject(document) && 'fullName_s' in document && !('halId_s' in document);
}

/** What HAL says in place of an answer. */
export function refusalOf(value: unknown): string | undefined {
  if (!isObject(value) || !isObject(value['error'])) return undefined;
  const { msg, code } = value['error'];
  const reason = typeof msg === 'string' ? msg : `code ${String(code)}`;
  return reason.slice(0, 200).replace(/\.$/, '');
}
