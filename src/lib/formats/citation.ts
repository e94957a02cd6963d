import { doiUrl } from '../identifiers/index.ts';
import { standingOf, type Work } from '../model/index.ts';
import { citedArxiv, citedDate, citedDoi, citedUrl, pageRange, plainTitle } from './entry.ts';
import { toLine } from './line.ts';

/** Longest list of authors that is printed whole, and how many names stand before "et al." in a longer one. */
const WHOLE_LIST = 20;
const NAMES_BEFORE_ET_AL = 10;

/**
 * One reference for people to read: authors as printed, year, title, venue with volume, issue and pages, DOI and arXiv
 * number. `Jane Doe and Richard Roe (2020). A title. Journal of Examples 12(3), 45–67. https://doi.org/…`
 */
export function formatCitation(work: Work): string {
  const { venue, biblio, type } = work;
  const standing = standingOf(work);
  const { first, last } = pageRange(biblio);
  const doi = citedDoi(work);
  const arxiv = citedArxiv(work);
  const volume = biblio?.volume === undefined ? '' : ` ${biblio.volume}${biblio.issue === undefined ? '' : `(${biblio.issue})`}`;
  const pages = first === undefined ? '' : `, ${last === undefined ? first : `${first}–${last}`}`;
  const links = [...(doi === undefined ? [] : [doiUrl(doi)]), ...(arxiv === undefined ? [] : [`arXiv:${arxiv}`])];
  const other = links.length === 0 ? citedUrl(work) : undefined;
  const names = formatNames(work);
  const sentences = [
    `${names === '' ? '' : `${names} `}(${citedDate(work).slice(0, 4)})`,
    plainTitle(work),
    venue === undefined ? (type === 'preprint' ? 'Preprint' : '') : toLine(`${venue.name}${volume}${pages}`),
    ...(standing === undefined ? [] : [standing]),
  ];
  return [...sentences.filter((text) => text !== '').map(closed), ...links, ...(other === undefined ? [] : [other])].join(' ');
}

function closed(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

function formatNames({ authorships, authorshipsTruncated }: Work): string {
  const names = authorships.map(({ name }) => toLine(name.literal));
  if (names.length > WHOLE_LIST || authorshipsTruncated) return `${names.slice(0, NAMES_BEFORE_ET_AL).join(', ')} et al.`.trim();
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
