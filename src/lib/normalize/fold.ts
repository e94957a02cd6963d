/** Letters that do not decompose into a base letter and a mark. */
const LETTERS = new Map([
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ł', 'l'],
  ['ŋ', 'n'],
  ['ß', 'ss'],
  ['þ', 'th'],
  ['ŧ', 't'],
  ['ς', 'σ'],
]);
const PRINTABLE_ASCII = /^[ -~]*$/;

/** The words of a text for matching: each folded as by {@link fold}. */
export function foldWords(text: string): string[] {
  if (PRINTABLE_ASCII.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return unmarked(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Text for matching only: compatibility forms resolved, marks removed, lower case, nothing but letters and
 * digits. `Łódź, ß₂` becomes `lodzss2`. Runs in the browser too, so it stands alone.
 */
export function fold(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return unmarked(text).replace(/[^\p{L}\p{N}]+/gu, '');
}

function unmarked(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[æœøđðħıłŋßþŧς]/g, (letter) => LETTERS.get(letter)!);
}
