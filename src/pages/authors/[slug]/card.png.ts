import type { APIRoute } from 'astro';
import { getAuthorPngPaths, readAuthorPng } from '../../../lib/site/card-files.ts';

export const getStaticPaths = getAuthorPngPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await readAuthorPng(params['slug']!)), { headers: { 'Content-Type': 'image/png' } });
