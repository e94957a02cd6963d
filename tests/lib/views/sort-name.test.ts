import { expect, test } from 'vitest';
import { groupByLetter } from '../../../src/lib/views/letters.ts';
import { sortName } from '../../../src/lib/views/sort-name.ts';

test.each([
  ['Michael W. Mahoney', 'M'],
  ['Chris van der Heide', 'H'],
  ['Jean de La Fontaine', 'L'],
  ['Charles F. Van Loan', 'V'],
  ['Jean Le Rond d’Alembert', 'A'],
  ['Maria de Souza', 'S'],
  ['Martin King Jr.', 'K'],
  ['Euclid', 'E'],
  ['Michał Łukasiewicz', 'L'],
  ['關孝和', 'Other'],
])('%s is filed under %s', (name, letter) => expect(groupByLetter([{ name }], sortName).map((group) => group.name)).toEqual([letter]));

test('A name that the file gives to sort by is taken as it is', () =>
  expect(sortName({ name: 'Nguyễn Văn An', sortName: 'Nguyễn Văn An' })).toBe('Nguyễn Văn An'));
