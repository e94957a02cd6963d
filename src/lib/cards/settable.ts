import { tidyText } from '../normalize/text.ts';
import type { Typeface } from './typeface.ts';

/** Marks that only format, the directional ones among them: the alphabets set here all run from left to right. */
const FORMAT = /\p{Cf}/gu;
const PICTURE = /\p{Extended_Pictographic}|\p{So}|\p{Variation_Selector}|\p{Emoji_Modifier}/gu;
const BRACKETED = /\s*[(（[［]([^()（）[\]［］]*)[)）\]］]/gu;

/** A text as one line in which nothing is hidden and nothing turns the direction: for titles, where every script can be shown. */
export function toInertLine(text: string): string {
  return tidyText(tidyText(text).replace(/\s/gu, ' ').replace(FORMAT, ''));
}

/**
 * A text as a typeface can set it, or `undefined` if letters of it have no glyph: a name in which letters are missing is not that name.
 * Pictures without a glyph are left out, and so is a second form of a name in brackets: `Wei Li (李伟)` is set as `Wei Li`.
 */
export function toSettable(text: string, typeface: Typeface): string | undefined {
  const line = toInertLine(text).replace(PICTURE, (picture) => (typeface.has(picture) ? picture : ''));
  const whole = toInertLine(line);
  const parts = [whole, toInertLine(whole.replace(BRACKETED, (part, inside: string) => (isSet(inside, typeface) ? part : '')))];
  return parts.find((part) => /[\p{L}\p{N}]/u.test(part) && isSet(part, typeface));
}

/** If every character has a glyph of its own. Accents that no letter has taken in would stand beside theirs. */
function isSet(text: string, typeface: Typeface): boolean {
  return !/\p{M}/u.test(text) && [...text].every((character) => typeface.has(character));
}
