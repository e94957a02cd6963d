import type { WorkType } from '../../model/index.ts';

const TYPES: ReadonlyMap<string, WorkType> = new Map([
  ['preprint', 'preprint'],
  ['retraction of publication', 'other'],
  ['retraction notice', 'other'],
  ['published erratum', 'other'],
  ['expression of concern', 'other'],
  ['dataset', 'dataset'],
  ['academic dissertation', 'thesis'],
  ['technical report', 'report'],
  ['book', 'book'],
  ['monograph', 'book'],
  ['book chapter', 'chapter'],
]);

/**
 * The kind of work that MEDLINE's publication types say, whichever of them says most.
 * @param otherwise what a work is of which they say nothing: a MEDLINE record is an article in a journal
 * @see https://www.nlm.nih.gov/mesh/pubtypes.html
 */
export function typeOf(publicationTypes: readonly string[], otherwise: WorkType): WorkType {
  const names = new Set(publicationTypes.map((name) => name.trim().toLowerCase()));
  for (const [name, type] of TYPES) if (names.has(name)) return type;
  return otherwise;
}

/** If the publication types say that a work was retracted. */
export function isRetracted(publicationTypes: readonly string[]): boolean {
  return publicationTypes.some((name) => name.trim().toLowerCase() === 'retracted publication');
}
