import { describe, expect, test } from 'vitest';
import { SlugSchema, type Authorship } from '../../../src/lib/model/index.ts';
import { initialsOf, selectByline } from '../../../src/lib/views/byline.ts';

const SELF = SlugSchema.parse('jane-doe');

function authorships(count: number, self?: number): Authorship[] {
  return Array.from({ length: count }, (_, index) => ({
    name: { literal: `Author ${index + 1}` },
    ...(index + 1 === self ? { author: SELF } : {}),
  }));
}

describe('a byline', () => {
  test('shows a short list whole and marks the author whose page it is', () => {
    const byline = selectByline(authorships(3, 2), false, 'jane-doe');
    expect(byline.shown.map(({ name, self }) => [name, self])).toEqual([
      ['Author 1', false],
      ['Author 2', true],
      ['Author 3', false],
    ]);
    expect(byline.more).toBe(0);
  });

  test('folds a long list and says how many more there are', () => {
    const byline = selectByline(authorships(30, 1), false, 'jane-doe');
    expect(byline.shown).toHaveLength(9);
    expect(byline.more).toBe(21);
    expect(byline.later).toEqual([]);
  });

  test('still shows the author, with their place, in a list of thousands', () => {
    const byline = selectByline(authorships(5154, 4000), false, 'jane-doe');
    expect(byline.later).toMatchObject([{ name: 'Author 4000', place: 4000, self: true }]);
    expect(byline.shown.length + byline.more + 1).toBe(5154);
  });

  test('on a page of nobody picks out the people of this site, a dozen at most', () => {
    const one = selectByline(authorships(5154, 4000), false, undefined, 60);
    expect(one.later).toMatchObject([{ name: 'Author 4000', author: 'jane-doe', place: 4000, self: false }]);
    expect(one.shown.length + one.more + 1).toBe(5154);
    const all = authorships(100).map((authorship) => ({ ...authorship, author: SELF }));
    expect(selectByline(all, false, undefined)).toMatchObject({ later: { length: 12 }, more: 79 });
  });

  test('never marks a person who only has the same name', () => {
    expect(selectByline([{ name: { literal: 'Jane Doe' } }], false, 'jane-doe').shown[0]?.self).toBe(false);
  });
});

describe('initials', () => {
  test.each([
    ['take the first and the last name', 'Michael W. Mahoney', 'MM'],
    ['skip particles', 'Chris van der Heide', 'CH'],
    ['keep marks', 'Émile Żak', 'ÉŻ'],
    ['are one letter of a single name', 'Plato', 'P'],
    ['are one character of a name in another script', '李明', '李'],
  ])('%s', (_, name, expected) => expect(initialsOf(name)).toBe(expected));
});
