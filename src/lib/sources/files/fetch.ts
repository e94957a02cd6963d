import { isUtf8 } from 'node:buffer';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { SourceError } from '../../errors.ts';
import type { RawPage, SourceEffects } from '../source.ts';

/** Largest file, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Files that belong to people and systems, not to the harvest. */
const NOT_DATA = /^(?:\.|readme\b|license\b)|(?:\.md|~)$/i;
/** If a file or folder among the authors' files is none to harvest. */
export function isNoData(name: string): boolean {
  return NOT_DATA.test(name);
}

/** Names of files that must be text; others, such as a PDF, may lie beside them. */
const TEXT = /\.(?:bib|bibtex|biblatex|xml|atom|ris|json|nbib|enw|txt)$/i;

/**
 * The files of an author in the order of their names, as text. One that is neither text nor named as text comes with
 * `\uFFFD` as its body, which no format begins with.
 * @throws SourceError naming the file when one cannot be read whole
 */
export async function* fetchFiles(slug: string, { filesFolder }: Pick<SourceEffects, 'filesFolder'>): AsyncIterable<RawPage> {
  const folder = join(filesFolder, slug);
  for (const name of (await namesIn(folder)).filter((entry) => !isNoData(entry))) {
    const path = join(folder, name);
    const place = relative(process.cwd(), path).split(sep).join('/');
    const bytes = await readBytes(path, filesFolder, place);
    yield { place, body: TEXT.test(name) || isText(bytes) ? decode(bytes, place) : '\uFFFD' };
  }
}

/** Bytes as UTF-8 without byte order mark. @throws SourceError for any other encoding: a guess would turn names into nonsense */
export function decode(bytes: Uint8Array, place: string): string {
  if (isText(bytes)) return new TextDecoder().decode(bytes);
  throw new SourceError('files', place, 'The file is not UTF-8.', 'Save it as UTF-8 in your editor or reference manager.');
}

/** If bytes are UTF-8 text. UTF-16 can look like it, but for its zeros. */
function isText(bytes: Uint8Array): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}

async function readBytes(path: string, filesFolder: string, place: string): Promise<Uint8Array> {
  try {
    if (!(await realpath(path)).startsWith((await realpath(filesFolder)) + sep))
      throw new SourceError('files', place, 'The file is a link that leads out of the folder.', 'Copy the file itself into the folder.');
    const file = await stat(path);
    if (!file.isFile()) throw new SourceError('files', place, 'It is no file.', 'Put the file itself into the folder.');
    if (file.size > MAX_BYTES)
      throw new SourceError(
        'files',
        place,
        `The file has ${file.size} bytes; at most ${MAX_BYTES} are read.`,
        'Split it into smaller files.',
      );
    return await readFile(path);
  } catch (error) {
    if (error instanceof SourceError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new SourceError('files', place, `The file cannot be read (${code}).`, 'Check that it exists and that you may read it.', {
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
