import { textAt } from './nodes.ts';

/** A date of MEDLINE in parts, or in its own words: `2000 Nov-Dec`, `1999 Spring`. A season alone adds nothing to the year. */
export function dateOf(node: unknown): string | undefined {
  return textAt(node, 'MedlineDate') ?? joinDate([textAt(node, 'Year'), textAt(node, 'Month'), textAt(node, 'Day')]);
}

/** `2013 06 10` and `2018 May 15` as texts that can be read as dates. */
export function joinDate([year, month, day]: readonly (string | undefined)[]): string | undefined {
  if (year === undefined || month === undefined) return year;
  const glue = /^\d+$/.test(month) ? '-' : ' ';
  return [year, month, ...(day === undefined ? [] : [day])].join(glue);
}
