import type { APIRoute } from 'astro';
import { readSitePng } from '../lib/site/card-files.ts';

export const GET: APIRoute = async () => new Response(new Uint8Array(await readSitePng()), { headers: { 'Content-Type': 'image/png' } });
