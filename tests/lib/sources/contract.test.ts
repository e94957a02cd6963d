import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import { SOURCE_NAMES } from '../../../src/lib/model/index.ts';
import { createSources } from '../../../src/lib/sources/index.ts';
import type { ParsedPage, RawPage } from '../../../src/lib/sources/source.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const SOURCES = createSources(Object.fromEntries(SOURCE_NAMES.map((name) => [name, { enabled: true }])));

/**
 * `contract.json` of a source's fixtures names what it sends when nothing is found, when one item of several is bad, and as
 * the last of its pages. What the host keeps in files has a folder for each format.
 */
interface Pages {
  folders?: string[];
  empty: string;
  badItem: string;
  last: string;
}
const pagesOf = (name: string) => JSON.parse(readFileSync(join(FIXTURES, name, 'contract.json'), 'utf8')) as Pages;

const page = (path: string): RawPage => Object.freeze({ place: path, body: readFileSync(join(FIXTURES, path), 'utf8') });

test('Every source has a name of its own', () => {
  expect(new Set(SOURCES.map(({ name }) => name)).size).toBe(SOURCES.length);
});

describe.each(SOURCES.map((source) => [source.name, source] as const))('%s', (name, source) => {
  const pages = pagesOf(name);
  const all = (pages.folders ?? [name]).flatMap((folder) =>
    readdirSync(join(FIXTURES, folder))
      .filter((file) => !/(?:\.expected|^contract)\.json$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  const parse = (raw: RawPage): ParsedPage | SourceError => {
    try {
      return source.parsePage(raw);
    } catch (error) {
      expect(error).toBeInstanceOf(SourceError);
      return error as SourceError;
    }
  };

  test('finds nothing on a page without anything', () => expect(source.parsePage(page(pages.empty)).records).toEqual([]));

  test('keeps the good items beside a bad one, and names the bad one', () => {
    const { records, institutions = [], issues } = source.parsePage(page(pages.badItem));
    expect(records.length + institutions.length).toBeGreaterThan(0);
    expect(issues.length).toBeGreaterThan(0);
  });

  test('needs no further page to read the last one', () => {
    const { records, institutions = [], issues } = source.parsePage(page(pages.last));
    expect(records.length + institutions.length).toBeGreaterThan(0);
    expect(issues).toEqual([]);
  });

  test.each(all)('reads %s twice alike, with ids of their own and every issue complete, or says why not', (path) => {
    const parsed = parse(page(path));
    expect(parse(page(path))).toEqual(parsed);
    if (parsed instanceof SourceError) {
      expect([parsed.place, parsed.message.at(-1), parsed.remedy.at(-1)]).toEqual([path, '.', '.']);
      return;
    }
    expect(new Set(parsed.records.map(({ id }) => id)).size).toBe(parsed.records.length);
    for (const issue of parsed.issues) {
      expect(issue.place).toContain(path);
      expect(issue.message).not.toBe('');
      expect(issue.remedy).toMatch(/\.$/);
    }
  });

  test.each(['', ' ', '{}', '<a/>', 'text', '\u0000', '@', '<feed>'])('takes %j for nothing or for a fault', (body) => {
    const parsed = parse({ place: 'page', body });
    expect(parsed instanceof SourceError ? [] : parsed.records).toEqual([]);
  });
});
