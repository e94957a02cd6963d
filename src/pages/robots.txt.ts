import type { APIRoute } from 'astro';
import { createSite } from '../lib/site/site.ts';

/** Nothing is forbidden: a page that should not be listed says so itself, which only works if it may be read. */
export const GET: APIRoute = () => {
  const { absolute, paths } = createSite(import.meta.env);
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${absolute(paths.file('sitemap-index.xml'))}\n`);
};
