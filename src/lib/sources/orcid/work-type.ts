import type { Venue, WorkType } from '../../model/index.ts';

/**
 * ORCID's kinds of work that are one of ours; all others are `other`.
 * @see https://info.orcid.org/documentation/integration-guide/work-types/
 */
const TYPES: ReadonlyMap<string, WorkType> = new Map([
  ['journal-article', 'article'],
  ['magazine-article', 'article'],
  ['newspaper-article', 'article'],
  ['newsletter-article', 'article'],
  ['book-review', 'article'],
  ['review', 'article'],
  ['conference-paper', 'conference-paper'],
  ['conference-output', 'conference-paper'],
  ['preprint', 'preprint'],
  ['book', 'book'],
  ['edited-book', 'book'],
  ['conference-proceedings', 'book'],
  ['book-chapter', 'chapter'],
  ['encyclopedia-entry', 'chapter'],
  ['encyclopaedia-entry', 'chapter'],
  ['dictionary-entry', 'chapter'],
  ['dissertation', 'thesis'],
  ['dissertation-thesis', 'thesis'],
  ['report', 'report'],
  ['working-paper', 'report'],
  ['technical-standard', 'report'],
  ['standards-and-policy', 'report'],
  ['manual', 'report'],
  ['data-set', 'dataset'],
  ['dataset', 'dataset'],
  ['software', 'software'],
]);

/** Where works of a type appear. */
const VENUES: Readonly<Partial<Record<WorkType, NonNullable<Venue['kind']>>>> = {
  article: 'journal',
  'conference-paper': 'conference',
  chapter: 'book',
  preprint: 'repository',
};

/** @param type as version 3 writes it */
export function workType(type: string | undefined): WorkType {
  return TYPES.get(type ?? '') ?? 'other';
}

/** The kind of a venue of which only the name is told, if the type of the work tells it. */
export function venueKind(type: WorkType): Venue['kind'] | undefined {
  return VENUES[type];
}
