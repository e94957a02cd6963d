import { inflateSync } from 'node:zlib';

/** One font file: a subset of a typeface in one weight. */
export interface Face {
  /** What a drawing calls it; no two faces share a name. */
  name: string;
  /** The file, WOFF. */
  data: Buffer;
  has(codePoint: number): boolean;
  /** How far a character moves the pen, in em; kerning not counted, which mostly brings letters closer. 0 if the face lacks it. */
  advance(codePoint: number): number;
}

/**
 * Read which characters a font file draws, and how wide. Characters beyond U+FFFF are not looked for: the site's typefaces have none.
 * @param data a WOFF file (version 1)
 * @throws RangeError if it is cut short
 * @see https://www.w3.org/TR/WOFF/ and https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function parseFace(name: string, data: Buffer): Face {
  const tables = readTables(data);
  const unitsPerEm = tables.get('head')!.readUInt16BE(18);
  const metrics = tables.get('hmtx')!;
  const lastMetric = tables.get('hhea')!.readUInt16BE(34) - 1;
  const glyphs = readCharacters(tables.get('cmap')!);
  return {
    name,
    data,
    has: (codePoint) => glyphs.has(codePoint),
    advance(codePoint) {
      const glyph = glyphs.get(codePoint);
      // Glyphs after the last metric are as wide as that one.
      return glyph === undefined ? 0 : metrics.readUInt16BE(Math.min(glyph, lastMetric) * 4) / unitsPerEm;
    },
  };
}

function readTables(woff: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let index = 0; index < woff.readUInt16BE(12); index++) {
    const entry = 44 + index * 20;
    const [offset, stored, size] = [woff.readUInt32BE(entry + 4), woff.readUInt32BE(entry + 8), woff.readUInt32BE(entry + 12)];
    const table = woff.subarray(offset, offset + stored);
    tables.set(woff.toString('latin1', entry, entry + 4), stored < size ? inflateSync(table) : table);
  }
  return tables;
}

/** The character map of the basic plane, format 4: code points and their glyphs. */
function readCharacters(cmap: Buffer): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    if (table.readUInt16BE(0) !== 4) continue;
    const size = table.readUInt16BE(6);
    for (let segment = 0; segment < size; segment += 2) {
      const [end, start] = [table.readUInt16BE(14 + segment), table.readUInt16BE(16 + size + segment)];
      const [delta, place] = [table.readUInt16BE(16 + 2 * size + segment), 16 + 3 * size + segment];
      const range = table.readUInt16BE(place);
      for (let code = start; code <= end && code !== 0xffff; code++) {
        const found = range === 0 ? code : table.readUInt16BE(place + range + (code - start) * 2);
        const glyph = found === 0 ? 0 : (found + delta) & 0xffff;
        if (glyph !== 0) glyphs.set(code, glyph);
      }
    }
    break;
  }
  return glyphs;
}
