import type { SiteConfig } from '../config.ts';

/** Address and repository of the demo, which are nobody's site. */
const DEMO = { url: 'https://peerpage.example.org', repository: 'https://github.com/peerpage/peerpage' };

/** Somebody whom only the demo has. */
const DEMO_AUTHOR = 'josiah-carberry';

/**
 * What a site of other people still has of the demo's settings, a sentence each. Each of them would go unseen: the pages look
 * right, but their links lead to others.
 * @param authors slugs of the site's authors
 */
export function leftoversOfDemo({ url, repository, forms }: SiteConfig, authors: readonly string[]): string[] {
  if (authors.includes(DEMO_AUTHOR)) return [];
  const left: string[] = [];
  if (url === DEMO.url)
    left.push(`“url” is still ${DEMO.url}: previews, feeds and search engines would be sent there. Set the address of your site.`);
  const lost = Object.entries(forms).flatMap(([name, form]) => (form?.url === DEMO.repository ? [name] : []));
  if (repository === DEMO.repository) left.push('“repository” is still the demo’s. Set the address of yours, or remove it.');
  if (lost.length > 0)
    left.push(
      `“forms” (${lost.join(', ')}) still lead to ${DEMO.repository}. Set your own, or remove them: pages then have no such links.`,
    );
  return left;
}
