import type { ParsedPage, RawPage } from '../../source.ts';
import { readBibtex } from './read.ts';
import { toRecord } from './to-record.ts';

/** Entry types that describe no work. */
const NO_WORK = new Set(['xdata', 'set']);

/** Read a BibTeX file. Pure; a broken entry is an issue, the others are records. */
export function parseBibtex(page: RawPage): ParsedPage {
  const { entries, faults } = readBibtex(page.body);
  return {
    records: entries.filter(({ type }) => !NO_WORK.has(type)).map((entry) => toRecord(entry, page.place)),
    issues: faults.map(({ line, key, message, remedy }) => ({
      severity: 'error' as const,
      source: 'files',
      place: `${page.place}:${line}`,
      ...(key === undefined ? {} : { record: key }),
      message,
      remedy,
    })),
  };
}
