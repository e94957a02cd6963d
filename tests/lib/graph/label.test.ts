import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LABEL_STYLES, setLabel } from '../../../src/lib/graph/label.ts';
import { textWidth } from '../../../src/lib/graph/text-width.ts';

const lines = (label: string, measure: number, most = 2, shortLabel?: string) =>
  setLabel({ kind: 'work', label, ...(shortLabel === undefined ? {} : { shortLabel }) }, measure, most).lines;

describe('a label', () => {
  test.each<[about: string, label: string, measure: number, most: number, short: string | undefined, expected: string[]]>([
    ['stays on one line while it fits', 'Stochastic Normalizing Flows', 300, 2, undefined, ['Stochastic Normalizing Flows']],
    ['takes lines of about equal length', 'Stochastic Normalizing Flows', 140, 2, undefined, ['Stochastic', 'Normalizing Flows']],
    ['takes its short form when it does not fit', 'SALSA: Sequential Approximate Leverage-Score Algorithm', 150, 2, 'SALSA', ['SALSA']],
    [
      'ends in an ellipsis after a whole word',
      'Inexact Newton-CG Algorithms With Complexity Guarantees',
      130,
      2,
      undefined,
      ['Inexact Newton-CG', 'Algorithms…'],
    ],
    ['does not end in a small word', 'Analysis of the Asymptotic Behaviour', 90, 2, undefined, ['Analysis…']],
    ['is cut within a word that is too long', 'Donaudampfschifffahrtsgesellschaft', 90, 2, undefined, ['Donaudamp…']],
    [
      'parts a word that is too long after its hyphens',
      'Rheinische Friedrich-Wilhelms-Universität Bonn',
      150,
      3,
      undefined,
      ['Rheinische', 'Friedrich-Wilhelms-', 'Universität Bonn'],
    ],
    [
      'leaves the hyphens of words that fit',
      'Integer-only Zero-shot Quantization for Speech',
      140,
      2,
      undefined,
      ['Integer-only', 'Zero-shot…'],
    ],
    ['does not end in a hyphen', 'Continuous-in-depth', 90, 1, undefined, ['Continuous…']],
    ['does not end in an Arabic comma', 'كتاب المناظر، المقالة الأولى', 140, 1, undefined, ['كتاب المناظر…']],
    [
      'parts Chinese and Japanese anywhere but before a mark',
      '括要算法 第1巻：累裁招差之法と角法について',
      130,
      2,
      undefined,
      ['括要算法 第1巻：累', '裁招差之法と角法…'],
    ],
    ['keeps initials with their name', 'N.\u00a0B.\u00a0Erichson', 110, 2, undefined, ['N.\u00a0B.\u00a0Erichson']],
    [
      'may take three lines',
      'International Computer Science Institute',
      110,
      3,
      undefined,
      ['International', 'Computer', 'Science Institute'],
    ],
    ['stands for an empty text as a dash', '  ', 90, 2, undefined, ['–']],
  ])('%s', (_, label, measure, most, short, expected) => expect(lines(label, measure, most, short)).toEqual(expected));

  test('is never wider than its measure or higher than its lines', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.integer({ min: 40, max: 200 }),
        fc.constantFrom('person', 'work', 'topic'),
        (label, measure, kind) => {
          const set = setLabel({ kind, label }, measure, 2);
          expect(set.width).toBeLessThanOrEqual(measure + 0.01);
          expect(set.lines.length).toBeLessThanOrEqual(2);
          expect(set.height).toBe(set.lines.length * LABEL_STYLES[kind].leading);
        },
      ),
    );
  });

  test('is made of the longest text too', () => {
    expect(lines('word '.repeat(100_000), 100)).toHaveLength(2);
    expect(lines('x'.repeat(500_000), 100).length).toBeLessThanOrEqual(2);
  });
});

describe('the width of a text', () => {
  test.each<[about: string, text: string, least: number, most: number]>([
    ['is that of a square for each character of Chinese', '深度学习', 40, 40],
    ['does not count marks apart from their letter', 'e\u0301', 5, 6],
    ['is small for narrow letters', 'illi', 10, 16],
    ['is great for wide ones', 'WMWM', 35, 40],
    ['counts an accented letter as its base', 'Şimşekli', textWidth('Simsekli', 'serif', 10), textWidth('Simsekli', 'serif', 10)],
  ])('%s', (_, text, least, most) => {
    const width = textWidth(text, 'serif', 10);
    expect(width).toBeGreaterThanOrEqual(least);
    expect(width).toBeLessThanOrEqual(most);
  });
});
