import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDoi } from '../../../src/lib/identifiers/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { readAbstract } from '../../../src/lib/sources/openalex/abstract.ts';
import { openalex as kind } from '../../../src/lib/sources/openalex/index.ts';
import { lookAt } from '../../../src/lib/sources/format.ts';
import { corpus } from '../../helpers/corpus.ts';

const { parsePage } = kind.create({});

describe('an abstract from its inverted index', () => {
  const tables: [string, Record<string, unknown> | null, string | undefined][] = [
    ['stands in the order of places', { show: [1], We: [0], a: [2, 4], bound: [3, 5] }, 'We show a bound a bound'],
    ['closes holes', { far: [1_000_000_000], apart: [9_007_199_254_740_991], Words: [3] }, 'Words far apart'],
    ['keeps the first of two words at one place', { one: [0], other: [0], next: [1] }, 'one next'],
    ['leaves out what is no place', { a: [-1, 0.5, '0', null, 1e300, {}], b: 'x', c: null, d: [0] }, 'd'],
    ['does not begin with its heading', { Abstract: [0], 'We:': [1] }, 'We:'],
    ['keeps a first word that is no heading', { Abstract: [0], nonsense: [1] }, 'Abstract nonsense'],
    ['is nothing without words', {}, undefined],
    ['is nothing without an index', null, undefined],
  ];
  test.each(tables)('%s', (_, index, text) => expect(readAbstract(index)).toBe(text));

  test('is nothing when it is larger than any abstract', () => {
    expect(readAbstract({ word: Array.from({ length: 50_001 }, (_, place) => place) })).toBeUndefined();
  });
  test('ends before it grows without end', () => {
    const text = readAbstract({ ['x'.repeat(10_000)]: Array.from({ length: 50_000 }, (_, place) => place) });
    expect(text!.length).toBeLessThanOrEqual(100_000);
  });
  test('is read in good time whatever its words hold', () => {
    for (const piece of ['&lt;p ', 'abstract ', '\\n', '<', ' ', '&lt;jats:'])
      expect(readAbstract({ [`Abstract${piece.repeat(20_000)}`.slice(0, 99_000)]: [0] })).toMatch(/^Abstract/);
  });
});

describe('adverse values', () => {
  const page = (change: object) => ({
    place: 'page',
    body: JSON.stringify({ id: 'https://openalex.org/W2100000001', title: 'T', authorships: [{ raw_author_name: 'Jane Doe' }], ...change }),
  });
  const values = ['&lt;', '(', ', ', ' ', '@', 'e-mail ', '.', '[', '10.1000/', 'https://doi.org/', ')'].map((piece) =>
    piece.repeat(100_000 / piece.length),
  );
  test.each(values.map((value) => [value.slice(0, 12), value]))('are read in good time: %j', (_, value) => {
    const location = {
      id: `doi:${value}`,
      landing_page_url: `https://doi.org/${value}`,
      pdf_url: value,
      raw_type: value,
      raw_source_name: value,
      license: value,
    };
    const { records } = parsePage(
      page({
        doi: value,
        publication_date: value,
        type: value,
        language: value,
        ids: { pmid: value, pmcid: value, arxiv: value },
        authorships: [
          {
            raw_author_name: `Jane Doe${value}`,
            raw_orcid: value,
            raw_affiliation_strings: [value],
            institutions: [{ display_name: value, ror: value }],
          },
        ],
        primary_location: location,
        best_oa_location: location,
        locations: [location],
        biblio: { first_page: value, last_page: value },
        topics: [{ id: value, display_name: value }],
      }),
    );
    expect(records).toHaveLength(1);
  });
  test('that name parts of every object are no kinds, types or licences', () => {
    const [record] = parsePage(
      page({ type: 'constructor', primary_location: { license: 'toString', source: { display_name: 'A venue', type: '__proto__' } } }),
    ).records;
    expect(record).toMatchObject({ type: 'other', venue: { name: 'A venue' } });
    expect(record!.venue).not.toHaveProperty('kind');
    expect(record).not.toHaveProperty('license');
  });
});

