import { arrange, arrangeInGrid, makeRoom } from './arrange.ts';
import type { Point } from './box.ts';
import { GRAPH_KINDS, selectDrawnEdges, type Graph, type GraphEdge, type GraphEdgeKind, type GraphNode } from './graph.ts';
import { GLYPH_RADII, shapeBox, type Item } from './item.ts';
import { setLabel, type SetLabel } from './label.ts';
import { placeLabels, type PlacedLabel } from './place-labels.ts';

/** A picture's size and its longest line of a label, in pixels. */
export interface PictureSize {
  width: number;
  height: number;
  measure: number;
  /** Short forms stand for labels that have one. */
  short: boolean;
}

/** Beside the text of a profile. Its text is 12 px or more from a width of 728 px on. */
export const WIDE: PictureSize = { width: 816, height: 620, measure: 158, short: false };
/** On a phone. Its text is 12 px or more from a width of 269 px on. */
export const NARROW: PictureSize = { width: 304, height: 540, measure: 114, short: true };

export interface PlacedNode extends Pick<GraphNode, 'id' | 'kind' | 'label' | 'href'> {
  x: number;
  y: number;
  /** Of the circle round the node's shape. */
  radius: number;
  /** Absent for a work whose label found no room. */
  text?: PlacedLabel;
}

export interface PlacedEdge {
  kind: GraphEdgeKind;
  weight: number;
  from: Point;
  to: Point;
}

/** A graph as it is drawn: coordinates with one decimal, in a box of `width` by `height` from the origin, the height being what is needed. */
export interface PlacedGraph {
  width: number;
  height: number;
  nodes: PlacedNode[];
  edges: PlacedEdge[];
}

/** Left above and below a picture. */
const BORDER = 4;
/** The author's name is the picture's title: long ones take two lines, and few are ever cut. */
const AUTHOR_MEASURE = 240;
/** Least height of a row of the grid for crowded pictures: the author with one line of label. */
const GRID_ROW = 58;

/** How much shorter labels become when they do not fit, and if the works have any. */
const ATTEMPTS: readonly { scale: number; works: boolean }[] = [
  { scale: 1, works: true },
  { scale: 0.8, works: true },
  { scale: 0.62, works: true },
  { scale: 0.62, works: false },
  { scale: 0.45, works: false },
];

/**
 * Give every node a place and every label one beside it: the author in the middle, no label on another or on a
 * node, all within the picture. The same graph gives the same picture, whatever the order of its parts. Meant for up
 * to 40 nodes; labels of works, and only those, are left out where there is no room.
 */
export function layoutGraph(graph: Pick<Graph, 'nodes' | 'edges'>, size: PictureSize): PlacedGraph {
  const nodes = graph.nodes.toSorted(byKindAndId);
  const ties = selectDrawnEdges(graph).toSorted((a, b) => compare(`${a.source} ${a.target}`, `${b.source} ${b.target}`));
  const items = findRoom(nodes, ties, size);
  const place = new Map(items.map((item) => [item.id, item]));
  const labels = placeLabels(items, ties, size);
  const { shift, height } = crop(items, labels, size);
  const move = ({ x, y }: Point): Point => ({ x: round(x + shift.x), y: round(y + shift.y) });
  return {
    width: size.width,
    height,
    nodes: nodes.map(({ id, kind, label, href }) => {
      const item = place.get(id)!;
      const text = labels.get(id);
      return { id, kind, label, href, ...move(item), radius: item.radius, ...(text === undefined ? {} : { text: moveLabel(text, move) }) };
    }),
    edges: ties.flatMap(({ source, target, kind, weight }) => {
      const [from, to] = [place.get(source), place.get(target)];
      return from === undefined || to === undefined ? [] : [{ kind, weight, from: move(from), to: move(to) }];
    }),
  };
}

/** Take away what is empty above and below, and bring the rest to the middle. */
function crop(
  items: readonly Item[],
  labels: ReadonlyMap<string, PlacedLabel>,
  { width, height }: PictureSize,
): { shift: Point; height: number } {
  const boxes = [...items.map(shapeBox), ...[...labels.values()].map(({ box }) => box)];
  const [left, right] = [Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right))];
  const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
  const used = Math.min(height, Math.ceil(bottom - top + 2 * BORDER));
  return { shift: { x: (width - left - right) / 2, y: (used - top - bottom) / 2 }, height: used };
}

function findRoom(nodes: readonly GraphNode[], ties: readonly GraphEdge[], size: PictureSize): Item[] {
  const arrangement = arrange(nodes, ties, size);
  for (const { scale, works } of ATTEMPTS) {
    const items = makeRoom(toItems(nodes, size, size.measure * scale, works), ties, size, arrangement);
    if (items !== undefined) return items;
  }
  const columns = Math.ceil(nodes.length / Math.floor(size.height / GRID_ROW));
  const measure = size.width / columns - 12;
  const items = nodes.map((node) => toItem(node, setLabel(shownAs(node, size), measure, 1)));
  return arrangeInGrid(items, size, columns);
}

function toItems(nodes: readonly GraphNode[], size: PictureSize, measure: number, works: boolean): Item[] {
  return nodes.map((node) => {
    if (node.kind === 'work' && !works) return toItem(node);
    const label = shownAs(node, size);
    if (node.kind === 'author') return toItem(node, setLabel(label, AUTHOR_MEASURE, 2));
    return toItem(node, setLabel(label, measure, node.kind === 'institution' ? 3 : 2));
  });
}

function toItem({ id, kind }: GraphNode, label?: SetLabel): Item {
  return { id, kind, radius: GLYPH_RADII[kind], x: 0, y: 0, ...(label === undefined ? {} : { label }) };
}

function shownAs(node: GraphNode, { short }: PictureSize): Pick<GraphNode, 'kind' | 'label' | 'shortLabel'> {
  return short ? { kind: node.kind, label: node.shortLabel ?? node.label } : node;
}

function moveLabel({ lines, anchor, box }: PlacedLabel, move: (point: Point) => Point): PlacedLabel {
  const [from, to] = [move({ x: box.left, y: box.top }), move({ x: box.right, y: box.bottom })];
  return {
    anchor,
    lines: lines.map(({ text, x, y }) => ({ text, ...move({ x, y }) })),
    box: { left: from.x, top: from.y, right: to.x, bottom: to.y },
  };
}

function byKindAndId(a: GraphNode, b: GraphNode): number {
  return GRAPH_KINDS.indexOf(a.kind) - GRAPH_KINDS.indexOf(b.kind) || compare(a.id, b.id);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
