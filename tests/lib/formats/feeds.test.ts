import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { formatAtomFeed } from '../../../src/lib/formats/atom.ts';
import { FEED_LENGTH, moment, type FeedInput } from '../../../src/lib/formats/feed.ts';
import { formatJsonFeed } from '../../../src/lib/formats/json-feed.ts';
import type { Work } from '../../../src/lib/model/index.ts';
import { corpus } from '../../helpers/corpus.ts';
import { anyWorks, article, HOSTILE, site, topics, work } from './samples.ts';

interface Node {
  name: string;
  attributes: Record<string, string>;
  children: Node[];
  text: string;
}

/** Read XML strictly. Throws at the first fault. */
function readXml(xml: string): Node {
  const parser = new SaxesParser({ xmlns: false });
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const node: Node = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)!.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return root.children[0]!;
}

function input(works: readonly Work[], change: Partial<FeedInput> = {}): FeedInput {
  return {
    site,
    title: 'Works of Jane Doe',
    author: { name: 'Jane Doe', url: 'https://people.example.org/people/authors/jane-doe/' },
    works,
    topics,
    hasPage: (slug) => slug === 'chris-van-der-heide',
    updated: '2026-11-02',
    length: FEED_LENGTH.author,
    url: 'https://people.example.org/people/authors/jane-doe/',
    feedUrl: 'https://people.example.org/people/authors/jane-doe/feed.xml',
    ...change,
  };
}

const all = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name);
const textOf = (node: Node, name: string): string | undefined => all(node, name)[0]?.text;
const entriesOf = (feed: string): Node[] => all(readXml(feed), 'entry');

