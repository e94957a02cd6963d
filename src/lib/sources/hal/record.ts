import type { RawIdentifier, SourceRecord, WorkType } from '../../model/index.ts';
import { toLanguage } from '../language.ts';
import { authorsOf } from './authors.ts';
import type { HalDocument } from './schema.ts';
import { typeOf } from './types.ts';

/** Licences of the repository, which say nothing of what others may do: `hal-authorisation-v1`. */
const OWN_LICENCE = /^https?:\/\/(?:[\w-]+\.)*(?:hal\.science|archives-ouvertes\.fr|ccsd\.cnrs\.fr)\//i;
/** How many pages there are, in the place of which they are. */
const PAGE_COUNT = /^\d+ ?(?:p|pp|pages?)\.?$/i;
const ARTICLE_NUMBER = /^(?:(?:article|art\.?|paper|id)(?: id| number| no\.?)? ?(?=\w))?(e?\d+)$/i;

/** What HAL says of a work. */
export function toRecord(document: HalDocument, place: string): SourceRecord {
  const type = typeOf(document.docType_s);
  const language = toLanguage(document.language_s[0] ?? '');
  const title = titleOf(document);
  const abstract = inLanguage(document, 'abstract_s')[0];
  const keywords = inLanguage(document, 'keyword_s');
  const versions: RawIdentifier[] = document.halIdSameAs_s.map((value) => ({ scheme: 'hal', value }));
  const links = linksOf(document, type);
  const [license] = document.licence_s.filter((address) => !OWN_LICENCE.test(address));
  const biblio = biblioOf(document);
  const note = document.comment_s.join(' ');
  return {
    source: 'hal',
    id: document.halId_s,
    place,
    // abstracts hold tags and entities, and formulas between dollar signs
    markup: 'html',
    type,
    ...(title === undefined ? {} : { title }),
    ...(abstract === undefined ? {} : { abstract }),
    authors: authorsOf(document),
    dates: datesOf(document, type),
    ...venueOf(document, type),
    ...(Object.keys(biblio).length === 0 ? {} : { biblio }),
    identifiers: identifiersOf(document),
    ...(versions.length === 0 ? {} : { versions }),
    ...(keywords.length === 0 ? {} : { keywords }),
    ...(links.length === 0 ? {} : { links }),
    ...(note === '' ? {} : { note }),
    ...(language === undefined ? {} : { language }),
    ...(license === undefined ? {} : { license }),
  };
}

/** The title in the language of the work, with its subtitle. The first of all titles is the main one. */
function titleOf(document: HalDocument): string | undefined {
  const [title] = inLanguage(document, 'title_s');
  const [subtitle] = inLanguage(document, 'subTitle_s');
  if (title === undefined || subtitle === undefined || title.includes(subtitle)) return title;
  return /[:.?!–—-]$/.test(title.trim()) ? `${title.trim()} ${subtitle}` : `${title.trim()}: ${subtitle}`;
}

/** Texts of a field in the language of the work, or all if there are none. Their order does not tell their languages. */
function inLanguage(document: HalDocument, field: 'title_s' | 'subTitle_s' | 'abstract_s' | 'keyword_s'): string[] {
  const code = document.language_s[0];
  const own: unknown = code !== undefined && /^[a-z]{2,3}$/.test(code) ? document[`${code}_${field}`] : undefined;
  const texts = [own ?? []].flat().filter((text): text is string => typeof text === 'string' && text.trim() !== '');
  return texts.length > 0 ? texts : document[field];
}

function datesOf(document: HalDocument, type: WorkType): SourceRecord['dates'] {
  const { producedDate_s: produced, publicationDate_s: published, defenseDate_s: defended } = document;
  if (type === 'preprint') return produced ? { first: produced } : {};
  const issued = (type === 'thesis' ? defended : published) || published || produced;
  return issued ? { issued } : {};
}

function venueOf(document: HalDocument, type: WorkType): Pick<SourceRecord, 'venue'> {
  const [journal] = document.journalTitle_s;
  const [conference] = [...document.conferenceTitle_s, ...document.source_s, ...document.bookTitle_s];
  const [book] = document.bookTitle_s;
  const [school] = document.authorityInstitution_s;
  if (type === 'article' && journal !== undefined) return { venue: { name: journal, kind: 'journal' } };
  if (type === 'conference-paper' && conference !== undefined) return { venue: { name: conference, kind: 'conference' } };
  if (type === 'chapter' && book !== undefined) return { venue: { name: book, kind: 'book' } };
  if ((type === 'thesis' || type === 'report') && school !== undefined) return { venue: { name: school, kind: 'institution' } };
  return {};
}

function biblioOf(document: HalDocument): NonNullable<SourceRecord['biblio']> {
  const pages = document.page_s[0]?.trim() ?? '';
  const number = ARTICLE_NUMBER.exec(pages);
  // a bare number is a page, unless it is too long for one
  const isNumber = number !== null && (number[1] !== pages || /^e|\d{5}/i.test(pages));
  const fields = {
    volume: document.volume_s[0],
    issue: document.issue_s[0],
    pages: isNumber || PAGE_COUNT.test(pages) ? undefined : pages,
    articleNumber: isNumber ? number[1] : undefined,
    publisher: document.publisher_s[0] ?? document.journalPublisher_s[0],
    series: document.serie_s[0],
  };
  return Object.fromEntries(Object.entries(fields).flatMap(([field, text]) => (text ? [[field, text]] : [])));
}

function identifiersOf(document: HalDocument): RawIdentifier[] {
  return [
    { scheme: 'hal', value: document.halId_s },
    ...document.doiId_s.map((value) => ({ scheme: 'doi' as const, value })),
    ...document.arxivId_s.map((value) => ({ scheme: 'arxiv' as const, value })),
    ...document.pubmedId_s.map((value) => ({ scheme: 'pmid' as const, value })),
    ...document.pubmedcentralId_s.map((value) => ({ scheme: 'pmcid' as const, value })),
  ];
}

function linksOf(document: HalDocument, type: WorkType): NonNullable<SourceRecord['links']> {
  const { fileMain_s: file, openAccess_bool: open } = document;
  const isText = !['software', 'dataset', 'other'].includes(type);
  return [
    ...(file && isText && open !== false ? [{ kind: 'pdf' as const, url: file }] : []),
    ...document.softCodeRepository_s.map((url) => ({ kind: 'code' as const, url })),
  ];
}
