import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { belowBase } from './paths.ts';

/**
 * Writes the rules of `_headers` with the base of the site when it is built: hosts match them against the whole path. They read
 * the file only at the top of what is published.
 * @see https://developers.cloudflare.com/pages/configuration/headers/
 */
export function hostHeaders(): AstroIntegration {
  let base = '/';
  return {
    name: 'peerpage-host-headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': async ({ dir }) => {
        const file = new URL('_headers', dir);
        const rules = await readFile(file, 'utf8').catch(() => undefined);
        // a host who deletes the file from public/ wants none
        if (rules !== undefined) await writeFile(file, headersBelow(rules, base));
      },
    },
  };
}

/** The rules of a `_headers` file for a site below a base. Comments, and headers, which are indented, stay. */
export function headersBelow(rules: string, base: string): string {
  return rules.replaceAll(/^\/.*$/gm, (path) => belowBase(path, base));
}
