import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isAlive } from './alive.ts';

/** What writing touches; a test can break any of it. */
export interface FileSystem {
  read(path: string): Promise<string | undefined>;
  /** The lines of a file without their ends, one at a time; none if there is no such file. */
  lines(path: string): AsyncIterable<string>;
  /** Whole or not at all. @param text whole, or in parts that are made as they are written */
  write(path: string, text: string | Iterable<string>): Promise<void>;
  remove(path: string): Promise<void>;
  /** Files below a folder. Files that a dead run was writing are removed on the way. */
  list(folder: string): Promise<string[]>;
  /** Remove files that a dead run was writing from a folder, not from those below it. */
  sweep(folder: string): Promise<void>;
}

/** What files are called while they are written: the process, and a word at random. */
const TEMPORARY = /\.(\d{1,10})-[0-9a-f]{8}\.tmp$/;

/** What the system says, with the path and the size that it leaves out. A quota or a limit for files is a full disk too. */
function writeFault(error: NodeJS.ErrnoException, path: string, bytes: number): Error {
  const { code, message } = error;
  const fault = new Error(`${path} (${bytes} bytes) cannot be written: ${message}.`, { cause: error });
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
  async *lines(path) {
    let file;
    try {
      file = await open(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
      throw error;
    }
    try {
      yield* file.readLines();
    } finally {
      await file.close();
    }
  },
  async write(path, text) {
    // Of a text in parts, how far it came.
    let bytes = typeof text === 'string' ? Buffer.byteLength(text) : 0;
    const temporary = `${path}.${process.pid}-${randomUUID().slice(0, 8)}.tmp`;
    try {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(temporary, 'w');
      try {
        if (typeof text === 'string') await file.writeFile(text);
        else
          for (const part of text) {
            bytes += Buffer.byteLength(part);
            await file.writeFile(part);
          }
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw writeFault(error as NodeJS.ErrnoException, path, bytes);
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
