import * as z from 'zod';
import {
  parseArxiv,
  parseDoi,
  parseOrcid,
  parseSafeUrl,
  parseSlug,
  type ArxivId,
  type Doi,
  type Orcid,
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
/** A URL fit for a public link, in its WHATWG form: http or https, public host, no credentials. */
export const SafeUrlSchema = canonical<SafeUrl>('public http(s) URL', parseSafeUrl);
/** The same, from a file that a person wrote: any spelling that can be read. */
export const HandWrittenUrlSchema = z.string().transform((text, context) => {
  const url = parseSafeUrl(text);
  if (url === undefined) context.addIssue({ code: 'custom', message: 'not a public web address that starts with https:// or http://' });
  return url ?? z.NEVER;
});
export const SlugSchema = canonical<Slug>('slug (a-z, 0-9, single hyphens, at most 80 characters)', parseSlug);

/** Identifiers of a work or of one version of it, each list sorted. */
export const WorkIdentifiersSchema = z.strictObject({
  arxiv: z.array(ArxivIdSchema).optional(),
  doi: z.array(DoiSchema).optional(),
});
export type WorkIdentifiers = z.infer<typeof WorkIdentifiersSchema>;

/** Identifiers of a person, at most one of a scheme. */
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
  /** OpenAlex author identifier, such as `A5023888391`. */
  openalex: z
    .string()
    .regex(/^A\d{4,12}$/, 'an OpenAlex author id looks like A5023888391')
    .optional(),
});
export type PersonIdentifiers = z.infer<typeof PersonIdentifiersSchema>;
export type PersonScheme = keyof PersonIdentifiers;
