import { yearOf, type Work } from '../model/index.ts';

export interface WorksOfYear {
  year: number;
  works: Work[];
}

/** The date a reader expects beside a work: that of the version of record, else of the first version. */
export function shownDate(work: Work): string {
  return work.date.ofRecord ?? work.date.first;
}

/** The year shown; 0 for a work that no source dates. */
export function yearOfWork(work: Work): number {
  return yearOf(shownDate(work));
}

/** Group works by the year shown, newest year first; within a year newest first, then by title. */
export function selectWorksByYear(works: readonly Work[]): WorksOfYear[] {
  const years = new Map<number, Work[]>();
  for (const work of works) {
    const year = yearOf(shownDate(work));
    years.set(year, [...(years.get(year) ?? []), work]);
  }
  return [...years]
    .sort(([a], [b]) => b - a)
    .map(([year, group]) => ({ year, works: group.toSorted((a, b) => compare(shownDate(b), shownDate(a)) || compare(a.id, b.id)) }));
}

/** The newest works of a list that is sorted so; the abstracts of those past the first ones are on their own pages only. */
export function selectNewest(works: readonly Work[], most: number, withAbstract: number): Work[] {
  return works.slice(0, most).map((work, index) => {
    if (index < withAbstract) return work;
    const { abstract: _, ...rest } = work;
    return rest;
  });
}

/** Works a year for a strip of bars, without gaps: a year without works has 0. */
export function selectYearCounts(works: readonly Work[]): { year: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const work of works) {
    const year = yearOf(shownDate(work));
    if (year > 0) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const first = Math.min(...counts.keys());
  const last = Math.max(...counts.keys());
  return Array.from({ length: last - first + 1 }, (_, index) => ({ year: first + index, count: counts.get(first + index) ?? 0 }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
