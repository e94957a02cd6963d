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
