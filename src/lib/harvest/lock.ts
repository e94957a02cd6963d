import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

const LockSchema = z.object({ pid: z.number().int(), host: z.string(), since: z.string() });

/** Another run is writing. Exit code 4. */
export class LockedError extends Error {
  override readonly name = 'LockedError';
}

/**
 * Take the lock of a state folder, so that two harvests never write at once. The lock of a run that has died on this
 * machine is taken over.
 * @returns the function that gives it back
 * @throws LockedError naming process, host and start of the other run
 */
export async function takeLock(folder: string, since: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'lock');
  for (let attempt = 0; ; attempt += 1) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(JSON.stringify({ pid: process.pid, host: hostname(), since }));
      await file.close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 0) throw error;
      const other = LockSchema.safeParse(
        await readFile(path, 'utf8')
          .then(JSON.parse)
          .catch(() => undefined),
      );
      if (other.success && (other.data.host !== hostname() || isAlive(other.data.pid))) {
        throw new LockedError(
          `Another harvest is running: process ${other.data.pid} on ${other.data.host} since ${other.data.since}. Wait for it, or end it; if it is dead, remove ${path}.`,
        );
      }
      await rm(path, { force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
