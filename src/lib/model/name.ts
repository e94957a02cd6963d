import * as z from 'zod';

/** A person's or a group's name. `literal` is the name as it is shown; the parts are there when the source gave them or they can be told. */
export const NameSchema = z.strictObject({
  literal: z.string().min(1).max(500),
  given: z.string().optional(),
  /** Family name with its particles, as it is shown: `van der Heide`. */
  family: z.string().optional(),
  /** How many leading characters of `family` are particles that sorting skips: 8 in `van der Heide`. */
  particle: z.number().int().positive().optional(),
  suffix: z.string().optional(),
});
export type Name = z.infer<typeof NameSchema>;
