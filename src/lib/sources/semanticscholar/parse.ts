import { SourceError } from '../../errors.ts';
import type { Issue, PersonRecord, SourceRecord } from '../../model/index.ts';
import { isObject } from '../format.ts';
import { readItem, readJson, readObjectOrList } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { toPerson } from './person.ts';
import { toRecord } from './record.ts';
import { AuthorSchema, ListSchema, PaperSchema } from './schema.ts';

/**
 * Read any answer of Semantic Scholar: a batch of papers, in which `null` is one it does not know, a page of papers, a paper, a
 * person. People among papers are passed over.
 * @throws SourceError if it is no JSON, or says that it refuses
 * @see https://api.semanticscholar.org/api-docs/graph
 */
export function parseSemanticScholar(page: RawPage): ParsedPage {
  const answer = readObjectOrList('semanticscholar', page);
  const refusal = isObject(answer) ? (answer['error'] ?? (Object.keys(answer).length === 1 ? answer['message'] : undefined)) : undefined;
  if (typeof refusal === 'string')
    throw new SourceError(
      'semanticscholar',
      page.place,
      `It refused: ${refusal.slice(0, 300).replace(/\.$/, '')}.`,
      'Check the identifiers and the key.',
    );
  const issues: Issue[] = [];
  const items = itemsOf(answer);
  const records = items.flatMap((item, index): SourceRecord[] => {
    if (isUnknown(item) || isPerson(item)) return [];
    return readItem(
      'semanticscholar',
      items.length === 1 ? page.place : `${page.place} item ${index + 1}`,
      item,
      PaperSchema,
      toRecord,
      issues,
    );
  });
  const person = isPerson(answer) ? personOf(answer) : undefined;
  const total = isObject(answer) && typeof answer['total'] === 'number' ? answer['total'] : undefined;
  return {
    records: [...new Map(records.map((record) => [record.id, record])).values()],
    issues,
    ...(person === undefined ? {} : { person }),
    ...(total === undefined ? {} : { total }),
  };
}

/** The people of a search. */
export function peopleOf(body: string, place: string): PersonRecord[] {
  return readJson('semanticscholar', { place, body }, ListSchema).data.flatMap((item) => personOf(item) ?? []);
}

/** Papers, however they are wrapped: some answers hold each with the sentence that cites it. */
function itemsOf(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer;
  if (!isObject(answer)) return [];
  for (const name of ['data', 'recommendedPapers']) {
    const list = answer[name];
    if (Array.isArray(list)) return list.map((item) => (isObject(item) ? (item['citingPaper'] ?? item['citedPaper'] ?? item) : item));
  }
  if ('paperId' in answer) return [answer];
  return isObject(answer['citingPaper']) ? [answer['citingPaper']] : [];
}

/** A paper that it does not know, or knows only that somebody cites it. */
function isUnknown(item: unknown): boolean {
  return item === null || (isObject(item) && item['paperId'] === null);
}

function isPerson(item: unknown): boolean {
  return isObject(item) && 'authorId' in item && !('paperId' in item);
}

function personOf(item: unknown): PersonRecord | undefined {
  const author = AuthorSchema.safeParse(item);
  return author.success ? toPerson(author.data) : undefined;
}
