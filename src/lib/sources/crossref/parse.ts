import * as z from 'zod';
import { SourceError } from '../../errors.ts';
import type { Issue } from '../../model/index.ts';
import { isObject } from '../format.ts';
import { readItem, readJson } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { toRecord } from './record.ts';
import { WorkSchema } from './schema.ts';

/** A list of works. */
export const ListSchema = z.looseObject({
  'message-type': z.literal('work-list'),
  message: z.looseObject({
    'total-results': z.number().int().nonnegative(),
    items: z.array(z.unknown()),
    'next-cursor': z.string().nullish(),
  }),
});
const AnswerSchema = z.union([z.array(z.unknown()), z.looseObject({})]);
const RefusalSchema = z.looseObject({
  status: z.enum(['failed', 'error']),
  message: z
    .union([
      z.string(),
      z.array(z.looseObject({ message: z.string().nullish() })),
      z.looseObject({ message: z.string().nullish() }).transform((one) => [one]),
    ])
    .nullish(),
});

/**
 * Read any answer of Crossref: one work, a list of works, a work as content negotiation gives it, or several of these.
 * @throws SourceError if it is no JSON, or if Crossref refuses to answer
 * @see https://api.crossref.org/swagger-ui/index.html
 */
export function parseCrossref(page: RawPage): ParsedPage {
  const answer = readJson('crossref', page, AnswerSchema);
  refuse(answer, page.place);
  const list = ListSchema.safeParse(answer);
  const issues: Issue[] = [];
  const read = (item: unknown, place: string) => readItem('crossref', place, item, WorkSchema, toRecord, issues);
  const records = itemsOf(answer).flatMap((item, index, all) =>
    read(item, all.length === 1 && !list.success ? page.place : `${page.place} item ${index + 1}`),
  );
  const unique = [...new Map(records.map((record) => [record.id, record])).values()];
  return { records: unique, issues, ...(list.success ? { total: list.data.message['total-results'] } : {}) };
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
  const refusal = RefusalSchema.safeParse(answer);
  if (!refusal.success) return;
  const { message } = refusal.data;
  const reasons = typeof message === 'string' ? [message] : (message ?? []).flatMap((one) => one.message ?? []);
  throw new SourceError(
    'crossref',
    place,
    `Crossref refused: ${reasons.join('; ').slice(0, 300) || 'no reason given'}.`,
    'Check the identifiers that were asked for.',
  );
}