test.each([
  ['{"id":"https://openalex.org/W1"}', true],
  ['[{"id":"https://openalex.org/A1"}]', true],
  ['{"meta":{"count":0,"per_page":25},"results":[]}', true],
  ['{"results":[]}', false],
  ['[]', false],
  ['[{"id":"doe2020","type":"article-journal"}]', false],
  ['{"id":"10.1000/abc","type":"dois"}', false],
])('%s is told from other JSON: %s', (body, expected) => {
  expect(kind.formats[0]!.fits(lookAt('file.json', body))).toBe(expected);
});

const folder = corpus('openalex');

describe.skipIf(folder === undefined)('recorded answers', () => {
  interface Sent {
    id: string;
    doi?: string | null;
    title?: string | null;
    display_name: string;
    publication_year: number;
    authorships: { raw_author_name?: string; raw_orcid?: string | null; author: { id: string | null; display_name: string } }[];
  }
  const read = () =>
    readdirSync(folder!).map((name) => {
      const body = readFileSync(join(folder!, name), 'utf8');
      const value = JSON.parse(body) as Sent | { results: Sent[] };
      return { name, sent: 'results' in value ? value.results : [value], parsed: parsePage({ place: name, body }) };
    });

  test('are read with title, authors, DOI and year of every work', () => {
    const wrong: string[] = [];
    let works = 0;
    for (const { name, sent, parsed } of read()) {
      expect(parsed.issues).toEqual([]);
      for (const work of sent.filter(({ id }) => /\/W\d+$/.test(id))) {
        works += 1;
        const raw = parsed.records.find(({ id }) => work.id.endsWith(`/${id}`));
        const { record } = raw === undefined ? {} : normalizeRecord(raw);
        // the one without authors is told of and skipped, as it can be nobody's
        if (record === undefined ? work.authorships.length > 0 : !isRight(work, record)) wrong.push(`${name} ${work.id}`);
      }
    }
    expect(works).toBe(25);
    expect(wrong).toEqual([]);
  });
  test('say what is known of a person', () => {
    const people = read().flatMap(({ parsed }) => parsed.person ?? []);
    expect(people.map(({ value, works }) => [value, works])).toEqual([
      ['A2150889177', 523],
      ['A5023888391', 62],
    ]);
    expect(people[1]).toMatchObject({
      names: ['Jason Priem', 'Priem Jason'],
      identifiers: [{ scheme: 'orcid', value: '0000-0001-6187-6610' }],
      affiliations: expect.arrayContaining([{ name: 'OurResearch', ror: 'https://ror.org/02nr0ka47', start: '2019' }]),
    });
    expect(people[1]!.affiliations).toHaveLength(8);
  });
  test('say nothing of things that are neither works nor people nor institutions', () => {
    const things = read().filter(({ name }) => /_[CFPST]\d+\.json|cardiac/.test(name));
    expect(things).toHaveLength(6);
    for (const { parsed } of things) expect(parsed).toEqual({ records: [], issues: [] });
  });

  function isRight(work: Sent, record: NonNullable<ReturnType<typeof normalizeRecord>['record']>): boolean {
    const title = toPlain(record.title);
    const date = record.dates.issued ?? record.dates.first ?? '';
    const printed = work.authorships.map((one) => one.raw_author_name ?? one.author.display_name).filter((name) => !name.startsWith(','));
    const words = (text: string) =>
      [
        ...text
          .normalize('NFKD')
          .toLowerCase()
          .matchAll(/\p{L}+/gu),
      ]
        .map(([word]) => word)
        .sort();
    return (
      title.replace(/[ \n\t]+/g, ' ') === title &&
      !/[<>]|&\w+;/.test(title) &&
      words(title).join() === words(work.title ?? work.display_name).join() &&
      date.startsWith(String(work.publication_year)) &&
      record.dois.join() === (work.doi ? parseDoi(work.doi) : '') &&
      record.authors.map(({ name }) => words(name.literal).join()).join(';') === printed.map((name) => words(name).join()).join(';')
    );
  }
});
