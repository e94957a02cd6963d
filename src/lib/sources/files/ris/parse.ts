import type { Issue } from '../../../model/index.ts';
import type { ParsedPage, RawPage } from '../../source.ts';
import { withOwnIds } from '../keys.ts';
import { readRis } from './read.ts';
import { toRecord } from './to-record.ts';

/** Read a RIS file. Pure; what cannot be read is an issue, the rest are records. */
export function parseRis(page: RawPage): ParsedPage {
  const { records, faults } = readRis(page.body);
  const issues: Issue[] = faults.map(({ severity, line, message, remedy }) => ({
    severity,
    source: 'files',
    place: `${page.place}:${line}`,
    message,
    remedy,
  }));
  if (records.length === 0 && page.body.trim() !== '')
    issues.push({
      severity: 'warning',
      source: 'files',
      place: page.place,
      message: 'The file holds no record.',
      remedy: 'Export it again as RIS, or remove it.',
    });
  return { records: withOwnIds(records.map((record, index) => toRecord(record, index, page.place))), issues };
}
