import * as z from 'zod';
import { SourceError } from '../../errors.ts';
import type { Issue, SourceRecord } from '../../model/index.ts';
import { isObject } from '../format.ts';
import { readItem, readObject, readShape, readValue } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { AttributesSchema } from './attributes.ts';
import { toRecord } from './record.ts';
import { parseDataciteXml } from './xml.ts';

/** An answer of the REST API: one work, or a list of them. @see https://support.datacite.org/docs/api */
export const AnswerSchema = z.looseObject({
  data: z.union([z.array(z.unknown()), z.looseObject({ attributes: z.unknown() })]),
  meta: z.looseObject({ total: z.int().nonnegative().nullish() }).nullish(),
  links: z.looseObject({ next: z.string().nullish() }).nullish(),
});

/**
 * Read any document of DataCite, told by its shape: XML of its schema, an answer of its REST API, its JSON of one work or of
 * several, or JSON with a work on each line.
 * @throws SourceError if it is none of them, is broken, or is an error
 */
export function parseDatacite(page: RawPage): ParsedPage {
  return page.body
    .replace(/^\uFEFF/, '')
    .trimStart()
    .startsWith('<')
    ? parseDataciteXml(page)
    : parseDataciteJson(page);
}

/** The same for JSON alone. */
export function parseDataciteJson(page: RawPage): ParsedPage {
  const lines = linesOf(page.body);
  if (lines !== undefined)
    return readItems(
      lines.flatMap(({ line, number }) => {
        const place = `${page.place}:${number}`;
        return line.trim() === '' ? [] : [{ item: readObject('datacite', { place, body: line }), place }];
      }),
    );
  const value = readValue('datacite', page);
  if (Array.isArray(value)) return readItems(value.map((item, index) => ({ item, place: `${page.place} record ${index + 1}` })));
  const refusal = refusalOf(value);
  if (refusal !== undefined)
    throw new SourceError(
      'datacite',
      page.place,
      `DataCite answered with an error: ${refusal}.`,
      'Check the identifiers; DataCite names what it did not understand.',
    );
  if (isAttributes(value)) return readItems([{ item: value, place: page.place }]);
  const { data, meta } = readShape('datacite', page.place, value, AnswerSchema);
  const items = Array.isArray(data)
    ? data.map((item, index) => ({ item, place: `${page.place} record ${index + 1}` }))
    : [{ item: data, place: page.place }];
  return { ...readItems(items), ...(typeof meta?.total === 'number' && { total: meta.total }) };
}

/** If a JSON value is what DataCite says of a work. */
export function isAttributes(value: unknown): boolean {
  return (
    isObject(value) && (typeof value['doi'] === 'string' || typeof value['id'] === 'string') && 'titles' in value && 'creators' in value
  );
}

/** What DataCite says in place of an answer. */
export function refusalOf(value: unknown): string | undefined {
  if (!isObject(value) || !Array.isArray(value['errors'])) return undefined;
  const [first] = value['errors'] as unknown[];
  const title = isObject(first) ? (first['title'] ?? first['status']) : first;
  return String(title ?? 'no reason given')
    .slice(0, 200)
    .replace(/\.$/, '');
}

/** Lines, if the document is a JSON object on each of several. */
function linesOf(body: string): { line: string; number: number }[] | undefined {
  if (!/\}\s*\n\{/.test(body)) return undefined;
  const lines = body.replace(/^\uFEFF/, '').split('\n');
  if (!lines.every((line) => line.startsWith('{') || line.trim() === '')) return undefined;
  return lines.map((line, index) => ({ line, number: index + 1 }));
}

function readItems(items: readonly { item: unknown; place: string }[]): ParsedPage {
  const issues: Issue[] = [];
  const records = new Map<string, SourceRecord>();
  for (const { item, place } of items) {
    const attributes = isObject(item) && 'attributes' in item ? withDoi(item) : item;
    for (const record of readItem('datacite', place, attributes, AttributesSchema, (read, at) => published(read, at, issues), issues))
      if (!records.has(record.id)) records.set(record.id, record);
  }
  return { records: [...records.values()], issues };
}

function withDoi({ id, attributes }: Record<string, unknown>): unknown {
  return isObject(attributes) ? { id, ...attributes } : attributes;
}

/** A draft is not published, and what was published once is hidden since. */
function published(attributes: z.infer<typeof AttributesSchema>, place: string, issues: Issue[]): SourceRecord | undefined {
  const record = toRecord(attributes, place);
  if ((attributes.state ?? 'findable') === 'findable') return record;
  issues.push({
    severity: 'info',
    source: 'datacite',
    place,
    record: record.id,
    message: `DataCite does not show ${record.id} to the public (“${attributes.state?.slice(0, 40)}”), so it was left out.`,
    remedy: 'Nothing needs to be done.',
  });
  return undefined;
}
