import type { Work } from '../model/index.ts';
import { joinWords } from './profile.ts';
import { selectYearCounts, yearOfWork } from './works-by-year.ts';

/** Works a year as bars. Lengths across are shares of the whole in percent, so that text keeps its size where the picture shrinks. */
export interface YearChart {
  /** What the bars show, as a sentence. */
  finding: string;
  /** Every year from the first to the last. */
  years: { year: number; count: number }[];
  /** Works that no source dates; they have no bar. */
  undated: number;
  /** Height of the highest bar in CSS pixels. */
  height: number;
  /** Path of all bars, one unit a year across and one pixel up. */
  bars: string;
  /** Texts above bars: all of them if there is room, else that of the highest. */
  counts: ChartText[];
  /** Years below the bars, as many as there is room for on a phone. */
  labels: ChartText[];
}

/** A text of a chart at a place across, in percent. */
export interface ChartText {
  text: string;
  x: number;
  /** Height of the bar below it in CSS pixels. */
  y: number;
  /** Where the text is about to leave the picture, the side that it keeps to. */
  anchor?: 'start' | 'end';
}

const TALLEST = 64;
/** A few works must not look like many: one is at most so high. */
const ONE_WORK = 13;
/** Width of a narrow picture in CSS pixels, and of a digit with its share of the space around a number. */
const NARROW = 340;
const DIGIT = 9;

/** Works a year as a chart; `undefined` if no work is dated. Pure. */
export function selectYearChart(works: readonly Work[]): YearChart | undefined {
  const years = selectYearCounts(works);
  if (years.length === 0) return undefined;
  const undated = works.filter((work) => yearOfWork(work) === 0).length;
  const top = largest(years.map(({ count }) => count));
  const height = Math.min(TALLEST, top * ONE_WORK);
  const heightOf = (count: number) => round((count / top) * height);
  const bars = years.flatMap(({ count }, index) => {
    const tall = heightOf(count);
    return count === 0 ? [] : [`M${round(index + 0.21)} ${height}v-${tall}h.58v${tall}z`];
  });
  const widest = String(top).length * DIGIT;
  const hasRoom = years.length * widest <= NARROW;
  const tallest = years.findIndex(({ count }) => count === top);
  return {
    finding: describeYears(years, undated),
    years,
    undated,
    height,
    bars: bars.join(''),
    counts: years.flatMap(({ count }, index) =>
      count > 0 && (hasRoom || index === tallest)
        ? [textAt(count.toLocaleString('en'), index, years.length, round(height - heightOf(count)))]
        : [],
    ),
    labels: labelYears(years.map(({ year }) => String(year))),
  };
}

/**
 * Choose the columns that are named below a chart: the first, the last, and every year, every second, fifth, tenth … between, as
 * there is room.
 * @param names the first year of each column
 * @param width of the chart in CSS pixels where it is narrowest
 */
export function labelYears(names: readonly string[], width = NARROW): ChartText[] {
  const column = width / names.length;
  const last = names.length - 1;
  const texts = names.map((name, index) => textAt(name, index, names.length, 0, width));
  const sides = texts.map(({ text, x, anchor }) => {
    const [at, size] = [(x / 100) * width, text.length * DIGIT];
    return anchor === 'start' ? [at, at + size] : anchor === 'end' ? [at - size, at] : [at - size / 2, at + size / 2];
  });
  const touch = (a: number, b: number) => sides[Math.min(a, b)]![1]! > sides[Math.max(a, b)]![0]!;
  // A column may stand for several years.
  const span = Number(names[1]) - Number(names[0]);
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => (years / span) * column >= 4 * DIGIT) ?? 100;
  const chosen = new Set([0]);
  if (last > 0 && !touch(0, last)) chosen.add(last);
  for (let index = 1; index < last; index += 1)
    if (Number(names[index]) % step === 0 && ![...chosen].some((other) => touch(index, other))) chosen.add(index);
  return [...chosen].sort((x, y) => x - y).map((index) => texts[index]!);
}

/** What the years say: `Most in 2020 (12 of 40 works).` */
export function describeYears(years: readonly { year: number; count: number }[], undated = 0): string {
  const total = years.reduce((sum, { count }) => sum + count, undated);
  const top = largest(years.map(({ count }) => count));
  const best = years.filter(({ count }) => count === top).map(({ year }) => String(year));
  const works = `${total.toLocaleString('en')} ${total === 1 ? 'work' : 'works'}`;
  const rest = undated === 0 ? '' : ` ${undated.toLocaleString('en')} without a date.`;
  const figure = top.toLocaleString('en');
  if (years.length === 1)
    return `${undated === 0 ? (total === 1 ? '1 work' : `All ${works}`) : `${figure} of ${works}`} in ${best[0]}.${rest}`;
  if (best.length === 1) return `Most in ${best[0]} (${figure} of ${works}).${rest}`;
  if (best.length <= 3) return `Most in ${joinWords(best)} (${figure} each of ${works}).${rest}`;
  return `At most ${figure} a year; ${works} from ${years[0]!.year} to ${years.at(-1)!.year}.${rest}`;
}

function textAt(text: string, index: number, columns: number, y: number, width = NARROW): ChartText {
  const x = round(((index + 0.5) / columns) * 100);
  const half = ((text.length * DIGIT) / 2 / width) * 100;
  if (x < half) return { text, x: 0, y, anchor: 'start' };
  if (x > 100 - half) return { text, x: 100, y, anchor: 'end' };
  return { text, x, y };
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b), 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
