import * as z from 'zod';
import { DaySchema } from './date.ts';
import { SlugSchema } from './identifiers.ts';

/** `src/content/ledger.json`: what was promised about names and must be kept. */
export const LedgerSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Work id to the strong identifiers it has carried (`arxiv:…`, `doi:…`, `files:slug/key`), sorted. */
  works: z.record(SlugSchema, z.array(z.string())),
  /** Work id to the day on which it was given: of works that become one, the oldest id stays. Ids without a day are the oldest. */
  given: z.record(SlugSchema, DaySchema).optional(),
  /** Lost work id to the id it became. */
  redirects: z.record(SlugSchema, SlugSchema),
  /** Every author slug ever used, with the identifiers of its person. A slug is never given to another person. */
  authors: z.record(SlugSchema, z.array(z.string())),
});
export type Ledger = z.infer<typeof LedgerSchema>;
