import { join, relative, sep } from 'node:path';
import type { FileSystem } from './disk.ts';

/** What changed on disk, as paths from the content folder with slashes. */
export interface Written {
  written: string[];
  removed: string[];
  unchanged: number;
}

/** Folders that the harvest owns; nothing else is ever touched. */
export const OWNED = ['works', 'people', 'topics', 'institutions'] as const;

/** Keeps promises about names, so it is written before all that depends on them. */
const LEDGER = 'ledger.json';
/** Files written at a time: each waits for the disk. */
const SIDE_BY_SIDE = 16;

/** JSON as it is stored: two spaces, keys in the order of the model, a line break at the end. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/**
 * Bring a content folder to what it should hold. Only files that differ are written, each whole; the ledger, which
 * keeps promises about names, comes first; files that should no longer be there go last, when everything else is safe.
 * A run that dies in between leaves old or new files, never half ones, and the next run completes it.
 * @param files path from the content folder to what makes its text: only few texts are held at a time
 * @param keep paths of owned files that stay as they are
 */
export async function writeContent(
  content: string,
  files: ReadonlyMap<string, () => string>,
  keep: ReadonlySet<string>,
  fs: FileSystem,
): Promise<Written> {
  const result: Written = { written: [], removed: [], unchanged: 0 };
  const bring = async (path: string) => {
    const text = files.get(path)!();
    if ((await fs.read(join(content, path))) === text) {
      result.unchanged += 1;
      return;
    }
    await fs.write(join(content, path), text);
    result.written.push(path);
  };
  await fs.sweep(content);
  if (files.has(LEDGER)) await bring(LEDGER);
  const left = [...files.keys()]
    .filter((path) => path !== LEDGER)
    .sort()
    .reverse();
  // The first fault ends the run, when what was begun beside it has ended.
  let fault: { error: unknown } | undefined;
  const work = async () => {
    for (let path = left.pop(); path !== undefined && fault === undefined; path = left.pop())
      await bring(path).catch((error: unknown) => {
        fault ??= { error };
      });
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  if (fault !== undefined) throw (fault as { error: unknown }).error;
  result.written.sort();
  for (const folder of OWNED) {
    for (const found of await fs.list(join(content, folder))) {
      const path = relative(content, found).split(sep).join('/');
      if (!files.has(path) && !keep.has(path) && /\.(?:nd)?json$/.test(path)) {
        await fs.remove(found);
        result.removed.push(path);
      }
    }
  }
  return result;
}
