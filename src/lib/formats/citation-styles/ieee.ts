import type { InlineText } from '../../model/index.ts';
import { closed, closedInside, italic, join, quoted, sentences, type Part } from './compose.ts';
import type { Facts } from './facts.ts';
import { dottedInitials, type CitedAuthors, type CitedName } from './names.ts';

/** Longest list of authors that is printed whole; of a longer one only the first is named. */
const WHOLE_LIST = 6;
const MONTHS = 'Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sep. Oct. Nov. Dec.'.split(' ');

/**
 * A work as a list of references of the IEEE has it, without its number. Names of journals and conferences stay whole:
 * no free list of the IEEE's abbreviations is at hand. Letters of a title are never changed.
 * @see https://journals.ieeeauthorcenter.ieee.org/your-role-in-article-production/ieee-editorial-style-manual/
 */
export function formatIeee(facts: Facts): InlineText {
  const authors = formatAuthors(facts.authors);
  const entry = facts.form === 'software' ? formatSoftware(authors, facts) : join([authors, formatBody(facts)], ', ');
  return join([entry, formatAddress(facts), formatStanding(facts)], ' ');
}

function formatAuthors({ names, truncated }: CitedAuthors): string {
  if (names.length > WHOLE_LIST || truncated) return `${formatName(names[0]!)} et al.`;
  const all = names.map(formatName);
  if (all.length < 3) return all.join(' and ');
  return `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`;
}

function formatName(name: CitedName): string {
  if (typeof name === 'string') return name;
  return [dottedInitials(name), name.family, name.suffix].filter((part) => part !== '').join(' ');
}

/** A sentence for each: authors, title, year, publisher, DOI. */
function formatSoftware(authors: string, { title, date, venue, publisher, doi }: Facts): InlineText {
  return sentences([authors, italic(title), `(${date?.year ?? 'n.d.'})`, venue ?? publisher, doi && `doi: ${doi}`], closedInside);
}

/** All from the title (of a dataset, from the date before it) to the DOI, closed. */
function formatBody(facts: Facts): InlineText {
  const { form, title, venue, volume, issue, articleNumber, publisher, series, arxiv } = facts;
  const volumeOf = volume && `vol. ${volume}`;
  const date = formatDate(facts);
  const year = facts.date?.year ?? 'n.d.';
  const end = [facts.doi && `doi: ${facts.doi}`];
  const place = formatPlace(facts);
  // a title that asks or calls takes no comma
  const titled = (rest: readonly Part[]): InlineText => {
    const source = join(rest, ', ');
    return source.length === 0 ? quoted(title, '.') : closed(join([quoted(title, ','), source], ' '));
  };
  // the publisher of a book begins a sentence
  const book = (name: InlineText, by: string | undefined, rest: readonly Part[]): InlineText =>
    closed(by === undefined ? join([name, ...rest], ', ') : join([closedInside(name), join([by, ...rest], ', ')], ' '));
  const inBook = (name: string): InlineText => join([join(['in ', italic(name)]), series && `in ${series}`, volumeOf], ', ');
  switch (form) {
    case 'article':
      return titled([
        venue === undefined ? publisher : italic(venue),
        volumeOf,
        issue && `no. ${issue}`,
        facts.pages && place,
        date,
        facts.pages === undefined ? place : undefined,
        ...end,
      ]);
    case 'conference-paper':
      if (venue === undefined) return titled(['conference paper', date, place, ...end]);
      return join([quoted(title, ','), book(inBook(venue), series && publisher, [date, place, ...end])], ' ');
    case 'chapter': {
      if (venue === undefined) return titled([publisher, year, place, ...end]);
      return join([quoted(title, ','), book(inBook(venue), publisher, [year, place, ...end])], ' ');
    }
    case 'preprint':
      return titled(
        arxiv === undefined ? [venue === undefined ? 'preprint' : italic(venue), date, ...end] : [date, `arXiv:${arxiv}`, ...end],
      );
    case 'book':
      return book(join([join([italic(title), series && `(${series})`], ' '), volumeOf], ', '), publisher ?? venue, [year, ...end]);
    case 'thesis':
      return titled(['thesis', venue ?? publisher, year, ...end]);
    case 'report': {
      const number = issue ?? articleNumber;
      return titled([venue ?? publisher, number && `Rep. ${number}`, date, ...end]);
    }
    case 'dataset': {
      const by = venue ?? publisher;
      const source = [by && `distributed by ${by}`, ...end];
      return facts.authors.names.length === 0 ? titled([formatDay(facts), ...source]) : join([formatDay(facts), titled(source)], ', ');
    }
    case 'software':
    case 'other':
      return titled([venue ?? publisher, date, ...end]);
  }
}

function formatPlace({ pages, articleNumber }: Facts): Part {
  if (pages === undefined) return articleNumber && `Art. no. ${articleNumber}`;
  if (pages.last !== undefined) return `pp. ${pages.first}–${pages.last}`;
  return `${/[,–-]/.test(pages.first) ? 'pp.' : 'p.'} ${pages.first}`;
}

/** Month and year, as far as they are known: `Jun. 2020`. */
function formatDate({ date }: Facts): string {
  if (date === undefined) return 'n.d.';
  return date.month === undefined ? date.year : `${MONTHS[date.month - 1]} ${date.year}`;
}

/** The same with the day: `Jun. 18, 2020`. */
function formatDay(facts: Facts): string {
  const { date } = facts;
  return date?.month === undefined || date.day === undefined ? formatDate(facts) : `${MONTHS[date.month - 1]} ${date.day}, ${date.year}`;
}

/** The arXiv number is an address of its own. */
function formatAddress({ doi, arxiv, url }: Facts): Part {
  return doi === undefined && arxiv === undefined && url !== undefined ? `[Online]. Available: ${url}` : undefined;
}

function formatStanding({ standing }: Facts): Part {
  return standing && closed(join([join([standing.words, standing.year], ' '), standing.doi && `doi: ${standing.doi}`], ', '));
}