describe('an Atom feed', () => {
  const feed = readXml(formatAtomFeed(input([work(), article])));
  const entry = all(feed, 'entry')[0]!;

  test('names itself, its page and its author', () => {
    expect(feed.attributes).toEqual({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' });
    expect(textOf(feed, 'id')).toBe('tag:people.example.org,2026:/people/authors/jane-doe/');
    expect(textOf(feed, 'title')).toBe('Works of Jane Doe · Example pages');
    expect(textOf(feed, 'updated')).toBe('2026-11-02T00:00:00Z');
    expect(all(feed, 'link').map(({ attributes }) => [attributes['rel'], attributes['href']])).toEqual([
      ['self', 'https://people.example.org/people/authors/jane-doe/feed.xml'],
      ['alternate', 'https://people.example.org/people/authors/jane-doe/'],
    ]);
    expect(textOf(all(feed, 'author')[0]!, 'name')).toBe('Jane Doe');
  });

  test('tells of a work with its page, dates, authors, topics and abstract', () => {
    expect(textOf(entry, 'id')).toBe('tag:people.example.org,2026:/people/works/doe2021sketching/');
    expect(textOf(entry, 'title')).toBe('Sketching for ℓ₁ regression on the GPU: in vivo & 50% faster');
    expect([textOf(entry, 'published'), textOf(entry, 'updated')]).toEqual(['2021-06-01T00:00:00Z', '2021-06-01T00:00:00Z']);
    expect(all(entry, 'link').map(({ attributes }) => attributes['href'])).toEqual([
      'https://people.example.org/people/works/doe2021sketching/',
      'https://doi.org/10.1000/z',
    ]);
    expect(all(entry, 'author').map((person) => [textOf(person, 'name'), textOf(person, 'uri')])).toEqual([
      ['Chris van der Heide', 'https://people.example.org/people/authors/chris-van-der-heide/'],
      ['John Smith, Jr.', undefined],
      ['The Example and Sons Collaboration', undefined],
    ]);
    expect(all(entry, 'category').map(({ attributes }) => attributes['term'])).toEqual(['regression', 'Machine Learning']);
    expect(textOf(entry, 'summary')).toMatch(/Journal of Examples & Tests 12\(3\), 45–67\..*\n\nFirst, x < y\.\n\nSecond\.$/s);
    expect(all(entry, 'content')[0]!.attributes['type']).toBe('html');
    expect(textOf(entry, 'content')).toMatch(/^<p>Chris.*<\/p><p>First, <span[^>]*><math.*<\/p><p>Second\.<\/p>$/s);
  });

  test('lists the newest work first and at most as many as asked for', () => {
    const works = Array.from({ length: 55 }, (_, index) => work({ id: `work-${index}`, date: { first: String(1900 + index) } }));
    const entries = entriesOf(formatAtomFeed(input(works, { length: 50 })));
    expect(entries).toHaveLength(50);
    expect(textOf(entries[0]!, 'id')).toMatch(/\/work-54\/$/);
  });

  test('is never ahead of the day its data were read', () => {
    const early = work({ ...article, date: { first: '2026-12', ofRecord: '2027' } });
    const [ahead] = entriesOf(formatAtomFeed(input([early])));
    expect([textOf(ahead!, 'published'), textOf(ahead!, 'updated')]).toEqual(['2026-11-02T00:00:00Z', '2026-11-02T00:00:00Z']);
  });

  test('gives the same bytes for the same data', () =>
    expect(formatAtomFeed(input([article, work()]))).toBe(formatAtomFeed(input([work(), article]))));
  test('is a feed without works', () => expect(entriesOf(formatAtomFeed(input([])))).toEqual([]));

  test.each(HOSTILE)('stays well-formed and inert whatever its texts are: %j', (text) => {
    const hostile = work({ title: [text], abstract: [[text]], authorships: [{ name: { literal: text } }], venue: { name: text } });
    const label = new Map([['cs-lg', { ...topics.get('cs-lg')!, label: text }]]);
    const xml = formatAtomFeed(
      input([work({ ...hostile, topics: [{ topic: 'cs-lg', origin: 'source' }] })], {
        title: text,
        author: { name: text, url: 'https://people.example.org/' },
        topics: label,
      }),
    );
    const [only, ...others] = entriesOf(xml);
    expect(others).toEqual([]);
    expect(textOf(only!, 'content')).not.toMatch(/<(?!\/?p>)/);
  });

  test('is well-formed with an entry for each work whatever the texts are', () => {
    fc.assert(
      fc.property(anyWorks, (works) => {
        expect(entriesOf(formatAtomFeed(input(works)))).toHaveLength(works.length);
      }),
      { numRuns: 150 },
    );
  });

  describe.skipIf(corpus('security/xss/records.jsonl') === undefined)('with the texts of attacks', () => {
    test('holds no element that is not ours', () => {
      const payloads = readFileSync(corpus('security/xss/records.jsonl')!, 'utf8')
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { payload: string }).payload);
      const works = payloads.map((text, index) =>
        work({ id: `work-${index}`, title: [text], abstract: [[text]], authorships: [{ name: { literal: text } }] }),
      );
      const entries = entriesOf(formatAtomFeed(input(works)));
      expect(entries).toHaveLength(payloads.length);
      for (const one of entries) {
        expect(new Set(one.children.map(({ name }) => name))).toEqual(
          new Set(['id', 'title', 'published', 'updated', 'link', 'author', 'summary', 'content']),
        );
        expect(textOf(one, 'content')).not.toMatch(/<(?!\/?p>)/);
      }
    });
  });
});

describe('a JSON feed', () => {
  test('tells the same as the Atom feed', () => {
    const feed = JSON.parse(formatJsonFeed(input([article], { feedUrl: 'https://people.example.org/people/authors/jane-doe/feed.json' })));
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Works of Jane Doe · Example pages',
      home_page_url: 'https://people.example.org/people/authors/jane-doe/',
      feed_url: 'https://people.example.org/people/authors/jane-doe/feed.json',
      language: 'en',
      authors: [{ name: 'Jane Doe', url: 'https://people.example.org/people/authors/jane-doe/' }],
    });
    expect(feed.items[0]).toMatchObject({
      id: 'tag:people.example.org,2026:/people/works/doe2021sketching/',
      url: 'https://people.example.org/people/works/doe2021sketching/',
      external_url: 'https://doi.org/10.1000/z',
      date_published: '2021-06-01T00:00:00Z',
      tags: ['regression', 'Machine Learning'],
    });
    expect(feed.items[0].content_html).toMatch(/<p>Second\.<\/p>$/);
    expect(feed.items[0].content_text).toMatch(/arXiv:2001\.01234\n\nFirst, x < y\.\n\nSecond\.$/);
  });

  test('has an item for each work whatever the texts are', () => {
    fc.assert(
      fc.property(anyWorks, (works) => {
        expect(JSON.parse(formatJsonFeed(input(works))).items).toHaveLength(works.length);
      }),
      { numRuns: 50 },
    );
  });
});

