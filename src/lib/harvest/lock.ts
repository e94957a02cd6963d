import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';
import { isAlive } from './alive.ts';
import { disk } from './disk.ts';

const LockSchema = z.object({ pid: z.number().int(), host: z.string(), since: z.string() });

/** Another run is writing. Exit code 4. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/** A lock without content is one that is being written; a run that died in that moment is not waited for any longer. */
const BEING_WRITTEN_MS = 200;

/**
 * Take the lock of a state folder, so that two harvests never write at once. The lock of a run that has died on this
 * machine is taken over, and what it was writing there is removed.
 * @returns the function that gives it back
 * @throws LockedError naming process, host and start of the other run
 */
export async function takeLock(folder: string, since: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'lock');
  const own = JSON.stringify({ pid: process.pid, host: hostname(), since });
  while (!(await create(path, own))) {
    let text = await readText(path);
    if (text === '') {
      await wait(BEING_WRITTEN_MS);
      text = await readText(path);
    }
    if (text === undefined) continue;
    checkDead(text, path);
    // Another run may take over the same lock at the same time: whoever moved the other's new lock away puts it back.
    const moved = `${path}.${process.pid}`;
    if (!(await move(path, moved))) continue;
    const found = await readText(moved);
    if (found === text) await rm(moved, { force: true });
    else if (await move(moved, path)) checkDead(found ?? '', path);
  }
  await disk.sweep(folder);
  await disk.list(join(folder, 'records'));
  return () => rm(path, { force: true });
}

async function create(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    await file.writeFile(text);
    await file.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** @throws LockedError if the run that wrote a lock may be alive */
function checkDead(text: string, path: string): void {
  const other = LockSchema.safeParse(parse(text));
  if (other.success && (other.data.host !== hostname() || isAlive(other.data.pid)))
    throw new LockedError(
      `Another harvest is running: process ${other.data.pid} on ${other.data.host} since ${other.data.since}. Wait for it, or end it; if it is dead, remove ${path}.`,
    );
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @returns if the file was there */
async function move(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
