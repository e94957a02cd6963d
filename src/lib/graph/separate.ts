import { itemBox, type Frame, type Item } from './item.ts';

/** Empty border of a picture. */
const MARGIN = 4;
/** Room round a node and its label. */
const GAP = 7;
const ROUNDS = 60;
/** Distance between the rings on which a free place is sought. */
const STEP = 7;

/**
 * Push nodes apart, in place, until no two touch with their labels and all are within the picture; those that are
 * still jammed take the nearest free place. The author stays.
 * @returns if each found a place
 */
export function separate(items: readonly Item[], frame: Frame): boolean {
  const rooms = toRooms(items, frame);
  for (let round = 0; round < ROUNDS; round += 1) {
    if (!pushAll(rooms)) {
      moveTo(items, rooms);
      return true;
    }
  }
  const settled = settle(rooms, Math.max(frame.width, frame.height));
  moveTo(items, rooms);
  return settled;
}

/** Push nodes apart a little, in place. */
export function nudge(items: readonly Item[], frame: Frame): void {
  const rooms = toRooms(items, frame);
  pushAll(rooms);
  pushAll(rooms);
  moveTo(items, rooms);
}

function toRooms(items: readonly Item[], frame: Frame): Room[] {
  const rooms = items.map((item) => toRoom(item, frame));
  for (const room of rooms) clamp(room);
  return rooms;
}

function moveTo(items: readonly Item[], rooms: readonly Room[]): void {
  for (const [index, { x, y, offset }] of rooms.entries()) {
    items[index]!.x = x;
    items[index]!.y = y - offset;
  }
}

function pushAll(rooms: readonly Room[]): boolean {
  let touching = false;
  for (let a = 0; a < rooms.length; a += 1) {
    for (let b = a + 1; b < rooms.length; b += 1) touching = pushApart(rooms[a]!, rooms[b]!) || touching;
  }
  return touching;
}

/** From the middle of the picture outwards, each room goes to the free place nearest to where it is. */
function settle(rooms: readonly Room[], reach: number): boolean {
  const middle = rooms.find(isFixed);
  const distance = ({ x, y }: Room) => (middle === undefined ? 0 : Math.hypot(x - middle.x, y - middle.y));
  const settled: Room[] = [];
  for (const room of rooms.toSorted((a, b) => distance(a) - distance(b))) {
    if (!findPlace(room, settled, reach)) return false;
    settled.push(room);
  }
  return true;
}

function findPlace(room: Room, others: readonly Room[], reach: number): boolean {
  const { x, y } = room;
  for (let radius = 0; radius <= reach; radius += STEP) {
    const count = Math.max(1, Math.ceil((2 * Math.PI * radius) / STEP));
    for (let index = 0; index < count; index += 1) {
      const angle = (index / count) * 2 * Math.PI;
      room.x = x + radius * Math.cos(angle);
      room.y = y + radius * Math.sin(angle);
      if (isInside(room) && others.every((other) => overlap(room, other) === undefined)) return true;
    }
    if (isFixed(room)) break;
  }
  [room.x, room.y] = [x, y];
  return false;
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
  const both = overlap(a, b);
  if (both === undefined) return false;
  const [overlapX, overlapY] = both;
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

/** How far two reach into each other, their gap counted; `undefined` if they do not. */
function overlap(a: Room, b: Room): [x: number, y: number] | undefined {
  const x = a.halfWidth + b.halfWidth + GAP - Math.abs(a.x - b.x);
  const y = a.halfHeight + b.halfHeight + GAP - Math.abs(a.y - b.y);
  return x <= 0.01 || y <= 0.01 ? undefined : [x, y];
}

function isFixed({ left, right, top, bottom }: Room): boolean {
  return left === right && top === bottom;
}

function isInside({ x, y, left, right, top, bottom }: Room): boolean {
  return x >= left && x <= right && y >= top && y <= bottom;
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
