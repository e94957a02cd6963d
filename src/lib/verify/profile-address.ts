import type { Author } from '../model/index.ts';
import { createPaths } from '../site/paths.ts';
import { pageAddress, type PageAddress } from './page-address.ts';

/** An author of the site, as the search for their pages needs them. */
export interface ProfileOwner {
  slug: string;
  author: Author;
}

/**
 * The addresses under which somebody's profile is, or was before it moved and still leads there.
 * @param site root address of the site, `https://people.example.org/base/`
 */
export function profileAddresses(site: string, { slug, author }: ProfileOwner): ReadonlySet<PageAddress> {
  const { author: pathOf } = createPaths(new URL(site).pathname);
  return new Set([slug, ...author.formerSlugs].flatMap((used) => pageAddress(pathOf(used), site) ?? []));
}

/** The address of somebody's profile as a page that links there would write it. */
export function profileUrl(site: string, slug: string): string {
  return new URL(createPaths(new URL(site).pathname).author(slug), site).href;
}
