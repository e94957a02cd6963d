import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { PALETTE } from './palette.ts';

/** CSS pixels per inch, and the twofold of it: a drawing of 600 by 315 becomes a picture of 1200 by 630. */
const DENSITY = 2 * 72;
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Versions of the libraries that draw the picture; another one may set a pixel otherwise. */
export const PNG_VERSIONS: Readonly<Record<string, string | undefined>> = { ...sharp.versions };

/**
 * A drawing as a PNG of twice its size, in the 16 colors of {@link PALETTE}: a third of the bytes of one in full color. They are known
 * beforehand, which is twice as quick as finding the best ones in every picture, and keeps paper and ink as they are.
 * @see https://www.w3.org/TR/png-3/
 */
export async function toPng(svg: string): Promise<Buffer> {
  const drawn = sharp(Buffer.from(svg), { density: DENSITY }).flatten().removeAlpha().raw();
  const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(info.width, 0);
  header.writeUInt32BE(info.height, 4);
  header.set([4, 3], 8); // four bits a pixel, which are the number of a color
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(PALETTE.flat())),
    chunk('IDAT', deflateSync(toRows(data, info.width, info.height), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Rows of pixels, two in a byte, each row after a byte that says it is not filtered. @param data three bytes a pixel */
function toRows(data: Buffer, width: number, height: number): Buffer {
  const length = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(length * height);
  const nearest = new Map<number, number>();
  // Most pixels are the color of the one before.
  let last = -1;
  let index = 0;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const color = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
      if (color !== last) {
        last = color;
        index = nearest.get(color) ?? nearestOf(color);
        nearest.set(color, index);
      }
      rows[y * length + 1 + (x >> 1)]! |= x % 2 === 0 ? index << 4 : index;
    }
  }
  return rows;
}

function nearestOf(color: number): number {
  const distances = PALETTE.map(
    ([red, green, blue]) => (red - (color >> 16)) ** 2 + (green - ((color >> 8) & 255)) ** 2 + (blue - (color & 255)) ** 2,
  );
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
