import { describe, expect, test } from 'vitest';
import { describeYears, labelYears, selectYearChart } from '../../../src/lib/views/year-chart.ts';
import { makeWork } from '../../helpers/make-work.ts';

const works = (...years: number[]) => years.map((year) => makeWork({ date: { first: String(year).padStart(4, '0') } }));
const many = (count: number, year: number) => Array.from({ length: count }, () => year);

describe('works per year', () => {
  test.each<[string, number[], string]>([
    ['one work', [2018], '1 work in 2018.'],
    ['one year', [2018, 2018], 'All 2 works in 2018.'],
    ['one best year', [2018, 2020, 2020], 'Most in 2020 (2 of 3 works).'],
    ['two best years', [2018, 2018, 2019, 2020, 2020], 'Most in 2018 and 2020 (2 each of 5 works).'],
    ['even years', [2017, 2018, 2019, 2020], 'At most 1 a year; 4 works from 2017 to 2020.'],
    ['works without a date', [0, 2019, 2020, 2020], 'Most in 2020 (2 of 4 works). 1 without a date.'],
  ])('of %s are told in a sentence', (_, years, finding) => expect(selectYearChart(works(...years))!.finding).toBe(finding));

  test('have thousands set apart', () =>
    expect(
      describeYears([
        { year: 2020, count: 1500 },
        { year: 2021, count: 18500 },
      ]),
    ).toBe('Most in 2021 (18,500 of 20,000 works).'));

  test('are no chart where no work is dated', () => expect(selectYearChart(works(0))).toBeUndefined());

  test('are bars from one line, as high as their share of the highest, at most 64 pixels', () => {
    const { bars, height } = selectYearChart(works(...many(8, 2019), ...many(4, 2021)))!;
    expect(height).toBe(64);
    expect(bars).toBe('M0.21 64v-64h.58v64zM2.21 64v-32h.58v32z');
  });

  test('stay low where there are few', () => expect(selectYearChart(works(2019, 2020, 2020))!.height).toBe(26));

  test('are all numbered where there is room, else the highest alone', () => {
    expect(selectYearChart(works(2018, 2020))!.counts.map(({ text }) => text)).toEqual(['1', '1']);
    const long = Array.from({ length: 60 }, (_, index) => 1960 + index);
    expect(selectYearChart(works(...long, 1990))!.counts).toEqual([expect.objectContaining({ text: '2' })]);
  });
});

describe('the years named below a chart', () => {
  const from = (first: number, count: number) => Array.from({ length: count }, (_, index) => String(first + index));
  test.each([
    [1, ['2008']],
    [9, from(2008, 9)],
    [11, ['2008', '2010', '2012', '2014', '2016', '2018']],
    [60, ['2008', '2020', '2030', '2040', '2050', '2067']],
  ])('of %i do not touch', (count, expected) => expect(labelYears(from(2008, count)).map(({ text }) => text)).toEqual(expected));

  test('are round where a column is two years', () => {
    const names = Array.from({ length: 10 }, (_, index) => String(2008 + 2 * index));
    expect(labelYears(names, 200).map(({ text }) => text)).toEqual(['2008', '2020', '2026']);
  });

  test.each([2, 3, 7, 14, 15, 28, 41, 60, 120])('of %i do not touch or leave the picture', (count) => {
    const width = 340;
    const sides = labelYears(from(1950, count)).map(({ text, x, anchor }) => {
      const [at, size] = [(x / 100) * width, text.length * 7.5];
      return anchor === 'start' ? [at, at + size] : anchor === 'end' ? [at - size, at] : [at - size / 2, at + size / 2];
    });
    for (const [index, [left, right]] of sides.entries()) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      if (index > 0) expect(left).toBeGreaterThan(sides[index - 1]![1]!);
    }
  });
});
