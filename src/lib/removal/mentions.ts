import { join, relative, sep } from 'node:path';
import type { FileSystem } from '../harvest/disk.ts';

/** Folders in which people write. */
const BY_HAND = ['authors', 'pages', 'corrections', 'rosters', 'sources'];

/** Files that people wrote and that still name a person by address or identifier, as paths from the content folder. */
export async function findMentions(
  content: string,
  slugs: ReadonlySet<string>,
  values: readonly string[],
  fs: FileSystem,
): Promise<string[]> {
  const words = [...slugs, ...values].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const named = new RegExp(`(?<![\\w-])(?:${words.join('|')})(?![\\w-])`);
  const found: string[] = [];
  for (const folder of BY_HAND)
    for (const path of await fs.list(join(content, folder)))
      if (/\.(?:mdx?|ya?ml|bib|json|ris|xml|nbib)$/.test(path) && named.test((await fs.read(path)) ?? ''))
        found.push(relative(content, path).split(sep).join('/'));
  return found;
}
