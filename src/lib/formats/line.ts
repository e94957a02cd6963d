/** Controls, line and paragraph separators, and blanks but the no-break ones. */
const BREAKS = /[\p{Cc}\u2028\u2029 ]+/gu;

/**
 * Text as one line that every reader takes for one line: controls, tabs and line breaks of any kind become one
 * blank, halves of surrogate pairs become U+FFFD.
 */
export function toLine(text: string): string {
  return text.toWellFormed().replace(BREAKS, ' ').trim();
}
