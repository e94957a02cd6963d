/** Blanks of every kind, marks without width among them, at either end. */
const ENDS = /^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g;

/** A cell without what spreadsheets wrap round text: blanks, the `'` that says “this is text”, and `="…"`. */
export function readCell(cell: string): string {
  const text = trimmed(cell);
  const formula = /^="((?:[^"]|"")*)"$/.exec(text);
  if (formula !== null) return trimmed(formula[1]!.replaceAll('""', '"'));
  return text.startsWith("'") ? trimmed(text.slice(1)) : text;
}

/**
 * Text as a cell that no spreadsheet runs: what could begin a formula, also after blanks or on a further line, gets a `'` before it.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function harmlessCell(text: string): string {
  return text.replace(/(^|\n)([^\S\n]*[=+\-@\t\r|%＝＋－＠])/g, "$1'$2");
}

function trimmed(text: string): string {
  return text.replace(ENDS, '');
}
