import { expect, test } from 'vitest';
import { shorten } from '../../../src/lib/views/shorten.ts';

test.each([
  ['is left as it is if it fits', 'A short text.', 'A short text.'],
  ['ends with a whole word', 'What is known of lattices is gathered', 'What is known of…'],
  ['ends without a comma', 'What is known, altogether, of lattices', 'What is known…'],
  [
    'is cut between letters where there are no blanks',
    '正多角形の辺と半径の関係を論じる。正多角形の辺と半径',
    '正多角形の辺と半径の関係を論じる。正…',
  ],
])('A shortened text %s', (_, text, expected) => {
  expect(shorten(text, 20)).toBe(expected);
});
