import {
  forceCenter,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Force,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { overlaps, type Box } from './box.ts';
import type { GraphEdge, GraphEdgeKind, GraphKind } from './graph.ts';
import type { SetLabel } from './label.ts';

/** Radius of the circle round a node's shape. */
export const GLYPH_RADII: Readonly<Record<GraphKind, number>> = { author: 13, person: 6, work: 5.5, topic: 7, institution: 6.5 };
/** Between a node's shape and its label. */
export const LABEL_GAP = 4;

/** A node as it is arranged: a shape with a label under it. */
export interface Item {
  id: string;
  kind: GraphKind;
  radius: number;
  label?: SetLabel;
  x: number;
  y: number;
}

export interface Frame {
  width: number;
  height: number;
}

/** Empty border of a picture. */
const MARGIN = 4;
/** Room round a node and its label. */
const GAP = 7;
const TICKS = 120;
const SEPARATING_ROUNDS = 400;

/** Lengths of lines as shares of the picture's shorter side. */
const LENGTHS: Readonly<Record<GraphEdgeKind, number>> = { tie: 0.3, authorship: 0.13, subject: 0.15, interest: 0.26, affiliation: 0.26 };
const PULLS: Readonly<Record<GraphEdgeKind, number>> = { tie: 0.25, authorship: 0.35, subject: 0.3, interest: 0.2, affiliation: 0.25 };

/**
 * Arrange nodes by force, then push apart those whose shapes or labels touch. Nothing is random: nodes start on an
 * ellipse in their given order, and d3-force's own jitter is seeded.
 * @param items the author among them stays in the middle
 * @returns the nodes with their places, or `undefined` if they could not be parted
 */
export function arrange(items: readonly Item[], edges: readonly GraphEdge[], frame: Frame): Item[] | undefined {
  const bodies = startPositions(items, edges, frame);
  const ids = new Set(items.map(({ id }) => id));
  const side = Math.min(frame.width, frame.height);
  const links: Link[] = edges
    .filter(({ source, target }) => ids.has(source) && ids.has(target))
    .map(({ source, target, kind, weight }) => ({ source, target, kind, weight }));
  const simulation = forceSimulation<Body, Link>(bodies)
    .force(
      'link',
      forceLink<Body, Link>(links)
        .id(({ id }) => id)
        .distance(({ kind, weight }) => side * LENGTHS[kind] * (kind === 'tie' ? 1.15 - 0.15 * Math.min(weight, 3) : 1))
        .strength(({ kind }) => PULLS[kind]),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength(-side * 0.55)
        .distanceMax(side * 0.7),
    )
    .force('center', forceCenter<Body>(frame.width / 2, frame.height / 2).strength(0.2))
    .force('x', forceX<Body>(frame.width / 2).strength(0.05 * (frame.height / frame.width)))
    .force('y', forceY<Body>(frame.height / 2).strength(0.05 * (frame.width / frame.height)))
    .force('boxes', forceBoxes(frame))
    .alphaDecay(1 - 0.001 ** (1 / TICKS))
    .stop();
  simulation.tick(TICKS);
  return separate(bodies, frame) ? bodies.map(toItem) : undefined;
}

/** Put nodes in the cells of a grid, which always have room: for pictures too full for any other order. */
export function arrangeInGrid(items: readonly Item[], frame: Frame, columns: number): Item[] {
  const rows = Math.ceil(items.length / columns);
  const width = frame.width / columns;
  const height = frame.height / rows;
  // The author's cell is the one in the middle, so that place changes hands with the first.
  const order = [...items];
  const middle = Math.min(Math.floor(rows / 2) * columns + Math.floor(columns / 2), items.length - 1);
  const author = order.findIndex(({ kind }) => kind === 'author');
  if (author >= 0) [order[author], order[middle]] = [order[middle]!, order[author]!];
  return order.map((item, index) => ({
    ...item,
    x: ((index % columns) + 0.5) * width,
    y: (Math.floor(index / columns) + 0.5) * height - (item.label === undefined ? 0 : (item.label.height + LABEL_GAP) / 2),
  }));
}

/** The room that a node takes with its label under it. */
export function itemBox({ x, y, radius, label }: Item): Box {
  const half = Math.max(radius, (label?.width ?? 0) / 2);
  return { left: x - half, right: x + half, top: y - radius, bottom: y + radius + (label === undefined ? 0 : LABEL_GAP + label.height) };
}

type Body = Item & SimulationNodeDatum;
type Link = SimulationLinkDatum<Body> & Pick<GraphEdge, 'kind' | 'weight'>;

/** On an ellipse, each node beside what it is tied to: in order of the angle of its ties, found by a few rounds of averages. */
function startPositions(items: readonly Item[], edges: readonly GraphEdge[], { width, height }: Frame): Body[] {
  const around = items.filter(({ kind }) => kind !== 'author').map(({ id }) => id);
  const neighbours = new Map<string, string[]>(around.map((id) => [id, []]));
  for (const { source, target } of edges) {
    if (!neighbours.has(source) || !neighbours.has(target)) continue;
    neighbours.get(source)!.push(target);
    neighbours.get(target)!.push(source);
  }
  let angles = new Map(around.map((id, index) => [id, (index / around.length) * 2 * Math.PI]));
  for (let round = 0; round < 30; round += 1) {
    const wanted = new Map(around.map((id) => [id, meanAngle([id, ...neighbours.get(id)!].map((other) => angles.get(other)!))]));
    const order = around.toSorted((a, b) => wanted.get(a)! - wanted.get(b)! || (a < b ? -1 : 1));
    angles = new Map(order.map((id, index) => [id, (index / order.length) * 2 * Math.PI]));
  }
  return items.map((item) => {
    if (item.kind === 'author') return { ...item, x: width / 2, y: height / 2, fx: width / 2, fy: height / 2 };
    const angle = angles.get(item.id)!;
    const reach = item.kind === 'person' ? 0.24 : 0.36;
    return { ...item, x: width / 2 + Math.cos(angle) * width * reach, y: height / 2 + Math.sin(angle) * height * reach };
  });
}

function meanAngle(angles: readonly number[]): number {
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0);
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0);
  return (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI);
}

