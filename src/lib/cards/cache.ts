import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Pictures on disk, one for each name; a new one takes the place of the last. What cannot be read back is as if it were not there. */
export interface CardCache {
  /** @param key what the picture must have been made from */
  read(name: string, key: string): Promise<Buffer | undefined>;
  /** Whole or not at all. A cache that cannot be written costs time and nothing else, so that is no error. */
  write(name: string, key: string, picture: Buffer): Promise<void>;
  /** Remove the pictures of everybody else: nothing of a person who asked to be removed is kept. */
  keep(names: ReadonlySet<string>): Promise<void>;
}

const ENDING = '.card';
/** What a dead build left is this old at least; a younger file may be one that another build is writing. */
const LEFT_BEHIND_MS = 3600 * 1000;

/** @param folder made when the first picture is written */
export function createCardCache(folder: string): CardCache {
  const pathOf = (name: string): string => join(folder, digest(name).slice(0, 2), `${name}${ENDING}`);
  return {
    async read(name, key) {
      const file = await readFile(pathOf(name)).catch(() => undefined);
      const end = file?.indexOf('\n') ?? -1;
      if (file === undefined || end < 0) return undefined;
      const picture = file.subarray(end + 1);
      return file.toString('latin1', 0, end) === heading(key, picture) ? picture : undefined;
    },
    async write(name, key, picture) {
      const path = pathOf(name);
      const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
      try {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(temporary, Buffer.concat([Buffer.from(`${heading(key, picture)}\n`, 'latin1'), picture]));
        await rename(temporary, path);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
    async keep(names) {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
      for (const entry of entries.filter((one) => one.isFile())) {
        const path = join(entry.parentPath, entry.name);
        if (
          entry.name.endsWith(ENDING) &&
          names.has(entry.name.slice(0, -ENDING.length)) &&
          path === pathOf(entry.name.slice(0, -ENDING.length))
        )
          continue;
        if (entry.name.endsWith('.tmp') && !(await isOld(path))) continue;
        await rm(path, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** First line of a file: what the picture was made from, and the digest by which a damaged one is told. */
function heading(key: string, picture: Buffer): string {
  return `peerpage-card ${key} ${digest(picture)}`;
}

async function isOld(path: string): Promise<boolean> {
  const changed = await stat(path).catch(() => undefined);
  return changed !== undefined && changed.mtimeMs < Date.now() - LEFT_BEHIND_MS;
}

function digest(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
