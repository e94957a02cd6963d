/** A canonical DOI: lower case, no scheme, no trailing punctuation. Made only by {@link parseDoi}. */
export type Doi = string & { readonly __brand: 'Doi' };

const PREFIX = /^(?:doi:\s*|info:doi\/|(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/)/i;
const SHAPE = /^10\.\d{4,9}\/\S+$/;
/** Longest text that is read, in characters: the tail of a longer one takes seconds to trim. */
const MAX_LENGTH = 2000;
const CLOSERS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/**
 * Read a DOI from a bare DOI, a `doi:` form or a doi.org URL. TeX and HTML escapes that reference
 * managers leave inside (`\_`, `&amp;`) are undone.
 * @returns the canonical DOI, or `undefined` if the text holds none
 * @see https://www.doi.org/the-identifier/resources/handbook/2_numbering
 */
export function parseDoi(text: string): Doi | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let doi = text
    .trim()
    .replace(PREFIX, '')
    .replace(/\\([_%&#])/g, '$1')
    .replace(/&amp;/g, '&');
  if (PREFIX.test(text.trim()) && doi.includes('%')) doi = decodePercent(doi);
  doi = trimTail(doi).toLowerCase();
  return SHAPE.test(doi) ? (doi as Doi) : undefined;
}

/** The resolver's URL of a DOI, percent-encoded except for the slash after the prefix. */
export function doiUrl(doi: Doi): string {
  return `https://doi.org/${encodeURIComponent(doi).replaceAll('%2F', '/')}`;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Strip punctuation that belongs to the sentence around a DOI; a bracket stays where it has its partner. */
function trimTail(text: string): string {
  let end = text.length;
  while (end > 0) {
    const last = text[end - 1]!;
    const opener = CLOSERS[last];
    const kept = text.slice(0, end);
    if (opener !== undefined) {
      if (count(kept, opener) >= count(kept, last)) break;
    } else if (!'.,;"\'’”'.includes(last)) break;
    end -= 1;
  }
  return text.slice(0, end);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
