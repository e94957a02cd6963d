import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { overlaps, type Box } from '../../../src/lib/graph/box.ts';
import {
  layoutGraph,
  NARROW,
  NARROW_LIMITS,
  PICTURE_LIMITS,
  reduceSlice,
  selectSlice,
  WIDE,
  type GraphEdge,
  type GraphKind,
  type GraphNode,
  type PlacedGraph,
} from '../../../src/lib/graph/index.ts';
import { input, large, work } from './example.ts';

/** What is wrong with a picture, in words. Coordinates are rounded to 0.1, so that much may be missing. */
function faults({ nodes, width, height }: PlacedGraph): string[] {
  const found: string[] = [];
  const inside = ({ left, top, right, bottom }: Box) => left >= 0 && top >= 0 && right <= width && bottom <= height;
  for (const [index, node] of nodes.entries()) {
    if (node.text === undefined && node.kind !== 'work') found.push(`${node.id} has no label`);
    if (node.text !== undefined && !inside(node.text.box)) found.push(`the label of ${node.id} leaves the picture`);
    if (!inside(shapeOf(node))) found.push(`${node.id} leaves the picture`);
    for (const [place, other] of nodes.entries()) {
      if (place !== index && node.text !== undefined && overlaps(node.text.box, shapeOf(other), -0.2))
        found.push(`the label of ${node.id} covers ${other.id}`);
      if (place <= index) continue;
      if (node.text !== undefined && other.text !== undefined && overlaps(node.text.box, other.text.box, -0.2))
        found.push(`labels of ${node.id} and ${other.id} overlap`);
      if (overlaps(shapeOf(node), shapeOf(other), -0.2)) found.push(`${node.id} and ${other.id} overlap`);
    }
  }
  return found;
}

function shapeOf({ x, y, radius }: { x: number; y: number; radius: number }): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

const KINDS: GraphKind[] = ['person', 'work', 'topic', 'institution'];
const labels = fc.oneof(
  fc.lorem({ maxCount: 12 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
  fc.constantFrom(
    '深層学習における汎化誤差の解析とその応用について',
    'Donaudampfschifffahrtsgesellschaftskapitänspatentinhaberverzeichnis',
    'Ng',
    'מרים בן־ארי',
    'A',
  ),
);
const graphs = fc
  .tuple(
    labels,
    fc.array(fc.record({ kind: fc.constantFrom(...KINDS), label: labels }), { maxLength: 39 }),
    fc.array(fc.tuple(fc.nat(39), fc.nat(39)), { maxLength: 90 }),
  )
  .map(([name, others, pairs]): { nodes: GraphNode[]; edges: GraphEdge[] } => {
    const nodes = [{ kind: 'author' as GraphKind, label: name }, ...others].map(({ kind, label }, index) => ({
      id: `${kind}:${index}`,
      kind,
      label,
      href: `#${index}`,
      weight: 1,
      facts: {},
    }));
    const ends = new Map(
      pairs.filter(([a, b]) => a < b && b < nodes.length).map(([a, b]) => [`${a} ${b}`, [nodes[a]!.id, nodes[b]!.id] as const]),
    );
    return { nodes, edges: [...ends.values()].map(([source, target]) => ({ source, target, kind: 'tie', weight: 1 })) };
  });

const slice = selectSlice(large(), PICTURE_LIMITS);

describe('the picture of a graph', () => {
  test.each([
    ['40 nodes side by side', layoutGraph(slice, WIDE)],
    ['a phone', layoutGraph(reduceSlice(slice, NARROW_LIMITS), NARROW)],
    ['an author alone', layoutGraph(selectSlice(input(), PICTURE_LIMITS), WIDE)],
    ['three works', layoutGraph(selectSlice(input({ works: ['a', 'b', 'c'].map((id) => work(id, id, 2000)) }), PICTURE_LIMITS), NARROW)],
  ])('has no label on another or outside, for %s', (_, picture) => expect(faults(picture)).toEqual([]));

  test('has no label on another or outside for any graph of up to 40 nodes, on a phone too', () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom(WIDE, NARROW), (graph, size) => {
        expect(faults(layoutGraph(graph, size))).toEqual([]);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  test.each([
    ['side by side', WIDE],
    ['on a phone', NARROW],
  ])('names 40 people with long names %s', (_, size) => {
    const nodes = Array.from({ length: 40 }, (_each, index): GraphNode => {
      const label = `Person ${index} of the House of Wolfeschlegelsteinhausenbergerdorff`;
      return { id: `n${index}`, kind: index === 0 ? 'author' : 'person', label, href: '#', weight: 1, facts: {} };
    });
    const edges = nodes.slice(1).map(({ id }): GraphEdge => ({ source: 'n0', target: id, kind: 'tie', weight: 1 }));
    expect(faults(layoutGraph({ nodes, edges }, size))).toEqual([]);
  });

  test('labels every work where there is room', () => {
    expect(layoutGraph(slice, WIDE).nodes.filter(({ text }) => text === undefined)).toEqual([]);
  });

  test('is the same for the same graph, in whatever order its parts are given', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const turned = { nodes: graph.nodes.toReversed(), edges: graph.edges.toReversed() };
        expect(layoutGraph(turned, WIDE)).toEqual(layoutGraph(graph, WIDE));
      }),
      { numRuns: 10, seed: 1 },
    );
  });

  test('keeps every link and every line', () => {
    const picture = layoutGraph(slice, WIDE);
    expect(picture.nodes.map(({ href }) => href).sort()).toEqual(slice.nodes.map(({ href }) => href).sort());
    const places = new Set(picture.nodes.map(({ x, y }) => `${x} ${y}`));
    expect(picture.edges.filter(({ from, to }) => !places.has(`${from.x} ${from.y}`) || !places.has(`${to.x} ${to.y}`))).toEqual([]);
  });

  test('has the author in the middle', () => {
    const { nodes, width, height } = layoutGraph(slice, WIDE);
    const { x, y } = nodes.find(({ kind }) => kind === 'author')!;
    expect(Math.hypot(x - width / 2, y - height / 2)).toBeLessThan(60);
  });

  test('has coordinates with one decimal', () => {
    const numbers = layoutGraph(slice, WIDE).nodes.flatMap(({ x, y, text }) => [
      x,
      y,
      ...(text?.lines.flatMap((line) => [line.x, line.y]) ?? []),
    ]);
    expect(numbers.filter((number) => Math.round(number * 10) / 10 !== number)).toEqual([]);
  });

  test('is no taller than it needs to be', () => {
    expect(layoutGraph(selectSlice(input(), PICTURE_LIMITS), WIDE).height).toBeLessThan(80);
  });
});
