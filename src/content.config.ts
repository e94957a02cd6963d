import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import * as z from 'zod';
import { contentBase } from './lib/store/content-folder.ts';
import { AuthorSchema, ClaimSchema, InstitutionSchema, PersonSchema, TopicSchema } from './lib/model/index.ts';

export const collections = {
  authors: defineCollection({
    loader: glob({ base: contentBase('authors'), pattern: '*.{md,mdx}' }),
    schema: ({ image }) => AuthorSchema.extend({ photo: image().optional() }),
  }),
  claims: defineCollection({ loader: glob({ base: contentBase('claims'), pattern: '*.json' }), schema: ClaimSchema }),
  institutions: defineCollection({ loader: glob({ base: contentBase('institutions'), pattern: '*.json' }), schema: InstitutionSchema }),
  pages: defineCollection({
    loader: glob({ base: contentBase('pages'), pattern: '*.{md,mdx}' }),
    schema: z.strictObject({ title: z.string(), description: z.string() }),
  }),
  people: defineCollection({ loader: glob({ base: contentBase('people'), pattern: '*.json' }), schema: PersonSchema }),
  topics: defineCollection({ loader: glob({ base: contentBase('topics'), pattern: '*.json' }), schema: TopicSchema }),
};
