import type { Name, RawName } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { texToInline } from './latex.ts';
import { fold } from './fold.ts';
import { tidyText } from './text.ts';

/** Longest name that is kept, in characters. */
const MAX_NAME = 500;
/** Words that belong to the family name behind them. */
const PARTICLES = new Set(
  `van von vom zu zur zum der den dem de del della delle dello dei degli di da das do dos du des d' la le las los lo el al bin ibn ben bint abu ter ten tot
   op het 't te af av dal dalla dela st`.split(/\s+/),
);
/** Those that stay one when written with a capital. */
const CAPITAL_PARTICLES = new Set('van von vom zu zur der den de del della di da dos du la le el ter ten bin ibn'.split(' '));
/** Family names behind which a capital "Van" or "Le" is a middle name. */
const VIETNAMESE = new Set(
  'nguyen tran le pham huynh hoang vo vu phan dang bui do ho ngo duong ly truong dinh trinh luong mai anh'.split(' '),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv|2nd|3rd|4th)\.?$/i;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const GROUP =
  /(?:^|\s)(?:collaborations?|consortium|teams?|groups?|committee|initiative|investigators|network|association|society|task force|project|organi[sz]ation)\)?$/i;

/** If a name is that of a group, told from its last word: `The ATLAS Collaboration`. */
export function isGroupName(text: string): boolean {
  return GROUP.test(text.slice(-60).trim().replace(/[{}]/g, ''));
}

/**
 * Read a name in any usual form: `Given Family`, `Family, Given`, `von Last, Jr, First`, or parts. TeX and character
 * references are decoded, initials spaced. Of groups, and of names in Chinese, Japanese or Korean script, whose order
 * is not known, only `literal` is told.
 * @param group never take the name apart
 * @returns `undefined` if it holds no letter
 */
export function normalizeName(raw: RawName, group = false): Name | undefined {
  if (!('literal' in raw)) return fromParts(raw);
  const source = raw.literal.trim().slice(0, MAX_NAME);
  const whole = clean(source);
  if (!/\p{L}/u.test(whole)) return undefined;
  if (group || isOneGroup(source) || isGroupName(whole)) return { literal: whole };
  return source.includes(',') ? fromInverted(source, whole) : fromDirect(source, whole);
}

function fromParts(raw: Exclude<RawName, { literal: string }>): Name | undefined {
  const family = clean(`${raw.particle ?? ''} ${raw.family}`);
  const given = clean(raw.given ?? '');
  if (!/\p{L}/u.test(family)) return given === '' ? undefined : normalizeName({ literal: given });
  // In these scripts the family name comes first, and no blank parts the two.
  if (isCjk(family) && isCjk(given)) return { literal: `${family}${given}`.slice(0, MAX_NAME), given, family };
  return assemble(given, family, clean(raw.suffix ?? ''));
}

/** `Family, Given`, `Family, Suffix, Given`, `Family, Given, Suffix`. */
function fromInverted(source: string, whole: string): Name {
  const parts = split(source, ',').map(clean);
  const [family = '', second = '', third = ''] = parts;
  if (parts.length > 3) return { literal: whole };
  if (!/\p{L}/u.test(family)) return fromDirect(`${second} ${third}`, clean(`${second} ${third}`));
  if (parts.length === 1) return fromDirect(source, whole);
  if (parts.length === 3)
    return SUFFIX.test(third) ? withTrailingParticles(second, family, third) : withTrailingParticles(third, family, second);
  if (!SUFFIX.test(second)) return withTrailingParticles(second, family, '');
  const name = fromDirect(family, family);
  return name.family === undefined ? { literal: `${family} ${suffixed(second)}` } : assemble(name.given ?? '', name.family, second);
}

/** `Heide, Chris van der` is `van der Heide, Chris`. */
function withTrailingParticles(given: string, family: string, suffix: string): Name {
  const words = given.split(' ');
  let end = words.length;
  while (end > 1 && PARTICLES.has(words[end - 1]!)) end -= 1;
  const particles = words.slice(end);
  return assemble(words.slice(0, end).join(' '), [...particles, family].join(' '), suffix);
}

