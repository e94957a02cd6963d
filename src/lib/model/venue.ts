import * as z from 'zod';

export const VENUE_KINDS = ['journal', 'conference', 'repository', 'book', 'institution'] as const;

/** Where a work appeared. Called "source" by OpenAlex. */
export const VenueSchema = z.strictObject({ name: z.string().min(1), kind: z.enum(VENUE_KINDS).optional() });
export type Venue = z.infer<typeof VenueSchema>;

/** The place within a venue. All are texts as printed: page numbers can be `e12` or `S1–S8`. */
export const BiblioSchema = z.strictObject({
  volume: z.string().optional(),
  issue: z.string().optional(),
  /** First and last page with an en dash, `513–520`, or one page. */
  pages: z.string().optional(),
  articleNumber: z.string().optional(),
  publisher: z.string().optional(),
  series: z.string().optional(),
});
export type Biblio = z.infer<typeof BiblioSchema>;
