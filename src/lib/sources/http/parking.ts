import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

const ParkedSchema = z.record(z.string(), z.iso.datetime());
/** A time further away than this is a clock that was wrong, not what a source asked for. */
const LONGEST_MS = 7 * 24 * 3600 * 1000;

/** Until when sources asked to be left alone, kept between runs: a run started anew must not knock again at once. */
export interface Parking {
  /** Milliseconds since 1970; 0 if the group may be asked. */
  until(group: string, now: number): Promise<number>;
  /** Remember it, if the folder can be written; this run keeps to it anyway. */
  park(group: string, until: number): Promise<void>;
}

/** @param folder made when the first group is parked */
export function createParking(folder: string): Parking {
  const path = join(folder, 'parked.json');
  const read = async (): Promise<Map<string, string>> => {
    const text = await readFile(path, 'utf8').catch(() => '{}');
    try {
      return new Map(Object.entries(ParkedSchema.parse(JSON.parse(text))));
    } catch {
      return new Map();
    }
  };
  const write = async (group: string, until: number) => {
    const parked = (await read()).set(group, new Date(until).toISOString());
    await mkdir(folder, { recursive: true });
    const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
    try {
      await writeFile(temporary, JSON.stringify(Object.fromEntries(parked)));
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
  };
  let queue: Promise<void> = Promise.resolve();
  return {
    async until(group, now) {
      const until = Date.parse((await read()).get(group) ?? '');
      return until > now && until < now + LONGEST_MS ? until : 0;
    },
    park(group, until) {
      // One at a time: each reads what the one before has written.
      queue = queue.then(() => write(group, until)).catch(() => undefined);
      return queue;
    },
  };
}