function fromDirect(source: string, whole: string): Name {
  // words in braces stay together: `A. {Delgado de Molina}`
  const words = source.includes('{')
    ? split(source, ' ')
        .map((text) => ({ text: clean(text), braced: /^\{[^\\]/.test(text) }))
        .filter(({ text }) => text !== '')
    : whole.split(' ').map((text) => ({ text, braced: false }));
  if (words.length === 0) return { literal: whole };
  if (words.length === 1 || (isCjk(whole) && !/\p{Script=Latin}/u.test(whole))) return single(whole);
  const last = words.at(-1)!;
  const suffix = words.length > 2 && !last.braced && SUFFIX.test(last.text) ? words.pop()!.text : '';
  const start = familyStart(words);
  const part = (from: number, to?: number) =>
    words
      .slice(from, to)
      .map(({ text }) => text)
      .join(' ');
  return assemble(part(0, start), part(start), suffix);
}

function single(literal: string): Name {
  return isCjk(literal) ? { literal } : { literal, family: literal };
}

function isCjk(text: string): boolean {
  return /[^\x20-\x7e]/.test(text) && CJK.test(text);
}

/** Where the family name begins: at its first particle, else at the last word. */
function familyStart(words: readonly { text: string; braced: boolean }[]): number {
  const last = words.length - 1;
  if (words[last]!.braced) return last;
  for (let index = 1; index < last; index += 1) {
    const { text, braced } = words[index]!;
    if (braced) continue;
    if (text === 'y' && index > 1) return index - 1;
    if (PARTICLES.has(text)) return index;
    const capital = CAPITAL_PARTICLES.has(text.toLowerCase()) && text !== text.toUpperCase() && !VIETNAMESE.has(fold(words[last]!.text));
    if (capital && words.slice(index + 1, last).every((word) => PARTICLES.has(word.text.toLowerCase()))) return index;
  }
  return last;
}

function assemble(given: string, family: string, suffix: string): Name {
  const end = suffix === '' ? '' : suffixed(suffix);
  const both = given === '' ? family : `${given} ${family}`;
  const literal = (end === '' ? both : `${both} ${end}`).slice(0, MAX_NAME);
  const name: Name = given === '' ? { literal, family } : { literal, given, family };
  const particle = particleLength(family);
  if (particle > 0) name.particle = particle;
  if (end !== '') name.suffix = end;
  return name;
}

/** Leading particles in lower case: sorting skips them. With a capital they are part of the name: `Van Loan`. */
function particleLength(family: string): number {
  let length = 0;
  for (let rest = family; ; rest = family.slice(length)) {
    const word = /^[^\s]+(?=\s)/.exec(rest)?.[0];
    if (word === undefined || !PARTICLES.has(word)) break;
    length += word.length + 1;
  }
  return length + (/^(?:(?:al|el)-|[dl]['’])(?=\p{Lu})/u.exec(family.slice(length))?.[0].length ?? 0);
}

function suffixed(suffix: string): string {
  if (/^[js]r$/i.test(suffix)) return `${suffix}.`;
  return /^i+v?$/i.test(suffix) ? suffix.toUpperCase() : suffix;
}

/** Plain text of a part of a name: decoded, single ordinary blanks, `J.Q.` as `J. Q.`. */
function clean(source: string): string {
  const plain = /[\\{}$~&`]/.test(source) ? toPlain(texToInline(source.replaceAll("''", "'"))) : source;
  const text = tidyText(plain.replace(/[\u00a0\u2000-\u200a\u202f]/g, ' '));
  return text.includes('.') ? text.replace(/(?<!\p{L})(\p{L}\.)(?=\p{L})/gu, '$1 ') : text;
}

/** If one pair of braces holds all: `{The ATLAS Collaboration}`. */
function isOneGroup(source: string): boolean {
  if (!/^\{[^\\]/.test(source) || !source.endsWith('}')) return false;
  let depth = 0;
  for (let index = 0; index < source.length; index += 1) {
    if (source[index] === '\\') index += 1;
    else if (source[index] === '{') depth += 1;
    else if (source[index] === '}') depth -= 1;
    if (depth === 0 && index < source.length - 1) return false;
  }
  return depth === 0;
}

/** Split where no brace is open. A blank separates as often as it occurs, a tie like a blank. */
function split(source: string, separator: ',' | ' '): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < source.length; index += 1) {
    const character = source[index]!;
    if (character === '\\') index += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (depth === 0 && (character === separator || (separator === ' ' && /[\s~]/.test(character)))) {
      parts.push(source.slice(start, index));
      start = index + 1;
    }
  }
  parts.push(source.slice(start));
  return parts;
}
