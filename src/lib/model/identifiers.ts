import * as z from 'zod';
import {
  CATALOGUES,
  parseArxiv,
  parseCatalogueId,
  parseDoi,
  parseOrcid,
  parseRor,
  parseSafeUrl,
  parseSlug,
  type ArxivId,
  type Catalogue,
  type CatalogueId,
  type Doi,
  type Orcid,
  type Ror,
  type SafeUrl,
  type Slug,
} from '../identifiers/index.ts';

/** Accepts only text that is already canonical: files of ours never hold another spelling. */
function canonical<T extends string>(name: string, parse: (text: string) => T | undefined): z.ZodType<T> {
  return z.custom<T>((value) => typeof value === 'string' && parse(value) === value, { error: `not a canonical ${name}` });
}

export const DoiSchema = canonical<Doi>('DOI', parseDoi);
export const ArxivIdSchema = canonical<ArxivId>('arXiv identifier', (text) => parseArxiv(text)?.id);
export const OrcidSchema = canonical<Orcid>('ORCID iD', parseOrcid);
export const RorSchema = canonical<Ror>('ROR identifier, https://ror.org/…', parseRor);
/** A URL fit for a public link, in its WHATWG form: http or https, public host, no credentials. */
export const SafeUrlSchema = canonical<SafeUrl>('public http(s) URL', parseSafeUrl);
/** The same, from a file that a person wrote: any spelling that can be read. */
export const HandWrittenUrlSchema = z.string().transform((text, context) => {
  const url = parseSafeUrl(text);
  if (url === undefined) context.addIssue({ code: 'custom', message: 'not a public web address that starts with https:// or http://' });
  return url ?? z.NEVER;
});
/** An ORCID iD in a file that a person wrote: bare, or as the address of the record. */
export const HandWrittenOrcidSchema = z.string().transform((text, context) => {
  const orcid = parseOrcid(text);
  if (orcid === undefined)
    context.addIssue({ code: 'custom', message: `${text} is no ORCID iD: a digit is wrong or missing; copy it from orcid.org` });
  return orcid ?? z.NEVER;
});
/** A ROR identifier in a file that a person wrote: bare, or as an address. */
export const HandWrittenRorSchema = z.string().transform((text, context) => {
  const ror = parseRor(text);
  if (ror === undefined)
    context.addIssue({ code: 'custom', message: `${text} is no ROR identifier; copy it from ror.org: https://ror.org/…` });
  return ror ?? z.NEVER;
});
export const SlugSchema = canonical<Slug>('slug (a-z, 0-9, single hyphens, at most 80 characters)', parseSlug);

/** Kinds of identifier that a work can have. */
export const WORK_SCHEMES = ['arxiv', 'doi', ...CATALOGUES] as const;
export type WorkScheme = (typeof WORK_SCHEMES)[number];

const catalogued = <C extends Catalogue>(catalogue: C) =>
  z.array(canonical<CatalogueId>(`${catalogue} identifier`, (text) => parseCatalogueId(catalogue, text))).optional();

/** Identifiers of a work or of one version of it, each list sorted. */
export const WorkIdentifiersSchema = z.strictObject({
  arxiv: z.array(ArxivIdSchema).optional(),
  doi: z.array(DoiSchema).optional(),
  pmid: catalogued('pmid'),
  pmcid: catalogued('pmcid'),
  openalex: catalogued('openalex'),
  /** Corpus numbers of Semantic Scholar. */
  semanticscholar: catalogued('semanticscholar'),
  dblp: catalogued('dblp'),
  inspire: catalogued('inspire'),
  hal: catalogued('hal'),
  zenodo: catalogued('zenodo'),
});
export type WorkIdentifiers = z.infer<typeof WorkIdentifiersSchema>;

const OpenalexAuthorSchema = z.string().regex(/^A\d{4,12}$/, 'an OpenAlex author id looks like A5023888391');

/** Identifiers of a person, at most one of a scheme but at OpenAlex, which splits people. */
export const PersonIdentifiersSchema = z.strictObject({
  /** ORCID iD. */
  orcid: OrcidSchema.optional(),
  /** arXiv author identifier, such as `doe_j_1`. */
  arxiv: z
    .string()
    .regex(/^[a-z-]+_[a-z]_\d{1,3}$/, 'an arXiv author identifier looks like doe_j_1')
    .optional(),
  /** DBLP person key, such as `d/JaneDoe` or `123/4567-1`. */
  dblp: z
    .string()
    .regex(/^[\w-]+\/[\w-]+$/, 'a DBLP pid looks like d/JaneDoe or 123/4567-1')
    .optional(),
  /** OpenAlex author identifiers, such as `A5023888391`: one, or a list, since OpenAlex often has several for a person. */
  openalex: z.union([OpenalexAuthorSchema.transform((id) => [id]), z.array(OpenalexAuthorSchema).min(1)]).optional(),
  /** INSPIRE's identifier of an author ("BAI"), such as `J.Doe.1`. */
  inspire: z
    .string()
    .regex(/^[\p{L}'-]+(?:\.[\p{L}'-]+)*\.\d{1,3}$/u, 'an INSPIRE author identifier looks like J.Doe.1')
    .optional(),
  /** idHAL, such as `jane-doe`. */
  hal: z
    .string()
    .regex(/^[a-z\d]+(?:-[a-z\d]+)*$/, 'an idHAL looks like jane-doe')
    .optional(),
  /** Semantic Scholar author number, such as `1741101`. */
  semanticscholar: z
    .string()
    .regex(/^\d{1,12}$/, 'a Semantic Scholar author id is a number')
    .optional(),
  /** OpenReview profile, such as `~Jane_Doe1`. */
  openreview: z
    .string()
    .regex(/^~[\p{L}\p{M}\d_.'-]+\d$/u, 'an OpenReview profile looks like ~Jane_Doe1')
    .optional(),
});
export type PersonIdentifiers = z.infer<typeof PersonIdentifiersSchema>;
export type PersonScheme = keyof PersonIdentifiers;
export const PERSON_SCHEMES = PersonIdentifiersSchema.keyof().options;

/** The identifiers of a person one by one, in the order of the schema. */
export function listIdentifiers(identifiers: PersonIdentifiers): { scheme: PersonScheme; value: string }[] {
  return PERSON_SCHEMES.flatMap((scheme) => {
    const values = identifiers[scheme];
    return values === undefined ? [] : [values].flat().map((value) => ({ scheme, value }));
  });
}

/** If one of a person's identifiers is this one. */
export function hasIdentifier(identifiers: PersonIdentifiers, scheme: PersonScheme, value: string): boolean {
  return [identifiers[scheme] ?? []].flat().includes(value);
}
