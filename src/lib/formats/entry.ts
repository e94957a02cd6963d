import { arxivPdfUrl, arxivUrl, doiUrl, type ArxivId, type Doi } from '../identifiers/index.ts';
import type { Biblio, Name, PartialDate, Topic, Work } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { toLine } from './line.ts';

/** Most authors that formats made for machines which read pages name; bibliographies name all. */
export const MOST_AUTHORS = 200;

/** Works by the date they are cited with, newest first; equal ones by id. */
export function sortNewestFirst(works: readonly Work[]): Work[] {
  return works.toSorted((a, b) => compare(citedDate(b), citedDate(a)) || compare(a.id, b.id));
}

/** The date a work is cited with: of the version of record, else of the first version. */
export function citedDate({ date }: Pick<Work, 'date'>): PartialDate {
  return date.ofRecord ?? date.first;
}

/** Year, month and day of a date, as far as they are known. */
export function dateParts(date: PartialDate): [year: number, month?: number, day?: number] {
  return date.split('-').map(Number) as [number, number?, number?];
}

/** The title as one line of plain text. */
export function plainTitle(work: Pick<Work, 'title'>): string {
  return toLine(toPlain(work.title));
}

/** The abstract as plain text, each paragraph one line, with an empty line between two; nothing if there is none. */
export function plainAbstract({ abstract = [] }: Pick<Work, 'abstract'>): string {
  return abstract
    .map((paragraph) => toLine(toPlain(paragraph)))
    .filter((line) => line !== '')
    .join('\n\n');
}

/** The last day or month on which something of a work was published: a version, a revision or a notice. */
export function lastChange({ date, versions, notices = [] }: Pick<Work, 'date' | 'versions' | 'notices'>): PartialDate {
  const dates = [...versions.flatMap(({ date: first, updated }) => [first, updated]), ...notices.map((notice) => notice.date)];
  return dates.reduce<PartialDate>((last, next) => (next !== undefined && next > last ? next : last), citedDate({ date }));
}

/**
 * The DOI to cite: that of the version of record, whose venue the work has; another publication of the same work keeps its own. Of
 * a work that appeared nowhere else, that of its preprint.
 */
export function citedDoi({
  type,
  venue,
  versions,
  identifiers,
}: Pick<Work, 'type' | 'venue' | 'versions' | 'identifiers'>): Doi | undefined {
  const published = versions.filter(({ kind }) => kind === 'published');
  const ofRecord = venue && published.find((version) => version.type === type && version.venue?.name === venue.name);
  if (ofRecord === undefined)
    return published.find(({ identifiers: { doi } }) => doi !== undefined)?.identifiers.doi?.[0] ?? identifiers.doi?.[0];
  const others = new Set(published.flatMap((version) => (version === ofRecord ? [] : (version.identifiers.doi ?? []))));
  return ofRecord.identifiers.doi?.[0] ?? identifiers.doi?.find((doi) => !others.has(doi));
}

/** The arXiv identifier to cite. */
export function citedArxiv({ identifiers }: Pick<Work, 'identifiers'>): ArxivId | undefined {
  return identifiers.arxiv?.[0];
}

/** Where to find a work: its DOI, else arXiv, else the address of a version, else its landing page. */
export function citedUrl(work: Work): string | undefined {
  const doi = citedDoi(work);
  if (doi !== undefined) return doiUrl(doi);
  const arxiv = citedArxiv(work);
  if (arxiv !== undefined) return arxivUrl(arxiv);
  return work.versions.find(({ url }) => url !== undefined)?.url ?? work.links.find(({ kind }) => kind === 'landing')?.url;
}

/** An open PDF: arXiv's, else the one that a source links. */
export function pdfUrl(work: Pick<Work, 'identifiers' | 'links'>): string | undefined {
  const arxiv = citedArxiv(work);
  return arxiv === undefined ? work.links.find(({ kind }) => kind === 'pdf')?.url : arxivPdfUrl(arxiv);
}

/** Code of the first arXiv category among a work's topics, `cs.LG`. */
export function arxivCategory({ topics }: Pick<Work, 'topics'>, known: ReadonlyMap<string, Topic>): string | undefined {
  for (const { topic } of topics) {
    const found = known.get(topic);
    if (found?.kind === 'arxiv' && found.code !== undefined) return found.code;
  }
  return undefined;
}

/** Labels of a work's topics, in their order; an unknown topic is left out. */
export function topicLabels({ topics }: Pick<Work, 'topics'>, known: ReadonlyMap<string, Topic>): string[] {
  return topics.flatMap(({ topic }) => known.get(topic)?.label ?? []);
}

/** First and last page of a range; a single page or an article number has no last. */
export function pageRange(biblio: Biblio | undefined): { first?: string; last?: string } {
  const pages = toLine(biblio?.pages ?? biblio?.articleNumber ?? '');
  if (pages === '') return {};
  const [first, last, ...rest] = pages.split(/\s*[–—]\s*/);
  return first !== undefined && last !== undefined && rest.length === 0 && first !== '' && last !== '' ? { first, last } : { first: pages };
}

/** A name as indexes print it: `van der Heide, Chris, Jr.`; one that is not in parts, or a group's, stays as it is. */
export function indexedName({ literal, family, given, suffix }: Name, separator = ', '): string {
  if (family === undefined) return toLine(literal);
  const first = [given, suffix].flatMap((part) => (part === undefined ? [] : toLine(part))).join(separator);
  return first === '' ? toLine(family) : `${toLine(family)}, ${first}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
