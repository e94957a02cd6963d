import { describe, expect, test } from 'vitest';
import { normalizeBiblio, normalizePages } from '../../../src/lib/normalize/biblio.ts';

describe('pages', () => {
  test.each([
    ['a double hyphen', '513--520', '513–520'],
    ['a hyphen', '513-520', '513–520'],
    ['blanks round the dash', '513 – 520', '513–520'],
    ['letters', 'S1-S8', 'S1–S8'],
    ['an abbreviation', 'pp. 5-7', '5–7'],
    ['one page twice', '12-12', '12'],
    ['one page', 'e12', 'e12'],
    ['several ranges', '1--3, 7--9', '1–3, 7–9'],
    ['a range without an end', '12-', '12-'],
  ])('are written alike: %s', (_, text, expected) => {
    expect(normalizePages(text)).toBe(expected);
    expect(normalizePages(expected)).toBe(expected);
  });
});

test('empty values of the place in a venue are left out', () => {
  expect(normalizeBiblio({ volume: '5', pages: '1-3', series: '' }, (text) => text)).toEqual({ volume: '5', pages: '1–3' });
  expect(normalizeBiblio({ series: '' }, (text) => text)).toBeUndefined();
});
