import * as z from 'zod';
import { SourceError } from '../../errors.ts';
import type { Issue } from '../../model/index.ts';
import { isObject } from '../format.ts';
import { readItem, readShape, readValue } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { NoteSchema, toRecord } from './note.ts';
import { ProfileSchema, toPerson } from './profile.ts';

const NotesSchema = z.looseObject({ notes: z.array(z.unknown()) });
const ProfilesSchema = z.looseObject({ profiles: z.array(z.unknown()) });
/** An answer of either version of the interface. @see https://docs.openreview.net/reference/api-v2 */
export const AnswerSchema = z.union([NotesSchema, ProfilesSchema]);

/**
 * Read an answer of OpenReview, of either version of its interface: notes, of which the papers that have appeared are records,
 * or a profile. Papers under review, withdrawn, rejected or anonymous are never told of, not even as issues.
 * @throws SourceError if it is none, is broken, or is an error
 */
export function parseAnswer(page: RawPage): ParsedPage {
  const value = readValue('openreview', page);
  const refusal = refusalOf(value);
  if (refusal !== undefined) throw toFault(refusal, page.place);
  const issues: Issue[] = [];
  const answer = readShape('openreview', page.place, value, AnswerSchema);
  if ('profiles' in answer) {
    const people = (answer['profiles'] as unknown[]).flatMap((item) => ProfileSchema.safeParse(item).data ?? []);
    return { records: [], issues, ...(people.length === 1 ? { person: toPerson(people[0]!) } : {}) };
  }
  const records = new Map(
    (answer['notes'] as unknown[])
      .flatMap((item, index) => readItem('openreview', `${page.place} note ${index + 1}`, item, NoteSchema, toRecord, issues))
      .map((record) => [record.id, record]),
  );
  return { records: [...records.values()], issues };
}

/** If an answer is an error, what it says. */
export function refusalOf(value: unknown): string | undefined {
  if (!isObject(value) || 'notes' in value || 'profiles' in value) return undefined;
  const { name, message, errors } = value;
  if (Array.isArray(errors)) return JSON.stringify(errors).slice(0, 200);
  return typeof name === 'string' && typeof message === 'string' ? `${name}: ${message}`.slice(0, 200) : undefined;
}

/** The fault that an error is. */
export function toFault(refusal: string, place: string): SourceError {
  return new SourceError(
    'openreview',
    place,
    `OpenReview refuses: “${refusal.replace(/\s+/g, ' ')}”.`,
    'Check the profile in the author file, and the token in the environment if there is one.',
  );
}
