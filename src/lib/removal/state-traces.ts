import { rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { FileSystem } from '../harvest/disk.ts';

/**
 * Remove what the state folder keeps of a person: last good answers, cached answers that name one of the identifiers, and the
 * picture of the card. Whatever is missed there is only asked for again.
 * @param values of identifiers, without their scheme
 */
export async function removeStateTraces(
  state: string,
  slugs: ReadonlySet<string>,
  values: readonly string[],
  fs: FileSystem,
): Promise<void> {
  for (const slug of slugs) await rm(join(state, 'records', slug), { recursive: true, force: true });
  const named = (path: string) => slugs.has(basename(path).slice(0, basename(path).indexOf('.')));
  for (const path of await fs.list(join(state, 'cards'))) if (named(path)) await fs.remove(path);
  // Works that were set aside are called by their ids.
  const words = [...[...slugs].map((slug) => JSON.stringify(slug)), ...values];
  for (const path of await fs.list(join(state, 'corrupt'))) {
    const text = (await fs.read(path)) ?? '';
    if (named(path) || words.some((word) => text.includes(word))) await fs.remove(path);
  }
  for (const path of await fs.list(join(state, 'cache'))) {
    const text = (await fs.read(path)) ?? '';
    if (values.some((value) => text.includes(value))) await fs.remove(path);
  }
  // They tell titles and addresses; the next harvest and the next import write them anew.
  for (const name of ['report.json', 'report.md', 'claims/proposed.patch', 'claims/quarantine.csv', 'followers/quarantine.csv'])
    await fs.remove(join(state, name));
}

/** Remove what builds made of portraits that are gone: Astro keeps `jane-doe.<hash>_<hash>.webp` for `jane-doe.png`. */
export async function removePortraits(builds: string, removed: readonly string[], fs: FileSystem): Promise<void> {
  const starts = removed.filter((path) => /\.(?:jpe?g|png|webp|avif)$/i.test(path)).map((path) => `${basename(path, extname(path))}.`);
  for (const path of await fs.list(join(builds, 'assets')))
    if (starts.some((start) => basename(path).startsWith(start))) await fs.remove(path);
}
