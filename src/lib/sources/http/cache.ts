import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { HttpRequest } from './http.ts';
import { canonicalUrl, redact } from './redact.ts';

const EntrySchema = z.object({
  url: z.string(),
  /** Where redirects led. */
  finalUrl: z.string().optional(),
  status: z.enum(['found', 'absent', 'gone']),
  /** When it was last known to be true. */
  fetchedAt: z.iso.datetime(),
  /** When the body itself came, if it was confirmed since. */
  bodyAt: z.iso.datetime().optional(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  sha256: z.string(),
  body: z.string(),
});
/** An accepted answer, or the knowledge that there is none. */
export type CacheEntry = z.infer<typeof EntrySchema>;

/** What an answer is kept under; credentials are no part of it. */
export type Question = Pick<HttpRequest, 'url' | 'accept' | 'post'>;

/** Answers on disk, one file each. What cannot be read back is as if it were not there. */
export interface Cache {
  read(request: Question): Promise<CacheEntry | undefined>;
  write(request: Question, entry: Omit<CacheEntry, 'sha256'>): Promise<void>;
}

/** What a dead run left is this old at least; a younger file may be one that another run is writing. */
const LEFT_BEHIND_MS = 3600 * 1000;

/** @param folder made when the first answer is written; temporary files that dead runs left in it are then removed */
export function createCache(folder: string): Cache {
  let swept: Promise<void> | undefined;
  const pathOf = ({ url, accept, post }: Question) => {
    const key = createHash('sha256')
      .update(post === undefined ? `GET ${canonicalUrl(url)}\n${accept}` : `POST ${canonicalUrl(url)}\n${accept}\n${post}`)
      .digest('hex');
    return join(folder, key.slice(0, 2), `${key}.json`);
  };
  return {
    async read(request) {
      const path = pathOf(request);
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (text === undefined) return undefined;
      const entry = EntrySchema.safeParse(parse(text));
      if (entry.success && digest(entry.data.body) === entry.data.sha256) return entry.data;
      await rm(path, { force: true }).catch(() => undefined);
      return undefined;
    },
    async write(request, entry) {
      const path = pathOf(request);
      await (swept ??= sweep(folder, Date.now() - LEFT_BEHIND_MS));
      await mkdir(join(path, '..'), { recursive: true });
      const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
      try {
        await writeFile(temporary, JSON.stringify({ ...entry, url: redact(canonicalUrl(entry.url)), sha256: digest(entry.body) }));
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined);
        throw error;
      }
    },
  };
}

async function sweep(folder: string, before: number): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of names.filter((entry) => entry.endsWith('.tmp'))) {
    const path = join(folder, name);
    const changed = await stat(path).catch(() => undefined);
    if (changed !== undefined && changed.mtimeMs < before) await rm(path, { force: true }).catch(() => undefined);
  }
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
