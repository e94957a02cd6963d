import { doiUrl } from '../../identifiers/index.ts';
import type { InlineText } from '../../model/index.ts';
import { closedInside, italic, join, quoted, sentences, type Part } from './compose.ts';
import { linkOf, type Facts } from './facts.ts';
import type { CitedAuthors, CitedName } from './names.ts';

/** Longest list of authors that is printed whole, and how many names stand before "et al." in a longer one. */
const WHOLE_LIST = 6;
const BEFORE_ET_AL = 3;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/**
 * A work as the bibliography of *The Chicago Manual of Style*, 18th edition, has it (notes and bibliography): without the
 * place of a publisher. The pages of a chapter, which that edition asks for no more, are printed where they are known.
 * Letters of a title are never changed.
 * @see https://www.chicagomanualofstyle.org/tools_citationguide/citation-guide-1.html
 */
export function formatChicago(facts: Facts): InlineText {
  return sentences([formatAuthors(facts.authors), ...formatBody(facts), linkOf(facts), formatStanding(facts)], closedInside);
}

function formatAuthors({ names, truncated }: CitedAuthors): string {
  const shown = names.length > WHOLE_LIST || truncated ? names.slice(0, BEFORE_ET_AL) : names;
  const all = shown.map((name, index) => (index === 0 ? inverted(name) : direct(name)));
  if (names.length > WHOLE_LIST || truncated) return `${all.join(', ')}, et al.`;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`;
}

function inverted(name: CitedName): string {
  if (typeof name === 'string') return name;
  return [name.family, name.given, name.suffix].filter((part) => part !== '').join(', ');
}

function direct(name: CitedName): string {
  if (typeof name === 'string') return name;
  return [name.given, name.family, name.suffix].filter((part) => part !== '').join(' ');
}

/** Title and source, a sentence each. */
function formatBody(facts: Facts): Part[] {
  const { form, title, venue, volume, issue, articleNumber, publisher, series } = facts;
  const year = facts.date?.year ?? 'n.d.';
  const inQuotes = quoted(title, '.');
  switch (form) {
    case 'article':
      return [inQuotes, venue === undefined ? join([publisher, formatDate(facts)], ', ') : formatJournal(facts, venue)];
    case 'conference-paper':
    case 'chapter': {
      if (venue === undefined) return [inQuotes, form === 'chapter' ? undefined : 'Conference paper', join([publisher, year], ', ')];
      const inVolume = series === undefined && volume !== undefined ? `vol. ${volume}` : undefined;
      const place = join([join(['In ', italic(venue)]), inVolume, formatPlace(facts)], ', ');
      if (series !== undefined) return [inQuotes, place, join([series, volume], ' '), join([publisher, year], ', ')];
      return publisher === undefined ? [inQuotes, join([place, year], ', ')] : [inQuotes, place, `${publisher}, ${year}`];
    }
    case 'preprint':
      return [inQuotes, join(['Preprint', venue, formatDate(facts)], ', ')];
    case 'book':
      return [
        italic(title),
        series === undefined ? volume && `Vol. ${volume}` : join([series, volume], ' '),
        join([publisher ?? venue, year], ', '),
      ];
    case 'thesis':
      return [inQuotes, join(['Thesis', venue ?? publisher, year], ', ')];
    case 'report': {
      const number = issue ?? articleNumber;
      return [italic(title), number && `Report no. ${number}`, join([venue ?? publisher, year], ', ')];
    }
    case 'dataset':
      return [inQuotes, 'Data set', join([venue ?? publisher, formatDate(facts)], ', ')];
    case 'software':
      return [italic(title), 'Computer software', join([venue ?? publisher, formatDate(facts)], ', ')];
    case 'other':
      return [inQuotes, join([venue ?? publisher, formatDate(facts)], ', ')];
  }
}

/** `Journal 12, no. 3 (2021): 45–67`; without a volume `Journal, no. 3 (2021): 45–67` or `Journal, June 2021, 45–67`. */
function formatJournal(facts: Facts, venue: string): InlineText {
  const { volume, issue } = facts;
  const place = formatPlace(facts);
  if (volume === undefined && issue === undefined) return join([italic(venue), formatDate(facts), place], ', ');
  const numbers = join([join([italic(venue), volume], ' '), issue && `no. ${issue}`], ', ');
  return join([join([numbers, `(${facts.date?.year ?? 'n.d.'})`], ' '), place], ': ');
}

function formatPlace({ pages, articleNumber }: Facts): Part {
  if (pages === undefined) return articleNumber;
  return pages.last === undefined ? pages.first : `${pages.first}–${shortened(pages.first, pages.last)}`;
}

/** The second number of a range as Chicago shortens it: 71–72, 100–104, 107–8, 321–28, 1496–500. */
function shortened(first: string, last: string): string {
  if (!/^\d+$/.test(first) || !/^\d+$/.test(last) || first.length !== last.length || first.length < 3) return last;
  if (Number(first) >= Number(last) || Number(first) % 100 === 0) return last;
  let same = 0;
  while (first[same] === last[same]) same += 1;
  const changed = last.length - same;
  const kept = Number(first) % 100 < 10 ? changed : Math.max(changed, 2);
  return last.slice(-kept);
}

/** As far as it is known: `June 18, 2020`, `June 2020`, `2020`. */
function formatDate({ date }: Facts): string {
  if (date === undefined) return 'n.d.';
  const { year, month, day } = date;
  if (month === undefined) return year;
  return day === undefined ? `${MONTHS[month - 1]} ${year}` : `${MONTHS[month - 1]} ${day}, ${year}`;
}

function formatStanding({ standing }: Facts): Part {
  return standing && join([join([standing.words, standing.year], ' '), standing.doi && doiUrl(standing.doi)], ', ');
}
