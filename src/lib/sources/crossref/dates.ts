import type { SourceRecord } from '../../model/index.ts';
import type { DateParts, Work } from './schema.ts';

/**
 * The dates of a work. Of record is print, else the publisher's own choice, told as precisely as any date that agrees with
 * it; first public is the day when it was posted or put online, unless that was only the old work's scan.
 */
export function datesOf(work: Work): SourceRecord['dates'] {
  const known = [work['published-print'], work.published, work.issued, work['published-online'], work.posted].flatMap(
    (parts) => toIso(parts) ?? [],
  );
  const issued = known
    .filter((date) => date.startsWith(known[0]!))
    .reduce<string | undefined>((best, date) => (best === undefined || date.length > best.length ? date : best), undefined);
  const [first] = [work.posted, work['published-online']]
    .flatMap((parts) => toIso(parts) ?? [])
    .filter((date) => date.length === 'YYYY-MM-DD'.length && (issued === undefined || date.slice(0, issued.length) <= issued))
    .sort();
  return { ...(first === undefined ? {} : { first }), ...(issued === undefined ? {} : { issued }) };
}

/** `[[2020, 6, 1]]` as `2020-06-01`; `undefined` for `[[null]]`. */
export function toIso(parts: DateParts | null | undefined): string | undefined {
  const numbers = (parts?.['date-parts']?.[0] ?? []).map(Number);
  const end = numbers.findIndex((number) => !Number.isInteger(number) || number < 1);
  const [year, ...rest] = numbers.slice(0, end === -1 ? 3 : Math.min(end, 3));
  return year === undefined ? undefined : [String(year), ...rest.map((number) => String(number).padStart(2, '0'))].join('-');
}
