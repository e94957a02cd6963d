import type { InlineText } from '../../model/index.ts';
import { closed, join, sentences, type Part } from './compose.ts';
import type { Facts } from './facts.ts';
import { initialsOf, type CitedAuthors, type CitedName } from './names.ts';

/** Most authors that are named before "et al." */
const MOST_NAMES = 6;
const MOST_INITIALS = 2;
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const RANKS: Readonly<Record<string, string>> = { ii: '2nd', iii: '3rd', iv: '4th' };

/**
 * A work as the *Recommendations* of the International Committee of Medical Journal Editors and the manual of the National
 * Library of Medicine behind them have it ("Vancouver"), without its number. Of more than six authors the first six are
 * named, as the samples of the committee do; the manual leaves that or all of them to choose. Not there: abbreviations of journals, places
 * of publishers, and the day on which a reader saw a page, which only they know. Letters of a title are never changed.
 * @see https://www.ncbi.nlm.nih.gov/books/NBK7256/ and https://www.nlm.nih.gov/bsd/uniform_requirements.html
 */
export function formatVancouver(facts: Facts): InlineText {
  const link = facts.doi === undefined ? facts.url && `Available from: ${facts.url}` : `doi: ${facts.doi}.`;
  return join([sentences([formatAuthors(facts.authors), ...formatBody(facts)]), link, formatStanding(facts)], ' ');
}

/** A semicolon parts groups from people and from each other. */
function formatAuthors({ names, groups, truncated }: CitedAuthors): string {
  const shown = names.slice(0, MOST_NAMES);
  let list = '';
  for (const [index, name] of shown.entries()) {
    if (index > 0) list += groups.has(index) || groups.has(index - 1) ? '; ' : ', ';
    list += formatName(name);
  }
  return names.length > shown.length || truncated ? `${list}, et al` : list;
}

function formatName(name: CitedName): string {
  if (typeof name === 'string') return name;
  const initials = initialsOf(name)
    .flat()
    .filter((letter) => !/^\p{Ll}/u.test(letter))
    .slice(0, MOST_INITIALS)
    .join('');
  return [name.family, initials, formatRank(name.suffix)].filter((part) => part !== '').join(' ');
}

/** Ranks without full stops, Roman numerals as ordinals. */
function formatRank(suffix: string): string {
  const rank = suffix.replaceAll('.', '');
  return RANKS[rank.toLowerCase()] ?? rank;
}

/** Title and source, a sentence each. */
function formatBody(facts: Facts): Part[] {
  const { form, title, venue, volume, issue, articleNumber, publisher, series, arxiv, doi, url } = facts;
  const year = facts.date?.year ?? '[date unknown]';
  // what has no DOI is cited as the copy behind its address
  const online = doi === undefined && url !== undefined;
  const described = (what: string): InlineText => join([title, `[${what}${online ? ' on the Internet' : ''}]`], ' ');
  const medium = (name: string | InlineText): InlineText => join([name, online ? '[Internet]' : undefined], ' ');
  const imprint = (name: string | undefined, date = year): InlineText => join([name, date], '; ');
  const inSeries = series === undefined ? undefined : `(${[series, ...(volume === undefined ? [] : [`vol. ${volume}`])].join('; ')})`;
  const ofVolume = series === undefined && volume !== undefined ? `Vol. ${volume}` : undefined;
  switch (form) {
    case 'article':
      return venue === undefined ? [medium(title), imprint(publisher)] : [title, medium(venue), formatIssue(facts)];
    case 'conference-paper':
    case 'chapter':
      if (venue === undefined) return [form === 'chapter' ? medium(title) : described('conference paper'), imprint(publisher)];
      return [title, join(['In: ', medium(venue)]), ofVolume, imprint(publisher), formatPages(facts), inSeries];
    case 'preprint':
      return [title, venue === undefined ? '[Preprint]' : `${venue} [Preprint]`, formatDate(facts), arxiv && `arXiv:${arxiv}`];
    case 'book':
      return [medium(title), ofVolume, imprint(publisher ?? venue), inSeries];
    case 'thesis':
      return [described('thesis'), imprint(venue ?? publisher)];
    case 'report': {
      const number = issue ?? articleNumber;
      return [medium(title), imprint(venue ?? publisher, formatMonth(facts)), number && `Report No.: ${number}`];
    }
    case 'dataset':
      return [described('dataset'), imprint(venue ?? publisher)];
    case 'software':
      return [described('software'), imprint(venue ?? publisher)];
    case 'other':
      return [medium(title), imprint(venue ?? publisher)];
  }
}

/** `2021 Jun 18;12(3):45-67` */
function formatIssue(facts: Facts): string {
  const { volume, issue, pages, articleNumber } = facts;
  const numbers = `${volume ?? ''}${issue === undefined ? '' : `(${issue})`}`;
  const place = pages ? range(pages) : articleNumber;
  return `${formatDate(facts)}${numbers === '' ? '' : `;${numbers}`}${place === undefined ? '' : `:${place}`}`;
}

function formatPages({ pages, articleNumber }: Facts): Part {
  return pages ? `p. ${range(pages)}` : articleNumber;
}

/** The second number without the digits it shares with the first, nor its letter: `126-7`, `S126-7`, but `126A-127A`. */
function range({ first, last }: NonNullable<Facts['pages']>): string {
  if (last === undefined) return first;
  const [, letter = '', from = ''] = /^(\p{L}*)(\d+)$/u.exec(first) ?? [];
  const [, other = '', to = ''] = /^(\p{L}*)(\d+)$/u.exec(last) ?? [];
  if (from === '' || letter !== other || from.length !== to.length || Number(from) >= Number(to)) return `${first}-${last}`;
  let same = 0;
  while (from[same] === to[same]) same += 1;
  return `${first}-${to.slice(same)}`;
}

/** As far as it is known: `2020 Jun 18`. */
function formatDate(facts: Facts): string {
  const day = facts.date?.day;
  return day === undefined ? formatMonth(facts) : `${formatMonth(facts)} ${day}`;
}

/** The same without the day. */
function formatMonth({ date }: Facts): string {
  if (date === undefined) return '[date unknown]';
  return date.month === undefined ? date.year : `${date.year} ${MONTHS[date.month - 1]}`;
}

function formatStanding({ standing }: Facts): Part {
  if (standing === undefined) return undefined;
  const { words, retracted, year, doi } = standing;
  if (retracted && doi !== undefined) return `Retraction in: doi: ${doi}.`;
  return closed(join([join([words, year], ' '), doi && `doi: ${doi}`], '. '));
}
