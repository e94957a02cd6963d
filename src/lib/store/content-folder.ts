import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/**
 * The folder whose content is built: `src/content` of the project, or `PEERPAGE_CONTENT`, with which one checkout builds
 * several sites.
 * @returns absolute path
 */
export function contentFolder(): string {
  return resolve(process.env['PEERPAGE_CONTENT'] ?? join(process.cwd(), 'src/content'));
}

/** A folder of the content as Astro's loaders take it: relative to the project, with forward slashes. */
export function contentBase(folder: string): string {
  return `./${relative(process.cwd(), join(contentFolder(), folder)).replaceAll('\\', '/')}`;
}

/** If a folder of the content holds anything. One that a site does not need yet, such as that of claims, may be missing. */
export function holdsFiles(folder: string): boolean {
  const path = join(contentFolder(), folder);
  return existsSync(path) && readdirSync(path).length > 0;
}

/**
 * Where Astro keeps what it made of the content, relative to the project: apart for each content folder, or a page of one would be
 * taken for the page of that name in another.
 */
export function contentCache(): string {
  const own = process.env['PEERPAGE_CONTENT'];
  return own === undefined
    ? './node_modules/.astro'
    : `./node_modules/.astro/${createHash('sha256').update(resolve(own)).digest('hex').slice(0, 12)}`;
}
