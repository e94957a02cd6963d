import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { formatAtomFeed } from '../../../src/lib/formats/atom.ts';
import { formatBibtex } from '../../../src/lib/formats/bibtex.ts';
import { citationMeta } from '../../../src/lib/formats/citation-meta.ts';
import { formatCitation } from '../../../src/lib/formats/citation.ts';
import { formatCslJson } from '../../../src/lib/formats/csl-json.ts';
import type { FeedInput } from '../../../src/lib/formats/feed.ts';
import { formatJsonFeed } from '../../../src/lib/formats/json-feed.ts';
import { collectionJsonLd, profileJsonLd, serializeJsonLd, workJsonLd } from '../../../src/lib/formats/json-ld.ts';
import { formatProfileJson } from '../../../src/lib/formats/profile-json.ts';
import { formatRis } from '../../../src/lib/formats/ris.ts';
import { formatVcard } from '../../../src/lib/formats/vcard.ts';
import { AuthorSchema, TopicSchema, WorkSchema, type Author, type Topic, type Work } from '../../../src/lib/model/index.ts';
import { corpus } from '../../helpers/corpus.ts';
import { faultsOf, isOfBlank } from '../../helpers/schema-org.ts';
import { article, HOSTILE, person, site, work } from './samples.ts';

const url = 'https://people.example.org/people/authors/x/';

interface Everything {
  work: Work;
  author: Author;
  topics: ReadonlyMap<string, Topic>;
}

/** A work, its author and its topic with one text in every place that holds text. */
function everywhere(text: string): Everything {
  const name = { literal: text, given: text, family: text, suffix: text };
  return {
    work: work({
      ...article,
      title: [text, { kind: 'italic', content: [text] }, { kind: 'code', text }],
      abstract: [[text], [text, { kind: 'sup', content: [text] }]],
      authorships: [
        { name, author: 'x', affiliations: [text] },
        { name: { literal: text }, group: true },
      ],
      venue: { name: text, kind: 'journal' },
      biblio: { volume: text, issue: text, pages: text, publisher: text, series: text, articleNumber: text },
      topics: [{ topic: 'cs-lg', origin: 'source' }],
      note: text,
      language: 'en',
    }),
    author: AuthorSchema.parse({
      name: text.slice(0, 200),
      sortName: text,
      bio: text.slice(0, 200),
      affiliations: [{ name: text, unit: text, role: text }],
      links: [{ label: text, url: 'https://example.org/' }],
    }),
    topics: new Map([['cs-lg', TopicSchema.parse({ slug: 'cs-lg', label: text, kind: 'arxiv', code: 'cs.LG', works: 1 })]]),
  };
}

function feedOf({ work: any, author, topics }: Everything): FeedInput {
  return {
    site: { ...site, title: author.name },
    title: author.name,
    author: { name: author.name, url },
    works: [any],
    topics,
    hasPage: () => true,
    updated: '2026-11-02',
    length: 10,
    url,
    feedUrl: `${url}feed.xml`,
  };
}

/** All strings of a value, keys included. */
function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...stringsOf(part)]);
}

/** Controls but the line feed between paragraphs, separators of lines, and what turns the direction of the text around it. */
const UNSEEN = /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e]/;
const ELEMENTS = ['feed', 'id', 'title', 'updated', 'published', 'link', 'author', 'name', 'uri', 'generator', 'entry', 'category'];

/** The elements of XML, read strictly. */
function elementsOf(xml: string): Set<string> {
  const parser = new SaxesParser({ xmlns: true });
  const names = new Set<string>();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => names.add(name));
  parser.write(xml).close();
  return names;
}

