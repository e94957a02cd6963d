import * as z from 'zod';
import { isObject } from '../format.ts';

const Text = z.string().nullish();
const Flag = z.boolean().nullish();
const Id = (kind: Kind) =>
  z.string().refine((id) => bareId(kind, id) !== undefined, `not an identifier of OpenAlex that begins with ${kind}`);
const list = <T extends z.ZodType>(item: T) => z.array(item).nullish();

const DehydratedInstitutionSchema = z.looseObject({ display_name: Text, ror: Text, country_code: Text, type: Text });
/** An institution as works and authors name it. */
export type DehydratedInstitution = z.infer<typeof DehydratedInstitutionSchema>;

const TopicSchema = z.looseObject({ id: Text, display_name: Text, score: z.number().nullish() });

const LocationSchema = z.looseObject({
  /** `doi:…`, `pmid:…`, `mag:…`, or `pmh:` and the identifier of an OAI-PMH record. */
  id: Text,
  is_oa: Flag,
  landing_page_url: Text,
  pdf_url: Text,
  license: Text,
  version: Text,
  /** What Crossref, DataCite or the repository calls the kind of work. */
  raw_type: Text,
  /** What the record calls the venue: a name, or a whole citation. */
  raw_source_name: Text,
  source: z.looseObject({ display_name: Text, type: Text, host_organization_name: Text }).nullish(),
});
/** One place where a work can be read. */
export type Location = z.infer<typeof LocationSchema>;

const AuthorshipSchema = z.looseObject({
  author_position: Text,
  author: z.looseObject({ id: Text, display_name: Text }).nullish(),
  raw_author_name: Text,
  raw_orcid: Text,
  is_corresponding: Flag,
  institutions: list(DehydratedInstitutionSchema),
  raw_affiliation_strings: list(z.string().nullable()),
});
export type Authorship = z.infer<typeof AuthorshipSchema>;

/** @see https://developers.openalex.org/api-reference/works */
export const WorkSchema = z.looseObject({
  id: Id('W'),
  doi: Text,
  ids: z.looseObject({ pmid: Text, pmcid: Text, arxiv: Text }).nullish(),
  title: Text,
  display_name: Text,
  publication_date: Text,
  publication_year: z.number().nullish(),
  type: Text,
  type_crossref: Text,
  language: Text,
  authorships: list(AuthorshipSchema),
  is_authors_truncated: Flag,
  primary_location: LocationSchema.nullish(),
  best_oa_location: LocationSchema.nullish(),
  locations: list(LocationSchema),
  biblio: z
    .looseObject(
      Object.fromEntries(
        (['volume', 'issue', 'first_page', 'last_page'] as const).map((key) => [key, z.union([z.string(), z.number()]).nullish()]),
      ),
    )
    .nullish(),
  primary_topic: TopicSchema.nullish(),
  topics: list(TopicSchema),
  abstract_inverted_index: z.custom<Record<string, unknown>>(isObject, { error: 'Invalid input: expected object' }).nullish(),
  is_retracted: Flag,
  is_paratext: Flag,
});
export type Work = z.infer<typeof WorkSchema>;

/** @see https://developers.openalex.org/api-reference/authors */
export const AuthorSchema = z.looseObject({
  id: Id('A'),
  orcid: Text,
  display_name: Text,
  display_name_alternatives: list(z.string().nullable()),
  works_count: z.number().int().nonnegative().nullish(),
  ids: z.looseObject({ scopus: Text, wikipedia: Text }).nullish(),
  affiliations: list(z.looseObject({ institution: DehydratedInstitutionSchema.nullish(), years: list(z.number().int()) })),
  last_known_institutions: list(DehydratedInstitutionSchema),
  /** What the list above was before 2024. */
  last_known_institution: DehydratedInstitutionSchema.nullish(),
  topics: list(z.looseObject({ display_name: Text })),
});
export type Author = z.infer<typeof AuthorSchema>;

/** @see https://developers.openalex.org/api-reference/institutions */
export const InstitutionSchema = DehydratedInstitutionSchema.extend({
  id: Id('I'),
  homepage_url: Text,
  display_name_acronyms: list(z.string().nullable()),
  display_name_alternatives: list(z.string().nullable()),
});
export type Institution = z.infer<typeof InstitutionSchema>;

/** A page of a list; its items are read one by one. */
export const ListSchema = z.looseObject({
  meta: z.looseObject({ count: z.number().int().nonnegative(), next_cursor: Text, cost_usd: z.number().nullish() }),
  results: z.array(z.looseObject({ id: z.string() })),
});
export type List = z.infer<typeof ListSchema>;

/** Kinds of thing by the letter of their identifier; what has none of these is not read. */
export type Kind = 'A' | 'W' | 'I';

/** The identifier of a thing of this kind, without the address before it. */
export function bareId(kind: Kind, id: string | null | undefined): string | undefined {
  const found = /^(?:https?:\/\/(?:api\.)?openalex\.org\/(?:[a-z]+\/)?)?([AWI]\d{1,12})\/?$/i.exec(id ?? '')?.[1]?.toUpperCase();
  return found?.startsWith(kind) === true ? found : undefined;
}
