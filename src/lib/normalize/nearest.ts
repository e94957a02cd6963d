/** Words that differ in more than this share of their letters are not taken for slips of each other. */
const MOST_SHARE = 0.4;

/**
 * The words that somebody may have meant who wrote another, the nearest first: those that differ from it by few letters, and
 * those that begin with it.
 * @param most so many at most
 */
export function nearest(word: string, words: readonly string[], most = 3): string[] {
  return words
    .map((other) => ({ other, slips: other.startsWith(word) ? 0 : distance(word, other) }))
    .filter(({ other, slips }) => slips <= MOST_SHARE * Math.max(word.length, other.length))
    .sort((a, b) => a.slips - b.slips || (a.other < b.other ? -1 : 1))
    .slice(0, most)
    .map(({ other }) => other);
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) next.push(Math.min(row[j]! + (letter === b[j] ? 0 : 1), row[j + 1]! + 1, next[j]! + 1));
    row = next;
  }
  return row[b.length]!;
}
