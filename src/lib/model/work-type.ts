import * as z from 'zod';

/** Kinds of work, as a reader would name them. */
export const WORK_TYPES = [
  'article',
  'conference-paper',
  'preprint',
  'book',
  'chapter',
  'thesis',
  'report',
  'dataset',
  'software',
  'other',
] as const;
export const WorkTypeSchema = z.enum(WORK_TYPES);
export type WorkType = z.infer<typeof WorkTypeSchema>;
