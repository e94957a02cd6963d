import type { APIRoute } from 'astro';
import { escapeText } from '../lib/print/xml.ts';
import { createSite } from '../lib/site/site.ts';

/** The index that hosts and search engines look for; one part holds all pages. */
export const GET: APIRoute = () => {
  const { absolute, paths } = createSite(import.meta.env);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap><loc>${escapeText(absolute(paths.file('sitemap-0.xml')))}</loc></sitemap>
</sitemapindex>
`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
};
