import { arxivPdfUrl, arxivUrl, doiUrl, type SafeUrl } from '../identifiers/index.ts';
import type { Version, Work } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { WORK_TYPE_LABELS } from './labels.ts';
import { yearOfWork } from './works-by-year.ts';

/** A link of a work: its text, its target, and for ears the title of the work it belongs to. */
export interface WorkLink {
  label: string;
  url: string;
  kind: 'pdf' | 'doi' | 'arxiv' | 'other';
}

/** Where a work appeared, in one quiet line: `Proceedings of …, 139, 5506–5518`. */
export function describeVenue({ venue, biblio }: Pick<Version, 'venue' | 'biblio'>): string | undefined {
  if (venue === undefined) return undefined;
  const volume = biblio?.volume === undefined ? undefined : `${biblio.volume}${biblio.issue === undefined ? '' : `(${biblio.issue})`}`;
  return [venue.name, volume, biblio?.pages ?? biblio?.articleNumber].filter((part) => part !== undefined).join(', ');
}

/** The outward links of a work, the open PDF first. Each target once. */
export function selectLinks(work: Work): WorkLink[] {
  const links: WorkLink[] = [];
  const add = (label: string, url: string, kind: WorkLink['kind']) => {
    if (!links.some((link) => link.url === url)) links.push({ label, url, kind });
  };
  const [arxiv] = work.identifiers.arxiv ?? [];
  const pdf = arxiv === undefined ? work.links.find((link) => link.kind === 'pdf')?.url : arxivPdfUrl(arxiv);
  if (pdf !== undefined) add('PDF', pdf, 'pdf');
  if (arxiv !== undefined) add('arXiv', arxivUrl(arxiv), 'arxiv');
  for (const doi of work.identifiers.doi ?? []) add('DOI', doiUrl(doi), 'doi');
  for (const version of work.versions) {
    if (version.kind === 'published' && version.identifiers.doi === undefined && version.url !== undefined) {
      add(new URL(version.url).hostname.replace(/^www\./, ''), version.url, 'other');
    }
  }
  for (const link of work.links) {
    if (link.kind === 'code') add('Code', link.url, 'other');
    if (link.kind === 'data') add('Data', link.url, 'other');
  }
  return links;
}

/** Type and venue as a line says them: `Preprint`, `Conference paper`. */
export function describeType(work: Pick<Work, 'type'>): string {
  return WORK_TYPE_LABELS[work.type];
}

/** Where a work appeared and when, beside its title alone: `A Journal, 22(3), 2021`, or `Preprint, 2021` if it names no venue. */
export function describeWhere(work: Work): string {
  const year = yearOfWork(work);
  return [describeVenue(work) ?? describeType(work), ...(year > 0 ? [year] : [])].join(', ');
}

/** Where to read one version: its DOI, else its arXiv page, else its own address. */
export function versionUrl(version: Version): SafeUrl | string | undefined {
  const [doi] = version.identifiers.doi ?? [];
  const [arxiv] = version.identifiers.arxiv ?? [];
  if (doi !== undefined) return doiUrl(doi);
  return arxiv !== undefined && version.kind === 'preprint' ? arxivUrl(arxiv, version.revision) : version.url;
}

/** The title as plain text: for `<title>`, feeds, and names of links. */
export function titleOf(work: Pick<Work, 'title'>): string {
  return toPlain(work.title);
}
