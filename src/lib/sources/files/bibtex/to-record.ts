import { parseArxiv } from '../../../identifiers/index.ts';
import type { SourceRecord, Venue, WorkType } from '../../../model/index.ts';
import { readAuthors } from './authors.ts';
import type { BibtexEntry } from './read.ts';

const TYPES: ReadonlyMap<string, WorkType> = new Map([
  ['article', 'article'],
  ['inproceedings', 'conference-paper'],
  ['conference', 'conference-paper'],
  ['book', 'book'],
  ['mvbook', 'book'],
  ['booklet', 'book'],
  ['collection', 'book'],
  ['mvcollection', 'book'],
  ['reference', 'book'],
  ['mvreference', 'book'],
  ['proceedings', 'book'],
  ['mvproceedings', 'book'],
  ['inbook', 'chapter'],
  ['incollection', 'chapter'],
  ['suppbook', 'chapter'],
  ['bookinbook', 'chapter'],
  ['suppcollection', 'chapter'],
  ['inreference', 'chapter'],
  ['suppperiodical', 'article'],
  ['review', 'article'],
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['thesis', 'thesis'],
  ['techreport', 'report'],
  ['report', 'report'],
  ['manual', 'report'],
  ['dataset', 'dataset'],
  ['software', 'software'],
  ['softwareversion', 'software'],
  ['softwaremodule', 'software'],
  ['codefragment', 'software'],
]);

