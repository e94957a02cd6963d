import type { Authorship, Work } from '../../model/index.ts';
import { toLine } from '../line.ts';

/** A name as a citation takes it apart: a text where it must stay as it is printed. */
export type CitedName = string | { family: string; given: string; suffix: string };

/** The authors of a work, those of whom nothing can be printed left out, and if the list is known to go on. */
export interface CitedAuthors {
  names: CitedName[];
  /** Place of the groups among the names. */
  groups: ReadonlySet<number>;
  truncated: boolean;
}

/** Who made a work. */
export function citedAuthors({ authorships, authorshipsTruncated }: Pick<Work, 'authorships' | 'authorshipsTruncated'>): CitedAuthors {
  const names: CitedName[] = [];
  const groups = new Set<number>();
  for (const authorship of authorships) {
    const name = citedName(authorship);
    if (name === '') continue;
    if (authorship.group) groups.add(names.length);
    names.push(name);
  }
  return { names, groups, truncated: authorshipsTruncated === true && names.length > 0 };
}

/**
 * A group, a name of one word, a name that came in one piece and a name in a script without capitals (Chinese, Japanese,
 * Korean, Arabic, …: the order is not known, and there are no initials) stay as they are printed.
 */
function citedName({ name, group }: Authorship): CitedName {
  const literal = trimmed(name.literal);
  const family = trimmed(name.family ?? '');
  const given = trimmed(name.given ?? '');
  if (group || family === '' || given === '' || !/[\p{Lu}\p{Ll}]/u.test(literal + family + given)) return literal;
  return { family, given, suffix: trimmed(name.suffix ?? '') };
}

/** One line without the separators that styles put between names. */
function trimmed(text: string): string {
  return toLine(text).replace(/^[\s,;]+|[\s,;]+$/g, '');
}

/**
 * Initials of given names: a list a word, in it a letter for each of its parts: `Jean-Paul M.` is `[[J, P], [M]]`. Letters
 * that stand together as PubMed writes them (`JP`) are told apart. A word without a capital (`de`) beside one
 * that has it is that word.
 */
export function initialsOf({ given, family }: { given: string; family: string }): string[][] {
  const shouted = family === family.toUpperCase() && family.length > 1;
  return given
    .replace(/\.(?=\p{L})/gu, '. ')
    .split(/\s+/)
    .filter((word) => !/^[("“‘].*[)"”’]$/.test(word))
    .flatMap((word): string[][] => {
      if (/^[A-Z][a-z]*\.?$/.test(word)) return [[word[0]!]]; // most are, and it is the faster test
      if (!shouted && /^\p{Lu}{2,3}$/u.test(word)) return [...word].map((letter) => [letter]);
      if (/^\p{Ll}+$/u.test(word) && /\p{Lu}/u.test(given)) return [[word]];
      const letters = word.split(/[-‐‑]/).flatMap((part) => /\p{L}\p{M}*/u.exec(part)?.[0].toUpperCase() ?? []);
      return letters.length === 0 ? [] : [letters];
    });
}

/** Initials with full stops and blanks, `J.-P. M.`, as APA and IEEE print them. */
export function dottedInitials(name: { given: string; family: string }): string {
  return initialsOf(name)
    .map((letters) => letters.map((letter) => (/^\p{Ll}/u.test(letter) ? letter : `${letter}.`)).join('-'))
    .join(' ');
}
