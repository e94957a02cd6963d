import type { WorkType } from '../../model/index.ts';
import type { Work } from './schema.ts';

/** @see https://developers.openalex.org/api-reference/work-types */
const TYPES = new Map<string, WorkType>(
  Object.entries({
    article: 'article',
    review: 'article',
    letter: 'article',
    editorial: 'article',
    erratum: 'article',
    'book-review': 'article',
    'data-paper': 'article',
    'software-paper': 'article',
    'conference-paper': 'conference-paper',
    preprint: 'preprint',
    book: 'book',
    'book-chapter': 'chapter',
    'reference-entry': 'chapter',
    dissertation: 'thesis',
    report: 'report',
    standard: 'report',
    dataset: 'dataset',
    software: 'software',
  }),
);

/**
 * The kind of a work. OpenAlex calls many papers of conferences articles or chapters, and programs datasets: there what the
 * publisher calls it counts for more.
 */
export function typeOf({ type, type_crossref: crossref, primary_location: primary }: Work): WorkType {
  const known = TYPES.get(type ?? '') ?? 'other';
  const raw = (primary?.raw_type ?? crossref ?? '').toLowerCase();
  if (known === 'article' || known === 'chapter' || known === 'other')
    if (raw === 'proceedings-article' || primary?.source?.type === 'conference') return 'conference-paper';
  if ((known === 'dataset' || known === 'other') && /^(?:software|computationalnotebook)$/.test(raw)) return 'software';
  return known;
}
