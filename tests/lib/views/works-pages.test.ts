import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Work } from '../../../src/lib/model/index.ts';
import { pageWorks, yearsOfPage } from '../../../src/lib/views/works-pages.ts';

/** Years with as many works each, newest first; works are told apart by an id alone. */
const years = (...sizes: number[]) =>
  sizes.map((size, at) => ({
    year: 2026 - at,
    works: Array.from({ length: size }, (_, place) => ({ id: `${at}-${place}` }) as unknown as Work),
  }));
const shape = (...sizes: number[]) => pageWorks(years(...sizes)).map((page) => [yearsOfPage(page), page.works, page.first]);

describe('a list of works', () => {
  test.each([
    ['without works is one empty page', [], [['Undated', 0, 1]]],
    ['of 1,200 is on one page', [600, 600], [['2025–2026', 1200, 1]]],
    [
      'past that is parted between years',
      [300, 300, 300, 400],
      [
        ['2026', 300, 1],
        ['2025', 300, 301],
        ['2024', 300, 601],
        ['2023', 400, 901],
      ],
    ],
    [
      'has short years together',
      [200, 200, 200, 200, 600],
      [
        ['2025–2026', 400, 1],
        ['2022–2024', 500, 401],
        ['2022', 500, 901],
      ],
    ],
    [
      'has a year too long for a page on several',
      [1300],
      [
        ['2026', 500, 1],
        ['2026', 500, 501],
        ['2026', 300, 1001],
      ],
    ],
  ])('%s', (_, sizes, expected) => expect(shape(...sizes)).toEqual(expected));

  test('is on its pages whole, each work once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1500 }), { maxLength: 12 }), (sizes) => {
        const list = years(...sizes);
        const pages = pageWorks(list);
        const ids = pages.flatMap((page) => page.years.flatMap(({ works }) => works.map(({ id }) => id as string)));
        expect(ids).toEqual(list.flatMap(({ works }) => works.map(({ id }) => id as string)));
        for (const [at, page] of pages.entries()) {
          expect(page.number).toBe(at + 1);
          expect(page.works).toBe(page.years.reduce((sum, { works }) => sum + works.length, 0));
          if (pages.length > 1) expect(page.works).toBeLessThanOrEqual(500);
        }
      }),
    );
  });
  test.each([
    [[{ year: 2020, works: [] }], '2020'],
    [
      [
        { year: 2020, works: [] },
        { year: 0, works: [] },
      ],
      '2020, undated',
    ],
    [[{ year: 0, works: [] }], 'Undated'],
  ])('has a page of %j called %s', (own, name) => expect(yearsOfPage({ number: 1, years: own, works: 0, first: 1 })).toBe(name));
});
