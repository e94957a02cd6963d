import { fold, foldWords } from '../normalize/index.ts';

/** Words that abbreviations leave out. */
const SMALL_WORDS = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'of', 'on', 'the', 'to', 'with']);

/**
 * If two names can be those of one venue: equal when folded, one the other's abbreviation word by word (`J. Mach. Learn.
 * Res.`), or one the initials of words of the other (`ICML`). Symmetric. It tells apart the versions of one work, and is
 * too generous for anything else.
 */
export function sameVenue(a: string, b: string): boolean {
  return fold(a) === fold(b) || abbreviates(a, b) || abbreviates(b, a);
}

function abbreviates(short: string, long: string): boolean {
  const words = significant(long);
  const parts = significant(short);
  if (parts.length === words.length) return parts.every((part, index) => words[index]!.startsWith(part));
  const acronym = /^\p{Lu}[\p{Lu}\d]{2,}/u.exec(short.trim())?.[0].toLowerCase();
  return (
    acronym !== undefined &&
    words
      .map(([initial]) => initial)
      .join('')
      .includes(acronym)
  );
}

function significant(name: string): string[] {
  return foldWords(name).filter((word) => !SMALL_WORDS.has(word) && !/^\d/.test(word));
}
