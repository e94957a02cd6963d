import type { SourceRecord } from '../../model/index.ts';
import { isObject } from '../format.ts';

/** The fields of a note: bare in the first version of the interface, in an object with `value` in the second. */
export type Content = Readonly<Record<string, unknown>>;

/** Notes whose venue is where they were submitted, not where they appeared. */
const PENDING_VENUE = /\b(?:submitted|submissions?|under review|withdrawn|withdrew|rejected|reject|desk|anonymous)\b/i;
const PENDING_ID =
  /(?:submissions?\d*|submitted|under_?review|rejected|reject|withdrawn(?:_by_authors)?|decision_pending|assign(?:ed|ing)_ae|retracted)$/i;
const ANONYMOUS = /^anonymous\b/i;

/** The value of a field that everybody may read. */
export function readField(content: Content, name: string): unknown {
  const field = content[name];
  if (!isObject(field) || !('value' in field)) return field;
  return isForEverybody(field['readers']) ? field['value'] : undefined;
}

/**
 * If a note is a paper that has appeared and that everybody may read, with its authors: not a review or comment, not under
 * review, withdrawn or rejected, not deleted, not anonymous.
 * @param cited what its entry of BibTeX says
 */
export function isPublished(
  note: { id: string; forum?: string | null | undefined; readers?: unknown; ddate?: number | null | undefined; content: Content },
  cited: SourceRecord | undefined,
): boolean {
  if (note.id !== note.forum || !isForEverybody(note.readers) || (note.ddate ?? null) !== null) return false;
  const venue = readField(note.content, 'venue');
  const venueId = readField(note.content, 'venueid') ?? '';
  if (typeof venue !== 'string' || venue.trim() === '' || typeof venueId !== 'string') return false;
  if (PENDING_VENUE.test(venue.slice(0, 500)) || PENDING_ID.test(venueId.slice(-200))) return false;
  const authors = readField(note.content, 'authors');
  const names = (Array.isArray(authors) ? authors : []).map((author) => (isObject(author) ? author['fullname'] : author));
  const cites = (cited?.authors ?? []).map(({ name }) => ('literal' in name ? name.literal : name.family));
  return names.length > 0 && ![...names, ...cites].some((name) => typeof name === 'string' && ANONYMOUS.test(name.trim()));
}

function isForEverybody(readers: unknown): boolean {
  return readers === undefined || readers === null || (Array.isArray(readers) && readers.includes('everyone'));
}
