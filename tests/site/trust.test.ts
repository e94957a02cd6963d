import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { decodeHTML } from 'entities';
import { describe, expect, inject, test } from 'vitest';
import type { TrustJson } from '../../src/lib/formats/trust-json.ts';
import { readStore } from '../../src/lib/store/index.ts';

const root = inject('site');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const text = (html: string): string =>
  decodeHTML(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
const slugs = readStore(join(import.meta.dirname, '../../src/content'))
  .people()
  .map(({ slug }) => slug as string);

describe.each(slugs)('the trust snapshot of %s', (slug) => {
  const json = JSON.parse(read(`authors/${slug}/trust.json`)) as Required<TrustJson>;
  const page = read(`authors/${slug}/index.html`);
  const snapshot = /<section[^>]*aria-labelledby="trust"[\s\S]*?<\/section>/.exec(page)![0];

  test('is the same on the page and in trust.json', () => {
    const said = text(snapshot);
    expect(said).toContain(`${json.score} ${json.tier} of 100`);
    expect(said).toContain(`${json.level}, `);
    const lines = [...snapshot.matchAll(/<p class="line"[^>]*>([\s\S]*?)<\/p>/g)].map(([, line]) => text(line!));
    expect(lines).toEqual(json.evidence.map(({ label, points, max }) => `${label} ${Math.round(points * 10) / 10} of ${max}`));
    for (const { found, next } of json.evidence) {
      expect(said).toContain(found);
      if (next !== undefined) expect(said).toContain(next);
    }
    const sum = json.evidence.reduce((total, { points }) => total + points, 0);
    expect(Math.round(sum)).toBe(json.score);
    expect(json.history.at(-1)!.score).toBe(json.score);
  });

  test('is the same on the badge', () => expect(text(read(`authors/${slug}/badge.svg`))).toContain(`${json.score} ${json.tier}`));

  test('is counted as the method page says', () => {
    const rows = [...read('trust/index.html').matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)].map(([, row]) => text(row!));
    for (const { label, max } of json.evidence) expect(rows.some((row) => row.startsWith(label) && row.endsWith(` ${max}`))).toBe(true);
    expect(rows.some((row) => row.startsWith(`${json.level} `))).toBe(true);
    const row = rows.find((one) => one.startsWith(json.tier!)) ?? '';
    const [least, most] = row.split(' ').flatMap((word) => (/^\d+$/.test(word) ? [Number(word)] : []));
    expect(json.score).toBeGreaterThanOrEqual(least!);
    expect(json.score).toBeLessThanOrEqual(most!);
  });

  test('is valid by the schema that the site serves', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(read('schemas/trust.json')) as object);
    expect(validate(json), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...json, level: 'L7' })).toBe(false);
  });
});
