/** Paths of the built site, all below its base, all with the trailing slash that every host serves without a redirect. */
export interface Paths {
  home(): string;
  authors(): string;
  author(slug: string): string;
  /** People under one letter, where all are too many for one page. */
  authorLetter(letter: string): string;
  /** A file beside an author's page: `works.bib`, `feed.xml`, … */
  authorFile(slug: string, file: AuthorFile): string;
  /** A page of an author's works when they are on several; the first is the profile. */
  authorWorks(slug: string, page: number): string;
  work(id: string): string;
  topics(): string;
  topic(slug: string): string;
  /** A file beside a topic's page. */
  topicFile(slug: string, file: FeedFile): string;
  institutions(): string;
  institution(slug: string): string;
  /** A file beside an institution's page. */
  institutionFile(slug: string, file: FeedFile): string;
  search(): string;
  page(slug: string): string;
  embed(slug: string): string;
  file(path: string): string;
}

/** The two forms of a feed: Atom and JSON Feed. */
export type FeedFile = 'feed.xml' | 'feed.json';
export type AuthorFile =
  | FeedFile
  | 'works.bib'
  | 'works.ris'
  | 'works.csl.json'
  | 'profile.json'
  | 'trust.json'
  | 'graph.json'
  | 'contact.vcf'
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
    authorLetter: (letter) => `${root}authors/letters/${letter}/`,
    authorFile: (slug, file) => `${root}authors/${slug}/${file}`,
    authorWorks: (slug, page) => (page === 1 ? `${root}authors/${slug}/` : `${root}authors/${slug}/works/${page}/`),
    work: (id) => `${root}works/${id}/`,
    topics: () => `${root}topics/`,
    topic: (slug) => `${root}topics/${slug}/`,
    topicFile: (slug, file) => `${root}topics/${slug}/${file}`,
    institutions: () => `${root}institutions/`,
    institution: (slug) => `${root}institutions/${slug}/`,
    institutionFile: (slug, file) => `${root}institutions/${slug}/${file}`,
    search: () => `${root}search/`,
    page: (slug) => `${root}${slug}/`,
    embed: (slug) => `${root}embed/${slug}/`,
    file: (path) => `${root}${path}`,
  };
}

/** A link to a page of this site, `/topics/`, below its base; an address of another site, or beside the page, as it is. */
export function belowBase(href: string, base: string): string {
  const root = base.endsWith('/') ? base : `${base}/`;
  return /^\/(?![\\/])/.test(href) ? `${root}${href.slice(1)}` : href;
}
