import * as z from 'zod';
import { parseDoi } from '../../identifiers/index.ts';
import { textField } from '../field.ts';

const text = textField;
/** A list, which some serializations write as the one thing in it. */
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));

const Affiliation = z.union([
  z.string().transform((name) => ({ name, affiliationIdentifier: undefined, affiliationIdentifierScheme: undefined })),
  z.object({ name: text, affiliationIdentifier: text, affiliationIdentifierScheme: text }),
]);

const Creator = z.object({
  name: text,
  nameType: text,
  givenName: text,
  familyName: text,
  /** The iD as DataCite's own JSON wrote it until 2019. */
  id: text,
  affiliation: list(Affiliation),
  nameIdentifiers: list(z.object({ nameIdentifier: text, nameIdentifierScheme: text })),
});

const Title = z.object({ title: text, titleType: text });

const Place = z.object({
  title: text,
  type: text,
  volume: text,
  issue: text,
  firstPage: text,
  lastPage: text,
});

const RelatedItem = z.object({
  relationType: text,
  titles: list(Title),
  volume: text,
  issue: text,
  number: text,
  numberType: text,
  firstPage: text,
  lastPage: text,
});

/**
 * What DataCite says of a work, in its JSON; the XML of its schema is brought into the same shape.
 * @see https://support.datacite.org/docs/api-get-doi and https://datacite-metadata-schema.readthedocs.io/
 */
export const AttributesSchema = z
  .object({
    id: text,
    doi: text,
    identifiers: list(z.object({ identifier: text, identifierType: text })),
    creators: list(Creator),
    titles: list(Title),
    publisher: z.union([text, z.object({ name: text }).transform(({ name }) => name)]),
    container: Place.nullish(),
    publicationYear: text,
    subjects: list(z.object({ subject: text, subjectScheme: text })),
    dates: list(z.object({ date: text, dateType: text })),
    language: text,
    types: z.object({ resourceTypeGeneral: text, resourceType: text, bibtex: text }).nullish(),
    relatedIdentifiers: list(
      z.object({ relatedIdentifier: text, relatedIdentifierType: text, relationType: text, resourceTypeGeneral: text }),
    ),
    relatedItems: list(RelatedItem),
    version: text,
    rightsList: list(z.object({ rights: text, rightsUri: text, rightsIdentifier: text })),
    descriptions: list(z.object({ description: text, descriptionType: text })),
    state: text,
  })
  .refine(({ doi, id }) => parseDoi(doi ?? id ?? '') !== undefined, { path: ['doi'], message: 'there is none that can be read' });

export type Attributes = z.infer<typeof AttributesSchema>;
export type Creator = z.infer<typeof Creator>;

/** Codes that stand for a value that is not there. @see https://datacite-metadata-schema.readthedocs.io/ Appendix "Unknown information" */
const UNKNOWN = /^\(?:(?:unac|unal|unap|unas|unav|unkn|none|null|tba|at|etal)\)?$/i;

const LONGEST_CODE = 10;
const UNTIDY = /[\t-\r\u2028\u2029]| {2}|^\s|\s$/;

/** A text on one line, or nothing where it is empty or a code for an unknown value. */
export function known(value: string | null | undefined): string | undefined {
  const text = value ?? '';
  const line = UNTIDY.test(text) ? text.replace(/\s+/g, ' ').trim() : text;
  return line === '' || (line.length < LONGEST_CODE && UNKNOWN.test(line)) ? undefined : line;
}
