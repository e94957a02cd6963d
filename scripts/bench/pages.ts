import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './bench.ts';

const PROFILE = 'authors/michael-w-mahoney/index.html';

/**
 * Weight of the demo's profile of 40 works, compressed, in KB of 1,024 bytes: the page, its styles, its scripts.
 * @param dist folder of the built site
 */
export function benchPages(dist: string): Row[] {
  const path = join(dist, PROFILE);
  if (!existsSync(path)) throw new Error(`There is no ${path}. Run npm run build first.`);
  const html = readFileSync(path, 'utf8');
  const sum = (pattern: RegExp) =>
    [...new Set([...html.matchAll(pattern)].map((match) => match[1]!))].reduce(
      (total, url) => total + weigh(readFileSync(join(dist, url))),
      0,
    );
  return [
    { what: 'profile of 40 works: HTML', figure: weigh(html), unit: 'KB gzip', bar: { max: 30 } },
    { what: 'profile of 40 works: CSS', figure: sum(/<link rel="stylesheet" href="([^"]+)"/g), unit: 'KB gzip', bar: { max: 12 } },
    {
      what: 'profile of 40 works: script',
      figure: scriptsOf(dist, html).reduce((total, script) => total + weigh(script), 0),
      unit: 'KB gzip',
      bar: { max: 8 },
    },
    {
      what: 'fonts preloaded',
      figure: [...html.matchAll(/rel="preload" href="([^"]+\.woff2)"/g)].reduce(
        (total, match) => total + readFileSync(join(dist, match[1]!)).length / 1024,
        0,
      ),
      unit: 'KB',
      bar: { max: 60 },
    },
  ];
}

/** The scripts that a page loads, and those that they import at once. */
function scriptsOf(dist: string, html: string): string[] {
  const scripts = new Map<string, string>();
  const load = (path: string) => {
    if (scripts.has(path)) return;
    const script = readFileSync(path, 'utf8');
    scripts.set(path, script);
    for (const [, name] of script.matchAll(/(?:^|[;}])\s*import\s*(?:[^'"()]*?from\s*)?["'](\.[^"']+)["']/g))
      load(join(dirname(path), name!));
  };
  for (const [, url] of html.matchAll(/<script type="module" src="([^"]+)"/g)) load(join(dist, url!));
  return [...scripts.values()];
}

function weigh(content: string | Uint8Array): number {
  return gzipSync(content).length / 1024;
}
