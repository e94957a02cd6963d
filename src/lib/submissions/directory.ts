import { slugify, type Orcid, type Slug } from '../identifiers/index.ts';
import { findRemoval, removedSlugs, type Removal } from '../model/index.ts';
import { countSlips } from '../normalize/index.ts';
import type { AuthorFile } from '../store/index.ts';

/** An author as an address is looked up. */
export interface Listed {
  slug: Slug;
  /** Nothing may be stored of whoever is gone. */
  gone: boolean;
  /** As the author file has it. */
  orcid?: Orcid;
}

/** Everybody who has or had an address here. */
export interface Directory {
  /** By a present or former address. */
  find(slug: string): Listed | undefined;
  /** Addresses that look like a text, the nearest first, at most three. */
  near(text: string): string[];
}

const MOST_NEAR = 3;
/** Longest text that is compared. */
const MAX = 80;

export function createDirectory(authors: readonly AuthorFile[], removals: readonly Removal[]): Directory {
  const listed = new Map<string, Listed>();
  const shown: string[] = [];
  for (const removal of removals) for (const slug of removedSlugs(removal)) listed.set(slug, { slug: removal.slug, gone: true });
  for (const { slug, author } of authors) {
    const gone = author.optOut || findRemoval(removals, [slug, ...author.formerSlugs], author.identifiers) !== undefined;
    const { orcid } = author.identifiers;
    const own: Listed = { slug, gone, ...(orcid === undefined ? {} : { orcid }) };
    for (const former of author.formerSlugs) if (!listed.has(former)) listed.set(former, own);
    listed.set(slug, own);
    if (!gone) shown.push(slug);
  }
  return {
    find: (slug) => listed.get(slug),
    near: (text) => {
      const wanted = slugify(text.slice(0, MAX)) ?? '';
      const most = Math.max(2, Math.floor(wanted.length / 4));
      return shown
        .map((slug) => ({ slug, far: countSlips(wanted, slug, most) }))
        .filter(({ far }) => far <= most)
        .sort((a, b) => a.far - b.far || (a.slug < b.slug ? -1 : 1))
        .slice(0, MOST_NEAR)
        .map(({ slug }) => slug);
    },
  };
}
