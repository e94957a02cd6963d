import { defineLiveCollection } from 'astro:content';
import { worksLoader } from './lib/store/works-loader.ts';

export const collections = {
  /** Works have no content store: at a hundred thousand it would not fit (see the loader). */
  works: defineLiveCollection({ loader: worksLoader() }),
};
