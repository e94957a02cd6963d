import type { Format } from '../format.ts';
import type { Source } from '../source.ts';
import { fetchFiles } from './fetch.ts';
import { parseFile } from './parse.ts';

/** Files that the host put into `src/content/sources/<slug>`: a source like any other. */
export function createFiles(formats: readonly Format[]): Source {
  return {
    name: 'files',
    canAsk: () => true,
    fetchPages: (author, effects) => fetchFiles(author.slug, effects),
    parsePage: (page) => parseFile(page, formats),
  };
}
