import { arxivUrl, doiUrl, type ArxivId, type Doi } from '../../identifiers/index.ts';
import { standingOf, type Biblio, type Inline, type InlineText, type Work, type WorkType } from '../../model/index.ts';
import { toPlain } from '../../print/plain.ts';
import { citedArxiv, citedDate, citedDoi, dateParts, pageRange } from '../entry.ts';
import { toLine } from '../line.ts';
import { citedAuthors, type CitedAuthors } from './names.ts';

/** What a citation says, whatever its style: each text one line, without the punctuation that a style puts around it. */
export interface Facts {
  /** The type as far as citing goes: an unclear one that appeared in a journal is cited as an article. */
  form: WorkType;
  authors: CitedAuthors;
  /** Without a full stop at its end. */
  title: InlineText;
  /** Nothing where no source dates the work. */
  date: { year: string; month?: number; day?: number } | undefined;
  /** Journal, proceedings, book; institution of a thesis or report; repository of a preprint, dataset or software. */
  venue: string | undefined;
  volume: string | undefined;
  issue: string | undefined;
  pages: { first: string; last?: string } | undefined;
  articleNumber: string | undefined;
  publisher: string | undefined;
  series: string | undefined;
  doi: Doi | undefined;
  /** Only where the preprint is what is cited. */
  arxiv: ArxivId | undefined;
  /** Where the cited version is, if it has no DOI. */
  url: string | undefined;
  standing: Standing | undefined;
}

/** That a work does not stand as it was published. */
export interface Standing {
  /** `Retracted`, `Withdrawn`, … */
  words: string;
  retracted: boolean;
  /** Year and DOI of the notice. */
  year: string | undefined;
  doi: Doi | undefined;
}

const ABBREVIATION = /(?:\p{L}\.\p{L}|\b(?:al|co|corp|ed|etc|inc|jr|ltd|no|sr|st|vol|vs)|[.…])\.$/iu;

/** The version of record of a work, else its preprint, as a citation describes it. Versions are never mixed. */
export function citedFacts(work: Work): Facts {
  const { biblio } = work;
  const form = formOf(work);
  const arxiv = form === 'preprint' ? onlyArxiv(work) : undefined;
  const doi = citedDoi(work);
  const [year, month, day] = dateParts(citedDate(work));
  return {
    form,
    authors: citedAuthors(work),
    title: citedTitle(work.title),
    date: year === 0 ? undefined : { year: String(year), ...(month !== undefined && { month }), ...(day !== undefined && { day }) },
    venue: arxiv === undefined ? field(work.venue?.name) : 'arXiv',
    volume: number(biblio?.volume, /^vol(?:ume|\.)?\s+/i),
    issue: number(biblio?.issue, /^(?:issue|number|no\.?)\s+/i),
    ...placeOf(biblio),
    publisher: field(biblio?.publisher),
    series: field(biblio?.series),
    doi,
    arxiv,
    url: doi === undefined ? addressOf(work) : undefined,
    standing: standingFacts(work),
  };
}

/** What a citation links to. */
export function linkOf({ doi, url }: Pick<Facts, 'doi' | 'url'>): string | undefined {
  return doi === undefined ? url : doiUrl(doi);
}

function formOf({ type, venue, versions, identifiers }: Work): WorkType {
  if (type === 'conference-paper' && venue?.kind === 'journal') return 'article';
  if (type === 'other') {
    if (venue?.kind === 'journal') return 'article';
    if (venue?.kind === 'conference') return 'conference-paper';
    return venue?.kind === 'book' ? 'chapter' : 'other';
  }
  const unpublished = versions.every(({ kind }) => kind === 'preprint') && (venue === undefined || venue.kind === 'repository');
  return (type === 'article' || type === 'conference-paper') && unpublished && identifiers.arxiv !== undefined ? 'preprint' : type;
}

/** The arXiv number of a work that appeared nowhere else. */
function onlyArxiv(work: Work): ArxivId | undefined {
  return work.versions.some(({ kind }) => kind === 'published') ? undefined : citedArxiv(work);
}

/** Where the cited version is: its own address, never arXiv's where there is a published one. */
function addressOf(work: Work): string | undefined {
  const { type, venue, versions, links } = work;
  const arxiv = onlyArxiv(work);
  if (arxiv !== undefined) return arxivUrl(arxiv);
  const published = versions.filter(({ kind }) => kind === 'published');
  const cited = published.filter((version) => version.type === type && version.venue?.name === venue?.name);
  const candidates = cited.length > 0 ? cited : published.length > 0 ? published : versions;
  const landing = links.filter(({ kind, url }) => kind === 'landing' && (published.length === 0 || !url.startsWith('https://arxiv.org/')));
  return candidates.find(({ url }) => url !== undefined)?.url ?? landing[0]?.url;
}

/** Pages, or the number of an article that has no pages of its own: publishers write it as one page, `e0209899`. */
function placeOf(biblio: Biblio | undefined): Pick<Facts, 'pages' | 'articleNumber'> {
  const range = pageRange(biblio);
  const first = number(range.first);
  const last = number(range.last);
  const articleNumber =
    number(biblio?.articleNumber, /^(?:article|art\.)\s+(?:no\.?\s+)?/i) ??
    (last === undefined && first !== undefined && /^e\d{2,}$/i.test(first) ? first : undefined);
  const pages = first === undefined || articleNumber !== undefined ? undefined : { first, ...(last !== undefined && { last }) };
  return { pages, articleNumber };
}

function standingFacts(work: Work): Standing | undefined {
  const words = standingOf(work);
  if (words === undefined) return undefined;
  const kind = { Retracted: 'retraction', Withdrawn: 'withdrawal', 'Partly retracted': 'partial-retraction' }[words] ?? 'concern';
  const notice = work.notices?.find((other) => other.kind === kind);
  return { words, retracted: kind === 'retraction', year: notice?.date?.slice(0, 4), doi: notice?.doi };
}

/** One line without separators at its ends. */
function field(text: string | undefined): string | undefined {
  const line = toLine(text ?? '').replace(/^[\s,;:]+|[\s,;:]+$/g, '');
  return line === '' ? undefined : line;
}

/** A field that counts, without its full stop and the word that a style says itself. */
function number(text: string | undefined, said = /^$/): string | undefined {
  return field(field(text)?.replace(said, '').replace(/\.+$/, ''));
}

/** One line; a full stop at the end goes, since every style sets its own, but not that of an abbreviation. */
function citedTitle(title: InlineText): InlineText {
  const pieces = title.map(oneLine).filter((piece) => piece !== '');
  const first = pieces[0];
  if (typeof first === 'string') pieces[0] = first.trimStart();
  const last = pieces.at(-1);
  if (typeof last === 'string') {
    const text = last.replace(/[\s,;:]+$/, '');
    pieces[pieces.length - 1] = text.endsWith('.') && !ABBREVIATION.test(text) ? text.slice(0, -1) : text;
  }
  return toPlain(pieces).trim() === '' ? ['Untitled'] : pieces;
}

function oneLine(piece: Inline): Inline {
  if (typeof piece === 'string') return piece === '' ? '' : toLine(`x${piece}x`).slice(1, -1);
  if (piece.kind === 'math') return { kind: 'math', tex: toLine(piece.tex) || ' ' };
  if (piece.kind === 'code') return { kind: 'code', text: toLine(piece.text) };
  return { kind: piece.kind, content: piece.content.map(oneLine) };
}
