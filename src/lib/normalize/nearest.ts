/** Words that differ in more than this share of their letters are not taken for slips of each other. */
const MOST_SHARE = 0.4;

/**
 * The words that somebody may have meant who wrote another, the nearest first: those that differ from it by few letters, and
 * those that begin with it.
 * @param most so many at most
 */
export function nearest(word: string, words: readonly string[], most = 3): string[] {
  return words
    .map((other) => {
      const allowed = MOST_SHARE * Math.max(word.length, other.length);
      return { other, slips: other.startsWith(word) ? 0 : countSlips(word, other, allowed), allowed };
    })
    .filter(({ slips, allowed }) => slips <= allowed)
    .sort((a, b) => a.slips - b.slips || (a.other < b.other ? -1 : 1))
    .slice(0, most)
    .map(({ other }) => other);
}

/**
 * How many letters have to be put in, taken out or changed (Levenshtein).
 * @returns `Infinity` if it is more than `most`, which is often told soon
 */
export function countSlips(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    let least = i + 1;
    for (let j = 0; j < b.length; j += 1) {
      const slips = Math.min(row[j]! + (a[i] === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1);
      least = Math.min(least, slips);
      next.push(slips);
    }
    if (least > most) return Infinity;
    row = next;
  }
  return row[b.length]!;
}
