import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import type { SourceRecord } from '../../../src/lib/model/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { lookAt } from '../../../src/lib/sources/format.ts';
import { betterBibtexJson, cslJson } from '../../../src/lib/sources/files/csl/index.ts';
import { parseBetterBibtex, parseCsl } from '../../../src/lib/sources/files/csl/parse.ts';
import { corpus } from '../../helpers/corpus.ts';

const parse = (json: unknown) => parseCsl({ place: 'jane-doe/x.json', body: JSON.stringify(json) });
const jane = [{ family: 'Doe', given: 'Jane' }];

describe('a JSON document', () => {
  const told = (json: unknown) => {
    const document = lookAt('x.json', JSON.stringify(json));
    return [cslJson, betterBibtexJson].filter(({ fits }) => fits(document)).map(({ name }) => name);
  };
  test.each([
    ['a list of items', [{ id: 'a', type: 'book', title: 'T' }], ['csl-json']],
    ['one item', { type: 'journal-article', title: 'T', DOI: '10.1000/a' }, ['csl-json']],
    ['items of an interface', { items: [{ id: 'a', type: 'book', title: 'T' }] }, ['csl-json']],
    ['items without a type', [{ id: 'a', issued: { 'date-parts': [[2020]] }, title: 'T' }], ['csl-json']],
    ['Better BibTeX', { config: {}, items: [{ itemType: 'book', title: 'T' }] }, ['better-bibtex-json']],
    ['an answer of OpenAlex', { id: 'https://openalex.org/W1', type: 'article', title: 'T', authorships: [] }, []],
    ['an answer of Crossref', { status: 'ok', message: { type: 'journal-article', title: ['T'] } }, []],
    ['an answer of DataCite', { data: { id: '10.1000/a', type: 'dois', attributes: {} } }, []],
    ['something else', [{ type: 'Feature', title: 'T' }], []],
    ['an empty list', [], []],
    ['numbers', [1, 2], []],
  ])('is told for what it is: %s', (_, json, expected) => expect(told(json)).toEqual(expected));
});

describe('CSL-JSON', () => {
  test('that nests too deep, or is none, is a fault', () => {
    expect(() => parseCsl({ place: 'x', body: `${'['.repeat(1000)}${']'.repeat(1000)}` })).toThrow(SourceError);
    expect(() => parseCsl({ place: 'x', body: '[{"id":' })).toThrow('not whole JSON');
    expect(() => parseBetterBibtex({ place: 'x', body: '[]' })).toThrow(SourceError);
  });

  test('never makes reading throw, whatever its items are', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 3 })), (items) => {
        const { records, issues } = parse(items);
        return records.length + issues.length >= items.filter((item) => typeof item === 'object').length;
      }),
    );
  });

  test.each(['note', 'number', 'archive_location', 'language', 'keyword', 'URL', 'abstract', 'page'])('may hold a long %s', (field) => {
    for (const text of ['a: ', ' ', '{:', 'arxiv.', '\n', '[', 'a,', '<a '].map((part) => part.repeat(100_000 / part.length))) {
      const [record] = parse([{ id: 'a', type: 'book', title: 'T', author: jane, [field]: text }]).records;
      expect(normalizeRecord(record!).record?.title).toEqual(['T']);
    }
  });

  test('may hold long names', () => {
    for (const part of [' a', ',', "'", ' a, ', '"', 'van '])
      expect(parse([{ id: 'a', type: 'book', title: 'T', author: [{ family: 'Doe', given: part.repeat(50_000) }] }]).records).toHaveLength(
        1,
      );
  });

  test('keeps to itself what is private', () => {
    const path = 'file:///home/jane/CANARY.pdf';
    const item = { note: 'CANARY', annote: 'CANARY', 'call-number': 'CANARY', status: 'CANARY', URL: path, custom: { pdf: path } };
    expect(JSON.stringify(parse([{ id: 'a', type: 'book', title: 'T', author: jane, ...item }]))).not.toContain('CANARY');
    const zotero = {
      itemType: 'book',
      title: 'T',
      extra: 'CANARY',
      notes: ['CANARY'],
      attachments: [{ path, title: 'CANARY', url: 'https://example.org/CANARY' }],
      callNumber: 'CANARY',
      libraryCatalog: 'CANARY',
      relations: { 'owl:sameAs': 'CANARY' },
    };
    const page = { place: 'x.json', body: JSON.stringify({ items: [zotero, { itemType: 'note', note: 'CANARY' }] }) };
    expect(parseBetterBibtex(page).records).toHaveLength(1);
    expect(JSON.stringify(parseBetterBibtex(page))).not.toContain('CANARY');
  });
});

interface Item {
  title?: string;
  author?: Record<string, string>[];
  issued?: { 'date-parts'?: (number | string)[][] };
}

describe.skipIf(corpus('csl/suite') === undefined)('items that others test with', () => {
  function readItems() {
    const folder = corpus('csl/suite')!;
    return readdirSync(folder).flatMap((name) => {
      const { input } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { input: Item[] };
      const { records, issues } = parseCsl({ place: name, body: JSON.stringify(input) });
      expect([issues, records.length], name).toEqual([[], input.length]);
      return input.map((item, index) => [item, records[index]!] as const);
    });
  }
  const clean = (raw: SourceRecord) =>
    normalizeRecord({ ...raw, title: raw.title ?? 'T', authors: raw.authors.length > 0 ? raw.authors : [{ name: { literal: 'Doe' } }] })
      .record!;
  const letters = (text: string) => text.replace(/<[^>]*>/g, '').replace(/[^\p{L}\p{N}]/gu, '');

  test('have all their titles, authors and years read', () => {
    const items = readItems();
    expect(items.length).toBeGreaterThan(500);
    for (const [{ title, author = [], issued }, raw] of items) {
      const record = clean(raw);
      if (title !== undefined) expect(letters(toPlain(record.title))).toBe(letters(title));
      if (author.length > 0) {
        const printed = author.map((name) => {
          // A suffix also stands behind a comma in the given name.
          const [given = '', suffix = ''] = (name['given'] ?? '').split(',');
          const family = ['dropping-particle', 'non-dropping-particle', 'family', 'suffix', 'literal'].map((part) => name[part] ?? '');
          return letters([given, ...family, suffix].join(''));
        });
        expect(record.authors.map(({ name }) => letters(name.literal))).toEqual(printed);
      }
      const year = issued?.['date-parts']?.[0]?.[0];
      if (Number(year) >= 1500) expect((record.dates.issued ?? record.dates.first)?.slice(0, 4)).toBe(String(year));
    }
  });
});
