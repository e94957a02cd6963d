/** Controls, line and paragraph separators, and blanks but the no-break ones. */
const BREAKS = /[\p{Cc}\u2028\u2029 ]+/gu;
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/;

/**
 * Text as one line that every reader takes for one line: controls, tabs and line breaks of any kind become one
 * blank, halves of surrogate pairs become U+FFFD, and nothing turns the direction of what comes after it.
 */
export function toLine(text: string): string {
  return inOrder(text.toWellFormed().replace(BREAKS, ' ')).trim();
}

/** Text without bidirectional overrides; embeddings and isolates stay if each is closed. */
function inOrder(text: string): string {
  if (!DIRECTIONS.test(text)) return text;
  const plain = text.replace(/[\u202d\u202e]/g, '');
  const isClosed = closes(plain, /[\u202a\u202b]/, '\u202c') && closes(plain, /[\u2066-\u2068]/, '\u2069');
  return isClosed ? plain : plain.replace(/[\u202a-\u202c\u2066-\u2069]/g, '');
}

function closes(text: string, opener: RegExp, closer: string): boolean {
  let open = 0;
  for (const character of text) {
    if (opener.test(character)) open += 1;
    else if (character === closer) open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}
