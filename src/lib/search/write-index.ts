import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { SearchRecord } from './records.ts';

/** The interface of Pagefind that comes with an index and is not used: the search page has its own. */
const UNUSED = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\.|^wasm\.unknown\./;

/**
 * Write a Pagefind index.
 * @param folder where the files go: `dist/pagefind`
 * @returns number of files and bytes written
 * @throws Error naming the record that Pagefind refuses
 * @see https://pagefind.app/docs/node-api/
 */
export async function writeSearchIndex(records: readonly SearchRecord[], folder: string): Promise<{ files: number; bytes: number }> {
  const { index, errors } = await createIndex({ forceLanguage: 'en' });
  if (index === undefined) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  try {
    for (const { meta, filters, ...record } of records) {
      const answer = await index.addCustomRecord({ ...record, meta: { ...meta }, filters: definedOnly(filters) });
      if (answer.errors.length > 0) throw new Error(`Pagefind refused ${record.url}: ${answer.errors.join('; ')}`);
    }
    const { files } = await index.getFiles();
    const kept = files.filter(({ path }) => !UNUSED.test(path));
    for (const { path, content } of kept) {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
    return { files: kept.length, bytes: kept.reduce((sum, { content }) => sum + content.length, 0) };
  } finally {
    await close();
  }
}

function definedOnly(filters: SearchRecord['filters']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filters).filter((entry): entry is [string, string[]] => entry[1] !== undefined));
}
