/** Part of a URL and of a file name: `^[a-z0-9]+(-[a-z0-9]+)*$`, at most 80 characters. */
export type Slug = string & { readonly __brand: 'Slug' };

/** The only accepted form of a slug; the same on every file system and host. */
export const SLUG_PATTERN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Longest slug, in characters. */
export const SLUG_MAX = 80;

/** Letters that do not decompose into a base letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ß: 'ss',
  þ: 'th',
  ŧ: 't',
};

/** Read a slug that somebody wrote; nothing is repaired. */
export function parseSlug(text: string): Slug | undefined {
  return SLUG_PATTERN.test(text) && text.length <= SLUG_MAX ? (text as Slug) : undefined;
}

/**
 * Make a slug from free text: Latin letters lose their marks, everything else becomes a hyphen.
 * @returns `undefined` if nothing is left, as with a title in Chinese; the caller then names the thing by identifier
 */
export function slugify(text: string): Slug | undefined {
  const folded = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[æœøđðħıłŋßþŧ]/g, (letter) => LETTERS[letter] ?? '')
    .replace(/['’ʼ`]/g, '');
  const words = folded.split(/[^a-z0-9]+/).filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length + 1 > SLUG_MAX) break;
    slug = slug === '' ? word : `${slug}-${word}`;
  }
  return slug === '' ? parseSlug((words[0] ?? '').slice(0, SLUG_MAX)) : (slug as Slug);
}
