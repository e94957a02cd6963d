import * as z from 'zod';
import { textField } from '../field.ts';

const text = textField;

const AuthorOfPaper = z.object({ authorId: text, name: text });

/** A paper as the fields that are asked for say it; only `paperId` is always there. @see https://api.semanticscholar.org/api-docs/graph */
export const PaperSchema = z.object({
  paperId: z.string().min(1),
  corpusId: text,
  externalIds: z.record(z.string(), z.unknown()).nullish(),
  title: text,
  abstract: text,
  venue: text,
  publicationVenue: z.object({ name: text, type: text }).nullish(),
  year: text,
  publicationDate: text,
  publicationTypes: z.array(z.string()).nullish(),
  journal: z.object({ name: text, volume: text, pages: text }).nullish(),
  authors: z.array(AuthorOfPaper).nullish(),
  openAccessPdf: z.object({ url: text, license: text }).nullish(),
});
export type Paper = z.infer<typeof PaperSchema>;

export const AuthorSchema = z.object({
  authorId: z.union([z.string().min(1), z.number().transform(String)]),
  name: text,
  aliases: z.array(z.string()).nullish(),
  affiliations: z.array(z.string()).nullish(),
  homepage: text,
  paperCount: z.number().nullish(),
  externalIds: z.record(z.string(), z.unknown()).nullish(),
});
export type Author = z.infer<typeof AuthorSchema>;

/** A page of papers or of people; `next` is missing on the last one. */
export const ListSchema = z.object({
  data: z.array(z.unknown()),
  offset: z.number().int().nullish(),
  next: z.number().int().nullish(),
  total: z.number().int().nullish(),
});
