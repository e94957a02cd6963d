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
  for (const folder of ['cards', 'corrupt']) {
    for (const path of await fs.list(join(state, folder))) {
      const name = basename(path);
      if (slugs.has(name.slice(0, name.indexOf('.')))) await fs.remove(path);
    }
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
