/** What separates cells, and where the table begins. */
export interface Dialect {
  delimiter: Delimiter;
  /** The table without a line that only names the delimiter. */
  text: string;
  /** How many lines were before it. */
  skipped: number;
}

const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Excel's own first line: `sep=;`. */
const NAMED = /^"?sep=([,;\t])"?[,;\t]*\n/i;

/** Tell the delimiter of a table from its first line if that names one, else from the headings. */
export function tellDialect(text: string): Dialect {
  const named = NAMED.exec(text);
  if (named !== null) return { delimiter: named[1] as Delimiter, text: text.slice(named[0].length), skipped: 1 };
  const counts = countDelimiters(text);
  const delimiter = DELIMITERS.reduce((a, b) => (counts[b] > counts[a] ? b : a));
  return { delimiter, text, skipped: 0 };
}

/** Delimiters of the first line that is not empty, outside quotes. */
function countDelimiters(text: string): Record<Delimiter, number> {
  const counts: Record<Delimiter, number> = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  let seen = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') {
      if (seen) break;
      continue;
    } else if (character in counts) counts[character as Delimiter] += 1;
    seen ||= character.trim() !== '';
  }
  return counts;
}
