import { expect, test } from 'vitest';
import { selectTies } from '../../../src/lib/views/collaborators.ts';

const people = (count: number, close: boolean) =>
  Array.from({ length: count }, (_, index) => ({ name: `Person ${index}`, works: 3, strength: 2, firstYear: 2001, lastYear: 2004, close }));

test('close collaborators have a row each, and the others their names', () => {
  const { rows, close, named, others } = selectTies([...people(2, true), ...people(3, false)]);
  expect([rows.length, close, named.length, others]).toEqual([2, 2, 3, 3]);
  expect([...rows, ...named].map(({ anchor }) => anchor)).toEqual([1, 2, 3, 4, 5].map((place) => `collaborator-${place}`));
});

test('of thousands of close collaborators the strongest have rows, the next are named, and all are counted', () => {
  const { rows, close, named, others } = selectTies([...people(2600, true), ...people(700, false)]);
  expect([rows.length, close, named.length, others]).toEqual([40, 2600, 120, 3260]);
  expect(named[0]!.anchor).toBe('collaborator-41');
});
