/** Most places of words, far above the longest abstract: more is no abstract. */
const MOST_PLACES = 50_000;
/** Longest text, in characters: one word may be long and have many places. */
const LONGEST = 100_000;
/** Tags that stand escaped in descriptions taken from repositories. */
const ESCAPED_TAG = /&lt;(\/?(?:p|div|span|br|b|i|em|strong|sub|sup|ul|ol|li|jats:[a-z]{1,20})(?:\s[^&<>]{0,100})?\s?\/?)&gt;/gi;
/** Ends of lines that were escaped twice, as `\n` in two characters. */
const ESCAPED_LINES = /^(?:\\[nrt])+$/;
/** The heading "Abstract" before a sentence. */
const HEADING = /^(?:[Aa]bstract|ABSTRACT)\s{0,5}[:.—–-]?\s{1,5}(?=[\p{Lu}\d("“'<])/u;

/**
 * The abstract of an inverted index, which names the places of each word. Words stand in the order of their places; holes
 * are closed, and of two words at one place the first one stays.
 * @param index `{ "We": [0], "show": [1] }`, or the same under `InvertedIndex`, as in Microsoft Academic Graph
 * @returns `undefined` if no word has a place
 */
export function readAbstract(index: Readonly<Record<string, unknown>> | null | undefined): string | undefined {
  if (index === null || index === undefined) return undefined;
  const nested = 'IndexLength' in index ? index['InvertedIndex'] : undefined;
  const words = typeof nested === 'object' && nested !== null ? nested : index;
  // sorted, not put into a list at their places: a place can be any number
  const placed: [place: number, word: string][] = [];
  for (const [word, places] of Object.entries(words)) {
    if (!Array.isArray(places) || ESCAPED_LINES.test(word)) continue;
    for (const place of places) {
      if (!Number.isSafeInteger(place) || place < 0) continue;
      if (placed.length === MOST_PLACES) return undefined;
      placed.push([place as number, word]);
    }
  }
  placed.sort(([a], [b]) => a - b);
  let joined = '';
  for (const [at, [place, word]] of placed.entries()) {
    if (joined.length + word.length > LONGEST) break;
    if (at === 0 || placed[at - 1]![0] !== place) joined += ` ${word}`;
  }
  const text = joined.replace(ESCAPED_TAG, '<$1>').trim().replace(HEADING, '');
  return text === '' ? undefined : text;
}
