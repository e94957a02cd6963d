import { defineCollection } from 'astro:content';
import { glob, type Loader } from 'astro/loaders';
import * as z from 'zod';
import { contentBase, holdsFiles } from './lib/store/content-folder.ts';
import { AuthorSchema, ClaimSchema, InstitutionSchema, PersonSchema, TopicSchema } from './lib/model/index.ts';

/** Files of a folder that need not be there: a site without claims or institutions is whole, and no warning is due. */
function optional(folder: string): Loader {
  const loader = glob({ base: contentBase(folder), pattern: '*.json' });
  return {
    ...loader,
    load: async (context) => {
      if (holdsFiles(folder) || context.watcher !== undefined) await loader.load(context);
      else context.store.clear();
    },
  };
}

export const collections = {
  authors: defineCollection({
    loader: glob({ base: contentBase('authors'), pattern: '*.{md,mdx}' }),
    schema: ({ image }) => AuthorSchema.extend({ photo: image().optional() }),
  }),
  claims: defineCollection({ loader: optional('claims'), schema: ClaimSchema }),
  institutions: defineCollection({ loader: optional('institutions'), schema: InstitutionSchema }),
  pages: defineCollection({
    loader: glob({ base: contentBase('pages'), pattern: '*.{md,mdx}' }),
    schema: z.strictObject({ title: z.string(), description: z.string() }),
  }),
  people: defineCollection({ loader: glob({ base: contentBase('people'), pattern: '*.json' }), schema: PersonSchema }),
  topics: defineCollection({ loader: optional('topics'), schema: TopicSchema }),
};
