import type { Venue, WorkType } from '../../../model/index.ts';

/** Types of CSL 1.0.2, and those of Crossref that stand in their place in what doi.org sends. */
export const TYPES: ReadonlyMap<string, WorkType> = new Map([
  ['article', 'preprint'],
  ['article-journal', 'article'],
  ['article-magazine', 'article'],
  ['article-newspaper', 'article'],
  ['review', 'article'],
  ['review-book', 'article'],
  ['paper-conference', 'conference-paper'],
  ['book', 'book'],
  ['classic', 'book'],
  ['collection', 'book'],
  ['periodical', 'book'],
  ['chapter', 'chapter'],
  ['entry', 'chapter'],
  ['entry-dictionary', 'chapter'],
  ['entry-encyclopedia', 'chapter'],
  ['thesis', 'thesis'],
  ['report', 'report'],
  ['standard', 'report'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['journal-article', 'article'],
  ['proceedings-article', 'conference-paper'],
  ['posted-content', 'preprint'],
  ['book-chapter', 'chapter'],
  ['book-section', 'chapter'],
  ['reference-entry', 'chapter'],
  ['monograph', 'book'],
  ['edited-book', 'book'],
  ['reference-book', 'book'],
  ['proceedings', 'book'],
  ['dissertation', 'thesis'],
]);

/** Types without a kind of their own here. */
export const OTHER_TYPES: ReadonlySet<string> = new Set(
  `bill broadcast document event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score
   pamphlet patent performance personal_communication post post-weblog regulation song speech treaty webpage`.split(/\s+/),
);

/** The kind of venue that a container is. */
export const VENUES: ReadonlyMap<WorkType, NonNullable<Venue['kind']>> = new Map([
  ['article', 'journal'],
  ['preprint', 'repository'],
  ['conference-paper', 'conference'],
  ['chapter', 'book'],
  ['book', 'book'],
  ['dataset', 'repository'],
  ['software', 'repository'],
]);
