/**
 * The beginning of an entry, of a `@string` or of a `@preamble`. A value that holds one at the beginning of a line has
 * lost its closing brace.
 */
const START = /[ \t]*(@(?:preamble[ \t\r\n]*[{(]|[a-z]+[ \t\r\n]*[{(][ \t\r\n]*[^\s,{}()="#%]+[ \t\r\n]*[,=]))/iy;

/** The beginning of the entry that stands on the line at a place, as written. */
export function entryAt(text: string, at: number): string | undefined {
  START.lastIndex = at;
  return START.exec(text)?.[1]?.replace(/\s+/g, ' ').slice(0, 60);
}

/**
 * Where the brace closes that opens at a place.
 * @param options `escapes`: a brace after a backslash does not count; `stops`: the next entry ends the search, since
 * otherwise a file of open braces is read once for each of them
 * @returns the place; without one, the beginning of the entry that stopped the search, or `undefined` at the end of the text
 */
export function closingBrace(
  text: string,
  start: number,
  { escapes, stops }: { escapes: boolean; stops: boolean },
): number | string | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\' && escapes) at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0) return at;
    else if (character === '\n' && stops) {
      const next = entryAt(text, at + 1);
      if (next !== undefined) return next;
    }
  }
  return undefined;
}

/** If nothing but a percent sign stands before a place on its line. */
export function isRemark(text: string, place: number): boolean {
  let at = place - 1;
  while (text[at] === ' ' || text[at] === '\t') at -= 1;
  if (text[at] !== '%') return false;
  while (text[at] === '%' || text[at] === ' ' || text[at] === '\t') at -= 1;
  return at < 0 || text[at] === '\n';
}
