import * as z from 'zod';
import { parseDoi, type Doi } from '../../identifiers/index.ts';
import { isObject } from '../format.ts';
import { checkJson } from '../json.ts';

/** A list of works. */
export const ListSchema = z.looseObject({
  'message-type': z.literal('work-list'),
  message: z.looseObject({
    'total-results': z.number().int().nonnegative(),
    items: z.array(z.unknown()),
  }),
});
const SingleSchema = z.looseObject({ 'message-type': z.literal('work'), message: z.looseObject({ DOI: z.string() }) });
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

/** How many works a list says there are in all; `undefined` if an answer is no list. */
export function totalIn(answer: unknown): number | undefined {
  if (!isObject(answer) || answer['message-type'] !== 'work-list') return undefined;
  return ListSchema.safeParse(answer).data?.message['total-results'];
}

/** Why Crossref refuses, in its words and without a full stop; `undefined` if an answer is no refusal. */
export function refusalIn(answer: unknown): string | undefined {
  // Most answers are none, and an error that nobody reads is dear.
  if (!isObject(answer) || (answer['status'] !== 'failed' && answer['status'] !== 'error')) return undefined;
  const refusal = RefusalSchema.safeParse(answer);
  if (!refusal.success) return undefined;
  const { message } = refusal.data;
  const reasons = typeof message === 'string' ? [message] : (message ?? []).flatMap((one) => one.message ?? []);
  return (
    reasons
      .map((reason) => reason.trim().replace(/\.$/, ''))
      .join('; ')
      .slice(0, 300) || 'no reason given'
  );
}

/** The DOIs of a list, canonical; `undefined` where there is none that can be read. */
export function doisIn(items: readonly unknown[]): (Doi | undefined)[] {
  return items.map((item) => parseDoi(String((item as { DOI?: unknown } | null)?.DOI ?? '')));
}

/**
 * Prove that a page of works is whole and about a person.
 * @param rows works asked for, from `offset` on
 * @throws Error if it is not
 */
export function checkWorks(body: string, orcid: string, offset: number, rows: number): void {
  const { items, 'total-results': total } = listIn(body);
  const expected = Math.max(0, Math.min(rows, total - offset));
  if (items.length !== expected) throw new Error(`the page has ${items.length} works, not ${expected} of ${total}`);
  const stranger = items.findIndex((item) => !JSON.stringify(item).toUpperCase().includes(orcid));
  if (stranger !== -1) throw new Error(`${doisIn(items)[stranger] ?? 'a work'} does not name ${orcid}, which was asked for`);
}

/** Prove that a list holds works that were asked for by DOI and no others; some may be missing. @throws Error if it does not */
export function checkKnown(body: string, wanted: ReadonlySet<string>): void {
  const { items, 'total-results': total } = listIn(body);
  if (items.length < Math.min(total, wanted.size)) throw new Error(`the list has ${items.length} of ${total} works`);
  const other = doisIn(items).find((doi) => doi !== undefined && !wanted.has(doi));
  if (other !== undefined) throw new Error(`the list has ${other}, which was not asked for`);
}

/** Prove that an answer is about one work. @throws Error if it is not */
export function checkSingle(body: string, wanted: string): void {
  checkJson(body, SingleSchema);
  if (parseDoi(SingleSchema.parse(JSON.parse(body)).message.DOI) !== wanted) throw new Error(`the answer is not about ${wanted}`);
}

function listIn(body: string): z.infer<typeof ListSchema>['message'] {
  checkJson(body, ListSchema);
  return ListSchema.parse(JSON.parse(body)).message;
}
