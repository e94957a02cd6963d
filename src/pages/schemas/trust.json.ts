import type { APIRoute } from 'astro';
import { formatTrustSchema } from '../../lib/formats/trust-json.ts';
import { createSite } from '../../lib/site/site.ts';

/** The JSON Schema of every `trust.json`. */
export const GET: APIRoute = () => {
  const { absolute, paths } = createSite(import.meta.env);
  return new Response(formatTrustSchema(absolute(paths.file('schemas/trust.json'))), {
    headers: { 'Content-Type': 'application/schema+json; charset=utf-8' },
  });
};
