import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCardCache, readCardPng, type CardCache } from '../../../src/lib/cards/index.ts';
import { cardKey } from '../../../src/lib/cards/press.ts';
import { card } from './samples.ts';

let folder: string;
let cache: CardCache;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'peerpage-cards-'));
  cache = createCardCache(join(folder, 'cards'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stored = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const names = (): string[] => stored().map((path) => path.slice(path.lastIndexOf('/') + 1));
const picture = Buffer.from('a picture\nof two lines');

describe('the cache of pictures', () => {
  test('gives back what was made from the same things, and nothing else', async () => {
    expect(await cache.read('jane-doe', 'k1')).toBeUndefined();
    await cache.write('jane-doe', 'k1', picture);
    expect(await cache.read('jane-doe', 'k1')).toEqual(picture);
    expect(await cache.read('jane-doe', 'k2')).toBeUndefined();
    expect(await cache.read('john-doe', 'k1')).toBeUndefined();
  });

  test('keeps one picture for each name', async () => {
    for (const key of ['k1', 'k2', 'k3']) await cache.write('jane-doe', key, picture);
    expect(names()).toEqual(['jane-doe.card']);
  });

  test.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, -1)],
    ['longer than it was', (whole: Buffer) => Buffer.concat([whole, Buffer.from('x')])],
    ['changed in one bit', (whole: Buffer) => Buffer.from(whole.map((byte, index) => (index === whole.length - 2 ? byte ^ 1 : byte)))],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('<html>')],
  ])('takes a file that is %s for none', async (_, damage) => {
    await cache.write('jane-doe', 'k1', picture);
    writeFileSync(stored()[0]!, damage(readFileSync(stored()[0]!)));
    expect(await cache.read('jane-doe', 'k1')).toBeUndefined();
    await cache.write('jane-doe', 'k1', picture);
    expect(await cache.read('jane-doe', 'k1')).toEqual(picture);
  });

  test('can be deleted at any time', async () => {
    await cache.write('jane-doe', 'k1', picture);
    rmSync(join(folder, 'cards'), { recursive: true });
    expect(await cache.read('jane-doe', 'k1')).toBeUndefined();
    await cache.write('jane-doe', 'k1', picture);
    expect(await cache.read('jane-doe', 'k1')).toEqual(picture);
  });

  test('ends no build when it cannot be written', async () => {
    writeFileSync(join(folder, 'cards'), 'a file where the folder should be');
    await cache.write('jane-doe', 'k1', picture);
    await cache.keep(new Set());
    expect(await cache.read('jane-doe', 'k1')).toBeUndefined();
  });

  test('leaves nothing half written beside the pictures', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, index) => cache.write('jane-doe', `k${index % 2}`, picture)));
    expect(names()).toEqual(['jane-doe.card']);
    expect([await cache.read('jane-doe', 'k0'), await cache.read('jane-doe', 'k1')].filter(Boolean)).toEqual([picture]);
  });

  test('forgets people who have no page any more, and what dead builds left', async () => {
    await cache.write('jane-doe', 'k1', picture);
    await cache.write('john-doe', 'k1', picture);
    const beside = join(stored()[0]!, '..');
    writeFileSync(join(beside, 'jane-doe.card.0a1b2c3d.tmp'), 'half');
    utimesSync(join(beside, 'jane-doe.card.0a1b2c3d.tmp'), 0, 0);
    writeFileSync(join(beside, 'jane-doe.card.0a1b2c3e.tmp'), 'being written');
    await cache.keep(new Set(['jane-doe']));
    expect(names().sort()).toEqual(['jane-doe.card', 'jane-doe.card.0a1b2c3e.tmp']);
  });
});

describe('a picture', () => {
  test('is drawn once from the same words', async () => {
    const first = await readCardPng(card(), 'jane-doe', cache);
    const [path] = stored();
    const written = statSync(path!).mtimeMs;
    expect(await readCardPng(card(), 'jane-doe', cache)).toEqual(first);
    expect(statSync(path!).mtimeMs).toBe(written);
  });

  test('is drawn anew from other words, and the same without a cache', async () => {
    const first = await readCardPng(card(), 'jane-doe', cache);
    expect(await readCardPng(card({ state: 'Confirmed by the author' }), 'jane-doe', cache)).not.toEqual(first);
    rmSync(folder, { recursive: true });
    expect(await readCardPng(card(), 'jane-doe', cache)).toEqual(first);
  });

  test('has a key that covers every word', () => {
    const keys = [
      card(),
      card({ name: 'John' }),
      card({ address: 'x' }),
      card({ about: 'x' }),
      card({ state: 'x' }),
      card({ site: 'x' }),
    ].map(cardKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(cardKey(card())).toBe(cardKey(card()));
  });
});
