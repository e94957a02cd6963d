import { join, relative } from 'node:path';
import type { Issue } from '../model/index.ts';
import { readStored, StoredFault, type Stored } from '../store/index.ts';
import type { FileSystem } from './disk.ts';
import type { HarvestEffects, HarvestOptions } from './options.ts';
import { OWNED } from './write.ts';

/**
 * Read what is stored. A file of the harvest's own that is broken, or a line of it, is set aside in the state folder, since
 * the harvest makes it anew; a broken ledger, which nobody can make anew, and a file of a newer Peerpage stop the run.
 * @throws StoredFault
 */
export async function readMended(
  { content, state, dryRun }: HarvestOptions,
  { fs }: HarvestEffects,
): Promise<{ store: Stored; issues: Issue[] }> {
  const issues: Issue[] = [];
  for (;;) {
    try {
      const store = readStored(content);
      for (const _ of store.eachWork());
      return { store, issues };
    } catch (error) {
      const owned = error instanceof StoredFault && OWNED.some((folder) => error.path.startsWith(join(content, folder)));
      if (!owned || error.newer || dryRun === true) throw error;
      const aside = await setAside(error, join(state, 'corrupt', relative(content, error.path)), fs);
      issues.push({
        severity: 'warning',
        source: 'store',
        place: `${relative(content, error.path)}${error.line === undefined ? '' : `:${error.line}`}`,
        message: `${error.message} It was set aside as ${aside}, and is made anew.`,
        remedy: 'Nothing needs to be done if it was not edited by hand; what people write belongs into author files and corrections.',
      });
    }
  }
}

/** Move a broken file, or the broken line of one. @returns where it is now */
async function setAside({ path, line }: StoredFault, aside: string, fs: FileSystem): Promise<string> {
  const text = (await fs.read(path)) ?? '';
  if (line === undefined) {
    await fs.write(aside, text);
    await fs.remove(path);
    return aside;
  }
  const lines = text.split('\n');
  const broken = lines.splice(line - 1, 1);
  await fs.write(aside, `${(await fs.read(aside)) ?? ''}${broken.join('')}\n`);
  await fs.write(path, lines.join('\n'));
  return aside;
}
