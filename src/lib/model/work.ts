import * as z from 'zod';
import { AuthorshipSchema } from './authorship.ts';
import { PartialDateSchema } from './date.ts';
import { SafeUrlSchema, SlugSchema, WorkIdentifiersSchema } from './identifiers.ts';
import { InlineTextSchema, ProseSchema } from './inline.ts';
import { NoticeSchema } from './notice.ts';
import { OriginSchema } from './provenance.ts';
import { WorkTopicSchema } from './topic.ts';
import { BiblioSchema, VenueSchema } from './venue.ts';
import { WorkTypeSchema } from './work-type.ts';

export const LINK_KINDS = ['landing', 'pdf', 'code', 'data', 'slides', 'video', 'project'] as const;
export const LinkSchema = z.strictObject({ kind: z.enum(LINK_KINDS), url: SafeUrlSchema });
export type Link = z.infer<typeof LinkSchema>;

/** One manifestation of a work: a preprint, an article. */
export const VersionSchema = z.strictObject({
  kind: z.enum(['preprint', 'published']),
  type: WorkTypeSchema,
  /** Only where it differs from the work's title. */
  title: InlineTextSchema.optional(),
  /** First day of this manifestation, of the precision known. */
  date: PartialDateSchema.optional(),
  /** Date of its newest revision, for preprints. */
  updated: PartialDateSchema.optional(),
  /** Number of the newest revision known, for preprints. */
  revision: z.number().int().positive().optional(),
  venue: VenueSchema.optional(),
  biblio: BiblioSchema.optional(),
  identifiers: WorkIdentifiersSchema,
  url: SafeUrlSchema.optional(),
  /** Records that describe this version. */
  records: z.array(OriginSchema).min(1),
});
export type Version = z.infer<typeof VersionSchema>;

/** Fields whose origin is kept. */
export const PROVENANCE_FIELDS = ['title', 'abstract', 'authorships', 'date', 'type', 'venue', 'topics'] as const;

/** What we conclude from all records of one work: `src/content/works/<year>/<id>.json`. */
export const WorkSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Permanent: own citation key, else `arxiv-<id>`, `doi-<slug>`, `<source>-<id>`. */
  id: SlugSchema,
  type: WorkTypeSchema,
  title: InlineTextSchema,
  abstract: ProseSchema.optional(),
  date: z.strictObject({
    /** First public. */
    first: PartialDateSchema,
    /** Of the version of record, if there is one. */
    ofRecord: PartialDateSchema.optional(),
  }),
  authorships: z.array(AuthorshipSchema),
  /** The list is known to go on. */
  authorshipsTruncated: z.literal(true).optional(),
  venue: VenueSchema.optional(),
  biblio: BiblioSchema.optional(),
  identifiers: WorkIdentifiersSchema,
  /** Newest first. */
  versions: z.array(VersionSchema).min(1),
  topics: z.array(WorkTopicSchema),
  links: z.array(LinkSchema),
  /** arXiv comment or note, plain text. */
  note: z.string().optional(),
  withdrawn: z.literal(true).optional(),
  /** Retractions, corrections and other notices, oldest first. */
  notices: z.array(NoticeSchema).optional(),
  /** BCP 47. */
  language: z.string().optional(),
  /** Address of the licence of the text. */
  license: SafeUrlSchema.optional(),
  /** Field to where its value was read. */
  provenance: z.partialRecord(z.enum(PROVENANCE_FIELDS), z.array(OriginSchema)),
});
export type Work = z.infer<typeof WorkSchema>;
