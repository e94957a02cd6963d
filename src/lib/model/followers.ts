import * as z from 'zod';
import { DaySchema } from './date.ts';

/** How many people follow whom, as last imported from the follow form: `src/content/followers.json`. Who they are is not kept. */
export const FollowersSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** The day of the newest submission that was counted. */
  date: DaySchema,
  /** Followers by slug of the author; whoever is not named has none. */
  counts: z.record(z.string(), z.number().int().nonnegative()),
});
export type Followers = z.infer<typeof FollowersSchema>;
