/** When something was sent, as the export writes it: the clock of the form's own place. */
export interface Moment {
  /** ISO. */
  day: string;
  /** `14:03:22`, if it is given; seconds are `00` where they are not. */
  time?: string;
}

/** What `11/2/2026` means. */
export const DAY_ORDERS = ['day-first', 'month-first'] as const;
export type DayOrder = (typeof DAY_ORDERS)[number];

const TIME = String.raw`(?:[T ,]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*([ap])?\.?(?:\s?m\.?)?)?`;
const ZONE = String.raw`(?:\s*(?:Z|UTC|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|GMT))?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}${ZONE}$`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${TIME}${ZONE}$`, 'i');
const MONTH_NAMED = new RegExp(String.raw`^([a-z]{3})[a-z]*\.? (\d{1,2}), (\d{4})${TIME}${ZONE}$`, 'i');
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Half of the day before the hour, and what stands behind the numbers of a date, in Chinese. */
const CHINESE_HALF = /\s*(上午|下午)\s*(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)/;
const CHINESE_DAY = /^(\d{4})年(\d{1,2})月(\d{1,2})日/;
/** Days since the end of 1899, as Excel stores a date that was not formatted as one: from 2009 to 2064. */
const SERIAL = /^([45]\d{4})(?:[.,](\d{1,12}))?$/;
/** Longest text that is looked at. */
const MAX = 60;

/**
 * Tell from all dates of a file which of two numbers is the day.
 * @returns `undefined` if no date says so, or if they contradict each other
 */
export function tellDayOrder(texts: readonly string[]): DayOrder | undefined {
  const found = new Set(texts.flatMap(orderOf));
  return found.size === 1 ? [...found][0] : undefined;
}

function orderOf(text: string): DayOrder[] {
  const match = YEAR_LAST.exec(text.slice(0, MAX).trim());
  if (match === null) return [];
  const [first, mark, second] = [Number(match[1]), match[2], Number(match[3])];
  // Only points are never written month first.
  if (mark === '.') return [];
  if (first > 12 && second <= 12) return ['day-first'];
  return second > 12 && first <= 12 ? ['month-first'] : [];
}

/**
 * Read a date with or without a time, as form services and spreadsheets write it.
 * @param order of the file, for dates that can be read in two ways
 * @returns `ambiguous` if the order is needed and not known, `undefined` for what is no date
 */
export function parseMoment(text: string, order: DayOrder | undefined): Moment | 'ambiguous' | undefined {
  if (text.length > 2 * MAX) return undefined;
  const line = fromChinese(text.trim());
  if (line.length > MAX) return undefined;
  const serial = SERIAL.exec(line);
  if (serial !== null) return fromSerial(Number(`${serial[1]}.${serial[2] ?? '0'}`));
  const named = MONTH_NAMED.exec(line);
  if (named !== null) return toMoment(Number(named[3]), MONTHS.indexOf(named[1]!.toLowerCase()) + 1, Number(named[2]), named.slice(4));
  const iso = YEAR_FIRST.exec(line);
  if (iso !== null) return toMoment(Number(iso[1]), Number(iso[3]), Number(iso[4]), iso.slice(5));
  const last = YEAR_LAST.exec(line);
  if (last === null) return undefined;
  const [first, second] = [Number(last[1]), Number(last[3])];
  const year = Number(last[4]!.length === 2 ? `20${last[4]}` : last[4]);
  const own = last[2] === '.' ? 'day-first' : (orderOf(line)[0] ?? (first === second ? 'day-first' : order));
  if (own === undefined) return 'ambiguous';
  return own === 'day-first' ? toMoment(year, second, first, last.slice(5)) : toMoment(year, first, second, last.slice(5));
}

function toMoment(year: number, month: number, day: number, time: readonly (string | undefined)[]): Moment | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 2000 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const [hours, minutes, seconds = '00', half] = time;
  const moment: Moment = { day: date.toISOString().slice(0, 10) };
  if (hours === undefined || minutes === undefined) return moment;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return { ...moment, time: `${String(hour).padStart(2, '0')}:${minutes}:${seconds}` };
}

/** `2026/11/2 下午 2:03` as `2026/11/2 2:03 pm`. */
function fromChinese(text: string): string {
  return text.replace(CHINESE_DAY, '$1/$2/$3').replace(CHINESE_HALF, (_, half, time) => ` ${time} ${half === '上午' ? 'am' : 'pm'}`);
}

function fromSerial(days: number): Moment {
  const iso = new Date(Math.round((days - 25569) * 24 * 3600) * 1000).toISOString();
  return Number.isInteger(days) ? { day: iso.slice(0, 10) } : { day: iso.slice(0, 10), time: iso.slice(11, 19) };
}
