import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { isAlive } from './alive.ts';

/** What writing touches; a test can break any of it. */
export interface FileSystem {
  read(path: string): Promise<string | undefined>;
  /** Whole or not at all. */
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Files below a folder. Files that a dead run was writing are removed on the way. */
  list(folder: string): Promise<string[]>;
  /** Remove files that a dead run was writing from a folder, not from those below it. */
  sweep(folder: string): Promise<void>;
}

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
/** What files are called while they are written: the process, and a word at random. */
const TEMPORARY = /\.(\d{1,10})-[0-9a-f]{8}\.tmp$/;
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
      if (!files.has(path) && !keep.has(path) && path.endsWith('.json')) {
        await fs.remove(found);
        result.removed.push(path);
      }
    }
  }
  return result;
}

/** What the system says, with the path and the size that it leaves out. A quota or a limit for files is a full disk too. */
function writeFault(error: NodeJS.ErrnoException, path: string, text: string): Error {
  const { code, message } = error;
  const fault = new Error(`${path} (${Buffer.byteLength(text)} bytes) cannot be written: ${message}.`, { cause: error });
  return Object.assign(fault, { code: code === 'EDQUOT' || code === 'EFBIG' ? 'ENOSPC' : code });
}

/** If a file is one that a dead process was writing: another run, which only looks, may be at work beside this one. */
function isLeft(path: string): boolean {
  const pid = TEMPORARY.exec(path)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}

/** The real file system: writes go to a temporary name beside the target, are synced, and renamed. */
export const disk: FileSystem = {
  async read(path) {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  },
  async write(path, text) {
    const temporary = `${path}.${process.pid}-${randomUUID().slice(0, 8)}.tmp`;
    try {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(temporary, 'w');
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw writeFault(error as NodeJS.ErrnoException, path, text);
    }
  },
  remove: (path) => rm(path, { force: true }),
  async list(folder) {
    try {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
      await Promise.all(files.filter(isLeft).map((path) => rm(path, { force: true })));
      return files.filter((path) => !TEMPORARY.test(path)).sort();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  },
  async sweep(folder) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter(isLeft)) await rm(join(folder, name), { force: true });
  },
};
