import type { Box } from './box.ts';
import type { GraphKind } from './graph.ts';
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

/** The room that a node takes with its label under it. */
export function itemBox({ x, y, radius, label }: Item): Box {
  const half = Math.max(radius, (label?.width ?? 0) / 2);
  return { left: x - half, right: x + half, top: y - radius, bottom: y + radius + (label === undefined ? 0 : LABEL_GAP + label.height) };
}

/** The room of a node's shape alone. */
export function shapeBox({ x, y, radius }: Item): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}
