import type { Topic, Work } from '../model/index.ts';
import { countOf } from './count.ts';
import { joinWords } from './profile.ts';
import { countTopics } from './topics.ts';
import { yearOfWork } from './works-by-year.ts';
import { labelYears, type ChartText } from './year-chart.ts';

/** Works of leading topics by year: a row a topic, a column a year, a mark whose area is the number of works. */
export interface TopicYears {
  /** What the marks show, as a sentence. */
  finding: string;
  /** The most works first. */
  rows: TopicYearsRow[];
  /** Years a column: one, or more where the years are many. All columns are equally wide, or their marks could not be compared. */
  span: number;
  /** What each column stands for: `2012`, or `2010–2014`. */
  columns: string[];
  labels: ChartText[];
  /** Width of a picture of a row in CSS pixels; it is {@link ROW} high. */
  width: number;
  /** Marks of one work and of the most, with the number. */
  key: { works: number; mark: string }[];
}

export interface TopicYearsRow {
  slug: string;
  label: string;
  /** Works with a date. */
  works: number;
  /** Works by column. */
  counts: number[];
  /** Path of the row's marks. */
  marks: string;
}

/** Side of a mark's place in CSS pixels: {@link MOST_COLUMNS} of them fit on the narrowest phone. */
export const ROW = 20;

const MOST_ROWS = 8;
const MOST_COLUMNS = 14;
const SPANS = [1, 2, 5, 10, 20, 50, 100, 1000];
const LEAST = { topics: 3, works: 2, years: 3 };
/** Half the diagonal of the largest mark; the smallest can still be seen. */
const HALF = { most: 9.5, least: 1.2 };
/** Few works must not look like many: a mark of so many is of full size only if none has more. */
const FULL = 4;

/**
 * How the topics of some works came and went. Pure.
 * @param leave slug of a topic that all of the works have, which would say nothing
 * @returns `undefined` if there is too little to show: fewer than 3 topics of 2 works, or fewer than 3 years
 */
export function selectTopicYears(works: readonly Work[], topics: ReadonlyMap<string, Topic>, leave?: string): TopicYears | undefined {
  const dated = works.filter((work) => yearOfWork(work) > 0);
  const chosen = countTopics(dated, topics)
    .filter(({ slug, works: count }) => slug !== leave && count >= LEAST.works)
    .slice(0, MOST_ROWS);
  const years = [...new Set(dated.map((work) => yearOfWork(work)))].sort((a, b) => a - b);
  if (chosen.length < LEAST.topics || years.length < LEAST.years) return undefined;

  const [earliest, last] = [years[0]!, years.at(-1)!];
  const span = SPANS.find((size) => Math.floor(last / size) - Math.floor(earliest / size) < MOST_COLUMNS) ?? SPANS.at(-1)!;
  const first = Math.floor(earliest / span) * span;
  const begins = Array.from({ length: Math.floor((last - first) / span) + 1 }, (_, index) => first + index * span);
  const place = new Map(chosen.map(({ slug }, index) => [slug, index]));
  const counts = chosen.map(() => begins.map(() => 0));
  const starts = chosen.map(() => last);
  const active = chosen.map(() => new Set<number>());
  for (const work of dated) {
    const year = yearOfWork(work);
    for (const slug of new Set(work.topics.map(({ topic }) => topic as string))) {
      const index = place.get(slug);
      if (index === undefined) continue;
      counts[index]![Math.floor((year - first) / span)]! += 1;
      starts[index] = Math.min(starts[index]!, year);
      active[index]!.add(year);
    }
  }
  const most = counts.flat().reduce((a, b) => Math.max(a, b), 0);
  const markAt = (count: number, column: number) => drawMark(count, most, column * ROW + ROW / 2);
  return {
    finding: describe(
      chosen.map(({ label, works: count }, index) => ({ label, works: count, start: starts[index]!, years: active[index]!.size })),
      years,
    ),
    rows: chosen.map(({ slug, label, works: count }, index) => ({
      slug,
      label,
      works: count,
      counts: counts[index]!,
      marks: counts[index]!.map((number, column) => (number === 0 ? '' : markAt(number, column))).join(''),
    })),
    span,
    columns: begins.map((year) => (span === 1 ? String(year) : `${year}–${year + span - 1}`)),
    labels: labelYears(begins.map(String), begins.length * ROW),
    width: begins.length * ROW,
    key: [...new Set([1, most])].map((count) => ({ works: count, mark: drawMark(count, most, ROW / 2) })),
  };
}

/** A topic's shape: a square on its corner, whose area is as the number of works. */
function drawMark(count: number, most: number, x: number): string {
  const half = round(Math.max(HALF.least, HALF.most * Math.sqrt(count / Math.max(most, FULL))));
  return `M${round(x - half)} ${ROW / 2}l${half}-${half} ${half} ${half}-${half} ${half}z`;
}

interface Course {
  label: string;
  works: number;
  /** Year of the first work. */
  start: number;
  /** Years with works. */
  years: number;
}

/** The topic that lasts, and the newest that has come to it. */
function describe(topics: readonly Course[], years: readonly number[]): string {
  const lasting = topics.reduce((a, b) => (b.years > a.years ? b : a));
  const begin = topics.reduce((year, { start }) => Math.max(year, start), 0);
  const newest = topics.filter((topic) => topic.start === begin && topic !== lasting).map(({ label }) => label);
  const spread =
    lasting.years === years.length ? 'every year with works' : `${lasting.years} of the ${countOf(years.length, 'year')} with works`;
  const first = `${lasting.label} appears in ${spread} (${countOf(lasting.works, 'work')})`;
  return newest.length === 0 || newest.length > 3 || begin === years[0]
    ? `${first}.`
    : `${first}; new since ${begin}: ${joinWords(newest)}.`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
