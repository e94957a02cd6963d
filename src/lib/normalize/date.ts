import type { PartialDate } from '../model/index.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_WORD =
  /\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/i;
const MAX_LENGTH = 100;

/**
 * Read a date of any precision: ISO 8601 (a time with an offset is moved to its day in UTC), EDTF (approximate dates
 * lose their mark, an interval gives its start, a season its year), `2021/05/13`, `20210513`, or words. A month or day
 * that cannot be leaves the part before it.
 * @returns `undefined` without a year from 1500 to 2100
 * @see https://www.loc.gov/standards/datetime/
 */
export function normalizeDate(text: string): PartialDate | undefined {
  const trimmed = text.slice(0, MAX_LENGTH).trim();
  const time = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/i.exec(trimmed);
  if (time) return utcDay(time);
  const start = trimmed
    .replace(/[?~%]/g, '')
    .replace(/^\.\.\//, '')
    .split(/\/(?=\d{4}(?:-|$)|\.\.|$)/)[0]!;
  const numeric = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:\/.*)?$/.exec(start) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(start);
  if (numeric) return partialDate(numeric[1]!, numeric[2], numeric[3]);
  return fromWords(trimmed);
}

function fromWords(text: string): PartialDate | undefined {
  const year = /(?<!\d)\d{4}(?!\d)/.exec(text);
  if (!year) return undefined;
  const rest = `${text.slice(0, year.index)} ${text.slice(year.index + 4)}`;
  const word = MONTH_WORD.exec(rest);
  return word ? partialDate(year[0], monthNumber(word[1]!), dayBeside(rest, word)) : partialDate(year[0]);
}

function dayBeside(text: string, word: RegExpExecArray): string | undefined {
  const before = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[.\s-]{0,3}$/i.exec(text.slice(0, word.index))?.[1];
  return before ?? /^[.\s-]{1,3}(\d{1,2})(?!\d)/.exec(text.slice(word.index + word[0].length))?.[1];
}

function monthNumber(word: string): string {
  return String(MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1);
}

function partialDate(year: string, month?: string, day?: string): PartialDate | undefined {
  if (Number(year) < 1500 || Number(year) > 2100) return undefined;
  const monthValue = Number(month);
  if (month === undefined || !(monthValue >= 1 && monthValue <= 12)) return year;
  const yearMonth = `${year}-${month.padStart(2, '0')}`;
  const dayValue = Number(day);
  if (day === undefined || !(dayValue >= 1 && dayValue <= new Date(Date.UTC(Number(year), monthValue, 0)).getUTCDate())) return yearMonth;
  return `${yearMonth}-${day.padStart(2, '0')}`;
}

function utcDay([, year, month, day, hour, minute, zone = 'Z']: RegExpExecArray): PartialDate | undefined {
  const local = partialDate(year!, month, day);
  if (local?.length !== 10 || /^z$/i.test(zone)) return local;
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(3).replace(':', '')].map(Number);
  const offset = (zone.startsWith('-') ? -1 : 1) * (hours! * 60 + minutes!);
  const shifted = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute) - offset)).toISOString();
  return normalizeDate(shifted.slice(0, 10));
}
