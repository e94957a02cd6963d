import * as z from 'zod';
import { DoiSchema } from './identifiers.ts';
import { PartialDateSchema } from './date.ts';
import { OriginSchema } from './provenance.ts';

/** What a publisher can say about a work it has published. */
export const NOTICE_KINDS = ['retraction', 'partial-retraction', 'withdrawal', 'concern', 'correction', 'new-edition'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** A published notice about a work. */
export const NoticeSchema = z.strictObject({
  kind: z.enum(NOTICE_KINDS),
  /** DOI of the notice itself. */
  doi: DoiSchema.optional(),
  date: PartialDateSchema.optional(),
  /** Who says so. */
  records: z.array(OriginSchema).min(1),
});
export type Notice = z.infer<typeof NoticeSchema>;
