import type { SourceRecord } from '../../model/index.ts';
import { known, type Attributes } from './attributes.ts';

/** A year that a publication can have: things in museums are registered too, with the date of their making. */
const YEAR = /(?<!\d)(?:1[5-9]|20)\d\d/;

/**
 * When a work first appeared, was changed and was published. Of a preprint, its first submission is the first and its last
 * one the version described; elsewhere a submission is not yet public.
 */
export function datesOf({ dates, publicationYear }: Attributes, isPreprint: boolean): SourceRecord['dates'] {
  const of = (kind: string) =>
    dates.flatMap(({ date, dateType }) => {
      const day = known(date);
      return day !== undefined && YEAR.test(day) && dateType?.toLowerCase() === kind ? [day] : [];
    });
  const submitted = of('submitted').sort();
  const issued = of('issued')[0] ?? known(publicationYear);
  const available = of('available')[0];
  const updated = of('updated').sort().at(-1);
  if (isPreprint) {
    const first = submitted[0] ?? available ?? issued ?? of('created')[0];
    const last = submitted.length > 0 ? submitted.at(-1) : updated;
    return { ...(first !== undefined && { first }), ...(last !== undefined && { updated: last }) };
  }
  return {
    ...(available !== undefined && { first: available }),
    ...(updated !== undefined && { updated }),
    ...(issued !== undefined && { issued }),
  };
}

/** A notice that the work was taken back. */
export function noticesOf({ dates }: Attributes): NonNullable<SourceRecord['notices']> {
  const withdrawn = dates.find(({ dateType }) => dateType?.toLowerCase() === 'withdrawn');
  const date = known(withdrawn?.date);
  return withdrawn === undefined ? [] : [{ kind: 'withdrawal', ...(date !== undefined && { date }) }];
}
