import * as z from 'zod';
import { field, WRONG } from '../../field.ts';

/** Text; numbers stand where text should (`"volume": 3`), and a list where one value should. */
export const Text = field('text', (value) => {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  if (!values.every((item) => typeof item === 'string' || typeof item === 'number')) return WRONG;
  return String(values[0] ?? '').trim() || undefined;
});

const Flag = z.union([z.boolean(), z.number(), z.string()]).nullish();

/** A person in parts, or a name that is not taken apart. */
export const CslName = z.object({
  family: Text,
  given: Text,
  literal: Text,
  suffix: Text,
  'dropping-particle': Text,
  'non-dropping-particle': Text,
  isInstitution: Flag,
  ORCID: Text,
});
export type CslName = z.infer<typeof CslName>;

const DatePart = z.union([z.number(), z.string()]).nullable();

/** A date; programs also write it as text. */
export const CslDate = z.union([
  z.string(),
  z.number(),
  z.object({
    'date-parts': z.array(z.array(DatePart).nullable()).nullish(),
    raw: Text,
    literal: Text,
    'date-time': Text,
  }),
]);
export type CslDate = z.infer<typeof CslDate>;

/**
 * An item of CSL-JSON, as far as it is read.
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
 */
export const CslItem = z.object({
  id: Text,
  'citation-key': Text,
  type: Text,
  title: Text,
  abstract: Text,
  author: z.array(CslName).nullish(),
  editor: z.array(CslName).nullish(),
  issued: CslDate.nullish(),
  'container-title': Text,
  'collection-title': Text,
  event: z.unknown().optional(),
  'event-title': Text,
  volume: Text,
  issue: Text,
  page: Text,
  number: Text,
  publisher: Text,
  archive: Text,
  archive_location: Text,
  source: Text,
  DOI: Text,
  PMID: Text,
  PMCID: Text,
  URL: Text,
  language: Text,
  note: Text,
  keyword: z.union([z.string(), z.array(z.string())]).nullish(),
  custom: z.unknown().optional(),
});
export type CslItem = z.infer<typeof CslItem>;
