import type { AstroIntegration } from 'astro';
import { removedSlugs } from '../model/index.ts';
import { contentFolder, openStore, readAuthors, readRemovals, REMOVALS } from '../store/index.ts';

/** Keeps a site from being built while something is still stored of somebody who has opted out or was removed. */
export function honoursRemoval(): AstroIntegration {
  return {
    name: 'peerpage-removal',
    hooks: {
      'astro:build:start': async () => {
        const content = contentFolder();
        const store = openStore(content);
        const isStored = (slug: string) => store.person(slug) !== undefined || store.worksOfAuthor(slug).length > 0;
        const { authors } = await readAuthors(content);
        const kept = authors.filter(({ slug, author }) => author.optOut && isStored(slug)).map(({ path }) => path);
        const removed = (await readRemovals(content)).flatMap(removedSlugs).filter(isStored);
        if (kept.length + removed.length > 0)
          throw new Error(
            `${[...kept, ...(removed.length > 0 ? [REMOVALS] : [])].join(', ')}: the person has opted out, but works and facts of them are still stored. ` +
              'Run npm run harvest -- --offline, which removes them, and build again.',
          );
      },
    },
  };
}
