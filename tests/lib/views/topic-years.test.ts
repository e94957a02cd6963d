import { describe, expect, test } from 'vitest';
import { TopicSchema, type Topic } from '../../../src/lib/model/index.ts';
import { ROW, selectTopicYears } from '../../../src/lib/views/topic-years.ts';
import { makeWork } from '../../helpers/make-work.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const TOPICS = new Map<string, Topic>(
  NAMES.map((slug) => [slug, TopicSchema.parse({ slug, label: slug.toUpperCase(), kind: 'keyword', works: 1 })]),
);
const work = (year: number, ...topics: string[]) =>
  makeWork({ date: { first: String(year).padStart(4, '0') }, topics: topics.map((topic) => ({ topic, origin: 'source' })) });
const select = (works: ReturnType<typeof work>[], leave?: string) => selectTopicYears(works, TOPICS, leave);
const THREE = [work(2018, 'a', 'b'), work(2019, 'a', 'b', 'c'), work(2020, 'a', 'c'), work(2020, 'a')];
/** Area of each mark of a path: twice the square of half the diagonal. */
const areas = (path: string) => [...path.matchAll(/l([\d.]+)-/g)].map((match) => 2 * Number(match[1]) ** 2);

describe('topics by year', () => {
  test('are a row a topic and a column a year', () => {
    const { rows, columns, span, width } = select(THREE)!;
    expect({ columns, span, width }).toEqual({ columns: ['2018', '2019', '2020'], span: 1, width: 3 * ROW });
    expect(rows.map(({ slug, works, counts }) => [slug, works, counts])).toEqual([
      ['a', 4, [1, 1, 2]],
      ['b', 2, [1, 1, 0]],
      ['c', 2, [0, 1, 1]],
    ]);
  });

  test.each<[string, ReturnType<typeof work>[]]>([
    ['two topics', [work(2018, 'a', 'b'), work(2019, 'a'), work(2020, 'b')]],
    ['topics of one work', [work(2018, 'a'), work(2019, 'b'), work(2020, 'c')]],
    ['two years', [work(2018, 'a', 'b', 'c'), work(2019, 'a', 'b', 'c')]],
    ['works that nobody dates', [work(0, 'a', 'b', 'c'), work(2019, 'a', 'b', 'c'), work(2020, 'a', 'b', 'c')]],
    ['no works', []],
  ])('are not drawn for %s', (_, works) => expect(select(works)).toBeUndefined());

  test('leave out the topic that all have', () => {
    const works = [...THREE, work(2019, 'a', 'd'), work(2020, 'd')];
    expect(select(works, 'a')!.rows.map(({ slug }) => slug)).toEqual(['b', 'c', 'd']);
  });

  test('are at most eight', () => {
    const works = [2018, 2019, 2020].map((year) => work(year, ...NAMES));
    expect(select(works)!.rows).toHaveLength(8);
  });

  test('have a mark for each count, whose area is as the count', () => {
    const works = [...Array.from({ length: 8 }, () => work(2018, 'a', 'b')), ...THREE];
    for (const { counts, marks } of select(works)!.rows) {
      const drawn = areas(marks);
      const wanted = counts.filter((count) => count > 0);
      expect(drawn).toHaveLength(wanted.length);
      for (const [index, area] of drawn.entries()) expect(area / wanted[index]!).toBeCloseTo((2 * 9.5 ** 2) / 9, 0);
    }
  });

  test.each([
    [14, 1, 14, '2000'],
    [15, 2, 8, '2000–2001'],
    [60, 5, 12, '2000–2004'],
    [200, 20, 10, '2000–2019'],
  ])('of %i years are in equal columns of %i', (years, span, columns, first) => {
    const works = [work(2000, 'a', 'b', 'c'), work(2001, 'a', 'b', 'c'), work(2000 + years - 1, 'a', 'b', 'c')];
    const found = select(works)!;
    expect([found.span, found.columns.length, found.columns[0]]).toEqual([span, columns, first]);
    expect(found.columns.length).toBeLessThanOrEqual(14);
    expect(found.rows[0]!.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  test.each<[string, ReturnType<typeof work>[], string]>([
    ['lasts', THREE, 'A appears in every year with works (4 works); new since 2019: C.'],
    [
      'lasts longest',
      [work(2017, 'b'), work(2018, 'a', 'b'), work(2019, 'a', 'b', 'c'), work(2021, 'c')],
      'B appears in 3 of the 4 years with works (3 works); new since 2019: C.',
    ],
    ['all begin at once', [2018, 2019, 2020].map((year) => work(year, 'a', 'b', 'c')), 'A appears in every year with works (3 works).'],
  ])('say which topic %s', (_, works, finding) => expect(select(works)!.finding).toBe(finding));
});
