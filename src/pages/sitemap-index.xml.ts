import type { APIRoute } from 'astro';
import { formatSitemapIndex } from '../lib/formats/sitemap.ts';
import { createSite } from '../lib/site/site.ts';
import { readSitemaps } from '../lib/site/sitemap.ts';

/** The index that hosts and search engines look for. */
export const GET: APIRoute = async () => {
  const { absolute, paths } = createSite(import.meta.env);
  const parts = await readSitemaps(import.meta.env);
  const xml = formatSitemapIndex(parts.map((_, part) => absolute(paths.file(`sitemap-${part}.xml`))));
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
