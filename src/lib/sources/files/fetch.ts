import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { SourceError } from '../../errors.ts';
import type { RawPage, SourceEffects } from '../source.ts';

/** Largest file, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Files that belong to people and systems, not to the harvest. */
const NOT_DATA = /^(?:\.|readme\b|license\b)|\.(?:md|txt~?)$/i;

/**
 * The files of an author in the order of their names, as text.
 * @throws SourceError naming the file when one cannot be read whole
 */
export async function* fetchFiles(slug: string, { filesFolder }: Pick<SourceEffects, 'filesFolder'>): AsyncIterable<RawPage> {
  const folder = join(filesFolder, slug);
  for (const name of (await namesIn(folder)).filter((entry) => !NOT_DATA.test(entry))) {
    const path = join(folder, name);
    const place = relative(process.cwd(), path).split(sep).join('/');
    if (!(await realpath(path)).startsWith((await realpath(filesFolder)) + sep))
      throw new SourceError('files', place, 'The file is a link that leads out of the folder.', 'Copy the file itself into the folder.');
    const { size } = await stat(path);
    if (size > MAX_BYTES)
      throw new SourceError('files', place, `The file has ${size} bytes; at most ${MAX_BYTES} are read.`, 'Split it into smaller files.');
    yield { place, body: decode(await readFile(path), place) };
  }
}

/** Bytes as UTF-8. @throws SourceError for any other encoding: a guess would turn names into nonsense */
export function decode(bytes: Uint8Array, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new SourceError('files', place, 'The file is not UTF-8.', 'Save it as UTF-8 in your editor or reference manager.', {
      cause: error,
    });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
