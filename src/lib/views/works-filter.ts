/** How a visitor wants a list of works: what is shown, in which order, under which headings. */
export interface WorksView {
  /** Words that all must occur. */
  words: string;
  /** Slug of a topic, or `''` for all; likewise the type and the year. */
  topic: string;
  type: string;
  year: string;
  sort: (typeof SORTS)[number];
  group: (typeof GROUPS)[number];
}

/** A work as the list knows it. */
export interface ListedWork {
  /** Four digits; `0000` for a work without a date. */
  year: string;
  /** ISO date of known precision. */
  date: string;
  type: string;
  topics: readonly string[];
  title: string;
}

/** Works below one heading; the list whole has one group without a heading. */
export interface WorksGroup<T> {
  /** The year or the type that its works have in common. */
  key: string;
  works: T[];
}

export const SORTS = ['newest', 'oldest', 'title'] as const;
export const GROUPS = ['year', 'type', 'none'] as const;
const FIELDS = ['words', 'topic', 'type', 'year', 'sort', 'group'] as const;

/** The list as it is built: everything, newest first, by year. */
export const WHOLE: WorksView = { words: '', topic: '', type: '', year: '', sort: 'newest', group: 'year' };

/** Read a view from the query of an address. What is not known there is as in the whole list. */
export function parseWorksView(query: URLSearchParams): WorksView {
  const [sort, group] = [query.get('sort'), query.get('group')];
  return {
    words: query.get('words') ?? '',
    topic: query.get('topic') ?? '',
    type: query.get('type') ?? '',
    year: query.get('year') ?? '',
    sort: SORTS.find((known) => known === sort) ?? WHOLE.sort,
    group: GROUPS.find((known) => known === group) ?? WHOLE.group,
  };
}

/** The query of an address for a view, with only what differs from the whole list. Other parameters of the address stay. */
export function formatWorksView(view: WorksView, query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query);
  // set anew, so that one view has one address however it was come by
  for (const field of FIELDS) next.delete(field);
  for (const field of FIELDS) if (view[field] !== WHOLE[field]) next.set(field, view[field]);
  return next;
}

/** If a view shows a part of the list only. */
export function narrows({ words, topic, type, year }: WorksView): boolean {
  return words.trim() !== '' || topic !== '' || type !== '' || year !== '';
}

/** If a work is of the topic, type and year of a view; its words are looked for where its text is. */
export function isOf(work: ListedWork, { topic, type, year }: WorksView): boolean {
  return (year === '' || work.year === year) && (type === '' || work.type === type) && (topic === '' || work.topics.includes(topic));
}

/**
 * Put works in the order and under the headings of a view. Years run as the works do, types by their label. Works that are
 * equal in what is sorted by keep their order.
 * @param labelOf a type as a reader sees it
 */
export function arrangeWorks<T extends ListedWork>(
  works: readonly T[],
  { sort, group }: WorksView,
  labelOf: (type: string) => string,
): WorksGroup<T>[] {
  const sorted = works.toSorted(sort === 'title' ? byTitle : sort === 'oldest' ? (a, b) => byDate(b, a) : byDate);
  if (group === 'none') return [{ key: '', works: sorted }];
  const groups = [...Map.groupBy(sorted, (work) => work[group])].map(([key, own]) => ({ key, works: own }));
  if (group === 'type') return groups.sort((a, b) => TITLES.compare(labelOf(a.key), labelOf(b.key)));
  return groups.sort((a, b) => (sort === 'oldest' ? compare(a.key, b.key) : compare(b.key, a.key)));
}

const TITLES = new Intl.Collator('en', { sensitivity: 'base', numeric: true, ignorePunctuation: true });

function byTitle(a: ListedWork, b: ListedWork): number {
  return TITLES.compare(a.title, b.title);
}

/** Newest first. */
function byDate(a: ListedWork, b: ListedWork): number {
  return compare(b.date, a.date);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
