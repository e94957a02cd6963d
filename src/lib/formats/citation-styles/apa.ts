import { doiUrl } from '../../identifiers/index.ts';
import type { InlineText } from '../../model/index.ts';
import { closed, closedInside, italic, join, sentences, type Part } from './compose.ts';
import { linkOf, type Facts } from './facts.ts';
import { dottedInitials, type CitedAuthors, type CitedName } from './names.ts';

/** Longest list of authors that is printed whole, and how many names stand before the last one of a longer list. */
const WHOLE_LIST = 20;
const BEFORE_LAST = 19;

/**
 * A work as the reference list of the *Publication Manual of the American Psychological Association*, 7th edition, has it.
 * Letters of a title are never changed: what should be in sentence case stays as the source wrote it, since no rule
 * tells a German noun, a formula or an acronym from a word with a needless capital.
 * @see https://apastyle.apa.org/style-grammar-guidelines/references/examples
 */
export function formatApa(facts: Facts): InlineText {
  const authors = formatAuthors(facts.authors);
  const date = `(${facts.date?.year ?? 'n.d.'}).`;
  const title = formatTitle(facts);
  const head = authors === '' ? join([closedInside(title), date], ' ') : join([closed(authors), date, closedInside(title)], ' ');
  return join([head, sentences([formatSource(facts)]), linkOf(facts), formatStanding(facts)], ' ');
}

function formatAuthors({ names, truncated }: CitedAuthors): string {
  if (truncated) return `${names.slice(0, BEFORE_LAST).map(formatName).join(', ')}, et al.`;
  if (names.length > WHOLE_LIST) return `${names.slice(0, BEFORE_LAST).map(formatName).join(', ')}, … ${formatName(names.at(-1)!)}`;
  const all = names.map(formatName);
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')}, & ${all.at(-1)}`;
}

function formatName(name: CitedName): string {
  if (typeof name === 'string') return name;
  return [name.family, dottedInitials(name), name.suffix].filter((part) => part !== '').join(', ');
}

/** A part of a larger whole is upright, a work that stands by itself in italics, with number and description behind it. */
function formatTitle({ form, title, venue, volume, series, issue, articleNumber, arxiv }: Facts): InlineText {
  const number = issue ?? articleNumber;
  switch (form) {
    case 'article':
    case 'chapter':
      return venue === undefined ? italic(title) : title;
    case 'conference-paper':
      return venue === undefined ? join([italic(title), '[Conference paper]'], ' ') : title;
    case 'preprint':
      return join([italic(title), arxiv === undefined ? (venue === undefined ? '[Preprint]' : undefined) : `(arXiv:${arxiv})`], ' ');
    case 'book':
      return series === undefined ? join([italic(title), volume && `(Vol. ${volume})`], ' ') : italic(inSeries(title, series, volume));
    case 'thesis':
      return join([italic(title), `[${join(['Thesis', venue], ', ').join('')}]`], ' ');
    case 'report':
      return join([italic(title), number && `(Report No. ${number})`], ' ');
    case 'dataset':
      return join([italic(title), '[Data set]'], ' ');
    case 'software':
      return join([italic(title), '[Computer software]'], ' ');
    case 'other':
      return italic(title);
  }
}

function formatSource(facts: Facts): InlineText {
  const { form, venue, volume, series, issue, pages, articleNumber, publisher, authors } = facts;
  switch (form) {
    case 'article': {
      if (venue === undefined) return join([publisher]);
      const place = volume === undefined ? join([issue && `(${issue})`]) : join([italic(volume), issue && `(${issue})`]);
      return join([italic(venue), place, pages ? range(pages) : articleNumber && `Article ${articleNumber}`], ', ');
    }
    case 'conference-paper':
    case 'chapter': {
      if (venue === undefined) return join([publisher]);
      const ofVenue = series === undefined ? volume && `Vol. ${volume}` : undefined;
      const place = join([ofVenue, pages ? counted(pages) : articleNumber && `Article ${articleNumber}`], ', ');
      const whole = italic(inSeries([venue], series, volume));
      return sentences([join(['In ', whole, ...(place.length > 0 ? [' (', place, ')'] : [])]), publisher]);
    }
    case 'thesis':
      return [];
    case 'book':
    case 'report': {
      const name = form === 'book' ? (publisher ?? venue) : (venue ?? publisher);
      return join([name === authors.names[0] ? undefined : name]);
    }
    default:
      return join([venue ?? publisher]);
  }
}

/** The number is that of the series, which stands before the title: `Lectures: Vol. 7. A title`; one without a number goes unnamed. */
function inSeries(title: InlineText, series: string | undefined, volume: string | undefined): InlineText {
  return series === undefined || volume === undefined ? title : join([`${series}: Vol. ${volume}. `, title]);
}

function range({ first, last }: NonNullable<Facts['pages']>): string {
  return last === undefined ? first : `${first}–${last}`;
}

function counted(pages: NonNullable<Facts['pages']>): string {
  return `${pages.last === undefined && !/[,–-]/.test(pages.first) ? 'p.' : 'pp.'} ${range(pages)}`;
}

function formatStanding({ standing }: Facts): Part {
  if (standing === undefined) return undefined;
  const { words, retracted, year, doi } = standing;
  const what =
    retracted && (year !== undefined || doi !== undefined) ? join(['Retraction published', year], ' ') : join([words, year], ' ');
  return `(${join([what, doi && doiUrl(doi)], ', ').join('')})`;
}
