import * as z from 'zod';

/**
 * Something a person should know about one item; the rest of the run went on. The message is complete
 * sentences: what happened and why. The remedy says what to do.
 */
export const IssueSchema = z.strictObject({
  severity: z.enum(['error', 'warning', 'info']),
  /** Source or room that met it: `files`, `arxiv`, `reconcile`, `authors`. */
  source: z.string(),
  /** File with line, URL, or field: `published.bib:12`. */
  place: z.string(),
  /** The file whose records say so, below `src/content/sources`, if the place is another: `jane-doe/published.bib`. */
  file: z.string().optional(),
  /** The record, by key or title, if it is known. */
  record: z.string().optional(),
  message: z.string(),
  remedy: z.string(),
});
export type Issue = z.infer<typeof IssueSchema>;
