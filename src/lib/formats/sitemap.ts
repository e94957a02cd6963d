import type { PartialDate } from '../model/index.ts';
import { escapeText } from '../print/xml.ts';

/** What a search engine takes in one file. @see https://www.sitemaps.org/protocol.html */
export const SITEMAP_LIMITS = { urls: 50_000, bytes: 50 * 1024 * 1024 } as const;

/** One page of a sitemap. */
export interface SitemapEntry {
  /** Absolute URL. */
  url: string;
  /** When the page last changed, as far as the data say; only a whole day is printed. */
  changed?: PartialDate;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n';
const FOOT = '</urlset>\n';

/** The texts of as many sitemaps as the pages need, in their order; one without pages if there are none. */
export function formatSitemaps(entries: readonly SitemapEntry[], limits: { urls: number; bytes: number } = SITEMAP_LIMITS): string[] {
  const parts: string[][] = [[]];
  const room = limits.bytes - HEAD.length - FOOT.length;
  let bytes = 0;
  for (const entry of entries) {
    const line = `  <url><loc>${escapeText(entry.url)}</loc>${lastmod(entry.changed)}</url>\n`;
    const length = Buffer.byteLength(line);
    if (parts.at(-1)!.length > 0 && (parts.at(-1)!.length >= limits.urls || bytes + length > room)) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)!.push(line);
    bytes += length;
  }
  return parts.map((lines) => `${HEAD}${lines.join('')}${FOOT}`);
}

/** The index of sitemaps. @param urls absolute URLs of the sitemaps */
export function formatSitemapIndex(urls: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.map((url) => `  <sitemap><loc>${escapeText(url)}</loc></sitemap>\n`).join('')}</sitemapindex>
`;
}

function lastmod(changed: PartialDate | undefined): string {
  return changed?.length === '2020-06-18'.length ? `<lastmod>${changed}</lastmod>` : '';
}
