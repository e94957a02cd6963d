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
 * Library of Medicine behind them have it ("Vancouver"), without its number. Not there: abbreviations of journals, places
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
  const { form, title, venue, volume, issue, articleNumber, publisher, series, arxiv } = facts;
  const year = facts.date?.year ?? '[date unknown]';
  const described = (what: string): InlineText => join([title, `[${what}]`], ' ');
  const imprint = (name: string | undefined): InlineText => join([name, year], '; ');
  const inSeries = series === undefined ? undefined : `(${[series, ...(volume === undefined ? [] : [`vol. ${volume}`])].join('; ')})`;
  const ofVolume = series === undefined && volume !== undefined ? `Vol. ${volume}` : undefined;
  switch (form) {
    case 'article':
      return venue === undefined ? [title, imprint(publisher)] : [title, venue, formatIssue(facts)];
    case 'conference-paper':
    case 'chapter':
      if (venue === undefined) return [form === 'chapter' ? title : described('conference paper'), imprint(publisher)];
      return [title, join(['In: ', venue]), ofVolume, imprint(publisher), formatPages(facts), inSeries];
    case 'preprint':
      return [title, venue === undefined ? '[Preprint]' : `${venue} [Preprint]`, formatDate(facts), arxiv && `arXiv:${arxiv}`];
    case 'book':
      return [title, ofVolume, imprint(publisher ?? venue), inSeries];
    case 'thesis':
      return [described('thesis'), imprint(venue ?? publisher)];
    case 'report': {
      const number = issue ?? articleNumber;
      return [title, imprint(venue ?? publisher), number && `Report No.: ${number}`];
    }
    case 'dataset':
      return [described('dataset'), imprint(venue ?? publisher)];
    case 'software':
      return [described('software'), imprint(venue ?? publisher)];
    case 'other':
      return [title, imprint(venue ?? publisher)];
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
function formatDate({ date }: Facts): string {
  if (date === undefined) return '[date unknown]';
  return [date.year, ...(date.month === undefined ? [] : [MONTHS[date.month - 1]]), ...(date.day === undefined ? [] : [date.day])].join(
    ' ',
  );
}

function formatStanding({ standing }: Facts): Part {
  if (standing === undefined) return undefined;
  const { words, retracted, year, doi } = standing;
  if (retracted && doi !== undefined) return `Retraction in: doi: ${doi}.`;
  return closed(join([join([words, year], ' '), doi && `doi: ${doi}`], '. '));
}
