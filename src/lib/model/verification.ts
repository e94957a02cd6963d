import * as z from 'zod';
import { DaySchema } from './date.ts';
import { SafeUrlSchema } from './identifiers.ts';
import { SourceNameSchema } from './provenance.ts';

/** Ways in which a page that only the person can change names this profile. */
export const TWO_WAY_KINDS = ['orcid-link', 'orcid-home-page', 'rel-me', 'meta', 'token'] as const;
/** Ways in which an institution vouches for the person. */
export const VOUCHER_KINDS = ['employment', 'roster'] as const;

/** One thing that the harvest saw for itself and that ties a profile to a person. */
export const VerificationSchema = z.strictObject({
  kind: z.enum([...TWO_WAY_KINDS, ...VOUCHER_KINDS]),
  /** Where it was seen. A roster that is not public has none. */
  url: SafeUrlSchema.optional(),
  /** The home page that is listed there: with another one, another claim was made. Only of `orcid-home-page`. */
  homePage: SafeUrlSchema.optional(),
  /** Who vouches. */
  institution: z.string().min(1).optional(),
  /** The first and the last day on which it was there. */
  seen: DaySchema,
  lastSeen: DaySchema,
  /** The first day on which it was looked for in vain since. */
  missing: DaySchema.optional(),
});
export type Verification = z.infer<typeof VerificationSchema>;

export function isLink({ kind }: Pick<Verification, 'kind'>): boolean {
  return (TWO_WAY_KINDS as readonly string[]).includes(kind);
}

/** Facts that speak against each other. The host must look; readers are not shown them, and no score falls by them. */
export const CONFLICT_KINDS = ['second-orcid', 'deprecated-orcid', 'other-name', 'shared-work'] as const;
export const ConflictSchema = z.strictObject({
  kind: z.enum(CONFLICT_KINDS),
  /** A sentence: what was found. */
  found: z.string().min(1),
  source: SourceNameSchema.optional(),
  url: SafeUrlSchema.optional(),
  /** The day on which it was first found. */
  date: DaySchema,
});
export type Conflict = z.infer<typeof ConflictSchema>;
