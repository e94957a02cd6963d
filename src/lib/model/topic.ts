import * as z from 'zod';
import { SlugSchema } from './identifiers.ts';

/** A topic of a work. `source`: a class or keyword that a source gave; `machine`: guessed by a catalogue, or read by Peerpage from the work's own words. */
export const WorkTopicSchema = z.strictObject({
  topic: SlugSchema,
  origin: z.enum(['source', 'machine']),
  /** 0 to 1, for machine topics: the more, the surer. */
  score: z.number().min(0).max(1).optional(),
});
export type WorkTopic = z.infer<typeof WorkTopicSchema>;

/** A topic record, `src/content/topics/<slug>.json`. */
export const TopicSchema = z.strictObject({
  slug: SlugSchema,
  label: z.string().min(1),
  /**
   * `arxiv`: a category of arXiv's taxonomy; `mesh`: a Medical Subject Heading; `keyword`: given by a source; `openalex`: guessed by
   * OpenAlex; `phrase`: found by Peerpage in titles and abstracts.
   */
  kind: z.enum(['arxiv', 'mesh', 'keyword', 'openalex', 'phrase']),
  /** The code of a category or heading: `cs.LG`, `D008279`, `T10320`. */
  code: z.string().optional(),
  /** Number of works with this topic. */
  works: z.number().int().positive(),
});
export type Topic = z.infer<typeof TopicSchema>;
