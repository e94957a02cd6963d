import { SourceError } from '../../errors.ts';
import type { Issue } from '../../model/index.ts';
import { isObject } from '../format.ts';
import { readItem, readObjectOrList } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { refusalIn, totalIn } from './check.ts';
import { toRecord } from './record.ts';
import { WorkSchema } from './schema.ts';

/**
 * Read any answer of Crossref: one work, a list of works, a work as content negotiation gives it, or several of these.
 * @throws SourceError if it is no JSON, or if Crossref refuses to answer
 * @see https://api.crossref.org/swagger-ui/index.html
 */
export function parseCrossref(page: RawPage): ParsedPage {
  const answer = readObjectOrList('crossref', page);
  refuse(answer, page.place);
  const total = totalIn(answer);
  const issues: Issue[] = [];
  const read = (item: unknown, place: string) => readItem('crossref', place, item, WorkSchema, toRecord, issues);
  const records = itemsOf(answer).flatMap((item, index, all) =>
    read(item, all.length === 1 && total === undefined ? page.place : `${page.place} item ${index + 1}`),
  );
  const unique = [...new Map(records.map((record) => [record.id, record])).values()];
  return { records: unique, issues, ...(total === undefined ? {} : { total }) };
}

/** The works of an answer, however they are wrapped. */
function itemsOf(answer: unknown): unknown[] {
  if (Array.isArray(answer)) return answer.flatMap((item) => (isObject(item) && isObject(item['message']) ? itemsOf(item) : [item]));
  if (!isObject(answer)) return [];
  const message = 'message' in answer && 'message-type' in answer ? answer['message'] : answer;
  if (!isObject(message)) return [];
  if (Array.isArray(message['items'])) return message['items'];
  // Which agency has a DOI is told in the same envelope.
  return 'agency' in message || Object.keys(message).length === 0 ? [] : [message];
}

function refuse(answer: unknown, place: string): void {
  const reason = refusalIn(answer);
  if (reason === undefined) return;
  throw new SourceError('crossref', place, `Crossref refused: ${reason}.`, 'Check the identifiers that were asked for.');
}
