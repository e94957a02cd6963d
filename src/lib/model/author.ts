import * as z from 'zod';
import { HandWrittenOrcidSchema, HandWrittenRorSchema, HandWrittenUrlSchema, PersonIdentifiersSchema, SlugSchema } from './identifiers.ts';
import { WorkReferenceSchema } from './reference.ts';

/** One affiliation, newest first in an author file. */
export const AffiliationSchema = z.strictObject({
  /** The institution's name in its own words. */
  name: z.string().min(1),
  /** ROR identifier, `https://ror.org/…`. */
  ror: HandWrittenRorSchema.optional(),
  /** Department or group. */
  unit: z.string().optional(),
  role: z.string().optional(),
  url: HandWrittenUrlSchema.optional(),
});
export type Affiliation = z.infer<typeof AffiliationSchema>;

/**
 * What a person wrote about an author: the front matter of `src/content/authors/<slug>.mdx`; the body is the
 * biography. It always wins over what was harvested.
 */
export const AuthorSchema = z.strictObject({
  /** The name as the author wishes it shown. */
  name: z.string().min(1).max(200),
  /** How lists sort it; the default is told from the name: `Heide, Chris van der`. */
  sortName: z.string().optional(),
  /** Other printed forms of the name; used for matching only, never shown. */
  aliases: z.array(z.string().min(1)).default([]),
  identifiers: PersonIdentifiersSchema.extend({ orcid: HandWrittenOrcidSchema.optional() }).default({}),
  affiliations: z.array(AffiliationSchema).default([]),
  /** Portrait beside the author file, as a path from it: `./jane-doe.jpg`. */
  photo: z
    .string()
    .regex(/^\.{1,2}\/[\w./-]+\.(?:jpe?g|png|webp|avif)$/i, 'a portrait is a JPEG, PNG, WebP or AVIF beside this file: ./name.jpg')
    .optional(),
  /** One line under the name. */
  bio: z.string().max(200).optional(),
  links: z.array(z.strictObject({ label: z.string().min(1), url: HandWrittenUrlSchema })).default([]),
  /** Works that are this author's though no source of theirs lists them. */
  include: z.array(WorkReferenceSchema).default([]),
  /** Works that are not this author's whatever a source says. */
  exclude: z.array(WorkReferenceSchema).default([]),
  /** Works shown first, in this order. */
  featured: z.array(WorkReferenceSchema).default([]),
  /** Earlier slugs of this author's page, which redirect. */
  formerSlugs: z.array(SlugSchema).default([]),
  /** An invented person; the page says so. */
  fictitious: z.boolean().default(false),
  /** Removes the person from every page, feed, export and image, for good. */
  optOut: z.boolean().default(false),
});
export type Author = z.infer<typeof AuthorSchema>;
