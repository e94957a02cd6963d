import { describe, expect, test } from 'vitest';
import { AuthorSchema, PersonSchema, SlugSchema, TopicSchema, WorkSchema } from '../../../src/lib/model/index.ts';
import { computeTrust, withHistory } from '../../../src/lib/enrich/index.ts';
import { toPersonRecord, toWorkRecord } from '../../../src/lib/search/records.ts';
import { createPaths } from '../../../src/lib/site/paths.ts';

const topics = new Map([['quantization', TopicSchema.parse({ slug: 'quantization', label: 'quantization', kind: 'phrase', works: 1 })]]);
const paths = createPaths('/people/');
const work = WorkSchema.parse({
  schemaVersion: 1,
  id: 'cai2020',
  type: 'conference-paper',
  title: ['On ', { kind: 'math', tex: '\\ell_1' }, ' <b>bounds</b>'],
  abstract: [['A ', { kind: 'math', tex: 'O(n \\log n)' }, ' method.']],
  date: { first: '2020-01', ofRecord: '2021' },
  authorships: [
    { name: { literal: 'Jane Doe' }, author: 'jane-doe' },
    { name: { literal: 'A' } },
    { name: { literal: 'B' } },
    { name: { literal: 'C' } },
  ],
  venue: { name: 'CVPR' },
  identifiers: {},
  versions: [{ kind: 'published', type: 'conference-paper', identifiers: {}, records: [{ source: 'files', id: 'x' }] }],
  topics: [
    { topic: 'quantization', origin: 'machine' },
    { topic: 'gone', origin: 'machine' },
  ],
  links: [],
  provenance: {},
});

describe('a work as a hit', () => {
  const record = toWorkRecord(work, topics, new Map([['jane-doe', 'Jane Doe']]), paths);
  test('leads to its page below the base', () => expect(record.url).toBe('/people/works/cai2020/'));
  test('is found by words, never by TeX', () => expect(JSON.stringify(record)).not.toMatch(/\\\\(?:ell|log)|\$/));
  test('has its title as text, whatever it looks like', () => expect(record.meta.title).toBe('On ℓ₁ <b>bounds</b>'));
  test('is found by its topics, of which no excerpt is taken', () => {
    expect(record.content).toBe('A O(n log n) method.');
    expect(record.meta.topics).toBe('quantization');
  });
  test('has its title for an excerpt that is not shown, if it has no abstract', () =>
    expect(toWorkRecord({ ...work, abstract: undefined }, topics, new Map(), paths).content).toBe(record.meta.title));
  test('says who, where and when in a line', () => expect(record.meta.line).toBe('Jane Doe, A, B and 1 more · CVPR · 2021'));
  test('can be narrowed by topic, year, type and by authors who have a page', () =>
    expect(record.filters).toEqual({
      kind: ['Works'],
      year: ['2021'],
      type: ['Conference paper'],
      topic: ['quantization'],
      author: ['Jane Doe'],
    }));
});

describe('a person as a hit', () => {
  const slug = SlugSchema.parse('jane-doe');
  const author = AuthorSchema.parse({
    name: 'Jane Doe',
    affiliations: [{ name: 'Example University', unit: 'Examples' }],
    aliases: ['Secret Name'],
  });
  const trust = computeTrust({
    listsIdentifier: false,
    resolved: [],
    claim: { state: 'unclaimed' },
    verifications: [],
    works: { total: 1, withPersistentId: 0, confirmed: 0, withOrcid: 0 },
    closeCollaborators: { total: 0, verified: 0 },
    counts: { followers: 0, topics: 1 },
  });
  const person = PersonSchema.parse({
    schemaVersion: 1,
    slug,
    resolved: [],
    verifications: [],
    conflicts: [],
    sources: [],
    works: ['cai2020'],
    topics: [{ topic: 'quantization', works: 1 }],
    collaborators: [],
    trust: withHistory(trust, undefined, { day: '2026-11-02' }),
  });
  const record = toPersonRecord(slug, author, person, topics, paths);
  test('says where they work and how much is there', () =>
    expect(record.meta).toEqual({ title: 'Jane Doe', kind: 'person', line: 'Examples, Example University · 1 work' }));
  test('never holds an alias, which is for matching only', () => expect(JSON.stringify(record)).not.toContain('Secret'));
});
