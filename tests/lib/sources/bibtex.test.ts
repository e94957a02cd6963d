import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { parseBibtex } from '../../../src/lib/sources/files/bibtex/parse.ts';
import { readBibtex } from '../../../src/lib/sources/files/bibtex/read.ts';

interface ExpectedRecord {
  key: string;
  title: string;
  authors: string[];
  [field: string]: unknown;
}

const FIXTURES = join(import.meta.dirname, '../../fixtures/bibtex');

describe('a BibTeX file', () => {
  test.each(readdirSync(FIXTURES).filter((name) => name.endsWith('.bib')))('is read as expected: %s', (name) => {
    const expected = JSON.parse(readFileSync(join(FIXTURES, name.replace('.bib', '.expected.json')), 'utf8')) as {
      records: ExpectedRecord[];
      issues?: [string | null, number][];
    };
    const { records, issues } = parseBibtex({ place: `jane-doe/${name}`, body: readFileSync(join(FIXTURES, name), 'utf8') });
    const read = records.map((raw) => {
      const record = normalizeRecord(raw).record!;
      return {
        key: record.citationKey,
        title: toPlain(record.title),
        authors: record.authors.map(({ name: { literal } }) => literal),
        type: record.type,
        first: record.dates.first,
        issued: record.dates.issued,
        venue: record.venue?.name,
        doi: record.dois[0],
        arxiv: record.arxiv?.id,
        keywords: record.keywords,
        truncated: record.authorsTruncated,
      };
    });
    expect(read).toHaveLength(expected.records.length);
    expected.records.forEach((record, index) => expect(read[index]).toMatchObject(record));
    expect(issues.map((issue) => [issue.record ?? null, Number(issue.place.split(':').at(-1))])).toEqual(expected.issues ?? []);
    for (const issue of issues) {
      expect(issue.place).toContain(`jane-doe/${name}:`);
      expect(issue.message).toMatch(/[.”)]$/);
      expect(issue.remedy).not.toBe('');
    }
  });

  test('never makes reading throw, whatever is in it', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'@{}()"#,=\\ \nab1') }), (text) => readBibtex(text) !== undefined));
  });

  test('keeps every entry that stands after a broken one', () => {
    const broken = fc.string({ unit: fc.constantFrom(...'{}",=\\ #ab') });
    fc.assert(
      fc.property(broken, (text) => {
        const { entries } = readBibtex(`@misc{x, title = {${text}\n@misc{last,\n  title = {Last}\n}\n`);
        return entries.some(({ key }) => key === 'last');
      }),
    );
  });

  test('is read in time that grows with its length only', () => {
    const text = '@misc{a, title={' + '{'.repeat(200_000);
    expect(readBibtex(text).faults).toHaveLength(1);
  });
});
