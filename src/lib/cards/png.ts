import sharp from 'sharp';

/** CSS pixels per inch, and the twofold of it: a drawing of 600 by 315 becomes a picture of 1200 by 630. */
const DENSITY = 2 * 72;

/** Versions of the libraries that draw the picture; another one may set a pixel otherwise. */
export const PNG_VERSIONS: Readonly<Record<string, string | undefined>> = { ...sharp.versions };

/**
 * A drawing as a PNG of twice its size. A card has seven colors and their edges, so 64 are enough, and it is half as many bytes as in full color.
 */
export async function toPng(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(svg), { density: DENSITY })
    .flatten()
    .png({ palette: true, colors: 64, dither: 0, effort: 1, compressionLevel: 9 })
    .toBuffer();
}
