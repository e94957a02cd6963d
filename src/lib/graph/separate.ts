import { itemBox, type Frame, type Item } from './item.ts';

/** Empty border of a picture. */
const MARGIN = 4;
/** Room round a node and its label. */
const GAP = 7;
const ROUNDS = 400;

/**
 * Push nodes apart, in place, until no two touch with their labels and all are within the picture. The author stays.
 * @returns if none touch any more
 */
export function separate(items: readonly Item[], frame: Frame, rounds = ROUNDS): boolean {
  const boxes = items.map((item) => toRoom(item, frame));
  for (const box of boxes) clamp(box);
  let touching = true;
  for (let round = 0; round < rounds && touching; round += 1) {
    touching = false;
    for (let a = 0; a < boxes.length; a += 1) {
      for (let b = a + 1; b < boxes.length; b += 1) touching = pushApart(boxes[a]!, boxes[b]!) || touching;
    }
  }
  for (const [index, { x, y, offset }] of boxes.entries()) {
    items[index]!.x = x;
    items[index]!.y = y - offset;
  }
  return !touching;
}

/** The room of a node by its middle, and how far that middle may go. */
interface Room {
  x: number;
  y: number;
  halfWidth: number;
  halfHeight: number;
  /** Of the room's middle below the node's. */
  offset: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function toRoom(item: Item, frame: Frame): Room {
  const box = itemBox(item);
  const [halfWidth, halfHeight] = [(box.right - box.left) / 2, (box.bottom - box.top) / 2];
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const room = { x, y, halfWidth, halfHeight, offset: y - item.y };
  if (item.kind === 'author') return { ...room, left: x, right: x, top: y, bottom: y };
  const [marginX, marginY] = [MARGIN + halfWidth, MARGIN + halfHeight];
  return { ...room, left: marginX, right: frame.width - marginX, top: marginY, bottom: frame.height - marginY };
}

function clamp(room: Room): void {
  room.x = Math.max(room.left, Math.min(room.right, room.x));
  room.y = Math.max(room.top, Math.min(room.bottom, room.y));
}

/** Move two that touch apart the way that is shorter, counting as longer a way that the picture's edge or the author bars. */
function pushApart(a: Room, b: Room): boolean {
  const overlapX = a.halfWidth + b.halfWidth + GAP - Math.abs(a.x - b.x);
  const overlapY = a.halfHeight + b.halfHeight + GAP - Math.abs(a.y - b.y);
  if (overlapX <= 0.01 || overlapY <= 0.01) return false;
  const [rightward, downward] = [a.x > b.x, a.y > b.y];
  const scarceX = overlapX - freeX(a, rightward) - freeX(b, !rightward) > 0;
  const scarceY = overlapY - freeY(a, downward) - freeY(b, !downward) > 0;
  const sideways = scarceX === scarceY ? overlapX < overlapY : scarceY;
  const step = (sideways ? overlapX : overlapY) * 0.52;
  if (sideways) {
    const [first, second] = shares(step, freeX(a, rightward), freeX(b, !rightward));
    a.x += rightward ? first : -first;
    b.x += rightward ? -second : second;
  } else {
    const [first, second] = shares(step, freeY(a, downward), freeY(b, !downward));
    a.y += downward ? first : -first;
    b.y += downward ? -second : second;
  }
  clamp(a);
  clamp(b);
  return true;
}

function freeX({ x, left, right }: Room, rightward: boolean): number {
  return rightward ? right - x : x - left;
}

function freeY({ y, top, bottom }: Room, downward: boolean): number {
  return downward ? bottom - y : y - top;
}

/** Half of the way each; what one cannot go, the other goes. */
function shares(step: number, freeFirst: number, freeSecond: number): [number, number] {
  return [Math.min(freeFirst, step + Math.max(0, step - freeSecond)), Math.min(freeSecond, step + Math.max(0, step - freeFirst))];
}
