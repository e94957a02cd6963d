import type { PartialDate } from '../model/index.ts';

/** A date of any precision in words: `18 June 2020`, `June 2020`, `2020`. Never shows more than is known; year 0 is a work that no source dates. */
export function formatDate(date: PartialDate, language = 'en'): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
  if (year === 0) return 'undated';
  if (month === undefined) return String(year);
  const at = new Date(Date.UTC(year, month - 1, day ?? 1));
  const options: Intl.DateTimeFormatOptions =
    day === undefined ? { month: 'long', year: 'numeric' } : { day: 'numeric', month: 'long', year: 'numeric' };
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...options, timeZone: 'UTC' }).format(at);
}
