import type { Author, Name, PersonRecord } from '../model/index.ts';
import { fold, normalizeName, sameName } from '../normalize/index.ts';

/** Scripts in which names are written; what is in none of them is taken for one more. */
const SCRIPTS = [
  ...['Latin', 'Greek', 'Cyrillic', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Ethiopic', 'Devanagari', 'Bengali'],
  ...['Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Tibetan', 'Myanmar', 'Khmer'],
  ...['Mongolian', 'Han', 'Hiragana', 'Katakana', 'Bopomofo', 'Hangul'],
].map((script) => ({ script, letter: new RegExp(String.raw`\p{Script=${script}}`, 'u') }));

/** Letters that are also written as two, where another spelling only leaves the mark away. */
const AS_TWO = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['ø', 'oe'],
  ['å', 'aa'],
]);
/** So many of these letters of a name are read in both ways, each by itself. */
const MOST_LETTERS = 4;

/** If a record can be the author's by its names: one of them fits, none does, or it tells none that can be compared. */
export function nameFit(
  { names = [] }: Pick<PersonRecord, 'names'>,
  author: Pick<Author, 'name' | 'aliases'>,
): 'fits' | 'differs' | 'unknown' {
  const own = [author.name, ...author.aliases].map(readForms);
  // Nothing is said of 李伟 by Wei Li, nor of Wei Li by 李伟.
  const pairs = names
    .map(readForms)
    .flatMap((told) => own.filter((other) => sharesScript(told, other)).map((other) => [told, other] as const));
  if (pairs.length === 0) return 'unknown';
  return pairs.some(([told, other]) => told.names.some((a) => other.names.some((b) => canBeOne(a, b)))) ? 'fits' : 'differs';
}

/** A name in each way in which it can be spelled, and the scripts that it is written in. */
interface Forms {
  names: Name[];
  scripts: ReadonlySet<string>;
}

function readForms(literal: string): Forms {
  const names = spellingsOf(literal).flatMap((spelling) => normalizeName({ literal: spelling }) ?? []);
  return { names, scripts: scriptsOf(names[0]?.literal ?? '') };
}

/** `Jürgen` as it is, which is compared without marks, and as `Juergen`. */
function spellingsOf(literal: string): string[] {
  let left = MOST_LETTERS;
  let spellings = [''];
  for (const character of literal.normalize('NFC')) {
    const two = left === 0 ? undefined : AS_TWO.get(character.toLowerCase());
    if (two !== undefined) left -= 1;
    spellings = spellings.flatMap((start) => [start + character, ...(two === undefined ? [] : [start + asWritten(two, character)])]);
  }
  return spellings;
}

/** A capital stays one: by it a name is told from a particle. */
function asWritten(two: string, character: string): string {
  return character === character.toLowerCase() ? two : `${two[0]!.toUpperCase()}${two.slice(1)}`;
}

function scriptsOf(text: string): ReadonlySet<string> {
  const letters = text.match(/\p{L}/gu) ?? [];
  return new Set(letters.map((letter) => SCRIPTS.find((one) => one.letter.test(letter))?.script ?? 'other'));
}

function sharesScript(a: Forms, b: Forms): boolean {
  return [...a.scripts].some((script) => b.scripts.has(script));
}

function canBeOne(a: Name, b: Name): boolean {
  return sameName(a, b) !== 'different' || hasOneFamilyNameOf(a, b) || hasOneFamilyNameOf(b, a);
}

/** If `short` is `long` with one of two family names: María García, María García López. */
function hasOneFamilyNameOf(short: Name, long: Name): boolean {
  if (short.given === undefined || short.family === undefined) return false;
  const [family, ...more] = familyWords(short.family);
  const double = doubleFamilyOf(long);
  if (family === undefined || more.length > 0 || double === undefined) return false;
  // In the other order they are another person's: María López García.
  if (!double.words.includes(family) || short.given.split(/[\s-]+/).some((word) => double.words.includes(fold(word)))) return false;
  const [a, b] = [short.given, double.given].map((given): Name => ({ literal: `${given} ${family}`, given, family }));
  return sameName(a!, b!) !== 'different';
}

/** The two family names of a name and what goes before them. Where nothing divides them, the last two words can be them. */
function doubleFamilyOf({ given, family }: Name): { given: string; words: string[] } | undefined {
  if (given === undefined || family === undefined) return undefined;
  const words = familyWords(family);
  if (words.length > 1) return { given, words };
  const before = given.split(' ');
  const last = fold(before.at(-1)!);
  if (before.length < 2 || [...last].length < 2) return undefined;
  return { given: before.slice(0, -1).join(' '), words: [last, ...words] };
}

/** Without particles and the “y” between two. */
function familyWords(family: string): string[] {
  const words = family.split(/[\s\-‐‑]+/);
  const names = words.filter((word) => /^[^\p{Ll}]/u.test(word));
  return (names.length === 0 ? words : names).map(fold).filter((word) => word !== '');
}
