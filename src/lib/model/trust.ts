import * as z from 'zod';
import { CLAIM_STATES } from './claim.ts';
import { DaySchema } from './date.ts';
import { SafeUrlSchema } from './identifiers.ts';

export const EVIDENCE_IDS = [
  'identifiers',
  'claim',
  'two-way-link',
  'affiliation',
  'persistent-identifiers',
  'confirmed-works',
  'orcid-on-works',
  'record-size',
  'verified-collaborators',
] as const;
export const TIERS = ['New', 'Emerging', 'Established', 'Trusted'] as const;
export const LEVELS = ['L0', 'L1', 'L2', 'L3', 'L4'] as const;

/** One line of evidence: its points out of a maximum, what was found, and what would raise it. */
export const EvidenceSchema = z.strictObject({
  id: z.enum(EVIDENCE_IDS),
  label: z.string(),
  /** In whole tenths, as they are printed: the score is the sum of what stands here, rounded. */
  points: z.number().min(0),
  max: z.number().positive(),
  /** A sentence: what was found. */
  found: z.string(),
  /** Who says so. */
  source: z.string().optional(),
  url: SafeUrlSchema.optional(),
  /** The day on which it was last there, or was found. */
  date: DaySchema.optional(),
  /** The day on which it was first there, where both are known. */
  since: DaySchema.optional(),
  /** A sentence: what would raise it; absent at the maximum. */
  next: z.string().optional(),
});
export type Evidence = z.infer<typeof EvidenceSchema>;

/** One step of the score: what it became on a day, and which lines of evidence had changed. */
export const TrustStepSchema = z.strictObject({
  date: DaySchema,
  score: z.number().int().min(0).max(100),
  level: z.enum(LEVELS),
  /** Points before and after, of each line that changed. The first step counts from nothing. */
  changes: z.array(z.strictObject({ id: z.enum(EVIDENCE_IDS), from: z.number().min(0), to: z.number().min(0) })),
});
export type TrustStep = z.infer<typeof TrustStepSchema>;

/** The trust snapshot of one author; also `/authors/<slug>/trust.json`. It says how sure a reader can be, not how good the works are. */
export const TrustSchema = z.strictObject({
  formula: z.literal(1),
  score: z.number().int().min(0).max(100),
  tier: z.enum(TIERS),
  level: z.enum(LEVELS),
  claim: z.strictObject({ state: z.enum(CLAIM_STATES), date: DaySchema.optional() }),
  counts: z.strictObject({
    works: z.number().int().nonnegative(),
    /** Absent where nobody has counted them; files for readers then say 0 where people can follow. */
    followers: z.number().int().nonnegative().optional(),
    /** The day up to which followers were counted; absent if they never were, and then their number says nothing. */
    followersDate: DaySchema.optional(),
    topics: z.number().int().nonnegative(),
    closeCollaborators: z.number().int().nonnegative(),
  }),
  evidence: z.array(EvidenceSchema),
  /** Oldest first. */
  history: z.array(TrustStepSchema),
  /** `sha256:` and the hex digest of the inputs. */
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
});
export type Trust = z.infer<typeof TrustSchema>;
export type Level = Trust['level'];
export type Tier = Trust['tier'];
