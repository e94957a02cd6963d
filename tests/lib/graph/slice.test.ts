import { describe, expect, test } from 'vitest';
import { parseRor, parseSafeUrl } from '../../../src/lib/identifiers/index.ts';
import {
  FILE_LIMITS,
  NARROW_LIMITS,
  PICTURE_LIMITS,
  reduceSlice,
  selectDrawnEdges,
  selectSlice,
  type Graph,
  type GraphKind,
} from '../../../src/lib/graph/index.ts';
import { collaborator, input, large, SELF, topic, work } from './example.ts';

const idsOf = ({ nodes }: Graph, kind: GraphKind) => nodes.filter((node) => node.kind === kind).map(({ id }) => id);
const labelsOf = ({ nodes }: Graph, kind: GraphKind) => nodes.filter((node) => node.kind === kind).map(({ label }) => label);

/** Ids that can be reached from the author along drawn edges. */
function reached(graph: Graph): Set<string> {
  const found = new Set([`author:${SELF}`]);
  for (const _ of graph.nodes) {
    for (const { source, target } of selectDrawnEdges(graph)) {
      if (found.has(source)) found.add(target);
      if (found.has(target)) found.add(source);
    }
  }
  return found;
}

describe('the slice of a graph', () => {
  test('holds at most 12 works, 12 collaborators, 8 topics and 6 institutions', () => {
    const graph = selectSlice(large(), PICTURE_LIMITS);
    const counts = (['author', 'work', 'person', 'topic', 'institution'] as const).map((kind) => idsOf(graph, kind).length);
    expect(counts).toEqual([1, 12, 12, 8, 6]);
    expect(graph.totals).toEqual({ work: 40, person: 30, topic: 20, institution: 7 });
  });

  test('holds at most 150 nodes in the file', () => {
    expect(Object.values(FILE_LIMITS).reduce((sum, limit) => sum + limit, 1)).toBe(150);
    expect(selectSlice(large(), FILE_LIMITS).nodes).toHaveLength(1 + 40 + 30 + 20 + 7);
  });

  test('is the same whatever the order of the works', () => {
    const given = large();
    expect(selectSlice({ ...given, works: given.works.toReversed() }, PICTURE_LIMITS)).toEqual(selectSlice(given, PICTURE_LIMITS));
  });

  test('ties every node to the author', () => {
    const graph = selectSlice(large(), PICTURE_LIMITS);
    expect([...reached(graph)].sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
    const narrow = reduceSlice(graph, NARROW_LIMITS);
    expect([...reached(narrow)].sort()).toEqual(narrow.nodes.map(({ id }) => id).sort());
  });

  test('prefers a topic that tells works apart over one that nearly all have', () => {
    const topics = new Map([topic('everything'), topic('pots'), topic('cracks')]);
    const works = Array.from({ length: 12 }, (_, index) =>
      work(`w${index}`, 'A title', 2000, [], index < 4 ? ['everything', 'pots'] : ['everything', ...(index < 6 ? ['cracks'] : [])]),
    );
    expect(labelsOf(selectSlice(input({ works, topics }), { ...PICTURE_LIMITS, topic: 2 }), 'topic')).toEqual(['pots', 'cracks']);
  });

  test('takes works that touch the most of what is shown, the newer first', () => {
    const works = [
      work('alone', 'Alone', 2020),
      work('old', 'Old', 2001, ['Minerva Housecat']),
      work('new', 'New', 2009, ['Minerva Housecat']),
      work('both', 'Both', 1999, ['Minerva Housecat', 'Jane Doe']),
    ];
    const person = { collaborators: [collaborator('Minerva Housecat', 2), collaborator('Jane Doe', 1)] };
    expect(idsOf(selectSlice(input({ works, person }), { ...PICTURE_LIMITS, work: 3 }), 'work')).toEqual([
      'work:both',
      'work:new',
      'work:old',
    ]);
  });

  test('takes the strongest collaborators, and keeps their place in the list of the page', () => {
    const person = { collaborators: [collaborator('Jane Doe', 0.5), collaborator('Minerva Housecat', 2)] };
    const [, node] = selectSlice(input({ person }), { ...PICTURE_LIMITS, person: 1 }).nodes;
    expect(node).toMatchObject({
      label: 'Minerva Housecat',
      shortLabel: 'M.\u00a0Housecat',
      href: `/people/authors/${SELF}/#collaborator-2`,
    });
  });

  test('finds collaborators by page, by name and by the one short form that fits', () => {
    const works = [
      work('a', 'A', 2001, ['Minerva Housecat']),
      work('b', 'B', 2002, ['M. Housecat']),
      work('c', 'C', 2003, ['N. Housecat']),
    ];
    const graph = selectSlice(input({ works, person: { collaborators: [collaborator('Minerva Housecat', 2)] } }), PICTURE_LIMITS);
    const shared = graph.edges.filter(({ source, kind }) => source === 'person:1' && kind === 'authorship').map(({ target }) => target);
    expect(shared.sort()).toEqual(['work:a', 'work:b']);
  });

  test('does not tie the authors of a work of over 100 to it', () => {
    const many = Array.from({ length: 120 }, (_, index) => `Person Number${index}`);
    const graph = selectSlice(
      input({ works: [work('big', 'Big', 2010, many)], person: { collaborators: [collaborator('Person Number7', 1)] } }),
      PICTURE_LIMITS,
    );
    expect(selectDrawnEdges(graph).map(({ source, target }) => `${source} ${target}`)).toEqual([
      `author:${SELF} person:1`,
      `author:${SELF} work:big`,
    ]);
  });

  test('tells topics of one name apart', () => {
    const topics = new Map([topic('learning'), topic('stat-learning', 'learning')]);
    const works = [work('a', 'A', 2001, [], ['learning', 'stat-learning'])];
    expect(labelsOf(selectSlice(input({ works, topics }), PICTURE_LIMITS), 'topic')).toEqual([
      'learning (learning)',
      'learning (stat-learning)',
    ]);
  });

  test.each([
    ['an author alone', input(), 1],
    ['three works by one author', input({ works: [work('a', 'A', 2001), work('b', 'B', 2002), work('c', 'C', 2003)] }), 4],
  ])('works for %s', (_, given, count) => expect(selectSlice(given, PICTURE_LIMITS).nodes).toHaveLength(count));
});

describe('the links of a graph', () => {
  test('are there for every node, and respect the base', () => {
    const hrefs = selectSlice(large(), PICTURE_LIMITS).nodes.map(({ href }) => href);
    expect(hrefs.filter((href) => !href.startsWith('/people/'))).toEqual([]);
  });

  test('lead to the page of a person who has one, and to the address of an institution that has one', () => {
    const graph = selectSlice(
      input({
        author: {
          slug: SELF,
          name: 'J',
          affiliations: [{ name: 'Brown University', ror: parseRor('https://ror.org/05gq02987')! }, { name: 'Elsewhere' }],
        },
        person: { collaborators: [collaborator('Jane Doe', 2, 3, 'jane-doe')] },
        hasPage: (slug) => slug === 'jane-doe',
      }),
      PICTURE_LIMITS,
    );
    expect(graph.nodes.slice(1).map(({ href }) => href)).toEqual([
      '/people/authors/jane-doe/',
      'https://ror.org/05gq02987',
      `/people/authors/${SELF}/#graph-institution-2`,
    ]);
  });
});

test('An institution with a page on this site is linked to it before its own address', () => {
  const ror = parseRor('https://ror.org/05gq02987')!;
  const affiliations = [{ name: 'Brown University', ror, url: parseSafeUrl('https://www.brown.edu/')! }];
  const graph = selectSlice(
    {
      ...input({ author: { slug: SELF, name: 'J', affiliations } }),
      institutionPage: (id) => (id === ror ? '/people/institutions/brown/' : undefined),
    },
    PICTURE_LIMITS,
  );
  expect(graph.nodes.find(({ kind }) => kind === 'institution')!.href).toBe('/people/institutions/brown/');
});

describe('the lines drawn', () => {
  test('tie a topic of many of the works to the author, a rare one to its works', () => {
    const topics = new Map([topic('broad'), topic('rare')]);
    const works = ['a', 'b', 'c', 'd'].map((id, index) => work(id, id, 2000 + index, [], index === 0 ? ['broad', 'rare'] : ['broad']));
    const lines = selectDrawnEdges(selectSlice(input({ works, topics }), PICTURE_LIMITS)).filter(({ target }) =>
      target.startsWith('topic'),
    );
    expect(lines.map(({ source, target }) => `${source} ${target}`).sort()).toEqual([`author:${SELF} topic:broad`, 'work:a topic:rare']);
  });

  test('leave out that the author wrote a work that a collaborator shares', () => {
    const works = [work('a', 'A', 2001, ['Jane Doe']), work('b', 'B', 2002)];
    const graph = selectSlice(input({ works, person: { collaborators: [collaborator('Jane Doe', 1)] } }), PICTURE_LIMITS);
    const lines = selectDrawnEdges(graph).filter(({ kind }) => kind === 'authorship');
    expect(lines.map(({ source, target }) => `${source} ${target}`).sort()).toEqual([`author:${SELF} work:b`, 'person:1 work:a']);
  });
});
