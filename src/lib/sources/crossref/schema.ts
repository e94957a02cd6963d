import * as z from 'zod';
import { field, WRONG } from '../field.ts';

/** A text, which some answers write as the one thing in a list, or as a number. */
const text = field('text', (value) => {
  if (Array.isArray(value)) return value.find((item) => typeof item === 'string');
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : WRONG;
});
/** Texts, which content negotiation writes as one. */
const texts = field('a list of texts', (value) => {
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string');
  return typeof value === 'string' ? [value] : WRONG;
});
/** Year, month and day as far as they are known; `[[null]]` where nothing is. */
const dateParts = z.object({ 'date-parts': z.array(z.array(z.union([z.number(), z.string()]).nullish()).nullish()).nullish() }).nullish();

const Person = z.object({
  given: text,
  family: text,
  suffix: text,
  /** An organisation. */
  name: text,
  literal: text,
  ORCID: text,
  affiliation: z
    .array(
      z.union([
        z.object({ name: text, id: z.array(z.object({ id: text, 'id-type': text })).nullish() }),
        z.string().transform((name) => ({ name, id: undefined })),
      ]),
    )
    .nullish(),
});
export type Person = z.infer<typeof Person>;

const Update = z.object({ DOI: text, type: text, updated: dateParts });

/** The fields of a work that are read. @see https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md */
export const WorkSchema = z.object({
  DOI: z.string().min(1),
  type: text,
  subtype: text,
  title: texts,
  subtitle: texts,
  'original-title': texts,
  author: z.array(Person).nullish(),
  editor: z.array(Person).nullish(),
  'container-title': texts,
  event: z.union([z.object({ name: text }), z.string().transform((name) => ({ name }))]).nullish(),
  publisher: text,
  volume: text,
  issue: text,
  page: text,
  'article-number': text,
  issued: dateParts,
  published: dateParts,
  'published-print': dateParts,
  'published-online': dateParts,
  posted: dateParts,
  institution: z.union([z.object({ name: text }).transform((one) => [one]), z.array(z.object({ name: text }))]).nullish(),
  'group-title': text,
  abstract: text,
  language: text,
  /** Older answers write a list where there are none. */
  relation: z.union([z.looseObject({}), z.array(z.unknown()).transform(() => ({}))]).nullish(),
  'update-to': z.array(Update).nullish(),
  'updated-by': z.array(Update).nullish(),
  license: z.array(z.object({ URL: text, 'content-version': text })).nullish(),
  link: z.array(z.object({ URL: text, 'content-type': text, 'content-version': text, 'intended-application': text })).nullish(),
  /** What the publisher says of the work, name by name: at what conference it was given. */
  assertion: z.array(z.object({ name: text })).nullish(),
});
export type Work = z.infer<typeof WorkSchema>;
export type DateParts = NonNullable<Work['issued']>;
