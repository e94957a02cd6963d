import { SourceError } from '../../errors.ts';
import type { Issue, SourceRecord } from '../../model/index.ts';
import { isObject } from '../format.ts';
import { readItem, readObject, readShape } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { toRecord } from './record.ts';
import { HitsSchema, RecordSchema, type ZenodoRecord } from './schema.ts';

/**
 * Read any answer of Zenodo, told by its shape: a page of records, or one record. Of several versions of one deposit the
 * newest is kept.
 * @throws SourceError if it is neither, is broken, or is an error
 * @see https://developers.zenodo.org/#records
 */
export function parseZenodo(page: RawPage): ParsedPage {
  const value = readObject('zenodo', page);
  if (isRecord(value)) return readItems([value], page.place);
  const refusal = refusalOf(value);
  if (refusal !== undefined)
    throw new SourceError(
      'zenodo',
      page.place,
      `Zenodo answered with an error: ${refusal}.`,
      'Check the identifiers; Zenodo names what it did not understand.',
    );
  const { hits } = readShape('zenodo', page.place, value, HitsSchema);
  return { ...readItems(hits.hits, page.place), total: hits.total };
}

/** If a JSON value is a record of Zenodo. INSPIRE wraps its records alike. */
export function isRecord(value: unknown): boolean {
  return isObject(value) && isObject(value['metadata']) && 'conceptrecid' in value;
}

/** What Zenodo says in place of an answer. */
export function refusalOf(value: unknown): string | undefined {
  if (!isObject(value) || typeof value['message'] !== 'string' || 'hits' in value) return undefined;
  return value['message'].slice(0, 200).replace(/\.$/, '');
}

function readItems(items: readonly unknown[], place: string): ParsedPage {
  const issues: Issue[] = [];
  const newest = new Map<string, { record: SourceRecord; version: number }>();
  for (const [index, item] of items.entries()) {
    let version = 0;
    const read = (raw: ZenodoRecord, at: string) => {
      version = Number(raw.id);
      return toRecord(raw, at);
    };
    const where = items.length === 1 ? place : `${place} hit ${index + 1}`;
    for (const record of readItem('zenodo', where, item, RecordSchema, read, issues))
      if (version >= (newest.get(record.id)?.version ?? 0)) newest.set(record.id, { record, version });
  }
  return { records: [...newest.values()].map(({ record }) => record), issues };
}
