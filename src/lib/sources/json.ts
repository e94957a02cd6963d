import * as z from 'zod';
import { SourceError } from '../errors.ts';
import type { Issue, SourceName, SourceRecord } from '../model/index.ts';
import { isObject } from './format.ts';
import type { RawPage } from './source.ts';

/** Objects and lists may nest this deep: what is read from the outside must not exhaust the stack. */
const MAX_DEPTH = 200;

/** An object of any shape, as it is: a loose object of zod would copy it. */
const ObjectSchema = z.custom<Record<string, unknown>>(isObject, 'expected an object');
const ObjectOrListSchema = z.custom<Record<string, unknown> | unknown[]>((value) => typeof value === 'object' && value !== null);

/**
 * Read a JSON page against the envelope that its source documents; the items in it stay `unknown` and are read one by
 * one with {@link readItem}.
 * @throws SourceError if it is not JSON, nests too deep, or is no such page
 */
export function readJson<T>(source: SourceName, page: RawPage, envelope: z.ZodType<T>): T {
  return readShape(source, page.place, readValue(source, page), envelope);
}

/** The same for a page that is one item or a list of items, as several services send either. @throws SourceError if it is neither */
export function readObjectOrList(source: SourceName, page: RawPage): Record<string, unknown> | unknown[] {
  return readJson(source, page, ObjectOrListSchema);
}

/** The same for a page whose shape tells which envelope is to be expected. @throws SourceError if it is no object */
export function readObject(source: SourceName, page: RawPage): Record<string, unknown> {
  return readJson(source, page, ObjectSchema);
}

/** The same for one that may be a list too. @throws SourceError if it is not JSON, or nests too deep */
export function readValue(source: SourceName, { place, body }: RawPage): unknown {
  const text = body.replace(/^\uFEFF/, '');
  try {
    const value: unknown = JSON.parse(text);
    checkDepth(value, MAX_DEPTH);
    return value;
  } catch (error) {
    throw new SourceError(
      source,
      place,
      `It is not whole JSON: ${(error as Error).message.slice(0, 120).replace(/\.$/, '')}.`,
      'Save or fetch it again; nothing was read from it.',
      { cause: error },
    );
  }
}

/** The same for a value that was read already, whose shape tells which envelope is to be expected. @throws SourceError */
export function readShape<T>(source: SourceName, place: string, value: unknown, envelope: z.ZodType<T>): T {
  const result = envelope.safeParse(value);
  if (result.success) return result.data;
  throw new SourceError(
    source,
    place,
    `The answer is not what the source documents: ${briefly(result.error)}.`,
    'The source may have changed its format; look for a newer Peerpage.',
    { cause: result.error },
  );
}

/**
 * Read one item. A bad one is an issue, and the rest go on.
 * @param place where a person finds it: the page and the item's place in it
 */
export function readItem<T>(
  source: SourceName,
  place: string,
  item: unknown,
  schema: z.ZodType<T>,
  toRecord: (item: T, place: string) => SourceRecord | undefined,
  issues: Issue[],
): SourceRecord[] {
  const result = compiled(schema).safeParse(item);
  if (!result.success) {
    issues.push({
      severity: 'error',
      source,
      place,
      record: idOf(item),
      message: `The record cannot be read: ${briefly(result.error)}.`,
      remedy: 'Look at it where it comes from; the other records were read.',
    });
    return [];
  }
  const record = toRecord(result.data, place);
  return record === undefined ? [] : [record];
}

const compiledSchemas = new WeakMap<z.ZodType, z.ZodType>();

/**
 * A schema with its checks in one function, which reads a good item in a third to three quarters of the time. A bad one is
 * read by the schema itself, so that what is said of it stays the same.
 * @see https://zod.dev/compile
 */
function compiled<T>(schema: z.ZodType<T>): z.ZodType<T> {
  const known = compiledSchemas.get(schema) as z.ZodType<T> | undefined;
  if (known !== undefined) return known;
  const made = z.compile(schema);
  compiledSchemas.set(schema, made);
  return made;
}

/** Where a body of JSON ends too early or is none. @throws Error saying so, for a client's `accepts` */
export function checkJson(body: string, envelope: z.ZodType): void {
  const result = envelope.safeParse(JSON.parse(body.replace(/^\uFEFF/, '')));
  if (!result.success) throw new Error(`the answer is not what the source documents: ${briefly(result.error)}`);
}

/** @param levels how many more may be entered, this one too */
function checkDepth(value: unknown, levels: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (levels === 0) throw new Error(`it nests more than ${MAX_DEPTH} deep`);
  const parts: unknown[] = Array.isArray(value) ? value : Object.values(value);
  for (const part of parts) if (typeof part === 'object') checkDepth(part, levels - 1);
}

/** The first things wrong, each with its path. */
function briefly(error: z.ZodError): string {
  return error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.length === 0 ? 'the whole' : path.join('.')}: ${message.replace(/\.$/, '')}`)
    .join('; ');
}

/** What an item that cannot be read is called. */
function idOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return 'an item that is no object';
  for (const key of ['id', 'DOI', 'doi', 'key', 'title', 'halId_s', 'put-code', 'paperId']) {
    const value = (item as Record<string, unknown>)[key];
    if (typeof value === 'string' || typeof value === 'number') return String(value).slice(0, 120);
  }
  return 'a record without an id';
}
