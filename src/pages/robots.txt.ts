import type { APIRoute } from 'astro';
import config from '../site.config.ts';
import { createSite } from '../lib/site/site.ts';

/** Nothing is forbidden: a page that should not be listed says so itself, which only works if it may be read. */
export const GET: APIRoute = () => {
  const { absolute, paths } = createSite(import.meta.env);
  const sitemap = config.indexing === 'none' ? '' : `\nSitemap: ${absolute(paths.file('sitemap-index.xml'))}\n`;
  return new Response(`User-agent: *\nAllow: /\n${sitemap}`);
};
