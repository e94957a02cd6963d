import * as z from 'zod';

const text = z.string().nullish();
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
const Id = z.looseObject({ schema: text, value: text });
const Value = z.looseObject({ value: text, source: text });

const Signature = z.looseObject({
  full_name: text,
  ids: list(Id),
  affiliations: list(Value),
  raw_affiliations: list(Value),
  inspire_roles: list(z.string()),
});

const PublicationInfo = z.looseObject({
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
export const LiteratureSchema = z.looseObject({
  control_number: z.int().positive(),
  document_type: list(z.string()),
  titles: list(z.looseObject({ title: text, subtitle: text, source: text })),
  abstracts: list(Value),
  authors: list(Signature),
  author_count: z.int().nullish(),
  first_author: Signature.nullish(),
  collaborations: list(Value),
  corporate_author: list(z.string()),
  arxiv_eprints: list(z.looseObject({ value: text, categories: list(z.string()) })),
  dois: list(z.looseObject({ value: text, material: text })),
  publication_info: list(PublicationInfo),
  preprint_date: text,
  earliest_date: text,
  imprints: list(z.looseObject({ date: text, publisher: text })),
  thesis_info: z.looseObject({ date: text, institutions: list(z.looseObject({ name: text })) }).nullish(),
  book_series: list(z.looseObject({ title: text })),
  keywords: list(z.looseObject({ value: text, schema: text, source: text })),
  public_notes: list(Value),
  license: list(z.looseObject({ license: text, url: text, material: text })),
  languages: list(z.string()),
  deleted: z.boolean().nullish(),
  withdrawn: z.boolean().nullish(),
});
export type Literature = z.infer<typeof LiteratureSchema>;

/**
 * What INSPIRE says of a person.
 * @see https://inspire-schemas.readthedocs.io/en/latest/schemas/ for the schema `authors`
 */
export const AuthorSchema = z.looseObject({
  name: z.looseObject({
    value: text,
    preferred_name: text,
    name_variants: list(z.string()),
    native_names: list(z.string()),
    previous_names: list(z.string()),
  }),
  ids: list(Id),
  positions: list(
    z.looseObject({
      institution: text,
      rank: text,
      start_date: text,
      end_date: text,
      current: z.boolean().nullish(),
      hidden: z.boolean().nullish(),
    }),
  ),
  urls: list(z.looseObject({ value: text, description: text })),
  arxiv_categories: list(z.string()),
  deleted: z.boolean().nullish(),
});
export type Author = z.infer<typeof AuthorSchema>;

/** An answer to a search. */
export const HitsSchema = z.looseObject({
  hits: z.looseObject({ total: z.int().nonnegative(), hits: z.array(z.unknown()) }),
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