function expectInert(text: string): void {
  const everything = everywhere(text);
  const { work: any, author, topics } = everything;

  const atom = formatAtomFeed(feedOf(everything));
  expect(elementsOf(atom)).toEqual(new Set([...ELEMENTS, 'summary', 'content']));
  expect(atom).not.toMatch(/<!\[CDATA|<!ENTITY|[\0-\x08\x0b-\x1f\u202e]/);

  const json = JSON.parse(formatJsonFeed(feedOf(everything))) as { items: { content_html: string }[] };
  expect(json.items).toHaveLength(1);
  for (const some of stringsOf(json)) expect(some).not.toMatch(UNSEEN);
  expect(json.items[0]!.content_html.replace(/<\/?(?:p|sup|i|code)>/g, '')).not.toContain('<');

  const ris = formatRis([any]);
  expect(
    ris
      .split('\r\n')
      .slice(0, -2)
      .every((line) => /^[A-Z][A-Z0-9] {2}- \S/.test(line)),
  ).toBe(true);
  expect(ris.match(/^(?:TY|ER) {2}- /gm)).toHaveLength(2);
  expect(ris.replaceAll('\r\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e]/);

  const bibtex = formatBibtex([any], topics);
  expect(bibtex.match(/^@/gm)).toHaveLength(1);
  expect(
    bibtex
      .trimEnd()
      .split('\n')
      .slice(1, -1)
      .every((line) => /^ {2}\w+ = (?:\{.*\}|[a-z]{3}),$/.test(line)),
  ).toBe(true);
  expect(bibtex).not.toMatch(UNSEEN);

  const card = formatVcard({ author, slug: 'x', works: [any], updated: '2026-11-02', url, cardUrl: `${url}contact.vcf` });
  expect(card.replaceAll('\r\n ', '').match(/^(?:BEGIN|END|FN|N|ORG|TITLE|NOTE|EMAIL|TEL)\b.*$/gm)!.length).toBeLessThanOrEqual(7);
  expect(card.replaceAll('\r\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e]/);

  for (const file of [
    formatCslJson([any]),
    formatProfileJson({ site, forms: {}, slug: 'x', author, person, works: [any], topics }),
    JSON.stringify(citationMeta(any, topics, url)),
    JSON.stringify([formatCitation(any)]),
  ])
    for (const some of stringsOf(JSON.parse(file))) expect(some).not.toMatch(UNSEEN);

  for (const data of [
    profileJsonLd({ author, person, works: [any], topics, url }),
    workJsonLd({ work: any, topics, url, authorUrl: () => url }),
    collectionJsonLd({ name: text, url, works: [{ title: text, url }] }),
  ]) {
    const script = serializeJsonLd(data);
    expect(script).not.toMatch(/[<>&\u2028\u2029]/);
    expect(faultsOf(JSON.parse(script)).filter((fault) => !isOfBlank(fault))).toEqual([]);
  }
}

describe('a hostile text is inert in every file', () => {
  const more = [
    '=cmd|calc',
    'javascript:alert(1)',
    '\u202dabc\u2066def',
    'a\u2069b',
    '%0d%0aSet-Cookie: x',
    '&#x202e;x',
    '\ufeffx',
    '<!ENTITY x "y">',
  ];
  test.each([...HOSTILE, ...more])('%j', expectInert);

  const records = corpus('security/xss/records.jsonl');
  test.skipIf(records === undefined)('that the corpus of attacks has', () => {
    for (const line of readFileSync(records!, 'utf8').trim().split('\n')) {
      const { payload } = JSON.parse(line) as { payload: string };
      expectInert(
        payload.replace(/@@repeat:(.*):(\d+)@@/gs, (_, some: string, times) => some.repeat(Math.min(Number(times), 300))).slice(0, 490),
      );
    }
  });

  const naughty = corpus('security/blns.json');
  test.skipIf(naughty === undefined)('that is on the list of naughty strings', () => {
    for (const text of JSON.parse(readFileSync(naughty!, 'utf8')) as string[]) if (text !== '') expectInert(text.slice(0, 490));
  });
});

describe('an address that runs is none', () => {
  const inWork = (some: string): boolean =>
    WorkSchema.safeParse({ ...article, links: [{ kind: 'pdf', url: some }] }).success ||
    WorkSchema.safeParse({ ...article, license: some }).success ||
    WorkSchema.safeParse({ ...article, versions: [{ ...article.versions[0], url: some }] }).success;
  const inAuthor = (some: string): boolean =>
    AuthorSchema.safeParse({ name: 'x', links: [{ label: 'x', url: some }] }).success ||
    AuthorSchema.safeParse({ name: 'x', affiliations: [{ name: 'x', url: some }] }).success;

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//example.com',
    ' javascript:x',
    'file:///etc/passwd',
  ])('%s in a work or of an author', (some) => expect([inWork(some), inAuthor(some)]).toEqual([false, false]));

  const urls = corpus('security/urls.jsonl');
  test.skipIf(urls === undefined)('that the corpus says to drop', () => {
    for (const line of readFileSync(urls!, 'utf8').trim().split('\n')) {
      const { input, expect: wanted } = JSON.parse(line) as { input: string; expect: string };
      if (wanted === 'drop') expect([input, inWork(input)]).toEqual([input, false]);
    }
  });
});
