import config from '../../site.config.ts';
import { createPaths, type Paths } from './paths.ts';

/** The site that is being built, for pages and components. */
export interface Site {
  title: string;
  description: string;
  language: string;
  paths: Paths;
  /** A path of {@link Paths} as an absolute URL. */
  absolute(path: string): string;
}

/** @param env `import.meta.env`, where Astro puts `SITE` and `BASE_URL` */
export function createSite(env: { SITE: string; BASE_URL: string }): Site {
  return {
    title: config.title,
    description: config.description,
    language: config.language,
    paths: createPaths(env.BASE_URL),
    absolute: (path) => new URL(path, env.SITE).href,
  };
}
