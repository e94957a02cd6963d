import * as z from 'zod';
import type { Issue, SourceRecord } from '../../../model/index.ts';
import { readItem, readJson } from '../../json.ts';
import type { ParsedPage, RawPage } from '../../source.ts';
import { withOwnIds } from '../keys.ts';
import { CslItem } from './schema.ts';
import { toRecord } from './to-record.ts';
import { toCsl, ZoteroItem } from './zotero.ts';

/** Items of Zotero that are no works. */
const NO_WORK = /^(?:attachment|note|annotation)$/;

const CslPage = z.union([z.array(z.unknown()), z.looseObject({ items: z.array(z.unknown()) }), z.looseObject({ type: z.string() })]);
const ZoteroPage = z.looseObject({ items: z.array(z.unknown()) });

/**
 * Read CSL-JSON: a list of items, an item, or what Zotero's interface sends. Pure; an item that cannot be read is an issue.
 * @throws SourceError if it is no JSON
 * @see https://github.com/citation-style-language/schema
 */
export function parseCsl(page: RawPage): ParsedPage {
  const body = readJson('files', page, CslPage);
  const items = Array.isArray(body) ? body : 'items' in body && Array.isArray(body.items) ? (body.items as unknown[]) : [body];
  return readAll(page, items, CslItem, toRecord);
}

/**
 * Read what Better BibTeX exports as JSON: items as Zotero has them. Pure; attachments and notes are passed over, and an item
 * that cannot be read is an issue.
 * @throws SourceError if it is no such JSON
 * @see https://retorque.re/zotero-better-bibtex/exporting/
 */
export function parseBetterBibtex(page: RawPage): ParsedPage {
  const works = readJson('files', page, ZoteroPage).items.filter(
    (item) => !NO_WORK.test(String((item as { itemType?: unknown } | null)?.itemType)),
  );
  return readAll(page, works, ZoteroItem, (item, ...where) => toRecord(toCsl(item), ...where));
}

function readAll<T>(
  page: RawPage,
  items: readonly unknown[],
  schema: z.ZodType<T>,
  toSource: (item: T, index: number, file: string, place: string) => SourceRecord,
): ParsedPage {
  const issues: Issue[] = [];
  const records = items.flatMap((item, index) =>
    readItem('files', `${page.place} item ${index + 1}`, item, schema, (read, place) => toSource(read, index, page.place, place), issues),
  );
  return { records: withOwnIds(records), issues };
}