/** Nodes with their labels keep apart and within the picture. */
function forceBoxes(frame: Frame): Force<Body, Link> {
  let bodies: Body[] = [];
  const force: Force<Body, Link> = () => {
    for (let at = 0; at < 2; at += 1) push(bodies, frame, 0.5);
  };
  force.initialize = (nodes) => {
    bodies = nodes;
  };
  return force;
}

function separate(bodies: Body[], frame: Frame): boolean {
  for (let round = 0; round < SEPARATING_ROUNDS; round += 1) if (!push(bodies, frame, 0.52)) return true;
  const boxes = bodies.map(itemBox);
  return boxes.every((box, index) => boxes.every((other, second) => second <= index || !overlaps(box, other, 2)));
}

/** Move every two that touch apart by the shorter way, then all back into the picture. @returns if any touched */
function push(bodies: readonly Body[], frame: Frame, share: number): boolean {
  let touched = false;
  for (const [index, a] of bodies.entries()) {
    for (const b of bodies.slice(index + 1)) touched = pushPair(a, b, share) || touched;
  }
  for (const body of bodies) {
    const { left, right, top, bottom } = itemBox(body);
    const x = Math.max(0, MARGIN - left) - Math.max(0, right - (frame.width - MARGIN));
    const y = Math.max(0, MARGIN - top) - Math.max(0, bottom - (frame.height - MARGIN));
    if (Math.abs(x) + Math.abs(y) < 1e-6 || body.fx !== undefined) continue;
    body.x += x;
    body.y += y;
  }
  return touched;
}

function pushPair(a: Body, b: Body, share: number): boolean {
  const [boxA, boxB] = [itemBox(a), itemBox(b)];
  const x = Math.min(boxA.right - boxB.left, boxB.right - boxA.left) + GAP;
  const y = Math.min(boxA.bottom - boxB.top, boxB.bottom - boxA.top) + GAP;
  if (x <= 1e-6 || y <= 1e-6) return false;
  const sideways = x < y;
  const [middleA, middleB] = sideways ? [a.x, b.x] : [boxA.top + boxA.bottom, boxB.top + boxB.bottom];
  const step = (sideways ? x : y) * (middleA < middleB || (middleA === middleB && a.id < b.id) ? -1 : 1);
  const [shareA, shareB] = a.fx !== undefined ? [0, 2] : b.fx !== undefined ? [2, 0] : [1, 1];
  const axis = sideways ? 'x' : 'y';
  a[axis] += step * share * shareA;
  b[axis] -= step * share * shareB;
  return true;
}

function toItem({ id, kind, radius, label, x, y }: Body): Item {
  return { id, kind, radius, x, y, ...(label === undefined ? {} : { label }) };
}
