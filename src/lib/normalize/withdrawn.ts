import type { Inline } from '../model/index.ts';

const NOTE =
  /\b(?:has|have) been (?:\w+ )?withdrawn\b(?! from (?!arxiv))|^\W*withdrawn\b(?! from (?!arxiv))|\b(?:papers?|articles?|manuscript|submission|preprint|work) (?:is |was )?(?:\w+ )?withdrawn\b(?! from (?!arxiv))|\bwithdrawn by (?:the )?(?:authors?\b|arxiv)/i;
const ABSTRACT =
  /^(?:this|the) (?:\w+ )?(?:papers?|articles?|manuscript|submission|preprint|work) (?:has been|is|was) (?:\w+ )?withdrawn\b/i;
const MAX_LENGTH = 2000;

/**
 * If the comment on a work, or an abstract that was replaced by a notice, says that the work was withdrawn. A paper
 * "withdrawn from the conference" is not.
 * @param abstract the beginning of the abstract
 */
export function saysWithdrawn(note: string, abstract: Inline | undefined): boolean {
  return NOTE.test(note.slice(0, MAX_LENGTH)) || (typeof abstract === 'string' && ABSTRACT.test(abstract.slice(0, 200)));
}
