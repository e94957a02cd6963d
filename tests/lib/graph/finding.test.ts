import { describe, expect, test } from 'vitest';
import { describeExtent, describeGraph, layoutSlice, PICTURE_LIMITS, selectRows, selectSlice } from '../../../src/lib/graph/index.ts';
import { createPaths } from '../../../src/lib/site/paths.ts';
import { collaborator, input, large, topic, work } from './example.ts';

const given = input({
  author: { slug: 'josiah-carberry', name: 'Josiah S. Carberry', affiliations: [{ name: 'Brown University' }] },
  works: [
    work('a', 'Cracked pots', 2001, ['Jane Doe'], ['pots']),
    work('b', 'More pots', 2004, [], ['pots']),
    work('c', 'Clay', 2003, ['Jane Doe']),
  ],
  person: { collaborators: [collaborator('Jane Doe', 2, 2), collaborator('Minerva Housecat', 0.5, 1)] },
  topics: new Map([topic('pots')]),
});
const graph = selectSlice(given, PICTURE_LIMITS);

describe('the finding', () => {
  test.each([
    [
      'says whom the author is closest to and which topics recur',
      graph,
      'Most often with Jane Doe (2 works in common) and Minerva Housecat (1); recurring topic: pots (2 of 3 works).',
    ],
    [
      'says so when there is nobody to draw',
      selectSlice(input({ works: [work('a', 'A', 2001)] }), PICTURE_LIMITS),
      'No collaborators to draw.',
    ],
    ['says so when there are no works', selectSlice(input(), PICTURE_LIMITS), 'No works have been found yet, so there is nothing to draw.'],
  ])('%s', (_, shown, expected) => expect(describeGraph(shown)).toBe(expected));

  test('says how much is shown of how much there is', () => {
    expect(describeExtent(graph)).toBe('3 works, 2 co-authors, 1 topic');
    expect(describeExtent({ ...graph, totals: { ...graph.totals, work: 20_000 } })).toBe('3 of 20,000 works, 2 co-authors, 1 topic');
    expect(describeExtent(selectSlice(large(), PICTURE_LIMITS))).toBe('12 of 40 works, 12 of 30 co-authors, 8 of 20 topics');
  });
});

describe('the table beside a picture', () => {
  test('has a row with its facts for every node but the author', () => {
    const rows = selectRows(graph).map(({ heading, rows: group }) => [
      heading,
      group.map(({ name, relation, works, years }) => [name, relation, works, years]),
    ]);
    expect(rows).toEqual([
      [
        'Collaborators',
        [
          ['Jane Doe', 'close collaborator', 2, '2001–2008'],
          ['Minerva Housecat', 'co-author', 1, '2001–2008'],
        ],
      ],
      [
        'Works',
        [
          ['More pots', 'on pots', undefined, '2004'],
          ['Clay', 'with Jane Doe', undefined, '2003'],
          ['Cracked pots', 'with Jane Doe; on pots', undefined, '2001'],
        ],
      ],
      ['Topics', [['pots', 'topic of works', 2, '2001–2004']]],
      ['Institutions', [['Brown University', 'affiliation', undefined, undefined]]],
    ]);
  });

  test('has the same links as the picture', () => {
    const { wide, narrow, rows } = layoutSlice({ ...large(), paths: createPaths('/') });
    const links = new Set(rows.flatMap(({ rows: group }) => group.map(({ href }) => href)));
    for (const { nodes } of [wide, narrow]) expect(nodes.filter(({ kind, href }) => kind !== 'author' && !links.has(href))).toEqual([]);
  });
});
