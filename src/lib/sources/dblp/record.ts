import type { RawAuthor, SourceRecord, Venue, WorkType } from '../../model/index.ts';
import { arxivOf, readEditions } from './links.ts';
import { PID, withoutNumber, type Author, type Element, type Publication } from './publication.ts';

const TYPES: Readonly<Record<Element, WorkType>> = {
  article: 'article',
  inproceedings: 'conference-paper',
  proceedings: 'book',
  book: 'book',
  incollection: 'chapter',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  data: 'dataset',
  www: 'other',
};
const VENUES: Readonly<Partial<Record<WorkType, Venue['kind']>>> = {
  article: 'journal',
  'conference-paper': 'conference',
  preprint: 'repository',
  chapter: 'book',
  thesis: 'institution',
};
/** Pages of an article that has a number: `12:1-12:20`. */
const NUMBERED = /^([a-z]?\d{1,7}):1(?:-(?:\1:)?(\d{1,5}))?$/i;
/** Numbers of articles that stand where pages would. */
const ARTICLE_NUMBER = /^(?:e\d+|\d{5,})$/i;

/** What DBLP says of a work. */
export function toRecord(publication: Publication, place: string): SourceRecord {
  const { key, kinds, editions, title, notes } = publication;
  const type = typeOf(publication);
  const arxiv = arxivOf(key, editions, publication.volume);
  const { identifiers, ...linked } = readEditions(editions, arxiv);
  const date = dateOf(publication);
  const venue = venueOf(publication);
  const kind = VENUES[type];
  const biblio = biblioOf(publication, arxiv !== undefined);
  const note = kinds.includes('withdrawn') && !notes.some((text) => /^\W*withdrawn\b/i.test(text)) ? ['Withdrawn.', ...notes] : notes;
  return {
    source: 'dblp',
    id: key,
    place,
    markup: 'html',
    type,
    ...(title === undefined ? {} : { title: withoutStop(title) }),
    authors: publication.authors.map(toAuthor),
    dates: date === undefined ? {} : type === 'preprint' ? { first: date } : { issued: date },
    ...(venue ? { venue: { name: venue, ...(kind === undefined ? {} : { kind }) } } : {}),
    ...(Object.keys(biblio).length === 0 ? {} : { biblio }),
    identifiers: [
      { scheme: 'dblp', value: key },
      ...(arxiv === undefined ? [] : [{ scheme: 'arxiv' as const, value: arxiv }]),
      ...identifiers,
    ],
    ...linked,
    ...(note.length === 0 ? {} : { note: note.join(' ') }),
  };
}

/** What was shown at a conference stays a paper of it, even where its proceedings are informal. */
function typeOf({ element, kinds, key }: Publication): WorkType {
  if (element === 'article' && (kinds.includes('informal') || key.startsWith('journals/corr/'))) return 'preprint';
  if (element === 'data' && kinds.includes('software')) return 'software';
  return TYPES[element];
}

/** DBLP numbers the volumes of one conference's proceedings: `ECCV (12)`. */
function venueOf({ element, venue }: Publication): string | undefined {
  const name = venue?.trim();
  return element === 'inproceedings' ? name?.replace(/ \(\d{1,3}\)$/, '') : name;
}

function toAuthor({ name, pid, orcid }: Author): RawAuthor {
  return {
    name: { literal: withoutNumber(name) },
    ...(orcid === undefined ? {} : { orcid }),
    ...(pid !== undefined && PID.test(pid) ? { identifiers: [{ scheme: 'dblp', value: pid }] } : {}),
  };
}

/** DBLP ends every title with a full stop, inside the last tag if there is one. Three dots are the title's own. */
function withoutStop(title: string): string {
  const text = title.trimEnd();
  return text.replace(/(?<!\.)\.((?:<\/\w+>)*)$/, '$1');
}

function dateOf({ year, month }: Publication): string | undefined {
  const digits = /^\s*(\d{4})\s*$/.exec(year ?? '')?.[1];
  if (digits === undefined) return year;
  if (/^\s*\d{1,2}\s*$/.test(month ?? '')) return `${digits}-${month!.trim()}`;
  return month === undefined ? digits : `${month.trim()} ${digits}`;
}

/** The volume of a preprint at arXiv is its identifier once more. */
function biblioOf({ volume, number, pages, publisher, series }: Publication, isArxiv: boolean): NonNullable<SourceRecord['biblio']> {
  const fields = {
    volume: isArxiv ? undefined : volume,
    issue: isArxiv ? undefined : number,
    ...placeOf(pages?.trim() ?? ''),
    publisher,
    series,
  };
  return Object.fromEntries(Object.entries(fields).flatMap(([field, text]) => (text?.trim() ? [[field, text.trim()]] : [])));
}

function placeOf(pages: string): { pages?: string; articleNumber?: string } {
  const numbered = NUMBERED.exec(pages);
  if (numbered !== null) return { articleNumber: numbered[1]!, pages: numbered[2] === undefined ? '1' : `1-${numbered[2]}` };
  return ARTICLE_NUMBER.test(pages) ? { articleNumber: pages } : { pages };
}
