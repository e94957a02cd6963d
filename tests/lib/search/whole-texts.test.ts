import { describe, expect, test } from 'vitest';
import { wholeTexts } from '../../../src/lib/search/whole-texts.ts';

describe('The whole text of a work', () => {
  test('has title, every name and the abstract, folded', () =>
    expect([
      ...wholeTexts([
        {
          id: 'a',
          title: 'On Größe',
          author: [{ family: 'Dereziński', given: 'Michał', 'non-dropping-particle': 'van' }, { literal: 'The Team' }],
          abstract: 'A nested γ-net.',
        },
        { id: 'b', title: 'Bare' },
      ]),
    ]).toEqual([
      ['a', expect.stringMatching(/^on gro(?:ss|sz|s)e derezinski michal van the team a nested/)],
      ['b', 'bare'],
    ]));

  test.each([
    ['nothing', undefined],
    ['a text', 'x'],
    ['an object', {}],
    ['items of other kinds', [null, 3, 'x', {}, { id: 7 }]],
  ])('is not found in %s', (_, items) => expect(wholeTexts(items).size).toBe(0));

  test('passes over parts that are no text', () =>
    expect(wholeTexts([{ id: 'a', title: 4, author: [null, { family: 5 }, 'x'], abstract: ['y'] }]).get('a')).toBe('x'));
});
