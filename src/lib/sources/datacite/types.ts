import type { WorkType } from '../../model/index.ts';
import type { Attributes } from './attributes.ts';

/** Kinds of work by `resourceTypeGeneral`; kinds of object that nobody reads or runs are `other`. */
const GENERAL: ReadonlyMap<string, WorkType> = new Map([
  ['preprint', 'preprint'],
  ['journalarticle', 'article'],
  ['datapaper', 'article'],
  ['conferencepaper', 'conference-paper'],
  ['conferenceproceeding', 'book'],
  ['book', 'book'],
  ['bookchapter', 'chapter'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['computationalnotebook', 'software'],
]);
/** What registrants write of a text in their own words. */
const WORDS: readonly [RegExp, WorkType][] = [
  [/poster|presentation|slides|lecture|blog/, 'other'],
  [/pre-?print|e-?print/, 'preprint'],
  [/thesis|dissertation|habilitation/, 'thesis'],
  [/conference ?proceedings?$|^proceedings$/, 'book'],
  [/conference|proceeding|workshop/, 'conference-paper'],
  [/chapter|book ?(?:part|section)/, 'chapter'],
  [/journal|zeitschrift|data ?paper|^(?:research|review)? ?article$/, 'article'],
  [/book|monograph/, 'book'],
  [/report|working ?paper|white ?paper|technical ?note|deliverable/, 'report'],
  [/^software$/, 'software'],
  [/^data ?set$/, 'dataset'],
];
/** DataCite itself derives these; its `article` is said of any text, so that it proves nothing without a journal. */
const BIBTEX: ReadonlyMap<string, WorkType> = new Map([
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['inproceedings', 'conference-paper'],
  ['inbook', 'chapter'],
  ['incollection', 'chapter'],
  ['book', 'book'],
  ['techreport', 'report'],
]);

/** The kind of a work. @param isInJournal the record names what it appeared in */
export function typeOf({ types }: Attributes, isArxiv: boolean, isInJournal: boolean): WorkType {
  if (isArxiv) return 'preprint';
  const general = plain(types?.resourceTypeGeneral);
  const type = GENERAL.get(general);
  if (type !== undefined) return type;
  if (general !== '' && general !== 'text' && general !== 'other') return 'other';
  const words = (types?.resourceType ?? '').trim().slice(0, 100).toLowerCase();
  const bibtex = plain(types?.bibtex);
  return (
    WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? BIBTEX.get(bibtex) ?? (bibtex === 'article' && isInJournal ? 'article' : 'other')
  );
}

/** If one of two things by `resourceTypeGeneral` is data or software and the other is not: then neither is a version of the other. */
export function isOtherKind(type: WorkType, general: string | null | undefined): boolean {
  const other = GENERAL.get(plain(general));
  return other !== undefined && classOf(type) !== classOf(other);
}

function classOf(type: WorkType): string {
  return type === 'dataset' || type === 'software' || type === 'other' ? type : 'text';
}

function plain(value: string | null | undefined): string {
  return (value ?? '').slice(0, 60).replace(/\s+/g, '').toLowerCase();
}
