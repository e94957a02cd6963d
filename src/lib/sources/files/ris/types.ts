import type { Venue, WorkType } from '../../../model/index.ts';

/** Types of RIS and what they are; those that describe no such work are `other`. */
export const TYPES: ReadonlyMap<string, WorkType> = new Map([
  ['JOUR', 'article'],
  ['EJOUR', 'article'],
  ['JFULL', 'article'],
  ['INPR', 'article'],
  ['MGZN', 'article'],
  ['NEWS', 'article'],
  ['CPAPER', 'conference-paper'],
  ['CONF', 'conference-paper'],
  ['BOOK', 'book'],
  ['WHOLE', 'book'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['SER', 'book'],
  ['CHAP', 'chapter'],
  ['ECHAP', 'chapter'],
  ['ENCYC', 'chapter'],
  ['DICT', 'chapter'],
  ['THES', 'thesis'],
  ['RPRT', 'report'],
  ['GOVDOC', 'report'],
  ['STAND', 'report'],
  ['DATA', 'dataset'],
  ['AGGR', 'dataset'],
  ['DBASE', 'dataset'],
  ['COMP', 'software'],
]);

/** The kind of venue that `T2` and its like name for a type; types that are not here have no venue of that kind. */
export const VENUES: ReadonlyMap<WorkType, NonNullable<Venue['kind']>> = new Map([
  ['article', 'journal'],
  ['preprint', 'repository'],
  ['conference-paper', 'conference'],
  ['chapter', 'book'],
]);
