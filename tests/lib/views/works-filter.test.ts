import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  arrangeWorks,
  formatWorksView,
  GROUPS,
  isOf,
  narrows,
  parseWorksView,
  SORTS,
  WHOLE,
  type ListedWork,
} from '../../../src/lib/views/works-filter.ts';

const work = (title: string, date: string, type = 'article', topics: string[] = []): ListedWork => ({
  title,
  date,
  year: date.slice(0, 4),
  type,
  topics,
});
const LIST = [
  work('Zeta functions', '2021-03', 'article', ['number-theory']),
  work('“Alpha” decay', '2020-05-01', 'preprint'),
  work('beta 10', '2020', 'article'),
  work('Beta 9', '2019', 'book', ['number-theory', 'history']),
];
const label = (type: string) => ({ article: 'Journal article', preprint: 'Preprint', book: 'Book' })[type] ?? type;
const titles = (groups: { key: string; works: ListedWork[] }[]) =>
  groups.map(({ key, works }) => [key, ...works.map(({ title }) => title)]);

describe('a view of a list of works', () => {
  test.each([
    ['', WHOLE],
    ['?topic=history&year=2019', { ...WHOLE, topic: 'history', year: '2019' }],
    ['?sort=title&group=none&words=a+b', { ...WHOLE, sort: 'title', group: 'none', words: 'a b' }],
    ['?sort=random&group=__proto__&other=1', WHOLE],
  ])('is read from the address %j', (query, view) => expect(parseWorksView(new URLSearchParams(query))).toEqual(view));

  test('is the same after it was written into an address, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.record({
          words: fc.string(),
          topic: fc.string(),
          type: fc.string(),
          year: fc.string(),
          sort: fc.constantFrom(...SORTS),
          group: fc.constantFrom(...GROUPS),
        }),
        (view) => {
          const written = formatWorksView(view, new URLSearchParams('?kept=1'));
          expect(written.get('kept')).toBe('1');
          expect(parseWorksView(new URLSearchParams(written.toString()))).toEqual(view);
        },
      ),
    );
  });
  test('of everything leaves no trace in the address', () =>
    expect(formatWorksView(WHOLE, new URLSearchParams('?topic=x&sort=title')).toString()).toBe(''));

  test.each([
    [WHOLE, false],
    [{ ...WHOLE, sort: 'title' as const, words: '  ' }, false],
    [{ ...WHOLE, year: '2020' }, true],
    [{ ...WHOLE, words: 'a' }, true],
  ])('%j narrows the list: %s', (view, expected) => expect(narrows(view)).toBe(expected));

  test.each([
    [{ topic: 'number-theory' }, ['Zeta functions', 'Beta 9']],
    [{ type: 'article', year: '2020' }, ['beta 10']],
    [{ topic: 'history', year: '2020' }, []],
  ])('%j shows %j', (part, expected) =>
    expect(LIST.filter((one) => isOf(one, { ...WHOLE, ...part })).map(({ title }) => title)).toEqual(expected),
  );
});

describe('works are arranged', () => {
  test('newest first by year, as the page was built', () =>
    expect(titles(arrangeWorks(LIST, WHOLE, label))).toEqual([
      ['2021', 'Zeta functions'],
      ['2020', '“Alpha” decay', 'beta 10'],
      ['2019', 'Beta 9'],
    ]));
  test('oldest first, years too', () =>
    expect(arrangeWorks(LIST, { ...WHOLE, sort: 'oldest' }, label).map(({ key }) => key)).toEqual(['2019', '2020', '2021']));
  test('by title, without regard to quotation marks, capitals and the width of numbers', () =>
    expect(titles(arrangeWorks(LIST, { ...WHOLE, sort: 'title', group: 'none' }, label))).toEqual([
      ['', '“Alpha” decay', 'Beta 9', 'beta 10', 'Zeta functions'],
    ]));
  test('by type, in the order of what a reader sees', () =>
    expect(titles(arrangeWorks(LIST, { ...WHOLE, group: 'type' }, label))).toEqual([
      ['book', 'Beta 9'],
      ['article', 'Zeta functions', 'beta 10'],
      ['preprint', '“Alpha” decay'],
    ]));
  test('so that none is lost and none is twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SORTS), fc.constantFrom(...GROUPS), (sort, group) => {
        const arranged = arrangeWorks(LIST, { ...WHOLE, sort, group }, label).flatMap(({ works }) => works);
        expect(arranged.toSorted((a, b) => a.title.localeCompare(b.title))).toEqual(
          LIST.toSorted((a, b) => a.title.localeCompare(b.title)),
        );
      }),
    );
  });
});
