import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { createPaths } from '../site/paths.ts';
import { contentFolder, openStore, readAuthors } from '../store/index.ts';
import { toPersonRecord, toWorkRecord } from './records.ts';
import { writeSearchIndex } from './write-index.ts';

/** Writes the search index beside the pages when they are built: one hit per work and one per person, straight from the stored records. */
export function searchIndex(): AstroIntegration {
  let base = '/';
  return {
    name: 'peerpage-search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const content = contentFolder();
        const store = openStore(content);
        const { authors } = await readAuthors(content);
        const paths = createPaths(base);
        const topics = new Map(store.topics().map((topic) => [topic.slug as string, topic]));
        const shown = authors.filter(({ author }) => !author.optOut);
        const names = new Map(shown.map(({ slug, author }) => [slug as string, author.name]));
        const records = [
          ...store.allWorks().map((work) => toWorkRecord(work, topics, names, paths)),
          ...shown.flatMap(({ slug, author }) => {
            const person = store.person(slug);
            return person === undefined ? [] : [toPersonRecord(slug, author, person, topics, paths)];
          }),
        ];
        const { files, bytes } = await writeSearchIndex(records, join(fileURLToPath(dir), 'pagefind'));
        logger.info(`${records.length} records in ${files} files, ${Math.round(bytes / 1024)} KB`);
      },
    },
  };
}
