import type { RawAuthor } from '../../../model/index.ts';

/** Authors of a BibTeX field, and if it ends in `and others`. */
export interface BibtexAuthors {
  authors: RawAuthor[];
  truncated: boolean;
}

/** One part of a name in BibLaTeX's extended format: `given={Jean Pierre}`. */
const LABELLED = /^([a-z-]+)\s*=\s*(.*)$/s;
/** What BibLaTeX takes in the place of a name: an option, or a name of another entry. */
const NO_NAME = /^([a-z]+)\s*=[^,]*$/;
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.[ ~-]*)+$/u;

/**
 * Read an `author` field: names apart at ` and ` outside braces, each `First von Last`, `von Last, First`,
 * `von Last, Jr, First` or in BibLaTeX's extended format `family=…, given=…`; a name wholly in braces is a group. TeX stays in
 * the parts.
 */
export function readAuthors(field: string): BibtexAuthors {
  const authors: RawAuthor[] = [];
  let truncated = false;
  const names = field.replace(/^[ \t]*%.*$/gm, '').replace(/\s+/g, ' ');
  for (const name of splitAtDepthZero(names, / and /iy)) {
    const text = name.trim().replace(/,$/, '');
    if (text === '') continue;
    const label = NO_NAME.exec(text)?.[1];
    if (label === 'xdata' || /^(?:others|et\.? al\.?)$/i.test(text)) truncated = true;
    else if (label === undefined || label === 'family') authors.push(...readNames(text));
  }
  return { authors, truncated };
}

function readNames(text: string): RawAuthor[] {
  if (isOneGroup(text)) return [{ name: { literal: text.slice(1, -1) }, group: true }];
  const parts = splitAtDepthZero(text, /\s*,\s*/y).map((part) => part.trim());
  const extended = readExtended(parts);
  if (extended !== undefined) return [extended];
  if (parts.length === 1) return [readDirect(text)];
  // `Doe, J., Public, J. Q.` lacks the "and" between people.
  if (parts.length > 3 && parts.length % 2 === 0 && parts.every((part, index) => INITIALS.test(part) === (index % 2 === 1)))
    return parts.flatMap((family, index) => (index % 2 === 0 ? [{ name: { family, given: parts[index + 1]! } }] : []));
  const family = parts[0]!;
  const given = parts.length > 2 ? parts.slice(2).join(', ') : parts[1]!;
  const suffix = parts.length > 2 ? parts[1]! : '';
  return [{ name: { family, ...(given === '' ? {} : { given }), ...(suffix === '' ? {} : { suffix }) } }];
}

/** `First von Last`: what begins with a small letter outside braces begins the family name, except at either end. */
function readDirect(text: string): RawAuthor {
  const words = splitAtDepthZero(text, / /y);
  const von = words.findIndex((word, index) => index > 0 && index < words.length - 1 && /^\p{Ll}/u.test(word));
  if (von === -1 || /^\p{Ll}/u.test(words[0]!)) return { name: { literal: text } };
  return { name: { family: words.slice(von).join(' '), given: words.slice(0, von).join(' ') } };
}

function readExtended(parts: readonly string[]): RawAuthor | undefined {
  const labels = new Map<string, string>();
  for (const part of parts) {
    const [, label, value = ''] = LABELLED.exec(part) ?? [];
    if (label === undefined) return undefined;
    labels.set(label, value.replace(/^"(.*)"$/s, '$1'));
  }
  const family = labels.get('family');
  if (family === undefined) return undefined;
  const [given, particle, suffix] = ['given', 'prefix', 'suffix'].map((label) => labels.get(label) ?? '');
  return { name: { family, ...(given && { given }), ...(particle && { particle }), ...(suffix && { suffix }) } };
}

/** If one pair of braces holds the whole text. */
function isOneGroup(text: string): boolean {
  if (!text.startsWith('{') || !text.endsWith('}')) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '{') depth += 1;
    else if (text[at] === '}' && --depth === 0) return at === text.length - 1 && text[1] !== '\\';
  }
  return false;
}

function splitAtDepthZero(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (depth <= 0 && (character === ',' || /\s/.test(character!))) {
      separator.lastIndex = at;
      const match = separator.exec(text);
      if (match === null) continue;
      parts.push(text.slice(start, at));
      start = at + match[0].length;
      at = start - 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
