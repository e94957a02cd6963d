import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import * as z from 'zod';
import { AuthorSchema, ClaimSchema, PersonSchema, TopicSchema } from './lib/model/index.ts';

export const collections = {
  authors: defineCollection({ loader: glob({ base: 'src/content/authors', pattern: '*.{md,mdx}' }), schema: AuthorSchema }),
  claims: defineCollection({ loader: glob({ base: 'src/content/claims', pattern: '*.json' }), schema: ClaimSchema }),
  pages: defineCollection({
    loader: glob({ base: 'src/content/pages', pattern: '*.{md,mdx}' }),
    schema: z.strictObject({ title: z.string(), description: z.string() }),
  }),
  people: defineCollection({ loader: glob({ base: 'src/content/people', pattern: '*.json' }), schema: PersonSchema }),
  topics: defineCollection({ loader: glob({ base: 'src/content/topics', pattern: '*.json' }), schema: TopicSchema }),
};
