import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HarvestOptions } from './options.ts';
import { OWNED } from './write.ts';

/** Folders of the state folder that a run writes into, itself among them. */
const STATE = ['.', 'records'] as const;
const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'the system forbids it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  ENOTDIR: 'it, or what it lies in, is a file',
  EEXIST: 'a file is where the folder should be',
  ENOENT: 'a link leads nowhere',
};

/** A folder that a run would have to write into cannot be written. Exit code 1. */
export class UnwritableError extends Error {
  override readonly name = 'UnwritableError';
  readonly folder: string;

  constructor(folder: string, error: NodeJS.ErrnoException, option: string) {
    const { code = '' } = error;
    super(
      `${folder}: The harvest cannot write into this folder: ${REASONS[code] ?? error.message} (${code}). ` +
        `Give the user who runs the harvest write permission there and some room, or name another folder with ${option}. Nothing was asked or changed.`,
      { cause: error },
    );
    this.folder = folder;
  }
}

/**
 * Prove that a run can write whatever it may have to, by writing: into the state folder, the content folder, and every folder
 * of the harvest's own below it. What is missing is made only where the run makes it anyway.
 * @throws UnwritableError naming the first folder that cannot be written
 */
export async function checkWritable({ content, state }: Pick<HarvestOptions, 'content' | 'state'>): Promise<void> {
  for (const name of STATE) await tryFolder(join(state, name), '--state', true);
  await tryFolder(content, '--content', false);
  for (const name of OWNED) {
    const folder = join(content, name);
    if (!(await tryFolder(folder, '--content', false))) continue;
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    for (const entry of entries) if (entry.isDirectory()) await tryFolder(join(entry.parentPath, entry.name), '--content', false);
  }
}

/** If anything is at a path, a link that leads nowhere too. */
async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** @param make make the folder if it is missing @returns if it is there */
async function tryFolder(folder: string, option: string, make: boolean): Promise<boolean> {
  // A name that the next run clears away, should this one die here.
  const path = join(folder, `writable.${process.pid}-${randomUUID().slice(0, 8)}.tmp`);
  try {
    if (make) await mkdir(folder, { recursive: true });
    const file = await open(path, 'wx');
    try {
      await file.writeFile('.');
    } finally {
      await file.close();
      await rm(path, { force: true });
    }
    return true;
  } catch (error) {
    if (!make && (error as NodeJS.ErrnoException).code === 'ENOENT' && !(await isThere(folder))) return false;
    throw new UnwritableError(folder, error as NodeJS.ErrnoException, option);
  }
}
