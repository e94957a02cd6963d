import * as z from 'zod';
import { SafeUrlSchema, SlugSchema } from './identifiers.ts';
import { OriginSchema } from './provenance.ts';

/** An institution of authors of this site: `src/content/institutions/<slug>.json`. */
export const InstitutionSchema = z.strictObject({
  schemaVersion: z.literal(1),
  slug: SlugSchema,
  name: z.string().min(1),
  /** ROR identifier, `https://ror.org/…`. */
  ror: z.string().optional(),
  /** Country, ISO 3166 alpha 2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** `education`, `company`, … as ROR names it. */
  type: z.string().optional(),
  url: SafeUrlSchema.optional(),
  /** Other names and acronyms. */
  aliases: z.array(z.string()),
  /** Works of authors of this site that print it as the author's affiliation. */
  works: z.number().int().nonnegative(),
  /** The catalogue that described it, or the author file that names it; none if only works print it. */
  provenance: z.array(OriginSchema),
});
export type Institution = z.infer<typeof InstitutionSchema>;

/** What one source says of one institution, as it wrote it. */
export interface InstitutionRecord {
  source: 'openalex' | 'ror';
  /** ROR identifier or its URL, unchecked. */
  ror: string;
  name: string;
  country?: string;
  type?: string;
  url?: string;
  aliases?: string[];
}
