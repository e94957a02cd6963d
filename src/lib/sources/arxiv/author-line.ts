import type { RawAuthor } from '../../model/index.ts';

/** Longest line that is read: the longest collaborations have some hundred thousand characters. */
const LONGEST = 2_000_000;
const LONGEST_KEYS = 200;
/** A part of a name that stands behind a comma. */
const SUFFIX = /^(?:jr|sr|i{2,3}|iv|2nd|3rd|4th)\.?$/i;
/** Keys of affiliations, `1,2`, `1 and 3`, `a`, in the parentheses behind a name. */
const KEYS = /^[\s,;&]*(?:\d{1,3}|[a-z])(?:(?:[\s,;&]|\band\b){1,5}(?:\d{1,3}|[a-z]))*[\s,;&]*$/;

/** A name, or what stood in the parentheses behind it. */
type Part = { name: string } | { within: string };

/**
 * The authors of arXiv's metadata, which write them in one line: `Jane Doe (1), John Public (1 and 2) ((1) Here, (2) There)`.
 * An affiliation belongs to all names before it that have none yet. Names stay TeX, in the order given and family.
 * @see https://info.arxiv.org/help/prep.html#author
 */
export function authorsOfLine(line: string): RawAuthor[] {
  const parts = partsOf(line.slice(0, LONGEST).replace(/\s+/g, ' '));
  const places = placesOf(parts);
  const authors: RawAuthor[] = [];
  let waiting: RawAuthor[] = [];
  for (const part of parts) {
    if ('name' in part) {
      const last = authors.at(-1);
      if (SUFFIX.test(part.name) && last !== undefined && 'literal' in last.name) {
        last.name = { literal: `${last.name.literal}, ${part.name}` };
        continue;
      }
      const author: RawAuthor = { name: { literal: part.name } };
      authors.push(author);
      waiting.push(author);
    } else {
      const affiliations = affiliationsOf(part.within, places);
      if (affiliations === undefined) continue;
      if (affiliations.length > 0) for (const author of waiting) author.affiliations = affiliations;
      waiting = [];
    }
  }
  return authors;
}

/** The affiliations that parentheses hold or point to; `undefined` if they are the list that the others point to. */
function affiliationsOf(within: string, places: ReadonlyMap<string, string>): string[] | undefined {
  if (within.startsWith('(')) return undefined;
  if (within.length > LONGEST_KEYS || !KEYS.test(within)) return within === '' ? [] : [within];
  const keys = within.replace(/\band\b/g, ' ').match(/[\da-z]+/g) ?? [];
  const named = keys.flatMap((key) => places.get(key) ?? []);
  // A short word, such as a city's first letter, is no key where there is no list.
  return named.length > 0 || /\d/.test(within) ? named : [within];
}

/** The list at the end of the line: `((1) Here, (2) There)`. */
function placesOf(parts: readonly Part[]): Map<string, string> {
  const places = new Map<string, string>();
  for (const part of parts) {
    if ('name' in part || !part.within.startsWith('(')) continue;
    const marks = [...part.within.matchAll(/\((\d{1,3}|[a-z])\)/g)];
    for (const [index, mark] of marks.entries()) {
      const place = withoutEnds(part.within.slice(mark.index + mark[0].length, marks[index + 1]?.index));
      if (place !== '' && !places.has(mark[1]!)) places.set(mark[1]!, place);
    }
  }
  return places;
}

/** A text without blanks, commas and the like at either end. */
function withoutEnds(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && ' ,:;'.includes(text[start]!)) start += 1;
  while (end > start && ' ,:;'.includes(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}

/** The line at its commas, colons and the word “and”, outside parentheses and braces. */
function partsOf(line: string): Part[] {
  const parts: Part[] = [];
  let [parentheses, braces, start] = [0, 0, 0];
  const addName = (end: number) => {
    const name = line.slice(start, end).trim();
    if (/\p{L}/u.test(name)) parts.push({ name });
  };
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index]!;
    if (character === '\\') index += 1;
    else if (character === '{') braces += 1;
    else if (character === '}') braces = Math.max(0, braces - 1);
    else if (character === '(') {
      if (parentheses === 0) {
        addName(index);
        start = index + 1;
      }
      parentheses += 1;
    } else if (character === ')' && parentheses > 0) {
      parentheses -= 1;
      if (parentheses > 0) continue;
      parts.push({ within: line.slice(start, index).trim() });
      start = index + 1;
    } else if (parentheses === 0 && braces === 0) {
      const length = separatorAt(line, index);
      if (length === 0) continue;
      addName(index);
      start = index + length;
      index = start - 1;
    }
  }
  if (parentheses > 0) parts.push({ within: line.slice(start).trim() });
  else addName(line.length);
  return parts;
}

/** How long the separator at a place is: 0 where there is none. */
function separatorAt(line: string, index: number): number {
  if (/[,:]/.test(line[index]!)) return 1;
  const isWord = line[index] === 'a' && line.startsWith('and ', index) && (index === 0 || /[\s,)]/.test(line[index - 1]!));
  return isWord ? 'and'.length : 0;
}
