import type { RawName } from '../../model/index.ts';

const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|2nd|3rd|4th|5th)\.?$/i;
const INITIALS = /^\p{Lu}{1,5}$/u;

/** What MEDLINE writes where a list of authors goes on. */
export function isOthers(name: string): boolean {
  return /^et\.? al\.?$/i.test(name.trim());
}

/** A full name of MEDLINE: `Doe, Jane Q Jr`. */
export function fullName(text: string): RawName {
  const comma = text.indexOf(',');
  if (comma < 0) return shortName(text);
  const words = text
    .slice(comma + 1)
    .trim()
    .split(/\s+/);
  const suffix = words.length > 1 && SUFFIX.test(words.at(-1)!) ? words.pop() : undefined;
  const given = words.join(' ');
  return {
    family: text.slice(0, comma).trim(),
    ...(given === '' ? {} : { given }),
    ...(suffix === undefined ? {} : { suffix }),
  };
}

/** A name as MEDLINE shortens it: `Doe JQ`, `van der Heide C`, `Doe JQ Jr`. */
export function shortName(text: string): RawName {
  const words = text.trim().split(/\s+/);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1)!) ? words.pop() : undefined;
  const initials = words.length > 1 && INITIALS.test(words.at(-1)!) ? words.pop() : undefined;
  if (initials === undefined) return { literal: text.trim() };
  return { family: words.join(' '), given: spaced(initials), ...(suffix === undefined ? {} : { suffix }) };
}

/** Initials apart, so that two of them are no given name: `J. Q.` */
export function spaced(initials: string): string {
  return INITIALS.test(initials) ? [...initials].map((letter) => `${letter}.`).join(' ') : initials;
}
