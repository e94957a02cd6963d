import { describe, expect, test } from 'vitest';
import { formatSitemapIndex, formatSitemaps, SITEMAP_LIMITS } from '../../../src/lib/formats/sitemap.ts';
import { readSitemap } from '../../helpers/read-sitemap.ts';

const page = (number: number): { url: string } => ({ url: `https://people.example.org/works/work-${number}/` });

describe('a sitemap', () => {
  test('lists pages with the day of their last change', () => {
    const [xml, ...others] = formatSitemaps([
      { url: 'https://people.example.org/?a=1&b=<2>', changed: '2020-06-18' },
      { url: 'https://people.example.org/b/', changed: '2020-06' },
      { url: 'https://people.example.org/c/' },
    ]);
    expect(others).toEqual([]);
    expect(readSitemap(xml!)).toEqual({
      root: 'urlset',
      entries: [
        { loc: 'https://people.example.org/?a=1&b=<2>', lastmod: '2020-06-18' },
        { loc: 'https://people.example.org/b/' },
        { loc: 'https://people.example.org/c/' },
      ],
    });
  });

  test('goes on in further files past the most that one may hold', () => {
    const sizes = (count: number): number[] =>
      formatSitemaps(
        Array.from({ length: count }, (_, index) => page(index)),
        { urls: 10, bytes: 1e6 },
      ).map((xml) => readSitemap(xml).entries.length);
    expect([sizes(0), sizes(9), sizes(10), sizes(11), sizes(25)]).toEqual([[0], [9], [10], [10, 1], [10, 10, 5]]);
  });

  test('goes on in further files past the most octets', () => {
    const entries = Array.from({ length: 40 }, (_, index) => ({ url: `https://people.example.org/${'é'.repeat(20)}${index}/` }));
    const parts = formatSitemaps(entries, { urls: 1000, bytes: 1000 });
    for (const xml of parts) expect(Buffer.byteLength(xml)).toBeLessThanOrEqual(1000);
    expect(parts.flatMap((xml) => readSitemap(xml).entries.map(({ loc }) => loc))).toEqual(entries.map(({ url }) => url));
  });

  test('of 120,000 pages is three files', () => {
    const parts = formatSitemaps(Array.from({ length: 120_000 }, (_, index) => page(index)));
    expect(parts).toHaveLength(3);
    for (const xml of parts) expect(xml.match(/<url>/g)!.length).toBeLessThanOrEqual(SITEMAP_LIMITS.urls);
  });

  test('is named by an index', () => {
    const urls = ['https://people.example.org/sitemap-0.xml', 'https://people.example.org/sitemap-1.xml'];
    expect(readSitemap(formatSitemapIndex(urls))).toEqual({ root: 'sitemapindex', entries: urls.map((loc) => ({ loc })) });
  });
});
