import { parseArxiv, parseCatalogueId } from '../../../identifiers/index.ts';
import type { SourceRecord, Venue, WorkScheme, WorkType } from '../../../model/index.ts';
import { toLanguage } from '../../language.ts';
import { idPrefix } from '../keys.ts';
import { asDoiUrl, findArxiv, findDoi, isPreprintServer, linkKind } from '../mentions.ts';
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

/** Works that have no issue: the number is that of the book in its series. */
const IN_SERIES: ReadonlySet<WorkType> = new Set(['book', 'chapter', 'thesis']);
/** Where else than at arXiv an `eprint` can be. */
const ARCHIVES: ReadonlyMap<string, WorkScheme> = new Map([
  ['pubmed', 'pmid'],
  ['pmid', 'pmid'],
  ['pmc', 'pmcid'],
  ['pmcid', 'pmcid'],
  ['hal', 'hal'],
]);

/** Turn an entry into what the file says of a work. Its id is `<slug>/<file>#<key, or its line>`. Values stay TeX; only what BibTeX reads literally (`url`, `doi`, `eprint`) is unescaped. */
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
    id: `${idPrefix(file)}${entry.key || entry.line}`,
    place: `${file}:${entry.line}`,
    markup: 'tex',
    type: typeOf(entry.type, venue, arxiv !== undefined || isPreprintServer(field('journal', 'journaltitle') ?? '')),
    authors,
    dates: {},
    identifiers: [],
    ...(entry.key !== '' && { citationKey: entry.key }),
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
  const biblio = biblioOf(field, record.type!);
  if (Object.keys(biblio).length > 0) record.biblio = biblio;
  const url = urlOf(literal);
  const doi = doiOf(literal('doi')) ?? asDoiUrl(url) ?? findDoi(url);
  if (doi !== undefined) record.identifiers.push({ scheme: 'doi', value: doi });
  if (arxiv !== undefined) record.identifiers.push({ scheme: 'arxiv', value: arxiv });
  record.identifiers.push(...cataloguesOf(literal));
  const subject = literal('primaryclass', 'eprintclass');
  if (subject !== undefined && arxiv !== undefined) record.subjects = [{ scheme: 'arxiv', code: subject }];
  const keywords = field('keywords', 'keyword')
    ?.split(/[,;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (keywords !== undefined && keywords.length > 0) record.keywords = keywords;
  const links: NonNullable<SourceRecord['links']> = [];
  if (url !== undefined && !/^doi:/i.test(url)) links.push({ kind: linkKind(url), url });
  const pdf = literal('pdf');
  if (pdf !== undefined && /^https?:/i.test(pdf)) links.push({ kind: 'pdf', url: pdf });
  const code = literal('code', 'github');
  if (code !== undefined) links.push({ kind: 'code', url: code });
  if (links.length > 0) record.links = links;
  // `langid` only says how to hyphenate the entry, which is the next best; lists of several say neither.
  const language = [field('language'), field('langid', 'hyphenation')].flatMap(
    (text) => toLanguage(text?.replace(/[{}]/g, '') ?? '') ?? [],
  )[0];
  if (language !== undefined) record.language = language;
  const note = field('note', 'addendum');
  if (note !== undefined && findArxiv(note) === undefined) record.note = note;
  return record;
}

type Fields = (...names: string[]) => string | undefined;

function arxivOf(literal: Fields, field: Fields): string | undefined {
  const eprint = literal('eprint');
  const archive = literal('archiveprefix', 'eprinttype')?.toLowerCase();
  if (eprint !== undefined && (archive === 'arxiv' || (archive === undefined && parseArxiv(eprint) !== undefined))) return eprint;
  const doi = literal('doi');
  if (doi !== undefined && /10\.48550\/arxiv\./i.test(doi)) return doi;
  return findArxiv(literal('url'), field('journal', 'journaltitle'), field('note'), field('howpublished'), field('volume'));
}

/** Numbers of catalogues, from fields of their own and from `eprint` of another archive. */
function cataloguesOf(literal: Fields): SourceRecord['identifiers'] {
  const archive = ARCHIVES.get(literal('eprinttype', 'archiveprefix')?.toLowerCase() ?? '');
  const given: [WorkScheme | undefined, string | undefined][] = [
    [archive, literal('eprint')],
    ['pmid', literal('pmid')],
    ['pmcid', literal('pmcid', 'pmc')],
  ];
  return given.flatMap(([scheme, value]) =>
    scheme !== undefined && scheme !== 'doi' && scheme !== 'arxiv' && value !== undefined && parseCatalogueId(scheme, value) !== undefined
      ? [{ scheme, value }]
      : [],
  );
}

function venueOf(type: string, field: Fields): { name: string; kind?: NonNullable<Venue['kind']> } | undefined {
  const journal = field('journal', 'journaltitle', 'shortjournal');
  if (journal !== undefined) return isPreprintServer(journal) ? undefined : { name: journal, kind: 'journal' };
  const main = field('booktitle') === undefined ? 'main' : 'book';
  const book = [field(`${main}title`), field(`${main}subtitle`)].filter((part) => part !== undefined).join(': ') || field('eventtitle');
  if (book !== undefined) return { name: book, kind: /^in(?:book|collection)$/.test(type) ? 'book' : 'conference' };
  const school = field('school', 'institution');
  return school === undefined ? undefined : { name: school, kind: 'institution' };
}

function typeOf(type: string, venue: { kind?: Venue['kind'] } | undefined, preprint: boolean): WorkType {
  const known = TYPES.get(type);
  if (known === 'article' && venue === undefined && preprint) return 'preprint';
  if (known !== undefined) return known;
  if (venue?.kind === 'conference') return 'conference-paper';
  if (venue?.kind === 'journal') return 'article';
  return preprint ? 'preprint' : 'other';
}

function biblioOf(field: Fields, type: WorkType): NonNullable<SourceRecord['biblio']> {
  const biblio: NonNullable<SourceRecord['biblio']> = {};
  const put = (name: keyof typeof biblio, value: string | undefined) => {
    if (value !== undefined) biblio[name] = value;
  };
  const volume = field('volume');
  if (volume !== undefined && findArxiv(volume) === undefined) put('volume', volume);
  const inSeries = IN_SERIES.has(type) || (type === 'conference-paper' && field('series') !== undefined);
  put('issue', inSeries ? field('issue') : field('number', 'issue'));
  put('pages', field('pages'));
  put('articleNumber', field('eid', 'articleno', 'article-number'));
  put('publisher', field('publisher'));
  put('series', field('series'));
  return biblio;
}

/** The address, bare, in an HTML link, or in what `howpublished` says. */
function urlOf(literal: Fields): string | undefined {
  const url = literal('url') ?? /https?:\/\/[^\s{}]*[^\s{}.,;)]/i.exec(literal('howpublished') ?? '')?.[0];
  return url === undefined ? undefined : (/<a\s[^<>]{0,100}href=["']?([^"'\s>]+)/i.exec(url)?.[1] ?? url);
}

/** A DOI, also out of the address of a publisher's page: `http://doi.acm.org/10.1145/1137627.1137631`. */
function doiOf(text: string | undefined): string | undefined {
  if (text === undefined || !/^https?:|<a\s/i.test(text)) return text;
  return /\b10\.\d{4,9}\/[^\s"'<>?#]+/.exec(text)?.[0] ?? text;
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
    .replace(/\\url\s?\{([^{}]*)\}/, '$1')
    .replace(/\{\\_\}/g, '_')
    .replace(/\\([_%&#$~])/g, '$1')
    .replace(/[{}]/g, '')
    .trim();
}
