import { expect, test } from 'vitest';
import { groupByLetter } from '../../../src/lib/views/letters.ts';
import { selectNewest } from '../../../src/lib/views/works-by-year.ts';
import { makeWork } from '../../helpers/make-work.ts';

test('People stand under the letter of the name that sorts them, without its marks; other scripts and figures come last', () => {
  const names = ['李明', 'Émile', 'Łukasz', 'eve', '3M', 'Žižek', 'Ørsted'];
  expect(groupByLetter(names, (name) => name).map(({ name, slug, people }) => [name, slug, people])).toEqual([
    ['E', 'e', ['Émile', 'eve']],
    ['L', 'l', ['Łukasz']],
    ['O', 'o', ['Ørsted']],
    ['Z', 'z', ['Žižek']],
    ['Other', 'other', ['李明', '3M']],
  ]);
});

test('Of many works the newest are listed, and the first of them have abstracts', () => {
  const works = ['a', 'b', 'c'].map((id) => makeWork({ id, abstract: [['Text.']] }));
  expect(selectNewest(works, 2, 1).map(({ id, abstract }) => [id, abstract !== undefined])).toEqual([
    ['a', true],
    ['b', false],
  ]);
});
