import type { Venue, WorkType } from '../../model/index.ts';
import type { Work } from './schema.ts';

/** Crossref's types, and those of CSL, which content negotiation answers with. */
const TYPES: Readonly<Record<string, WorkType>> = {
  'journal-article': 'article',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  'proceedings-article': 'conference-paper',
  'paper-conference': 'conference-paper',
  'posted-content': 'preprint',
  book: 'book',
  monograph: 'book',
  'edited-book': 'book',
  'reference-book': 'book',
  proceedings: 'book',
  'book-chapter': 'chapter',
  chapter: 'chapter',
  'book-section': 'chapter',
  'book-part': 'chapter',
  'book-track': 'chapter',
  'reference-entry': 'chapter',
  entry: 'chapter',
  'entry-encyclopedia': 'chapter',
  'entry-dictionary': 'chapter',
  dissertation: 'thesis',
  thesis: 'thesis',
  report: 'report',
  'report-component': 'report',
  'report-series': 'report',
  dataset: 'dataset',
  database: 'dataset',
  software: 'software',
};

/** What Crossref registers and nobody calls their work: containers of works, parts of one, reviews of one, grants. */
const NO_WORKS =
  /^(?:journal|journal-issue|journal-volume|book-set|book-series|report-series|proceedings-series|component|grant|peer-review|sa-component)$/;

/** If a record is of something that is nobody's work. */
export function isNoWork({ type }: Work): boolean {
  return NO_WORKS.test(type ?? '');
}

/** The type of a work; posted content is a preprint unless it says that it is something else. */
export function typeOf({ type, subtype }: Work): WorkType {
  const key = type ?? '';
  if (key === 'posted-content' && subtype !== undefined && subtype !== 'preprint') return subtype === 'dissertation' ? 'thesis' : 'other';
  return Object.hasOwn(TYPES, key) ? TYPES[key]! : 'other';
}

/** The kind of venue that a type appears in. */
export function venueKindOf(type: WorkType): Venue['kind'] | undefined {
  const kinds: Partial<Record<WorkType, Venue['kind']>> = {
    article: 'journal',
    'conference-paper': 'conference',
    chapter: 'book',
    preprint: 'repository',
    dataset: 'repository',
    thesis: 'institution',
  };
  return kinds[type];
}
