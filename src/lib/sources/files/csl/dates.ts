import type { CslDate } from './schema.ts';

/**
 * The beginning of a date as text for those who clean dates: its parts, numbers or digits; else what `raw` or `literal` says.
 * A season leaves its year, "circa" is not kept.
 */
export function readDate(date: CslDate | null | undefined): string | undefined {
  if (date === null || date === undefined) return undefined;
  if (typeof date !== 'object') return fromText(String(date));
  const [year, month, day] = (date['date-parts']?.[0] ?? []).map((part) => String(part ?? '').trim());
  if (year !== undefined && /^-?\d{1,4}$/.test(year)) {
    const parts = [year.startsWith('-') ? year : year.padStart(4, '0')];
    if (month !== undefined && /^0*(?:[1-9]|1[0-2])$/.test(month)) {
      parts.push(month.padStart(2, '0'));
      if (day !== undefined && /^\d{1,2}$/.test(day)) parts.push(day.padStart(2, '0'));
    }
    return parts.join('-');
  }
  return fromText(year || (date.raw ?? date.literal ?? date['date-time'] ?? ''));
}

/** Dates as programs write them into one field; `2012-12-00 December 2012` and `05/2013` among them. */
function fromText(text: string): string | undefined {
  const trimmed = text.slice(0, 100).trim();
  if (trimmed === '') return undefined;
  const twice = /^(\d{4}-\d{2}-\d{2}) (?!\d{2}:)\S/.exec(trimmed);
  if (twice) return twice[1];
  return trimmed.replace(/^(\d{1,2})\/(\d{4})$/, '$2-$1');
}
