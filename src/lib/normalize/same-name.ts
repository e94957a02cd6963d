import type { Name } from '../model/index.ts';
import { fold, foldWords } from './fold.ts';

/** How two names on the same work stand to each other. */
export type NameVerdict = 'same' | 'compatible' | 'different';

/**
 * If two names in author lists of one work can mean one person. `same`: equal but for marks, case and punctuation.
 * `compatible`: one leaves out or abbreviates given names that the other has. Symmetric. Short forms of given names
 * (Fred for Farbod) and changed family names are `different`: a person has to say that they are one.
 */
export function sameName(a: Name, b: Name): NameVerdict {
  if (a.family === undefined || b.family === undefined) return sameWhole(a, b) ? 'same' : 'different';
  if (LOST.test(a.literal) || LOST.test(b.literal)) return sameButForLost(a, b) ? 'compatible' : 'different';
  if (a.suffix !== undefined && b.suffix !== undefined && fold(a.suffix) !== fold(b.suffix)) return 'different';
  const givenA = givenWords(a);
  const givenB = givenWords(b);
  if (sameFamily(a, b)) {
    if (givenA.join('') === givenB.join('')) return a.suffix === b.suffix ? 'same' : 'compatible';
    return givenA.length === 0 || givenB.length === 0 || abbreviates(givenA, givenB) || abbreviates(givenB, givenA)
      ? 'compatible'
      : 'different';
  }
  if (givenA.length === 0 || givenB.length === 0) return 'different';
  // the border between given and family name is drawn differently: Soon / Hoe Lim
  if (wholeName(a) === wholeName(b)) return 'same';
  return swapped(a, b) || swapped(b, a) ? 'compatible' : 'different';
}

/** If `b` is `a` written family name first: Li Wei, Wei Li. */
function swapped(a: Name, b: Name): boolean {
  return familyFirst(a) === fold(`${b.given}${b.family}`);
}

/** A letter that was lost on the way through a wrong encoding. */
const LOST = /[?\uFFFD]/;

/** If two names agree where no letter was lost: `B?hm, C.` is `Böhm, Christian`. */
function sameButForLost(a: Name, b: Name): boolean {
  if (!agreeButForLost(lettersOf(a.family!), lettersOf(b.family!))) return false;
  const [left, right] = [lettersOf(a.given ?? ''), lettersOf(b.given ?? '')];
  return left === '' || right === '' || agreeButForLost(left[0]!, right[0]!);
}

/** Letters in small, without marks, the lost ones as `?`. */
function lettersOf(text: string): string {
  return [...text].map((character) => (LOST.test(character) ? '?' : fold(character))).join('');
}

function agreeButForLost(a: string, b: string): boolean {
  return a.length === b.length && [...a].every((letter, index) => letter === '?' || b[index] === '?' || letter === b[index]);
}

/** What lists of people sort by: family name without its particles, then given names, folded. */
export function sortKey(name: Name): string {
  const family = name.family === undefined ? name.literal : name.family.slice(name.particle ?? 0) || name.family;
  const rest = name.family === undefined ? '' : `${name.given ?? ''} ${name.suffix ?? ''}`;
  return `${foldWords(family).join(' ')}, ${foldWords(rest).join(' ')}`.replace(/, $/, '');
}

/** One of the two is not divided, so the other counts in either order: 李明 is family name first. */
function sameWhole(a: Name, b: Name): boolean {
  const whole = wholeName(a);
  return whole !== '' && (whole === wholeName(b) || whole === familyFirst(b) || familyFirst(a) === wholeName(b));
}

function familyFirst({ literal, given, family }: Name): string {
  return fold(family === undefined ? literal : `${family}${given ?? ''}`);
}

function wholeName({ literal, given, family, suffix }: Name): string {
  const text = family === undefined ? literal : `${given ?? ''} ${family} ${suffix ?? ''}`;
  return fold(text);
}

function sameFamily(a: Name, b: Name): boolean {
  const whole = fold(a.family!);
  if (whole !== '' && whole === fold(b.family!)) return true;
  const core = coreFamily(a);
  return core !== '' && core === coreFamily(b);
}

/** Without particles of either case: `Von Neumann` and `Neumann` can be one. */
function coreFamily({ family = '', particle = 0 }: Name): string {
  return fold(family.slice(particle).replace(/^(?:(?:van|von|de|der|den|del|di|da|du|la|le)\s+)+(?=\S)/i, ''));
}

/** Given names as folded words; capitals written together (`SM`) are initials. */
function givenWords({ given = '' }: Name): string[] {
  return given
    .split(/[\s.\-‐‑]+/)
    .flatMap((word) => (/^\p{Lu}{2,3}$/u.test(word) ? [...word] : [word]))
    .map(fold)
    .filter((word) => word !== '');
}

/** If each word of `short` is, in order, a word of `long` or an initial of one; the first ones agree, but a leading initial may be missing. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  if (short.length > long.length) return false;
  const [first = ''] = long;
  if (!agree(short[0]!, first) && (first.length > 1 || short.length >= long.length || !agree(short[0]!, long[1]!))) return false;
  let at = 0;
  for (const word of short) {
    while (at < long.length && !agree(word, long[at]!)) at += 1;
    if (at === long.length) return false;
    at += 1;
  }
  return true;
}

function agree(a: string, b: string): boolean {
  return a === b || (isInitial(a) && b.startsWith(a)) || (isInitial(b) && a.startsWith(b));
}

function isInitial(word: string): boolean {
  return [...word].length === 1;
}
