import {
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type Simulation,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { crosses, type Point } from './box.ts';
import type { GraphEdge, GraphEdgeKind } from './graph.ts';
import { LABEL_GAP, type Frame, type Item } from './item.ts';
import { nudge, separate } from './separate.ts';

/** Ticks after which the start with the fewest crossings is kept. */
const DRAFT_TICKS = 30;
/** Ticks in which nodes find their neighbours, passing through each other. */
const LOOSE_TICKS = 90;
/** Ticks in which they keep their distance. */
const FIRM_TICKS = 40;
/** Between a node and a line that is not its own. */
const CLEARANCE = 8;
/** Orders of the nodes to begin with. */
const STARTS = 5;

/** Lengths of lines as shares of the picture's shorter side. */
const LENGTHS: Readonly<Record<GraphEdgeKind, number>> = { tie: 0.3, authorship: 0.13, subject: 0.15, interest: 0.26, affiliation: 0.3 };
const PULLS: Readonly<Record<GraphEdgeKind, number>> = { tie: 0.2, authorship: 0.35, subject: 0.3, interest: 0.15, affiliation: 0.2 };

/** Where each node is, by id. */
export type Arrangement = ReadonlyMap<string, Point>;

/**
 * Arrange nodes by force, heedless of their labels. Nothing is random: nodes start on an ellipse in orders made from
 * their given one, and d3-force's own jitter is seeded. The author stays in the middle.
 */
export function arrange(nodes: readonly Arranged[], edges: readonly GraphEdge[], frame: Frame): Arrangement {
  const ids = new Set(nodes.map(({ id }) => id));
  const ties = edges.filter(({ source, target }) => ids.has(source) && ids.has(target));
  const drafts = Array.from({ length: STARTS }, (_, start) => {
    const bodies = startPositions(nodes, ties, frame, start);
    const simulation = simulate(bodies, ties, frame).tick(DRAFT_TICKS);
    return { bodies, simulation, tangle: countCrossings(toLines(bodies, ties)) };
  });
  const { bodies, simulation } = drafts.reduce((best, draft) => (draft.tangle < best.tangle ? draft : best));
  simulation.tick(LOOSE_TICKS - DRAFT_TICKS);
  return new Map(bodies.map(({ id, x, y }) => [id, { x, y }]));
}

/**
 * Make room for labels in an arrangement: forces go on while nodes push apart.
 * @returns the items with their places, or `undefined` if they could not be parted
 */
export function makeRoom(items: readonly Item[], edges: readonly GraphEdge[], frame: Frame, arrangement: Arrangement): Item[] | undefined {
  const bodies = items.map((item): Body & Item => ({ ...item, ...fixed(item, frame), ...arrangement.get(item.id)! }));
  const simulation = simulate(bodies, edges, frame).alpha(0.3);
  const lines = toLines(bodies, edges);
  simulation
    .force('lines', () => clearLines(bodies, lines))
    .force('boxes', () => nudge(bodies, frame))
    .tick(FIRM_TICKS);
  if (!separate(bodies, frame)) return undefined;
  return items.map((item, index) => ({ ...item, x: bodies[index]!.x, y: bodies[index]!.y }));
}

function simulate(bodies: Body[], edges: readonly GraphEdge[], frame: Frame): Simulation<Body, Link> {
  const side = Math.min(frame.width, frame.height);
  const links: Link[] = edges.map(({ source, target, kind, weight }) => ({ source, target, kind, weight }));
  const link = forceLink<Body, Link>(links)
    .id(({ id }) => id)
    .distance(({ kind, weight }) => side * LENGTHS[kind] * (kind === 'tie' ? 1.15 - 0.15 * Math.min(weight, 3) : 1))
    .strength(({ kind }) => PULLS[kind]);
  return forceSimulation<Body, Link>(bodies)
    .force('link', link)
    .force(
      'charge',
      forceManyBody<Body>()
        .strength(-side * 0.5)
        .distanceMax(side * 0.7),
    )
    .force('x', forceX<Body>(frame.width / 2).strength(0.06 * (frame.height / frame.width)))
    .force('y', forceY<Body>(frame.height / 2).strength(0.06 * (frame.width / frame.height)))
    .alphaDecay(1 - 0.02 ** (1 / LOOSE_TICKS))
    .stop();
}

function toLines<T extends Arranged>(bodies: readonly T[], edges: readonly GraphEdge[]): [T, T][] {
  const at = new Map(bodies.map((body) => [body.id, body]));
  return edges.flatMap(({ source, target }): [T, T][] => (at.has(source) && at.has(target) ? [[at.get(source)!, at.get(target)!]] : []));
}

function countCrossings(lines: readonly [Point, Point][]): number {
  let count = 0;
  for (const [index, a] of lines.entries()) {
    for (let other = index + 1; other < lines.length; other += 1) if (crosses(a, lines[other]!)) count += 1;
  }
  return count;
}

/** Nodes leave lines that are not theirs: one that runs through a node seems to end there. */
function clearLines(bodies: readonly (Body & Item)[], lines: readonly [Body, Body][]): void {
  for (const [a, b] of lines) {
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const length = Math.hypot(dx, dy) || 1;
    for (const body of bodies) {
      if (body === a || body === b || body.fx !== undefined) continue;
      const along = ((body.x - a.x) * dx + (body.y - a.y) * dy) / length;
      if (along < 0 || along > length) continue;
      const across = ((body.x - a.x) * dy - (body.y - a.y) * dx) / length;
      const missing = body.radius + CLEARANCE - Math.abs(across);
      if (missing <= 0) continue;
      const push = (missing / 3) * (across < 0 ? -1 : 1);
      const [x, y] = [(push * dy) / length, (push * -dx) / length];
      body.x += x;
      body.y += y;
      // The line gives way too, the more the nearer its free end is.
      for (const [end, share] of [
        [a, 1 - along / length],
        [b, along / length],
      ] as const) {
        if (end.fx !== undefined) continue;
        end.x -= x * share;
        end.y -= y * share;
      }
    }
  }
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

type Arranged = Pick<Item, 'id' | 'kind'>;
type Body = Arranged & Point & SimulationNodeDatum;
type Link = SimulationLinkDatum<Body> & Pick<GraphEdge, 'kind' | 'weight'>;

/** On an ellipse, each node beside what it is tied to: in order of the angle of its ties, found by a few rounds of averages. */
function startPositions(items: readonly Arranged[], edges: readonly GraphEdge[], { width, height }: Frame, start: number): Body[] {
  const given = items.filter(({ kind }) => kind !== 'author').map(({ id }) => id);
  // Every second, every third, … of the given order: a different neighbourhood for all.
  const around = given
    .map((id, index) => ({ id, deal: index % (start + 1) }))
    .sort((a, b) => a.deal - b.deal)
    .map(({ id }) => id);
  const neighbours = new Map<string, string[]>(around.map((id) => [id, []]));
  for (const { source, target } of edges) {
    if (!neighbours.has(source) || !neighbours.has(target)) continue;
    neighbours.get(source)!.push(target);
    neighbours.get(target)!.push(source);
  }
  let angles = new Map(around.map((id, index) => [id, (index / around.length) * 2 * Math.PI]));
  for (let round = 0; round < 15; round += 1) {
    const wanted = new Map(around.map((id) => [id, meanAngle([id, ...neighbours.get(id)!].map((other) => angles.get(other)!))]));
    const order = around.toSorted((a, b) => wanted.get(a)! - wanted.get(b)! || (a < b ? -1 : 1));
    angles = new Map(order.map((id, index) => [id, (index / order.length) * 2 * Math.PI]));
  }
  return items.map((item) => {
    const { id, kind } = item;
    if (kind === 'author') return { id, kind, x: width / 2, y: height / 2, ...fixed(item, { width, height }) };
    const angle = angles.get(id)!;
    const reach = kind === 'person' ? 0.24 : 0.36;
    return { id, kind, x: width / 2 + Math.cos(angle) * width * reach, y: height / 2 + Math.sin(angle) * height * reach };
  });
}

function meanAngle(angles: readonly number[]): number {
  const x = angles.reduce((sum, angle) => sum + Math.cos(angle), 0);
  const y = angles.reduce((sum, angle) => sum + Math.sin(angle), 0);
  return (Math.atan2(y, x) + 2 * Math.PI) % (2 * Math.PI);
}

/** What holds a node where it is: the author in the middle. */
function fixed({ kind }: Arranged, { width, height }: Frame): { fx?: number; fy?: number } {
  return kind === 'author' ? { fx: width / 2, fy: height / 2 } : {};
}
