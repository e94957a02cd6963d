import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { createGzip } from 'node:zlib';
import sparticuz from '@sparticuz/chromium';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import type { Row } from './bench.ts';

/** Pages that are measured, one of each kind, and whether search engines may list them. */
const PAGES: readonly (readonly [what: string, path: string, listed: boolean])[] = [
  ['profile of 40 works', 'authors/michael-w-mahoney/', false],
  ['work', 'works/kim2021ibert/', true],
  ['topic', 'topics/machine-learning/', true],
  ['home', '', true],
  ['people', 'authors/', true],
];
const BARS = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 } as const;
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
};

/**
 * What Lighthouse says of the demo's pages on a phone (its own slow network and processor), in points of 100. Pages that search
 * engines may not list have no bar for search.
 * @param dist folder of the built site
 * @see https://developer.chrome.com/docs/lighthouse/performance/performance-scoring
 */
export async function benchLighthouse(dist: string): Promise<Row[]> {
  const server = createServer((request, response) => {
    const asked = join(dist, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const file = existsSync(asked) && statSync(asked).isDirectory() ? join(asked, 'index.html') : asked;
    if (!existsSync(file)) response.writeHead(404).end();
    else {
      // as a CDN does: texts compressed, what has a digest in its name kept for good
      const text = !/\.(?:woff2|png)$/.test(file);
      response.writeHead(200, {
        'Content-Type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
        'Cache-Control': file.includes('_astro') ? 'public, max-age=31536000, immutable' : 'public, max-age=600',
        ...(text ? { 'Content-Encoding': 'gzip' } : {}),
      });
      const content = createReadStream(file);
      (text ? content.pipe(createGzip()) : content).pipe(response);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const debugPort = await freePort();
  const browser = await chromium.launch({
    executablePath: process.env['PEERPAGE_CHROMIUM'] ?? (await sparticuz.executablePath()),
    args: ['--no-sandbox', `--remote-debugging-port=${debugPort}`],
  });
  try {
    const rows: Row[] = [];
    for (const [what, path, listed] of PAGES) {
      const result = await lighthouse(
        `http://127.0.0.1:${(server.address() as AddressInfo).port}/${path}`,
        { port: debugPort, logLevel: 'error' },
        { extends: 'lighthouse:default', settings: { onlyCategories: Object.keys(BARS) } },
      );
      for (const [category, bar] of Object.entries(BARS)) {
        if (category === 'seo' && !listed) continue;
        rows.push({
          what: `${what}: Lighthouse, ${category}`,
          figure: (result?.lhr.categories[category]?.score ?? 0) * 100,
          unit: 'points',
          bar: { min: bar },
        });
      }
    }
    return rows;
  } finally {
    await browser.close();
    server.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((done) => server.close(() => done()));
  return port;
}
