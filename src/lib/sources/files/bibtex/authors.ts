import type { RawAuthor } from '../../../model/index.ts';

/** Authors of a BibTeX field, and if it ends in `and others`. */
export interface BibtexAuthors {
  authors: RawAuthor[];
  truncated: boolean;
}

/**
 * Read an `author` field: names apart at ` and ` outside braces, each `First von Last`, `von Last, First` or
 * `von Last, Jr, First`; a name wholly in braces is a group. TeX stays in the parts.
 */
export function readAuthors(field: string): BibtexAuthors {
  const authors: RawAuthor[] = [];
  let truncated = false;
  for (const name of splitAtDepthZero(field.replace(/\s+/g, ' '), / and /iy)) {
    const text = name.trim().replace(/,$/, '');
    if (text === '') continue;
    if (/^(?:others|et\.? al\.?)$/i.test(text)) truncated = true;
    else authors.push(readName(text));
  }
  return { authors, truncated };
}

function readName(text: string): RawAuthor {
  if (isOneGroup(text)) return { name: { literal: text.slice(1, -1) }, group: true };
  const parts = splitAtDepthZero(text, /\s*,\s*/y).map((part) => part.trim());
  if (parts.length === 1) return { name: { literal: text } };
  const family = parts[0]!;
  const given = parts.length > 2 ? parts.slice(2).join(', ') : parts[1]!;
  const suffix = parts.length > 2 ? parts[1]! : '';
  return { name: { family, ...(given === '' ? {} : { given }), ...(suffix === '' ? {} : { suffix }) } };
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
