import * as z from 'zod';
import { DaySchema } from './date.ts';
import { PersonIdentifiersSchema, SlugSchema } from './identifiers.ts';
import { SourceNameSchema } from './provenance.ts';
import { TrustSchema } from './trust.ts';
import { ConflictSchema, VerificationSchema } from './verification.ts';

/** Somebody who wrote works with a person of this site. */
export const CollaboratorSchema = z.strictObject({
  name: z.string().min(1),
  /** If they have a page here. */
  author: SlugSchema.optional(),
  /** Number of shared works of at most 100 authors. */
  works: z.number().int().positive(),
  /** Newman's tie strength: the sum over shared works of 1/(authors − 1), rounded to 3 decimals. */
  strength: z.number().positive(),
  /** Tie strength of 1.5 or more. */
  close: z.boolean(),
  /** Years of the first and the last shared work. */
  firstYear: z.number().int(),
  lastYear: z.number().int(),
});
export type Collaborator = z.infer<typeof CollaboratorSchema>;

/** What the harvest concluded of a person: `src/content/people/<slug>.json`. */
export const PersonSchema = z.strictObject({
  schemaVersion: z.literal(1),
  slug: SlugSchema,
  /** Person identifiers that a source answered for. */
  resolved: z.array(
    z.strictObject({
      scheme: PersonIdentifiersSchema.keyof(),
      value: z.string(),
      source: SourceNameSchema,
      date: DaySchema,
    }),
  ),
  /** What the harvest saw that ties the profile to the person; each is dropped once it has been looked for in vain for 30 days. */
  verifications: z.array(VerificationSchema),
  conflicts: z.array(ConflictSchema),
  /** Per source: its records kept, and the day on which they last changed. */
  sources: z.array(
    z.strictObject({ source: SourceNameSchema, records: z.number().int().nonnegative(), date: DaySchema, digest: z.string() }),
  ),
  /** Sources that could not be read for weeks, and the day of their last good answer: what they say here may be out of date. */
  outdated: z.array(z.strictObject({ source: SourceNameSchema, since: DaySchema })).optional(),
  /** Ids of the works, newest first. */
  works: z.array(SlugSchema),
  topics: z.array(z.strictObject({ topic: SlugSchema, works: z.number().int().positive() })),
  /** Strongest tie first. */
  collaborators: z.array(CollaboratorSchema),
  trust: TrustSchema,
});
export type Person = z.infer<typeof PersonSchema>;
