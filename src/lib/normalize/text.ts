import { decodeHTML } from 'entities';

const UNTIDY = /[\t-\r\u2028\u2029]| {2}|^\s|\s$/;
const BLANKS = /[\t-\r \u2028\u2029]+/g;
const BLANK_RUN = /[\t-\r\u2028\u2029]| {2}/;

/** Line breaks, tabs and runs of blanks become one blank; none at the ends. */
export function collapse(text: string): string {
  return UNTIDY.test(text) ? text.replace(BLANKS, ' ').trim() : text;
}

const ESCAPED_AGAIN = /&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/i;

/**
 * Decode the character references of HTML. Text that had been escaped twice on its way is decoded twice,
 * never a third time.
 * @see https://html.spec.whatwg.org/multipage/named-characters.html
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const once = decodeHTML(text);
  return ESCAPED_AGAIN.test(once) ? decodeHTML(once) : once;
}

/** Most combining marks that one base character keeps. */
const EXCESS_MARKS = /(\p{M}{8})\p{M}+/gu;
/** Text in which nothing needs to be looked for: ASCII, and letters and punctuation of Europe that are one character each. */
const HARMLESS = /^[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e]*$/;
/** Controls but line breaks and tabs, lone surrogates and what can only be there to be unseen. */
const UNSEEN = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u2060-\u2064\ufeff\ufff9-\ufffc\ufffe\uffff]|[\u{e0000}-\u{e007f}]|\p{Cs}/gu;

/**
 * Remove what has no meaning in text and can do harm: control characters, invisible ones, unbalanced or
 * overriding bidirectional controls, and more than 8 combining marks on one character.
 */
export function stripControls(text: string): string {
  if (HARMLESS.test(text)) return text;
  return balanceBidi(text.replace(UNSEEN, '')).replace(EXCESS_MARKS, '$1');
}

const BIDI = /[\u202a-\u202e\u2066-\u2069]/;

/** Keep embeddings and isolates that are closed; an override shows letters in an order that nobody wrote, so it goes. */
function balanceBidi(text: string): string {
  if (!BIDI.test(text)) return text;
  const characters = [...text];
  const keep = new Set<number>();
  const open: { index: number; closer: string }[] = [];
  for (const [index, character] of characters.entries()) {
    if (character === '\u202a' || character === '\u202b') open.push({ index, closer: '\u202c' });
    else if (character >= '\u2066' && character <= '\u2068') open.push({ index, closer: '\u2069' });
    else if ((character === '\u202c' || character === '\u2069') && open.at(-1)?.closer === character)
      keep.add(open.pop()!.index).add(index);
  }
  return characters.filter((character, index) => keep.has(index) || !BIDI.test(character)).join('');
}

/** What most texts are, told in one pass: words of ASCII with single blanks between them. */
const TIDY = /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/;

/** Text in the form in which it is stored: no controls, single blanks, NFC. */
export function tidyText(text: string): string {
  return TIDY.test(text) ? text : collapse(stripControls(text)).normalize('NFC');
}

/** The same for a part of a text, which may begin and end with a blank. */
export function tidyPart(text: string): string {
  if (TIDY.test(text)) return text;
  const clean = stripControls(text);
  return (BLANK_RUN.test(clean) ? clean.replace(BLANKS, ' ') : clean).normalize('NFC');
}