describe('another program reads', () => {
  const reference = 'Chris van der Heide, John Smith, Jr. and The Example and Sons Collaboration (2021).';

  test('an Atom feed', () => {
    const feed = parseAtomFeed(formatAtomFeed(input([article, work()])));
    expect(feed).toMatchObject({
      id: 'tag:people.example.org,2026:/people/authors/jane-doe/',
      title: { value: 'Works of Jane Doe · Example pages' },
      updated: '2026-11-02T00:00:00Z',
      authors: [{ name: 'Jane Doe', uri: 'https://people.example.org/people/authors/jane-doe/' }],
      links: [{ rel: 'self' }, { rel: 'alternate', type: 'text/html' }],
    });
    expect(feed.entries).toHaveLength(2);
    expect(JSON.stringify(feed.entries![0])).toContain(reference);
    expect(JSON.stringify(feed.entries![0]!.content)).toContain('<math');
  });

  test('a JSON feed, with the same text', () => {
    const feed = parseJsonFeed(formatJsonFeed(input([article, work()])));
    expect(feed).toMatchObject({ title: 'Works of Jane Doe · Example pages', language: 'en', authors: [{ name: 'Jane Doe' }] });
    expect(feed.items).toHaveLength(2);
    expect(feed.items![0]!.content_text).toContain(reference);
  });

  test.each(HOSTILE)('both with the same title whatever the texts are: %j', (text) => {
    const hostile = input([work({ title: [`Title ${text}`], abstract: [[text]] })]);
    const [atom] = parseAtomFeed(formatAtomFeed(hostile)).entries!;
    const [json] = parseJsonFeed(formatJsonFeed(hostile)).items!;
    expect([atom!.id, json!.id]).toEqual(['tag:people.example.org,2026:/people/works/arxiv-2001-01234/', atom!.id]);
    expect(textOf(entriesOf(formatAtomFeed(hostile))[0]!, 'title')).toBe(json!.title);
  });
});

test('a feed of nobody in particular is the site’s', () => {
  const { title: _, author: __, ...rest } = input([work({ authorships: [] })]);
  const feed = readXml(formatAtomFeed(rest));
  expect([textOf(feed, 'title'), textOf(all(feed, 'author')[0]!, 'name')]).toEqual(['Example pages', 'Example pages']);
  expect(JSON.parse(formatJsonFeed(rest))).not.toHaveProperty('authors');
});

test.each([
  ['fr', 'fr'],
  ['zh-Hant', 'zh-Hant'],
  ['en', undefined],
  ['"><script>', undefined],
])('an entry in the language %s says so if it is not the site’s', (language, expected) => {
  const foreign = input([work({ language })]);
  expect(entriesOf(formatAtomFeed(foreign))[0]!.attributes['xml:lang']).toBe(expected);
  expect(JSON.parse(formatJsonFeed(foreign)).items[0].language).toBe(expected);
});

test('a feed links no author who has no page', () => {
  const [entry] = entriesOf(formatAtomFeed(input([article], { hasPage: () => false })));
  expect(all(entry!, 'author').map((person) => textOf(person, 'uri'))).toEqual([undefined, undefined, undefined]);
});

test.each([
  ['2020', '2020-01-01T00:00:00Z'],
  ['2020-06', '2020-06-01T00:00:00Z'],
  ['2020-06-18', '2020-06-18T00:00:00Z'],
])('the date %s is complete as %s', (date, expected) => expect(moment(date)).toBe(expected));
