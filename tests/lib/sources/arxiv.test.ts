import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { parseFeed } from '../../../src/lib/sources/arxiv/parse.ts';
import { corpus } from '../../helpers/corpus.ts';

interface Expected {
  error?: string;
  records?: { id: string; title: string; authors: string[]; first: string; updated: string; subjects: string[]; dois: string[] }[];
  total?: number;
  person?: { scheme: string; value: string };
  issues?: string[];
}

const FIXTURES = join(import.meta.dirname, '../../fixtures/arxiv');

describe('an arXiv feed', () => {
  const cases = readdirSync(FIXTURES).filter((name) => name.endsWith('.xml'));
  test.each(cases)('is read as expected: %s', (name) => {
    const expected = JSON.parse(readFileSync(join(FIXTURES, name.replace('.xml', '.expected.json')), 'utf8')) as Expected;
    const page = { place: name, body: readFileSync(join(FIXTURES, name), 'utf8') };
    if (expected.error !== undefined) {
      expect(() => parseFeed(page)).toThrow(expected.error);
      return;
    }
    const parsed = parseFeed(page);
    expect(parsed.total).toBe(expected.total);
    expect(parsed.person).toEqual(expected.person);
    expect(parsed.issues).toHaveLength(expected.issues?.length ?? 0);
    parsed.issues.forEach((issue, index) => expect(`${issue.message} ${issue.remedy}`).toContain(expected.issues![index]));
    const records = parsed.records.map((raw) => normalizeRecord(raw).record!);
    expect(
      records.map((record) => ({
        id: record.id,
        title: toPlain(record.title),
        authors: record.authors.map(({ name: { literal } }) => literal),
        first: record.dates.first,
        updated: record.dates.updated,
        subjects: record.subjects.map(({ code }) => code),
        dois: record.dois,
      })),
    ).toEqual(expected.records);
  });

  test('is read the same when read again, and is not changed by it', () => {
    const page = Object.freeze({ place: 'x', body: readFileSync(join(FIXTURES, 'several-entries.xml'), 'utf8') });
    expect(parseFeed(page)).toEqual(parseFeed(page));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('names the place of a fault', () => {
    expect(() => parseFeed({ place: 'arxiv.xml', body: '<feed>\n<a></b></feed>' })).toThrow(/line 2/);
  });
});

/** What the MANIFEST of the corpus says of each recorded feed: entries, total, most authors of an entry. */
const RECORDED: [string, number, number, number][] = [
  ['au_del_maestro_2016', 10, 31, 3],
  ['id_0000.0000_s0_m100', 0, 0, 0],
  ['id_0808.05394_1707.08567_s0_m100', 1, 1, 34],
  ['id_1111.2011v2_2016', 1, 1, 3],
  ['id_1605.08386_s0_m100', 1, 1, 2],
  ['q_testing_s0_m10', 10, 214881, 5],
  ['q_testing_s10_m10', 10, 214881, 5],
  ['q_testing_s20_m10', 10, 214881, 6],
  ['q_testing_s30_m10', 10, 214881, 9],
];

describe.skipIf(corpus('arxiv/atom') === undefined)('a recorded feed of arXiv', () => {
  const read = (name: string) => parseFeed({ place: name, body: readFileSync(corpus(`arxiv/atom/${name}.atom.xml`)!, 'utf8') });

  test.each(RECORDED)('%s has %i entries of %i with at most %i authors', (name, entries, total, authors) => {
    const parsed = read(name);
    expect(parsed.issues).toEqual([]);
    expect(parsed.records).toHaveLength(entries);
    expect(parsed.total).toBe(total);
    expect(Math.max(0, ...parsed.records.map((record) => record.authors.length))).toBe(authors);
    for (const raw of parsed.records) {
      const { record } = normalizeRecord(raw);
      expect(record?.arxiv?.id).toBeDefined();
      expect(record?.dates.first).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(record?.subjects.length).toBeGreaterThan(0);
      expect(toPlain(record!.title)).not.toMatch(/\s\s|\n|\\|\$/);
    }
  });

  test('that is an error says what arXiv said', () => expect(() => read('id_abc_s0_m100')).toThrow('incorrect id format for abc'));
});
