import type { SourceRecord } from '../../model/index.ts';
import type { DateParts, Work } from './schema.ts';

/**
 * The dates of a work: of record from print, else from the publisher's own choice, each as precise as it is; first public
 * when it was posted or put online.
 */
export function datesOf(work: Work): SourceRecord['dates'] {
  const issued = [work['published-print'], work.published, work.issued, work['published-online'], work.posted].map(toIso).find(Boolean);
  const first = [work.posted, work['published-online']].map(toIso).find((date) => date !== undefined && date.length === 10);
  return { ...(first === undefined ? {} : { first }), ...(issued === undefined ? {} : { issued }) };
}

/** `[[2020, 6, 1]]` as `2020-06-01`; `undefined` for `[[null]]`. */
export function toIso(parts: DateParts | null | undefined): string | undefined {
  const numbers = (parts?.['date-parts']?.[0] ?? []).map(Number);
  const end = numbers.findIndex((number) => !Number.isInteger(number) || number < 1);
  const [year, ...rest] = numbers.slice(0, end === -1 ? 3 : Math.min(end, 3));
  return year === undefined ? undefined : [String(year), ...rest.map((number) => String(number).padStart(2, '0'))].join('-');
}
