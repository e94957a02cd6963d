import type { LiveLoader } from 'astro/loaders';
import type { Work } from '../model/index.ts';
import { contentFolder } from './content-folder.ts';
import { openStore } from './store.ts';

/** Which works are asked for; without a filter, all of them. */
export interface WorksFilter extends Record<string, unknown> {
  author?: string;
  topic?: string;
  /** ROR identifier. */
  institution?: string;
}

/**
 * Works as a live collection of Astro: asked for by id, author, topic or institution through an index that is built once a run.
 * An ordinary collection would hold every work in one store that is bundled as a module.
 */
export function worksLoader(content = contentFolder()): LiveLoader<Work & Record<string, unknown>, { id: string }, WorksFilter> {
  return {
    name: 'peerpage-works',
    loadEntry: async ({ filter }) => {
      const work = openStore(content).work(filter.id);
      return work === undefined ? { error: new Error(`There is no work ${filter.id}`) } : { id: work.id, data: work };
    },
    loadCollection: async ({ filter }) => {
      const store = openStore(content);
      const works =
        filter?.author !== undefined
          ? store.worksOfAuthor(filter.author)
          : filter?.topic !== undefined
            ? store.worksOfTopic(filter.topic)
            : filter?.institution !== undefined
              ? store.worksOfInstitution(filter.institution)
              : store.allWorks();
      return { entries: works.map((work) => ({ id: work.id, data: work })) };
    },
  };
}
