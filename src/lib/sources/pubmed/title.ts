/** Words that keep their full stop at the end of a title: `in the U.S.`, `et al.`, `sp. nov.` */
const ABBREVIATED = /(?:(?:^|[\s(])(?:\p{L}\.){2,}|\b(?:al|etc|nov|spp?|comb|jr|sr|inc|ltd|co)\.)$/iu;
/** Where the full stop of a title stands: nothing but end tags behind it. */
const STOP = /\.(?=(?:\s|<\/[a-z:]{1,12}>)*$)/i;
/** What MEDLINE writes where there is no title in English. */
const MISSING = /^(?:not available|in process citation)$/i;

/**
 * A title without what MEDLINE adds to it: the full stop at its end, and the brackets around a title that was translated
 * into English. Tags stay.
 * @returns `''` if MEDLINE says that there is none
 * @see https://www.nlm.nih.gov/bsd/mms/medlineelements.html#ti
 */
export function cleanTitle(text: string): string {
  const stopped = text.trim();
  const title = ABBREVIATED.test(stopped.slice(-20)) || stopped.endsWith('..') ? stopped : stopped.replace(STOP, '').trimEnd();
  if (!isBracketed(title)) return title;
  const inner = title.slice(1, -1).trim();
  return MISSING.test(inner.replace(STOP, '')) ? '' : inner.replace(STOP, '');
}

/** If one pair of brackets holds all. */
function isBracketed(title: string): boolean {
  if (!title.startsWith('[') || !title.endsWith(']')) return false;
  let depth = 0;
  for (let index = 0; index < title.length; index += 1) {
    if (title[index] === '[') depth += 1;
    else if (title[index] === ']') depth -= 1;
    if (depth === 0) return index === title.length - 1;
  }
  return false;
}
