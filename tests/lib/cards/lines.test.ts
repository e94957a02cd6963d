import { describe, expect, test } from 'vitest';
import { fitLines, shorten, toPieces, type Step } from '../../../src/lib/cards/lines.ts';

/** Letters of one em each make the widths easy to see. */
const measure = (text: string): number => text.length;
const STEPS: readonly Step[] = [
  [20, 1],
  [10, 2],
];
const fit = (text: string, width: number) => fitLines(toPieces(text), measure, width, STEPS);

describe('lines', () => {
  test.each([
    ['a short text in the largest size', 'Jane Doe', 200, { size: 20, lines: ['Jane Doe'] }],
    ['a longer one in the next', 'Jane Quentin Doe', 110, { size: 10, lines: ['Jane', 'Quentin Doe'] }],
    ['lines of about one length', 'aa bb cc dd ee ff', 120, { size: 10, lines: ['aa bb cc', 'dd ee ff'] }],
    ['a break after a hyphen', 'Konstantinopoulou-Papadimitriou', 200, { size: 10, lines: ['Konstantinopoulou-', 'Papadimitriou'] }],
    ['a word that is wider than a line in parts', 'abcdefghijkl', 80, { size: 10, lines: ['abcdefgh', 'ijkl'] }],
    ['an ellipsis where the room ends', 'aaaa bbbb cccc dddd eeee', 90, { size: 10, lines: ['aaaa bbbb', 'cccc ddd…'] }],
    ['no line that ends with a point between two things', 'Aaaaa · Bbbbb', 100, { size: 10, lines: ['Aaaaa', 'Bbbbb'] }],
    ['nothing', '', 100, { size: 20, lines: [] }],
  ])('set %s', (_, text, width, expected) => expect(fit(text, width)).toEqual(expected));

  test('are never wider than the room, whatever the text', () => {
    for (const text of ['a '.repeat(500), 'a'.repeat(500), `${'a'.repeat(99)} b`, '- - - -', '····', 'a-b-c/d/e f'])
      for (const width of [10, 35, 100, 190]) {
        const { size, lines } = fit(text, width);
        for (const line of lines) expect(measure(line) * size, `${text.slice(0, 20)} in ${width}`).toBeLessThanOrEqual(width);
      }
  });
});

test.each([
  ['what fits is left alone', 'abc def', 7, 'abc def'],
  ['words are cut between them', 'abcdef ghij kl', 12, 'abcdef ghij…'],
  ['a long word is cut inside', 'abcdefghijkl', 6, 'abcde…'],
  ['no comma stands before the ellipsis', 'abcdef, ghijkl', 9, 'abcdef…'],
])('%s', (_, text, width, expected) => expect(shorten(text, measure, width)).toBe(expected));
