import type { SiteConfig } from '../config.ts';
import type { Author, ClaimState, Work } from '../model/index.ts';

/** If search engines may list a profile. */
export function isListed(claim: ClaimState, indexing: SiteConfig['indexing']): boolean {
  return indexing === 'all' || (indexing === 'claimed' && claim === 'claimed');
}

/** If a work is somebody's who has a page here, and nobody's who was invented. */
export function isGenuine({ authorships }: Work, profiles: ReadonlyMap<string, { author: Author }>): boolean {
  const people = authorships.flatMap(({ author }) => (author === undefined ? [] : (profiles.get(author) ?? [])));
  return people.length > 0 && !people.some(({ author }) => author.fictitious);
}
