import { HeldError, MovedError, SourceError } from '../../errors.ts';
import { parseOrcid } from '../../identifiers/index.ts';
import { isObject } from '../format.ts';
import { ErrorSchema, type OrcidError } from './schema.ts';

/** What ORCID's numbers of errors mean for somebody who wants to read a record. @see https://pub.orcid.org/v3.0/ */
const MEANINGS: ReadonlyMap<number, [message: string, remedy: string]> = new Map([
  [9011, ['ORCID has no such record.', 'Check the iD in the author file.']],
  [9013, ['The record is not public.', 'Ask the person to make it visible to everyone, or remove the iD from the author file.']],
  [9016, ['ORCID has no such record.', 'Check the iD in the author file.']],
  [9018, ['ORCID has locked the record.', 'Ask the person to settle it with ORCID, or remove the iD from the author file.']],
  [9036, ['Nobody has claimed the record yet.', 'Ask the person to claim it, or remove the iD from the author file.']],
  [9044, ['The person has closed the record.', 'Remove the iD from the author file.']],
]);

/** Numbers that are about the record itself, which is there: a person has to look. */
const HELD: ReadonlySet<number> = new Set([9013, 9018, 9036, 9044]);

/** If an answer is ORCID's error document, its content. */
export function asError(value: unknown): OrcidError | undefined {
  return isObject(value) && 'error-code' in value && ('developer-message' in value || 'user-message' in value)
    ? ErrorSchema.safeParse(value).data
    : undefined;
}

/** The fault that ORCID's error document is; one that a person has to settle is a {@link HeldError}. */
export function toFault(error: OrcidError, place: string): SourceError {
  const code = Number(error['error-code']);
  const said = briefly(error);
  if (code === 9007) return movedFault(place, said);
  const [message, remedy] = MEANINGS.get(code) ?? ['ORCID refuses.', 'Check the iD and the address of ORCID in the settings.'];
  const Fault = HELD.has(code) ? HeldError : SourceError;
  return new Fault('orcid', place, `${message.slice(0, -1)} (error ${code}: “${said}”).`, remedy);
}

/** The fault that an iD was given up for another one, which the text names. */
export function movedFault(place: string, text: string): MovedError {
  const [from] = iDsIn(place);
  const to = iDsIn(text).find((id) => id !== from);
  return new MovedError(
    'orcid',
    place,
    to === undefined ? `The iD was given up for another one (“${text}”).` : `The iD was given up for ${to}.`,
    to === undefined ? 'Look it up at orcid.org, and put the new iD into the author file.' : `Write ${to} in the author file.`,
    to,
  );
}

/** The fault that a record was removed for good. */
export function removedFault(place: string): HeldError {
  return new HeldError(
    'orcid',
    place,
    'ORCID has removed the record (status 410).',
    'Ask the person, and remove the iD from the author file or write the new one there.',
  );
}

/** What an error says, on one line. */
export function briefly(error: OrcidError): string {
  const text = error['user-message'] ?? error['developer-message'] ?? 'no reason given';
  return text.slice(0, 300).replace(/\s+/g, ' ').replace(/\.$/, '');
}

function iDsIn(text: string): string[] {
  return (text.match(/\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b/g) ?? []).flatMap((id) => parseOrcid(id) ?? []);
}
