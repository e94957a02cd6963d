import { parseFeed } from '../arxiv/parse.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { parseBibtex } from './bibtex/parse.ts';
import { FILE_FORMATS, recognize, type FileFormat } from './recognize.ts';

const PARSERS: Readonly<Record<FileFormat, (page: RawPage) => ParsedPage>> = { 'arxiv-atom': parseFeed, bibtex: parseBibtex };

/**
 * Read a file of an author, whatever its format. Pure.
 * @throws SourceError if it is of a known format but broken as a whole
 */
export function parseFile(page: RawPage): ParsedPage {
  const recognized = recognize(page.place, page.body);
  if ('format' in recognized) return parseAs(recognized.format, page);
  return {
    records: [],
    issues: [
      {
        severity: 'warning',
        source: 'files',
        place: page.place,
        message: `${recognized.reason} Nothing was read from it.`,
        remedy: `Give an Atom feed of arXiv or a BibTeX file (formats: ${FILE_FORMATS.join(', ')}), or remove the file.`,
      },
    ],
  };
}

/** Read a file as one format. @throws SourceError if it is broken as a whole */
export function parseAs(format: FileFormat, page: RawPage): ParsedPage {
  return PARSERS[format](page);
}
