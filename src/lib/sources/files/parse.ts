import type { Format } from '../format.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { recognize } from './recognize.ts';

/**
 * Read a file of an author, whatever its format. Pure.
 * @throws SourceError if it is of a known format but broken as a whole
 */
export function parseFile(page: RawPage, formats: readonly Format[]): ParsedPage {
  const recognized = recognize(page.place, page.body, formats);
  if ('format' in recognized) return recognized.format.parse(page);
  return {
    records: [],
    issues: [
      {
        severity: 'warning',
        source: 'files',
        place: page.place,
        message: `${recognized.reason} Nothing was read from it.`,
        remedy: 'Give it as BibTeX, RIS, CSL-JSON or another format that is read (npm run inspect -- --help lists them), or remove it.',
      },
    ],
  };
}
