import * as z from 'zod';
import { isObject } from '../format.ts';
import { field, WRONG } from '../field.ts';

/** A text, bare as in XML, or in an object with `value` as ORCID's JSON has it. */
const Text = field('text', textOf);
/** A word of a fixed vocabulary, as version 3 writes it: `journal-article`; version 2 has `JOURNAL_ARTICLE`. */
const Word = field('text', (value) => {
  const text = textOf(value);
  return typeof text === 'string' ? text.toLowerCase().replaceAll('_', '-') : text;
});
const Whole = z.union([z.number(), z.string().regex(/^\d+$/)]);
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
const Party = z.object({ path: Text }).nullish();

/** When something was changed last, in milliseconds since 1970; XML has an ISO time instead. */
const ChangedSchema = z.union([z.string(), z.object({ value: z.number().nullish() })]).nullish();

const SourceSchema = z
  .object({
    'source-orcid': Party,
    'source-client-id': Party,
    'source-name': Text,
    'assertion-origin-orcid': Party,
    'assertion-origin-client-id': Party,
    'assertion-origin-name': Text,
  })
  .nullish();
/** Who put an item there, and for whom. */
export type ItemSource = z.infer<typeof SourceSchema>;

const FuzzyDateSchema = z.object({ year: Text, month: Text, day: Text }).nullish();
/** A date of any precision. */
export type FuzzyDate = z.infer<typeof FuzzyDateSchema>;

const ExternalIdSchema = z.object({
  'external-id-type': Word,
  'external-id-value': Text,
  'external-id-normalized': Text,
  'external-id-url': Text,
  'external-id-relationship': Word,
});
/** An identifier that is stated of a work, and what it is to the work. */
export type ExternalId = z.infer<typeof ExternalIdSchema>;
const ExternalIdsSchema = z.object({ 'external-id': list(ExternalIdSchema) }).nullish();

const ContributorSchema = z.object({
  'contributor-orcid': Party,
  'credit-name': Text,
  'contributor-attributes': z.object({ 'contributor-role': Word }).nullish(),
});
/** Somebody who had a part in a work. */
export type Contributor = z.infer<typeof ContributorSchema>;

/** A work as lists have it, and what only the work in full has. */
export const WorkSchema = z.object({
  'put-code': Whole,
  'last-modified-date': ChangedSchema,
  'display-index': Whole.nullish(),
  path: Text,
  visibility: Word,
  type: Word,
  title: z.object({ title: Text, subtitle: Text }).nullish(),
  'journal-title': Text,
  'publication-date': FuzzyDateSchema,
  'external-ids': ExternalIdsSchema,
  url: Text,
  source: SourceSchema,
  'short-description': Text,
  citation: z.object({ 'citation-type': Word, 'citation-value': Text }).nullish(),
  contributors: z.object({ contributor: list(ContributorSchema) }).nullish(),
  'language-code': Text,
});
export type Work = z.infer<typeof WorkSchema>;

/** Claims that ORCID has put together, since they share an identifier. */
export const GroupSchema = z.object({ 'work-summary': z.array(WorkSchema).min(1) });

const Public = { visibility: Word };
const PersonSchema = z.object({
  name: z.object({ ...Public, 'given-names': Text, 'family-name': Text, 'credit-name': Text }).nullish(),
  'other-names': z.object({ 'other-name': list(z.object({ ...Public, content: Text })) }).nullish(),
  'researcher-urls': z.object({ 'researcher-url': list(z.object({ ...Public, 'url-name': Text, url: Text })) }).nullish(),
  keywords: z.object({ keyword: list(z.object({ ...Public, content: Text })) }).nullish(),
  'external-identifiers': z.object({ 'external-identifier': list(z.object({ ...Public, 'external-id-url': Text })) }).nullish(),
});
/** What a record says of its person. */
export type Person = z.infer<typeof PersonSchema>;

const AffiliationSchema = z.object({
  ...Public,
  source: SourceSchema,
  'department-name': Text,
  'role-title': Text,
  'start-date': FuzzyDateSchema,
  'end-date': FuzzyDateSchema,
  organization: z
    .looseObject({
      name: Text,
      'disambiguated-organization': z
        .looseObject({ 'disambiguated-organization-identifier': Text, 'disambiguation-source': Word })
        .nullish(),
    })
    .nullish(),
});
/** Where the person worked or learned. */
export type Affiliation = z.infer<typeof AffiliationSchema>;
const SummariesSchema = z.object({
  'employment-summary': z.union([AffiliationSchema, z.array(AffiliationSchema)]).nullish(),
  'education-summary': z.union([AffiliationSchema, z.array(AffiliationSchema)]).nullish(),
});
/** In version 3 in groups, whose members JSON wraps once more; in version 2 one list. */
const AffiliationsSchema = SummariesSchema.extend({
  'affiliation-group': list(SummariesSchema.extend({ summaries: list(SummariesSchema) })),
}).nullish();
export type Affiliations = z.infer<typeof AffiliationsSchema>;

/** The parts of a record that are about the person. */
export const AboutSchema = z.object({
  person: PersonSchema.nullish(),
  'activities-summary': z.object({ employments: AffiliationsSchema, educations: AffiliationsSchema }).nullish(),
});
export type About = z.infer<typeof AboutSchema>;

/** A refusal. @see https://info.orcid.org/documentation/api-tutorials/api-tutorial-read-data-on-a-record/ */
export const ErrorSchema = z.object({
  'response-code': Whole.nullish(),
  'error-code': Whole,
  'developer-message': Text,
  'user-message': Text,
});
export type OrcidError = z.infer<typeof ErrorSchema>;

/** If an item is for everybody; ORCID's public interface sends no others. */
export function isPublic({ visibility }: { visibility?: string | undefined }): boolean {
  return visibility === undefined || visibility === 'public';
}

/** A date as ISO writes it, as precise as it is: `2020`, `2020-03`, `2020-03-01`. The year 0 stands for one that is not known. */
export function isoDate(date: FuzzyDate): string | undefined {
  const [year, month, day] = [date?.year, date?.month, date?.day];
  if (year === undefined || /^0+$/.test(year)) return undefined;
  return [year, ...(month === undefined ? [] : [month.padStart(2, '0'), ...(day === undefined ? [] : [day.padStart(2, '0')])])].join('-');
}

function textOf(value: unknown): string | undefined | typeof WRONG {
  const bare = isObject(value) ? value['value'] : value;
  if (isObject(value) && (bare === null || bare === undefined)) return undefined;
  if (typeof bare !== 'string' && !(isObject(value) && typeof bare === 'number')) return WRONG;
  return String(bare).trim() || undefined;
}
