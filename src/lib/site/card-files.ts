import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import config from '../../site.config.ts';
import { createCardCache, readCardPng, selectSiteCard, SITE_CARD } from '../cards/index.ts';
import { readProfiles, readTopics, readWorks, type Profile } from './content.ts';
import { authorCard } from './page-image.ts';
import { createSite, type Site } from './site.ts';

const cache = createCardCache(join(process.cwd(), '.peerpage/cards'));

/** A route that writes one drawing beside each profile. Works are not read for it. */
export function authorImage(draw: (profile: Profile, site: Site) => string | Promise<string>): {
  getStaticPaths: GetStaticPaths;
  GET: APIRoute;
} {
  return {
    getStaticPaths: async () => [...(await readProfiles()).keys()].map((slug) => ({ params: { slug } })),
    GET: async ({ params }) => {
      const profile = (await readProfiles()).get(params['slug']!)!;
      return new Response(await draw(profile, createSite(import.meta.env)), {
        headers: { 'Content-Type': 'image/svg+xml; charset=utf-8' },
      });
    },
  };
}

/** Routes of `card.png` beside each profile, none if the site's settings leave them out. */
export const getAuthorPngPaths: GetStaticPaths = async () => {
  const slugs = config.cards ? [...(await readProfiles()).keys()] : [];
  await cache.keep(new Set([SITE_CARD, ...slugs]));
  return slugs.map((slug) => ({ params: { slug } }));
};

/** The picture of a profile's card. */
export async function readAuthorPng(slug: string): Promise<Buffer> {
  return readCardPng(authorCard((await readProfiles()).get(slug)!, createSite(import.meta.env)), slug, cache);
}

/** The picture of the site's card. */
export async function readSitePng(): Promise<Buffer> {
  const [profiles, topics, works] = await Promise.all([readProfiles(), readTopics(), readWorks()]);
  const card = selectSiteCard(createSite(import.meta.env), { people: profiles.size, works: works.length, topics: topics.size });
  return readCardPng(card, SITE_CARD, cache);
}
