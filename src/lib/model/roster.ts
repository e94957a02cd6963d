import * as z from 'zod';
import { DaySchema } from './date.ts';
import { HandWrittenUrlSchema, OrcidSchema, RorSchema, SlugSchema } from './identifiers.ts';

/** Somebody on a list of members: an author of this site by slug, or anybody by ORCID iD. */
export const MemberSchema = z
  .strictObject({ author: SlugSchema.optional(), orcid: OrcidSchema.optional() })
  .refine(({ author, orcid }) => (author === undefined) !== (orcid === undefined), {
    error: 'a member is named by “author” (a slug) or by “orcid” (an iD), not by both',
  });
export type Member = z.infer<typeof MemberSchema>;

/** Whom an institution counts as its members, as the host keeps it by hand: `src/content/rosters/<name>.yaml`. */
export const RosterSchema = z.strictObject({
  /** The institution's name in its own words. */
  institution: z.string().trim().min(1).max(300),
  ror: RorSchema.optional(),
  /** Where the institution itself lists its members. */
  url: HandWrittenUrlSchema.optional(),
  /** The day on which the institution, or the host for it, last vouched for the list. */
  date: DaySchema,
  members: z.array(MemberSchema).min(1),
});
export type Roster = z.infer<typeof RosterSchema>;
