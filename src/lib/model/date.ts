import * as z from 'zod';

/** An ISO 8601 date of the precision that is known: `2020`, `2020-06` or `2020-06-18`. Sorts as text. */
export const PartialDateSchema = z
  .string()
  .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD');
export type PartialDate = z.infer<typeof PartialDateSchema>;

/** A day, `2020-06-18`. */
export const DaySchema = z.iso.date();
export type Day = z.infer<typeof DaySchema>;

/** The year of a partial date. */
export function yearOf(date: PartialDate): number {
  return Number(date.slice(0, 4));
}
