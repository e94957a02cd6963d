import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { parseBibtex } from '../../../src/lib/sources/files/bibtex/parse.ts';
import { readBibtex } from '../../../src/lib/sources/files/bibtex/read.ts';
import { corpus } from '../../helpers/corpus.ts';

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
        language: record.language ?? 'none',
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
        const { entries } = readBibtex(`@misc{first, title={First}}\n@misc{x, title = {${text}\n@misc{last,\n  title = {Last}\n}\n`);
        return entries[0]?.key === 'first' && entries.some(({ key }) => key === 'last');
      }),
    );
  });

  test.each([
    ['one value of braces', '@misc{a, title={' + '{'.repeat(200_000), 1],
    ['open braces', '@misc{a,\n title={\n'.repeat(5000), 5000],
    ['open quotation marks', '@misc{a,\n title="\n'.repeat(5000), 5000],
    ['open strings', '@string{a={\n'.repeat(5000), 5000],
    ['open preambles', '@preamble{{\n'.repeat(5000), 5000],
    ['open comments', '@comment{\n'.repeat(50_000), 1],
    ['blanks between names', `@misc{a, author={Doe${' '.repeat(100_000)}Jane}}`, 0],
  ])('is read in time that grows with its length only: %s', (_, body, issues) => {
    const started = performance.now();
    expect(parseBibtex({ place: 'jane-doe/x.bib', body }).issues).toHaveLength(issues);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('has an id for each entry, even if two have one key, and says so as a warning', () => {
    const body = '@misc{a, title={One}}\n@misc{a, title={Two}}\n@misc{a~2, title={Three}}';
    const { records, issues } = parseBibtex({ place: 'content/jane-doe/x.bib', body });
    expect(records.map(({ id }) => id)).toEqual(['jane-doe/x.bib#a', 'jane-doe/x.bib#a,2', 'jane-doe/x.bib#a~2']);
    expect(issues.map(({ severity }) => severity)).toEqual(['warning']);
  });

  test('gives nothing to others out of an entry without a key', () => {
    const body = '@book{, title={One}, author={Doe, Jane}}\n@inbook{, title={Two}, author={Doe, Jane}, crossref={}}';
    const { records } = parseBibtex({ place: 'jane-doe/x.bib', body });
    expect(records.map(({ id, venue }) => [id, venue])).toEqual([
      ['jane-doe/x.bib#1', undefined],
      ['jane-doe/x.bib#2', undefined],
    ]);
  });

  test('keeps to itself what is private', () => {
    const fields = ['file', 'annote', 'annotation', 'comment', 'mendeley-groups', 'mendeley-tags', 'owner', 'review'];
    const body = `@article{a, title={T}, author={Doe, Jane}, ${fields.map((name) => `${name}={CANARY}`).join(', ')}}`;
    expect(JSON.stringify(parseBibtex({ place: 'x.bib', body }))).not.toContain('CANARY');
  });
});

describe.skipIf(corpus('bibtex') === undefined)('a BibTeX file found elsewhere', () => {
  const paths = readdirSync(corpus('bibtex') ?? '.', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.bib'));

  test('is read, and what is no entry is named', () => {
    let entries = 0;
    let faults = 0;
    for (const path of paths) {
      const bytes = readFileSync(corpus(join('bibtex', path))!);
      if (!isUtf8(bytes)) continue;
      const { records, issues } = parseBibtex({ place: path, body: bytes.toString('utf8') });
      entries += records.length;
      faults += issues.filter(({ severity }) => severity === 'error').length;
      expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
    }
    expect(entries).toBeGreaterThan(paths.length);
    expect(faults).toBeLessThan(0.02 * entries);
  });
});
