import type { WorkType } from '../../model/index.ts';
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
  dataset: 'dataset',
  database: 'dataset',
  software: 'software',
};

/**
 * What Crossref registers and nobody calls their work: what works appear in, figures and files of a work, reports on a
 * manuscript, grants. They carry ORCID iDs too, so they come in answers about an author, where nobody misses them.
 */
const NO_WORKS =
  /^(?:journal|journal-issue|journal-volume|book-set|book-series|report-series|proceedings-series|component|grant|peer-review)$/;

/** If a record is of something that is nobody's work. */
export function isNoWork({ type }: Work): boolean {
  return NO_WORKS.test(type ?? '');
}

/** What posted content is: a preprint, unless it says that it is something else. */
const POSTED: Readonly<Record<string, WorkType>> = {
  preprint: 'preprint',
  working_paper: 'preprint',
  dissertation: 'thesis',
  report: 'report',
};

/** The type of a work. A chapter of which the publisher says at what conference it was given is a conference paper. */
export function typeOf({ type: key = '', subtype = 'preprint', assertion }: Work): WorkType {
  if (key === 'posted-content') return Object.hasOwn(POSTED, subtype) ? POSTED[subtype]! : 'other';
  const type = Object.hasOwn(TYPES, key) ? TYPES[key]! : 'other';
  return type === 'chapter' && (assertion ?? []).some(({ name }) => name === 'conference_name') ? 'conference-paper' : type;
}
