import type { APIRoute, GetStaticPaths } from 'astro';
import { readSitemaps } from '../lib/site/sitemap.ts';

export const getStaticPaths = (async () =>
  (await readSitemaps(import.meta.env)).map((xml, part) => ({
    params: { part: String(part) },
    props: { xml },
  }))) satisfies GetStaticPaths;

/** One part of the list of pages that search engines may list. */
export const GET: APIRoute<{ xml: string }> = ({ props: { xml } }) =>
  new Response(xml, { headers: { 'Content-Type': 'application/xml; charset=utf-8' } });
