import * as z from 'zod';

const text = z.string().nullish();
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
const Id = z.object({ schema: text, value: text });
const Value = z.object({ value: text, source: text });

const Signature = z.object({
  full_name: text,
  ids: list(Id),
  affiliations: list(Value),
  raw_affiliations: list(Value),
  inspire_roles: list(z.string()),
});

const PublicationInfo = z.object({
  journal_title: text,
  journal_volume: text,
  journal_issue: text,
  page_start: text,
  page_end: text,
  artid: text,
  year: z.int().nullish(),
  cnum: text,
  conf_acronym: text,
  pubinfo_freetext: text,
  material: text,
  hidden: z.boolean().nullish(),
});

/**
 * What INSPIRE says of a work.
 * @see https://inspire-schemas.readthedocs.io/en/latest/schemas/ for the schema `hep`
 */
export const LiteratureSchema = z.object({
  control_number: z.int().positive(),
  document_type: list(z.string()),
  titles: list(z.object({ title: text, subtitle: text, source: text })),
  abstracts: list(Value),
  authors: list(Signature),
  author_count: z.int().nullish(),
  first_author: Signature.nullish(),
  collaborations: list(Value),
  corporate_author: list(z.string()),
  arxiv_eprints: list(z.object({ value: text, categories: list(z.string()) })),
  dois: list(z.object({ value: text, material: text })),
  publication_info: list(PublicationInfo),
  preprint_date: text,
  earliest_date: text,
  imprints: list(z.object({ date: text, publisher: text })),
  thesis_info: z.object({ date: text, institutions: list(z.object({ name: text })) }).nullish(),
  book_series: list(z.object({ title: text })),
  keywords: list(z.object({ value: text, schema: text, source: text })),
  public_notes: list(Value),
  license: list(z.object({ license: text, url: text, material: text })),
  languages: list(z.string()),
  deleted: z.boolean().nullish(),
  withdrawn: z.boolean().nullish(),
});
export type Literature = z.infer<typeof LiteratureSchema>;

/**
 * What INSPIRE says of a person.
 * @see https://inspire-schemas.readthedocs.io/en/latest/schemas/ for the schema `authors`
 */
export const AuthorSchema = z.object({
  name: z.object({
    value: text,
    preferred_name: text,
    name_variants: list(z.string()),
    native_names: list(z.string()),
    previous_names: list(z.string()),
  }),
  ids: list(Id),
  positions: list(
    z.object({
      institution: text,
      rank: text,
      start_date: text,
      end_date: text,
      current: z.boolean().nullish(),
      hidden: z.boolean().nullish(),
    }),
  ),
  urls: list(z.object({ value: text, description: text })),
  arxiv_categories: list(z.string()),
  deleted: z.boolean().nullish(),
});
export type Author = z.infer<typeof AuthorSchema>;

/** An answer to a search. */
export const HitsSchema = z.object({
  hits: z.object({ total: z.int().nonnegative(), hits: z.array(z.unknown()) }),
});

/** A text without blanks around it, or nothing. */
export function given(value: string | null | undefined): string | undefined {
  const trimmed = (value ?? '').trim();
  return trimmed === '' ? undefined : trimmed;
}

/** INSPIRE's identifier of an author among others, as `J.Doe.1`. */
export function baiOf(ids: readonly z.infer<typeof Id>[]): string | undefined {
  return idOf(ids, 'INSPIRE BAI', /^[\p{L}'-]+(?:\.[\p{L}'-]+)*\.\d{1,3}$/u);
}

/** The first identifier of a scheme that has the scheme's shape. */
export function idOf(ids: readonly z.infer<typeof Id>[], scheme: string, shape: RegExp): string | undefined {
  return ids.flatMap(({ schema, value }) => (schema === scheme && value && shape.test(value.slice(0, 200)) ? [value] : []))[0];
}
