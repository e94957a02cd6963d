import { expect, test } from 'vitest';
import type { Collaborator } from '../../../src/lib/model/index.ts';
import { selectTies } from '../../../src/lib/views/collaborators.ts';

const people = (count: number, close: boolean) =>
  Array.from({ length: count }, (_, index) => ({ name: `Person ${index}`, works: 3, strength: 2, firstYear: 2001, lastYear: 2004, close }));

test('close collaborators have a row each, and the others their names', () => {
  const { first, more, close, named, others } = selectTies([...people(2, true), ...people(3, false)]);
  expect([first.length, more.length, close, named.length, others]).toEqual([2, 0, 2, 3, 3]);
  expect([...first, ...named].map(({ anchor }) => anchor)).toEqual([1, 2, 3, 4, 5].map((place) => `collaborator-${place}`));
});

test('of thousands of close collaborators the strongest have rows, the next are named, and all are counted', () => {
  const { first, more, close, named, others } = selectTies([...people(2600, true), ...people(700, false)]);
  expect([first.length, more.length, close, named.length, others]).toEqual([12, 28, 2600, 120, 3260]);
  expect(named[0]!.anchor).toBe('collaborator-41');
});

test('rows run by the works in common, which they show, and keep the anchors of the ties', () => {
  const [a, b, c] = people(3, true) as [Collaborator, Collaborator, Collaborator];
  const { first } = selectTies([
    { ...a, works: 2, strength: 3 },
    { ...b, works: 7 },
    { ...c, works: 2, strength: 2 },
  ]);
  expect(first.map(({ name, anchor }) => `${name} ${anchor}`)).toEqual([
    'Person 1 collaborator-2',
    'Person 0 collaborator-1',
    'Person 2 collaborator-3',
  ]);
});
