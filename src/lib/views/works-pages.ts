import type { WorksOfYear } from './works-by-year.ts';

/** A part of a long list of works, with a page of its own. */
export interface WorksPage {
  /** From 1; the first is the profile itself. */
  number: number;
  years: WorksOfYear[];
  /** Works on it. */
  works: number;
  /** Place of its first work in the whole list, from 1. */
  first: number;
}

/** A list up to this long is on one page: a filter that answers at once needs no more. */
const WHOLE = 1200;
/** Works on a page of a longer one. */
const PAGE = 500;

/**
 * Part a list of works into pages: one up to 1,200 works, else pages of about 500 that end with a year, unless a year itself
 * is longer.
 */
export function pageWorks(years: readonly WorksOfYear[]): WorksPage[] {
  const total = years.reduce((sum, { works }) => sum + works.length, 0);
  const pages: WorksPage[] = [];
  let current: WorksPage = { number: 1, years: [], works: 0, first: 1 };
  const turn = () => {
    pages.push(current);
    current = { number: current.number + 1, years: [], works: 0, first: current.first + current.works };
  };
  for (const { year, works } of years) {
    for (let start = 0; start < works.length;) {
      const room = total <= WHOLE ? works.length : PAGE - current.works;
      const left = works.length - start;
      // half of a year that would fit on a page of its own is not worth a cut
      if (left > room && current.works > 0 && left <= PAGE) {
        turn();
        continue;
      }
      const part = works.slice(start, start + room);
      current.years.push({ year, works: part });
      current.works += part.length;
      start += part.length;
      if (current.works >= PAGE && total > WHOLE) turn();
    }
  }
  if (current.works > 0 || pages.length === 0) pages.push(current);
  return pages;
}

/** The years of a page as its link says them: `2019–2022`, `2020`, `1986–1993, undated`, `Undated`. */
export function yearsOfPage({ years }: WorksPage): string {
  const dated = years.map(({ year }) => year).filter((year) => year > 0);
  if (dated.length === 0) return 'Undated';
  const [newest, oldest] = [dated[0]!, dated.at(-1)!];
  const span = newest === oldest ? String(newest) : `${oldest}–${newest}`;
  return dated.length === years.length ? span : `${span}, undated`;
}
