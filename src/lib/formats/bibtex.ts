import { standingOf, type Authorship, type Inline, type Topic, type Work, type WorkType } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { escapeTex, toTex } from '../print/tex.ts';
import { arxivCategory, citedArxiv, citedDate, citedDoi, citedUrl, dateParts, pageRange, sortNewestFirst } from './entry.ts';
import { isHarmlessTex } from './harmless-tex.ts';
import { toLine } from './line.ts';

/** Entry type and the field that names where such a work appeared. An article or chapter that names none is `misc`. */
const TYPES: Readonly<Record<WorkType, readonly [type: string, venue: string]>> = {
  article: ['article', 'journal'],
  'conference-paper': ['inproceedings', 'booktitle'],
  preprint: ['misc', 'howpublished'],
  book: ['book', 'publisher'],
  chapter: ['incollection', 'booktitle'],
  thesis: ['phdthesis', 'school'],
  report: ['techreport', 'institution'],
  dataset: ['misc', 'howpublished'],
  software: ['misc', 'howpublished'],
  other: ['misc', 'howpublished'],
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Works as BibTeX, newest first, keyed by their ids. Letters stay UTF-8, what TeX would read as a command is escaped,
 * every field is one line with balanced braces, and math that does more than print is written as plain text.
 * @param topics for `primaryClass`, which is left out where the category is not known
 * @see https://ctan.org/pkg/bibtex and https://info.arxiv.org/help/hypertex/bibstyles for the eprint fields
 */
export function formatBibtex(works: readonly Work[], topics: ReadonlyMap<string, Topic> = new Map()): string {
  return sortNewestFirst(works)
    .map((work) => formatEntry(work, topics))
    .join('\n');
}

function formatEntry(work: Work, topics: ReadonlyMap<string, Topic>): string {
  const { venue, biblio } = work;
  const needsVenue = work.type === 'article' || work.type === 'conference-paper' || work.type === 'chapter';
  const [type, venueField] = TYPES[needsVenue && venue === undefined ? 'other' : work.type];
  const [year, month] = dateParts(citedDate(work));
  const arxiv = citedArxiv(work);
  const fields = new Map<string, string>();
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '' && !fields.has(name)) fields.set(name, value);
  };
  const addText = (name: string, value: string | undefined): void => add(name, value === undefined ? undefined : braced(bibtexText(value)));

  add('title', braced(bibtexTitle(work.title)));
  add('author', formatAuthors(work));
  add('year', braced(String(year).padStart(4, '0')));
  if (month !== undefined) add('month', MONTHS[month - 1]);
  if (venueField !== 'howpublished' || arxiv === undefined || venue?.kind !== 'repository') addText(venueField, venue?.name);
  addText('volume', biblio?.volume);
  addText('number', biblio?.issue);
  addText('pages', formatPages(work));
  addText('series', biblio?.series);
  addText('publisher', biblio?.publisher);
  add('doi', verbatim(citedDoi(work)));
  if (arxiv !== undefined) {
    add('eprint', braced(arxiv));
    add('archivePrefix', braced('arXiv'));
    add('primaryClass', verbatim(arxivCategory(work, topics)));
  }
  add('url', verbatim(citedUrl(work)));
  const standing = standingOf(work);
  if (standing !== undefined) add('note', braced(standing));
  return `@${type}{${work.id},\n${[...fields].map(([name, value]) => `  ${name} = ${value},\n`).join('')}}\n`;
}

function braced(tex: string): string | undefined {
  return tex === '' ? undefined : `{${tex}}`;
}

/** A URL or DOI, which BibTeX styles read as it is. */
function verbatim(text: string | undefined): string | undefined {
  return text && `{${toLine(text).replace(/[{}\\]/g, (character) => encodeURIComponent(character))}}`;
}

function bibtexText(text: string): string {
  return countableBraces(escapeTex(toLine(text))).replaceAll('–', '--');
}

function formatPages(work: Work): string | undefined {
  const { first, last } = pageRange(work.biblio);
  return last === undefined ? first : `${first}–${last}`;
}

function formatAuthors({ authorships, authorshipsTruncated }: Work): string | undefined {
  const names = authorships.map(formatName);
  if (authorshipsTruncated) names.push('others');
  return names.length === 0 ? undefined : `{${names.join(' and ')}}`;
}

/** `Family, Suffix, Given`; a name without parts or of a group stands in braces, so that BibTeX does not take it apart. */
function formatName({ name, group }: Authorship): string {
  if (group || name.family === undefined) return `{${bibtexText(name.literal)}}`;
  return [name.family, name.suffix, name.given].flatMap((part) => (part === undefined || part === '' ? [] : namePart(part))).join(', ');
}

/** A part that holds what parts names for BibTeX is one word in braces. */
function namePart(part: string): string {
  const tex = bibtexText(part);
  return /,|\band\b|^others$/i.test(part) ? `{${tex}}` : tex;
}

/** A title in which no style can lower the case of an acronym, of math or of marked-up text. */
function bibtexTitle(title: readonly Inline[]): string {
  const tex = title
    .map((part) => {
      if (typeof part === 'string') return protectCapitals(part.replace(/\p{Cc}+|[\u2028\u2029]/gu, ' ').toWellFormed());
      if (part.kind !== 'math') return toTex([part].map(withoutHarm));
      const math = toTex([withoutHarm(part)]);
      return math.startsWith('\\') ? `{{${math}}}` : `{${math}}`;
    })
    .join('');
  return countableBraces(toLine(tex)).replaceAll('–', '--');
}

/** Braces around words with a capital after the first letter, with a capital before a digit, and around single letters but `A`. */
function protectCapitals(text: string): string {
  return text
    .split(/([\p{L}\p{M}\p{N}]+)/u)
    .map((piece, index) =>
      index % 2 === 0 ? escapeTex(piece) : /^[\p{L}\p{M}\p{N}].*\p{Lu}|^\p{Lu}\p{N}|^[B-Z]$/u.test(piece) ? `{${piece}}` : piece,
    )
    .join('');
}

/** The same, with math that does more than print as plain text, and with braces that print as commands of their own. */
function withoutHarm(part: Inline): Inline {
  if (typeof part === 'string' || part.kind === 'code') return part;
  if (part.kind !== 'math') return { kind: part.kind, content: part.content.map(withoutHarm) };
  if (!isHarmlessTex(part.tex)) return toPlain([part]);
  return {
    ...part,
    tex: part.tex.replace(/\\([\s\S])/g, (pair, next: string) => (next === '{' ? '\\lbrace ' : next === '}' ? '\\rbrace ' : pair)),
  };
}

/** BibTeX counts a brace even after a backslash, so a printed brace of text is written by name. */
function countableBraces(tex: string): string {
  return tex.replace(/\\([\s\S])/g, (pair, next: string) =>
    next === '{' ? '\\textbraceleft{}' : next === '}' ? '\\textbraceright{}' : pair,
  );
}
