import * as z from 'zod';
import { OrcidSchema, SlugSchema } from './identifiers.ts';
import { NameSchema } from './name.ts';

/** One author of one work. Its position is its place in the list. */
export const AuthorshipSchema = z.strictObject({
  /** The name as printed on the work. */
  name: NameSchema,
  /** The person, if they are an author of this site. */
  author: SlugSchema.optional(),
  orcid: OrcidSchema.optional(),
  affiliations: z.array(z.string()).optional(),
  /** ROR identifiers of the institutions that a source recognised in the affiliations. */
  institutions: z.array(z.string()).optional(),
  corresponding: z.literal(true).optional(),
  group: z.literal(true).optional(),
});
export type Authorship = z.infer<typeof AuthorshipSchema>;
