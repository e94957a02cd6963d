import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { HttpRequest } from './http.ts';
import { canonicalUrl } from './redact.ts';

const EntrySchema = z.object({
  url: z.string(),
  /** Where redirects led. */
  finalUrl: z.string().optional(),
  status: z.enum(['found', 'absent']),
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

/** @param folder made when the first answer is written */
export function createCache(folder: string): Cache {
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
      await rm(path, { force: true });
      return undefined;
    },
    async write(request, entry) {
      const path = pathOf(request);
      await mkdir(join(path, '..'), { recursive: true });
      const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
      try {
        await writeFile(temporary, JSON.stringify({ ...entry, url: canonicalUrl(entry.url), sha256: digest(entry.body) }));
        await rename(temporary, path);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
  };
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
