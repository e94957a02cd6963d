import { arxivDoiUrl, doiUrl, orcidUrl } from '../identifiers/index.ts';
import type { Author, Work } from '../model/index.ts';
import { citedArxiv, citedDoi, pdfUrl } from '../formats/entry.ts';
import { FEED_TYPES } from '../formats/feed.ts';
import { SCHEMA_TYPES } from '../formats/json-ld.ts';
import type { Site } from './site.ts';

/** A `link` element of a page's head. */
export interface PageLink {
  rel: string;
  href: string;
  type?: string;
  title?: string;
}

/** Most authors of a work that its page links from its head. */
const MOST_AUTHORS = 50;
const SCHEMA = 'https://schema.org/';

/** Links by which a reader of feeds finds both forms of one. */
export function feedLinks(title: string, hrefs: { atom: string; json: string }): PageLink[] {
  return [
    { rel: 'alternate', href: hrefs.atom, type: FEED_TYPES['feed.xml'], title },
    { rel: 'alternate', href: hrefs.json, type: FEED_TYPES['feed.json'], title },
  ];
}

/**
 * Typed links of a profile: what kind of page it is, who it is about, and where the same is for machines.
 * @see https://signposting.org/FAIR/
 */
export function profileLinks(slug: string, { identifiers: { orcid } }: Author, { paths }: Pick<Site, 'paths'>): PageLink[] {
  return [
    { rel: 'type', href: `${SCHEMA}ProfilePage` },
    ...(orcid === undefined ? [] : [{ rel: 'author', href: orcidUrl(orcid) }]),
    { rel: 'describedby', href: paths.authorFile(slug, 'profile.json'), type: 'application/json' },
    { rel: 'describedby', href: paths.authorFile(slug, 'contact.vcf'), type: 'text/vcard' },
  ];
}

/**
 * Typed links of a work's page: what to cite (the version of record, else the preprint), who wrote it, where its text is and
 * under which licence, and where it is described for machines: in the files of the first author with a page here.
 * @param people slugs of the authors who have a page here
 * @see https://signposting.org/FAIR/
 */
export function workLinks(work: Work, people: readonly string[], { paths, absolute }: Pick<Site, 'paths' | 'absolute'>): PageLink[] {
  const doi = citedDoi(work);
  const arxiv = citedArxiv(work);
  const cited = doi === undefined ? arxiv && arxivDoiUrl(arxiv) : doiUrl(doi);
  const pdfs = new Set([pdfUrl(work), ...work.links.map(({ kind, url }) => (kind === 'pdf' ? url : undefined))]);
  const orcids = work.authorships.slice(0, MOST_AUTHORS).flatMap(({ orcid }) => (orcid === undefined ? [] : orcidUrl(orcid)));
  const [first] = people;
  return [
    { rel: 'type', href: `${SCHEMA}AboutPage` },
    { rel: 'type', href: `${SCHEMA}${SCHEMA_TYPES[work.type]}` },
    ...(cited === undefined ? [] : [{ rel: 'cite-as', href: cited }]),
    ...[...new Set(orcids)].map((href) => ({ rel: 'author', href })),
    ...people.map((slug) => ({ rel: 'author', href: absolute(paths.author(slug)), type: 'text/html' })),
    ...[...pdfs].flatMap((href) => (href === undefined ? [] : [{ rel: 'item', href, type: 'application/pdf' }])),
    ...(work.license === undefined ? [] : [{ rel: 'license', href: work.license }]),
    ...people.map((slug) => ({ rel: 'collection', href: absolute(paths.author(slug)), type: 'text/html' })),
    ...(first === undefined
      ? []
      : [
          { rel: 'describedby', href: paths.authorFile(first, 'works.csl.json'), type: 'application/vnd.citationstyles.csl+json' },
          { rel: 'describedby', href: paths.authorFile(first, 'works.bib'), type: 'application/x-bibtex' },
        ]),
  ];
}