/** Where an arXiv number stands in prose: `arXiv preprint arXiv:2001.01234`, `CoRR, abs/2001.01234`. */
const ARXIV_MENTION = /(?:arxiv[:\s.]+|abs\/)((?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)/i;

/** Turn an entry into what the file says of a work. Its id is `<slug>/<file>#<key>`. Values stay TeX; only what BibTeX reads literally (`url`, `doi`, `eprint`) is unescaped. */
export function toRecord(entry: BibtexEntry, file: string): SourceRecord {
  const field = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value = entry.fields.get(name)?.trim();
      if (value !== undefined && value !== '') return value;
    }
    return undefined;
  };
  const literal = (...names: string[]): string | undefined => {
    const value = field(...names);
    return value === undefined ? undefined : verbatim(value);
  };
  const { authors, truncated } = readAuthors(field('author') ?? field('editor') ?? '');
  const arxiv = arxivOf(literal, field);
  const venue = venueOf(entry.type, field);
  const record: SourceRecord = {
    source: 'files',
    id: `${file.split('/').slice(-2).join('/')}#${entry.key}`,
    place: `${file}:${entry.line}`,
    markup: 'tex',
    type: typeOf(entry.type, venue, arxiv),
    authors,
    dates: {},
    identifiers: [],
    citationKey: entry.key,
  };
  if (truncated) record.authorsTruncated = true;
  const title = [field('title'), field('subtitle')].filter((part) => part !== undefined).join(': ');
  if (title !== '') record.title = title;
  const abstract = field('abstract');
  if (abstract !== undefined) record.abstract = abstract;
  const dated = field('date');
  const date = dated !== undefined && /\d{4}/.test(dated) ? dated : dateOf(field('year'), field('month'), field('day'));
  if (date !== undefined) record.dates[record.type === 'preprint' ? 'first' : 'issued'] = date;
  if (venue !== undefined) record.venue = venue;
  const biblio = biblioOf(field);
  if (Object.keys(biblio).length > 0) record.biblio = biblio;
  const doi = literal('doi') ?? doiOf(literal('url'));
  if (doi !== undefined) record.identifiers.push({ scheme: 'doi', value: doi });
  if (arxiv !== undefined) record.identifiers.push({ scheme: 'arxiv', value: arxiv });
  const subject = literal('primaryclass', 'eprintclass');
  if (subject !== undefined && arxiv !== undefined) record.subjects = [{ scheme: 'arxiv', code: subject }];
  const keywords = field('keywords', 'keyword')
    ?.split(/[,;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (keywords !== undefined && keywords.length > 0) record.keywords = keywords;
  const links: NonNullable<SourceRecord['links']> = [];
  const url = literal('url');
  if (url !== undefined) links.push({ kind: /\.pdf(?:$|\?)/i.test(url) ? 'pdf' : 'landing', url });
  const pdf = literal('pdf');
  if (pdf !== undefined && /^https?:/i.test(pdf)) links.push({ kind: 'pdf', url: pdf });
  const code = literal('code', 'github');
  if (code !== undefined) links.push({ kind: 'code', url: code });
  if (links.length > 0) record.links = links;
  const note = field('note', 'addendum');
  if (note !== undefined && !ARXIV_MENTION.test(note)) record.note = note;
  return record;
}

type Fields = (...names: string[]) => string | undefined;

function arxivOf(literal: Fields, field: Fields): string | undefined {
  const eprint = literal('eprint');
  const archive = literal('archiveprefix', 'eprinttype')?.toLowerCase();
  if (eprint !== undefined && (archive === 'arxiv' || (archive === undefined && parseArxiv(eprint) !== undefined))) return eprint;
  const doi = literal('doi');
  if (doi !== undefined && /10\.48550\/arxiv\./i.test(doi)) return doi;
  for (const text of [literal('url'), field('journal', 'journaltitle'), field('note'), field('howpublished'), field('volume')]) {
    const found = text === undefined ? null : (ARXIV_MENTION.exec(text) ?? /arxiv\.org\/(?:abs|pdf)\/([^\s?#}]+)/i.exec(text));
    if (found && parseArxiv(found[1]!) !== undefined) return found[1];
  }
  return undefined;
}

function venueOf(type: string, field: Fields): { name: string; kind?: NonNullable<Venue['kind']> } | undefined {
  const journal = field('journal', 'journaltitle', 'shortjournal');
  if (journal !== undefined)
    return /^(?:arxiv|corr\b|biorxiv|medrxiv|ssrn)/i.test(journal) ? undefined : { name: journal, kind: 'journal' };
  const book = field('booktitle', 'maintitle', 'eventtitle');
  if (book !== undefined) return { name: book, kind: /^in(?:book|collection)$/.test(type) ? 'book' : 'conference' };
  const school = field('school', 'institution');
  return school === undefined ? undefined : { name: school, kind: 'institution' };
}

function typeOf(type: string, venue: { kind?: Venue['kind'] } | undefined, arxiv: string | undefined): WorkType {
  const known = TYPES.get(type);
  if (known === 'article' && venue === undefined && arxiv !== undefined) return 'preprint';
  return (
    known ??
    (venue?.kind === 'conference' ? 'conference-paper' : venue?.kind === 'journal' ? 'article' : arxiv === undefined ? 'other' : 'preprint')
  );
}

function biblioOf(field: Fields): NonNullable<SourceRecord['biblio']> {
  const biblio: NonNullable<SourceRecord['biblio']> = {};
  const put = (name: keyof typeof biblio, value: string | undefined) => {
    if (value !== undefined) biblio[name] = value;
  };
  const volume = field('volume');
  if (volume !== undefined && !ARXIV_MENTION.test(volume)) put('volume', volume);
  put('issue', field('number', 'issue'));
  put('pages', field('pages'));
  put('articleNumber', field('eid', 'articleno', 'article-number'));
  put('publisher', field('publisher'));
  put('series', field('series'));
  return biblio;
}

/** The link, if it is that of a DOI's resolver. */
function doiOf(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/(?:dx\.)?doi\.org\/10\./i.test(url) ? url : undefined;
}

/** Year, month and day as one text that date reading understands: `2020-03`, `2020 mar 3`, `2020`. */
function dateOf(year: string | undefined, month: string | undefined, day: string | undefined): string | undefined {
  if (year === undefined) return undefined;
  const [plainYear, plainMonth, plainDay] = [year, month, day].map((part) =>
    part
      ?.replace(/[{}"#~\s]+/g, ' ')
      // Of a span the first day counts: `13--18 Jul`.
      .replace(/(\d)\s*[-–]+\s*\d{1,2}/, '$1')
      .trim(),
  );
  const number = /^(\d{1,2})(?!\d)\P{L}*$/u.exec(plainMonth ?? '')?.[1];
  if (number !== undefined && /^\d{4}$/.test(plainYear!))
    return [plainYear, number, plainDay].filter((part) => part !== undefined).join('-');
  return [plainYear, plainMonth, plainMonth === undefined ? undefined : plainDay].filter((part) => part !== undefined).join(' ');
}

/** A value that BibTeX reads literally: the escapes that reference managers put in are undone, braces go. */
function verbatim(value: string): string {
  return value
    .replace(/\\url\{([^{}]*)\}/, '$1')
    .replace(/\{\\_\}/g, '_')
    .replace(/\\([_%&#$~])/g, '$1')
    .replace(/[{}]/g, '')
    .trim();
}
