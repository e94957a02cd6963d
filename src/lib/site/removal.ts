import type { AstroIntegration } from 'astro';
import { contentFolder, openStore, readAuthors } from '../store/index.ts';

/** Keeps a site from being built while something is still stored of somebody who has opted out. */
export function honoursRemoval(): AstroIntegration {
  return {
    name: 'peerpage-removal',
    hooks: {
      'astro:build:start': async () => {
        const content = contentFolder();
        const store = openStore(content);
        const { authors } = await readAuthors(content);
        const kept = authors.filter(
          ({ slug, author }) => author.optOut && (store.person(slug) !== undefined || store.worksOfAuthor(slug).length > 0),
        );
        if (kept.length > 0)
          throw new Error(
            `${kept.map(({ path }) => path).join(', ')}: the person has opted out, but works and facts of them are still stored. ` +
              'Run npm run harvest -- --offline, which removes them, and build again.',
          );
      },
    },
  };
}
