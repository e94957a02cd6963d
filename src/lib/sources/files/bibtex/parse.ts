import type { Issue } from '../../../model/index.ts';
import type { ParsedPage, RawPage } from '../../source.ts';
import { withOwnIds } from '../keys.ts';
import { readBibtex } from './read.ts';
import { toRecord } from './to-record.ts';

/** Entry types that describe no work. */
const NO_WORK = new Set(['xdata', 'set']);

/** Read a BibTeX file. Pure; a broken entry is an issue, the others are records. A key used again gives the id `key,2`. */
export function parseBibtex(page: RawPage): ParsedPage {
  const { entries, faults } = readBibtex(page.body);
  const issues: Issue[] = faults.map(({ severity, line, key, message, remedy }) => ({
    severity,
    source: 'files',
    place: `${page.place}:${line}`,
    ...(key === undefined ? {} : { record: key }),
    message,
    remedy,
  }));
  if (entries.length === 0 && faults.length === 0 && page.body.trim() !== '')
    issues.push({
      severity: 'warning',
      source: 'files',
      place: page.place,
      message: 'The file holds no entry.',
      remedy: 'Export it again as BibTeX, or remove it.',
    });
  const records = entries.filter(({ type }) => !NO_WORK.has(type)).map((entry) => toRecord(entry, page.place));
  return { records: withOwnIds(records), issues };
}
