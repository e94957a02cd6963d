import type { Source } from '../source.ts';
import { fetchFiles } from './fetch.ts';
import { parseFile } from './parse.ts';

/** Files that the host put into `src/content/sources/<slug>`: a source like any other. */
export const files: Source = {
  name: 'files',
  canAsk: () => true,
  fetchPages: (author, effects) => fetchFiles(author.slug, effects),
  parsePage: parseFile,
};
