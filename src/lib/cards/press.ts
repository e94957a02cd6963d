import { createHash } from 'node:crypto';
import type { CardCache } from './cache.ts';
import type { Card } from './card.ts';
import { drawCard, LAYOUT_VERSION } from './draw.ts';
import { PNG_VERSIONS, toPng } from './png.ts';
import { readVersions } from './typeface.ts';

/** Name of the site's own card in a cache. No slug has a dot in it. */
export const SITE_CARD = 'site.card';

let versions: string[] | undefined;

/** Everything that a card's picture is made from, as one digest: its words, the layout, the fonts and what draws with them. */
export function cardKey(card: Card): string {
  versions ??= readVersions();
  return createHash('sha256')
    .update(JSON.stringify([LAYOUT_VERSION, versions, PNG_VERSIONS, card]))
    .digest('hex');
}

/**
 * The picture of a card, 1200 by 630 pixels: from the cache if it was drawn from the same things before, else drawn now.
 * @param name the slug, or {@link SITE_CARD}
 */
export async function readCardPng(card: Card, name: string, cache: CardCache): Promise<Buffer> {
  const key = cardKey(card);
  const cached = await cache.read(name, key);
  if (cached !== undefined) return cached;
  const png = await toPng(await drawCard(card));
  await cache.write(name, key, png);
  return png;
}
