import { contains, meets, overlaps, type Box, type Point } from './box.ts';
import type { GraphEdge, GraphEdgeKind } from './graph.ts';
import { itemBox, LABEL_GAP, shapeBox, type Frame, type Item } from './item.ts';
import { LABEL_STYLES } from './label.ts';

/** A label where it is drawn. */
export interface PlacedLabel {
  lines: { text: string; x: number; y: number }[];
  anchor: 'start' | 'middle' | 'end';
  /** The room it takes. */
  box: Box;
}

/** Where a label can stand, the best-looking first, and what each costs against lines that it would cover. */
const STANDS: readonly { dx: -1 | 0 | 1; dy: -1 | 0 | 1; cost: number }[] = [
  { dx: 0, dy: 1, cost: 0 },
  { dx: 1, dy: 0, cost: 0.6 },
  { dx: -1, dy: 0, cost: 0.6 },
  { dx: 0, dy: -1, cost: 0.8 },
  { dx: 1, dy: 1, cost: 1.2 },
  { dx: -1, dy: 1, cost: 1.2 },
  { dx: 1, dy: -1, cost: 1.4 },
  { dx: -1, dy: -1, cost: 1.4 },
];

interface Line {
  from: Point;
  to: Point;
  cost: number;
}

const LABEL_SPACE = 4;
/** A label must not seem to belong to another node. */
const SHAPE_SPACE = 9;
/** What it costs to cover a line: heavy ones more. */
const COVER_COSTS: Readonly<Record<GraphEdgeKind, number>> = { tie: 1.8, authorship: 1, subject: 1, interest: 1, affiliation: 1.2 };
const ROUNDS = 3;

/**
 * Find each label the place where it covers the fewest lines. All begin under their node, where the
 * arrangement left them room, and move only to where no other label or node is: so none ever touch.
 */
export function placeLabels(items: readonly Item[], edges: readonly GraphEdge[], frame: Frame): Map<string, PlacedLabel> {
  const labelled = items.filter(({ label }) => label !== undefined);
  const inside: Box = { left: 1, top: 1, right: frame.width - 1, bottom: frame.height - 1 };
  const shapes = items.map((item): [string, Box] => [item.id, shapeBox(item)]);
  const at = new Map<string, Point>(items.map((item) => [item.id, item]));
  const lines = edges.flatMap(({ source, target, kind }): Line[] =>
    at.has(source) && at.has(target) ? [{ from: at.get(source)!, to: at.get(target)!, cost: COVER_COSTS[kind] }] : [],
  );
  const boxes = new Map(labelled.map((item) => [item.id, labelBox(item, 0)]));
  const stands = new Map(labelled.map(({ id }) => [id, 0]));

  const isFree = (id: string, box: Box) =>
    contains(inside, box) &&
    shapes.every(([other, shape]) => other === id || !overlaps(box, shape, SHAPE_SPACE)) &&
    labelled.every((other) => other.id === id || !overlaps(box, boxes.get(other.id)!, LABEL_SPACE));
  const costs = new Map<string, number>();
  const costOf = (item: Item, stand: number, box: Box) => {
    const key = `${item.id} ${stand}`;
    const known =
      costs.get(key) ?? lines.reduce((sum, { from, to, cost }) => (meets(from, to, box) ? sum + cost : sum), STANDS[stand]!.cost);
    costs.set(key, known);
    return known;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const item of labelled) {
      let best = stands.get(item.id)!;
      let bestCost = costOf(item, best, boxes.get(item.id)!);
      for (const [stand, { cost }] of STANDS.entries()) {
        if (stand === best || cost >= bestCost) continue;
        const box = labelBox(item, stand);
        const total = costOf(item, stand, box);
        if (total < bestCost && isFree(item.id, box)) [best, bestCost] = [stand, total];
      }
      stands.set(item.id, best);
      boxes.set(item.id, labelBox(item, best));
    }
  }
  return new Map(labelled.map((item) => [item.id, toPlaced(item, stands.get(item.id)!, boxes.get(item.id)!)]));
}

function labelBox(item: Item, stand: number): Box {
  if (stand === 0) {
    const { left, right, bottom } = itemBox(item);
    const half = (right - left - item.label!.width) / 2;
    return { left: left + half, right: right - half, top: bottom - item.label!.height, bottom };
  }
  const { dx, dy } = STANDS[stand]!;
  const { width, height } = item.label!;
  // At a corner the label comes nearer, since the shape is round.
  const reach = item.radius * (dx !== 0 && dy !== 0 ? 0.5 : 1) + LABEL_GAP;
  const x = dx === 0 ? item.x - width / 2 : dx > 0 ? item.x + reach : item.x - reach - width;
  const y = dy === 0 ? item.y - height / 2 : dy > 0 ? item.y + reach : item.y - reach - height;
  return { left: x, top: y, right: x + width, bottom: y + height };
}

function toPlaced({ kind, label }: Item, stand: number, box: Box): PlacedLabel {
  const { leading, size } = LABEL_STYLES[kind];
  const { dx } = STANDS[stand]!;
  const x = dx === 0 ? (box.left + box.right) / 2 : dx > 0 ? box.left : box.right;
  // The baseline stands so that ascenders and descenders are as far from the edges of their line.
  const baseline = (leading + size * 0.68) / 2;
  return {
    anchor: dx === 0 ? 'middle' : dx > 0 ? 'start' : 'end',
    lines: label!.lines.map((text, index) => ({ text, x, y: box.top + index * leading + baseline })),
    box,
  };
}
