import type { Format } from '../../format.ts';
import { parseJats, ROOTS } from './parse.ts';

/** What only articles in JATS or the NLM format have near their beginning; other formats have an `article` too. */
const MARK =
  /<(?:\w{1,20}:)?(?:front|front-stub|journal-meta|article-meta|processing-meta)[\s>]|\barticle-type=|\/\/DTD (?:JATS|Journal)|jats\.nlm\.nih\.gov/;

/** Articles in the Journal Article Tag Suite, and in the NLM format before it. */
export const jats: Format = {
  name: 'jats',
  fits: ({ root, head }) => ROOTS.some((known) => known === root) && MARK.test(head),
  parse: parseJats,
};
