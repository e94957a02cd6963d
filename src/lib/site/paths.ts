/** Paths of the built site, all below its base, all with the trailing slash that every host serves without a redirect. */
export interface Paths {
  home(): string;
  authors(): string;
  author(slug: string): string;
  /** A file beside an author's page: `works.bib`, `feed.xml`, … */
  authorFile(slug: string, file: AuthorFile): string;
  work(id: string): string;
  topics(): string;
  topic(slug: string): string;
  search(): string;
  page(slug: string): string;
  embed(slug: string): string;
  file(path: string): string;
}

export type AuthorFile =
  | 'works.bib'
  | 'works.ris'
  | 'works.csl.json'
  | 'profile.json'
  | 'trust.json'
  | 'graph.json'
  | 'feed.xml'
  | 'feed.json'
  | 'card.svg'
  | 'card.png'
  | 'badge.svg';

/** @param base the site's base path, `/` or `/people/` (a missing last slash is added) */
export function createPaths(base: string): Paths {
  const root = base.endsWith('/') ? base : `${base}/`;
  return {
    home: () => root,
    authors: () => `${root}authors/`,
    author: (slug) => `${root}authors/${slug}/`,
    authorFile: (slug, file) => `${root}authors/${slug}/${file}`,
    work: (id) => `${root}works/${id}/`,
    topics: () => `${root}topics/`,
    topic: (slug) => `${root}topics/${slug}/`,
    search: () => `${root}search/`,
    page: (slug) => `${root}${slug}/`,
    embed: (slug) => `${root}embed/${slug}/`,
    file: (path) => `${root}${path}`,
  };
}
