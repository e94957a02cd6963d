import type { Issue, WorkRecord } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';

/** A date may lie this many months ahead: journals date issues in advance. */
const MOST_MONTHS_AHEAD = 18;

/** Records without dates too far ahead to be true. @param day today, ISO */
export function withoutFarDates(records: readonly WorkRecord[], day: string): { records: WorkRecord[]; issues: Issue[] } {
  const limit = new Date(day);
  limit.setUTCMonth(limit.getUTCMonth() + MOST_MONTHS_AHEAD);
  const latest = limit.toISOString().slice(0, 10);
  const issues: Issue[] = [];
  const kept = records.map((record) => {
    const far = Object.entries(record.dates).filter(([, date]) => date.slice(0, latest.length) > latest.slice(0, date.length));
    if (far.length === 0) return record;
    issues.push({
      severity: 'warning',
      source: record.source,
      place: record.place,
      record: toPlain(record.title),
      message: `The date ${far[0]![1]} is more than ${MOST_MONTHS_AHEAD} months ahead, so it was left out.`,
      remedy: 'Correct the date where the record comes from.',
    });
    return {
      ...record,
      dates: Object.fromEntries(Object.entries(record.dates).filter((entry) => !far.some(([field]) => field === entry[0]))),
    };
  });
  return { records: kept, issues };
}
