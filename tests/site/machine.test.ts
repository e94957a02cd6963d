import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv } from 'ajv';
import { decodeHTML } from 'entities';
import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { parse as parseVcard } from 'vcard4';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { citedDoi, plainAbstract, plainTitle } from '../../src/lib/formats/entry.ts';
import type { Work } from '../../src/lib/model/index.ts';
import { mathToText } from '../../src/lib/print/math-text.ts';
import { readStore } from '../../src/lib/store/index.ts';
import { CSL_SCHEMA } from '../helpers/csl-schema.ts';
import { readBibtex, readRis } from '../helpers/read-exports.ts';
import { readSitemap } from '../helpers/read-sitemap.ts';
import { faultsOf } from '../helpers/schema-org.ts';
import { BASE } from '../helpers/build-sites.ts';

const SITE = 'https://pages.example.org';
const sites = [
  ['/', inject('site')],
  [BASE, inject('siteAtBase')],
] as const;
const [[, root]] = sites;

const store = readStore(join(import.meta.dirname, '../../src/content'));
const newest = store
  .people()
  .flatMap(({ sources }) => sources.map(({ date }) => date))
  .toSorted()
  .at(-1)!;
const people = store.people().map(({ slug }) => slug as string);
const invented = new Set<string>(['josiah-carberry']);
const genuine = store
  .allWorks()
  .filter(({ authorships }) => !authorships.some(({ author }) => author !== undefined && invented.has(author)));

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}
const read = (path: string, folder: string = root): string => readFileSync(join(folder, path), 'utf8');
const pages = files(root).filter((path) => path.endsWith('.html'));
const isRedirect = (html: string): boolean => /http-equiv="refresh"/i.test(html);

/** The elements of one name in a page's head, as their attributes. */
function headOf(html: string, name: 'link' | 'meta'): Record<string, string>[] {
  const head = html.slice(0, html.indexOf('</head>'));
  return [...head.matchAll(new RegExp(`<${name}\\s([^>]*)>`, 'g'))].map(([, attributes]) =>
    Object.fromEntries([...attributes!.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, decodeHTML(value!)])),
  );
}
const linksOf = (html: string, rel: string): Record<string, string>[] => headOf(html, 'link').filter((link) => link['rel'] === rel);

function parseStrictly(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
}

describe.each(sites)('the feeds of the site at %s', (base, folder) => {
  const feeds = files(folder).filter((path) => /(?:^|\/)feed\.(?:xml|json)$/.test(path));
  const pageOf = (path: string): string => `${SITE}${base}${path.replace(/feed\.(?:xml|json)$/, '')}`;

  test('are there for the site, each person, topic and institution, in both forms', () => {
    expect(feeds).toHaveLength(2 * (1 + people.length + store.topics().length + store.institutions().length));
  });

  test('are Atom with all that RFC 4287 asks, newest first, and never ahead of the data', () => {
    for (const path of feeds.filter((one) => one.endsWith('.xml'))) {
      const xml = read(path, folder);
      parseStrictly(xml);
      const feed = parseAtomFeed(xml);
      expect([feed.id, feed.title?.value, feed.updated, feed.authors?.[0]?.name].every(Boolean), path).toBe(true);
      expect(feed.updated! <= `${newest}T00:00:00Z`, path).toBe(true);
      expect(feed.links?.find(({ rel }) => rel === 'self')?.href).toBe(`${SITE}${base}${path}`);
      expect(feed.links?.find(({ rel }) => rel === 'alternate')?.href).toBe(pageOf(path));
      const entries = feed.entries ?? [];
      expect(entries.length, path).toBeLessThanOrEqual(path.startsWith('authors/') ? 200 : 50);
      expect(new Set(entries.map(({ id }) => id)).size, path).toBe(entries.length);
      for (const entry of entries) {
        expect(entry.id).toMatch(/^tag:pages\.example\.org,2026:\//);
        expect([entry.title?.value, entry.content, entry.summary?.value, entry.authors?.[0]?.name].every(Boolean), path).toBe(true);
        for (const moment of [entry.published!, entry.updated!]) {
          expect(moment, path).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
          expect(moment <= feed.updated!, path).toBe(true);
        }
      }
      const published = entries.map((entry) => entry.published!);
      expect(published).toEqual(published.toSorted().reverse());
    }
  });

  test('are JSON Feeds that say the same as the Atom feeds beside them', () => {
    for (const path of feeds.filter((one) => one.endsWith('.json'))) {
      const text = read(path, folder);
      const feed = parseJsonFeed(text);
      const atom = parseAtomFeed(read(path.replace(/json$/, 'xml'), folder));
      expect((JSON.parse(text) as { version: string }).version).toBe('https://jsonfeed.org/version/1.1');
      expect([feed.feed_url, feed.home_page_url]).toEqual([`${SITE}${base}${path}`, pageOf(path)]);
      expect((feed.items ?? []).map(({ id }) => id)).toEqual((atom.entries ?? []).map(({ id }) => id));
    }
  });

  test('can be found from their pages', () => {
    for (const path of feeds) {
      const href = `${base}${path}`;
      const page = read(path.replace(/feed\.(?:xml|json)$/, 'index.html'), folder);
      expect(
        linksOf(page, 'alternate').map((link) => link['href']),
        path,
      ).toContain(href);
    }
  });
});

test('the feed of a person has the whole title and abstract of each work', () => {
  const { items } = parseJsonFeed(read('authors/michael-w-mahoney/feed.json'));
  const works = store.worksOfAuthor('michael-w-mahoney');
  expect(items).toHaveLength(works.length);
  for (const work of works) {
    const item = items!.find(({ url }) => url === `${SITE}/works/${work.id}/`)!;
    expect(item.title).toBe(plainTitle(work));
    expect(item.content_text!.endsWith(plainAbstract(work))).toBe(true);
    if (JSON.stringify(work.abstract ?? []).includes('"math"')) expect(item.content_html).toContain('<math');
  }
});

test('the feed of the site has no work that is only an example', () => {
  const { items } = parseJsonFeed(read('feed.json'));
  expect(items!.map(({ url }) => url).toSorted()).toEqual(genuine.map(({ id }) => `${SITE}/works/${id}/`).toSorted());
});

describe('the typed links of a work', () => {
  test.each(genuine.map(({ id }) => id))('of %s are those of FAIR signposting', (id) => {
    const work = store.work(id)!;
    const html = read(`works/${id}/index.html`);
    const hrefs = (rel: string): string[] => linksOf(html, rel).map((link) => link['href']!);
    const types = hrefs('type');
    expect(types).toHaveLength(2);
    expect(types[0]).toBe('https://schema.org/AboutPage');
    if (work.identifiers.doi || work.identifiers.arxiv) {
      expect(hrefs('cite-as')).toHaveLength(1);
      expect(hrefs('cite-as')[0]).toMatch(/^https:\/\/doi\.org\/10\./);
    }
    expect(hrefs('author').length).toBeGreaterThan(0);
    expect(hrefs('describedby').length).toBeGreaterThan(0);
    expect(hrefs('collection').length).toBeGreaterThan(0);
    for (const rel of ['describedby', 'item', 'collection'])
      for (const link of linksOf(html, rel)) expect(link['type'], rel).toMatch(/^\w+\/[\w.+-]+$/);
    expect(hrefs('license')).toEqual(work.license === undefined ? [] : [work.license]);
  });
});

test('the typed links of a profile say what it is and where it is described', () => {
  for (const slug of people) {
    const html = read(`authors/${slug}/index.html`);
    expect(linksOf(html, 'type').map((link) => link['href'])).toEqual(['https://schema.org/ProfilePage']);
    expect(linksOf(html, 'describedby').map((link) => [link['href'], link['type']])).toEqual([
      [`/authors/${slug}/profile.json`, 'application/json'],
      [`/authors/${slug}/contact.vcf`, 'text/vcard'],
    ]);
  }
});

test('each person has a vCard that another program reads, without an e-mail address', () => {
  for (const slug of people) {
    const card = read(`authors/${slug}/contact.vcf`);
    for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const lines = (parseVcard(card) as unknown as { parsedVcard: { property: string; value: unknown }[] }).parsedVcard;
    const name = (JSON.parse(read(`authors/${slug}/profile.json`)) as { author: { name: string } }).author.name;
    expect(lines.find(({ property }) => property === 'FN')!.value).toBe(name);
    expect(lines.map(({ property }) => property)).not.toContain('EMAIL');
    expect(read(`authors/${slug}/index.html`)).toContain(`href="/authors/${slug}/contact.vcf"`);
  }
});

describe.each(sites)('the sitemap at %s', (base, folder) => {
  const there = new Set(files(folder));
  const parts = files(folder).filter((path) => /^sitemap-\d+\.xml$/.test(path));
  const entries = parts.flatMap((path) => readSitemap(read(path, folder)).entries);

  test('is named by robots.txt and lists its parts', () => {
    expect(read('robots.txt', folder)).toContain(`Sitemap: ${SITE}${base}sitemap-index.xml`);
    expect(readSitemap(read('sitemap-index.xml', folder)).entries).toEqual(parts.map((path) => ({ loc: `${SITE}${base}${path}` })));
  });

  test('lists pages that are there under that address and may be listed, each once', () => {
    expect(new Set(entries.map(({ loc }) => loc)).size).toBe(entries.length);
    for (const { loc } of entries) {
      const path = `${loc.slice(`${SITE}${base}`.length)}index.html`;
      expect(there.has(path), loc).toBe(true);
      const html = read(path, folder);
      expect(html, loc).not.toContain('content="noindex"');
      expect(linksOf(html, 'canonical').map((link) => link['href'])).toEqual([loc]);
    }
  });

  test('leaves out no page but search and what nobody should list', () => {
    const listed = new Set(entries.map(({ loc }) => loc));
    const missing = [...there].filter((path) => {
      if (!path.endsWith('index.html') || /^(?:embed|pagefind)\//.test(path) || path === 'search/index.html') return false;
      const html = read(path, folder);
      return !isRedirect(html) && !html.includes('content="noindex"') && !listed.has(`${SITE}${base}${path.replace(/index\.html$/, '')}`);
    });
    expect(missing).toEqual([]);
  });

  test('says when pages changed, by the data and never later', () => {
    const dated = entries.filter(({ lastmod }) => lastmod !== undefined);
    expect(dated.length).toBeGreaterThan(entries.length / 2);
    for (const { lastmod } of dated) expect(lastmod! <= newest).toBe(true);
    const profile = entries.find(({ loc }) => loc.endsWith('/authors/josiah-carberry/'))!;
    expect(profile.lastmod).toBe(
      store
        .person('josiah-carberry')!
        .sources.map(({ date }) => date)
        .toSorted()
        .at(-1),
    );
  });
});

describe('structured data', () => {
  const dataOf = (path: string): Record<string, unknown>[] =>
    [...read(path).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
      ([, json]) => JSON.parse(json!) as Record<string, unknown>,
    );

  test('uses only terms of schema.org, each where it belongs, on every page', () => {
    const faults = pages.flatMap((path) => dataOf(path).flatMap((data) => faultsOf(data).map((fault) => `${path}: ${fault}`)));
    expect(faults.slice(0, 20)).toEqual([]);
  });

  test('is on every profile, work and topic', () => {
    for (const path of pages.filter((one) => /^(?:authors|works|topics)\/[^/]+\/index\.html$/.test(one)))
      if (!isRedirect(read(path))) expect(dataOf(path), path).toHaveLength(1);
  });

  test('has on a profile what Google asks of a ProfilePage', () => {
    for (const slug of people) {
      const [data] = dataOf(`authors/${slug}/index.html`);
      expect(data).toMatchObject({ '@type': 'ProfilePage', mainEntity: { '@type': 'Person', name: expect.any(String) as string } });
      expect(data!['dateModified']).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
    }
  });
});

describe('the citation elements of a work', () => {
  test.each(store.allWorks().map(({ id }) => id))('of %s are what Google Scholar reads', (id) => {
    const work = store.work(id)!;
    const metas = headOf(read(`works/${id}/index.html`), 'meta').filter(({ name }) => name?.startsWith('citation_'));
    const contents = (name: string): string[] => metas.flatMap((meta) => (meta['name'] === name ? [meta['content']!] : []));
    expect(contents('citation_title')).toEqual([plainTitle(work)]);
    expect(contents('citation_author')).toHaveLength(Math.min(work.authorships.length, 200));
    expect(contents('citation_publication_date')).toHaveLength(1);
    expect(contents('citation_publication_date')[0]).toMatch(/^\d{4}(?:\/\d{2}(?:\/\d{2})?)?$/);
    expect(contents('citation_abstract_html_url')).toEqual([`${SITE}/works/${id}/`]);
    for (const pdf of contents('citation_pdf_url')) expect(pdf.startsWith(`${SITE}/works/${id}/`)).toBe(true);
    expect(metas.findIndex(({ name }) => name === 'citation_author')).toBe(1);
  });
});

describe.each(people)('the exports of %s', (slug) => {
  let works: Work[] = [];
  beforeAll(() => {
    works = store.worksOfAuthor(slug);
  });
  const byId = <T extends { id?: string; key?: string }>(items: T[]): Map<string, T> =>
    new Map(items.map((item) => [(item.id ?? item.key)!, item]));
  const letters = (text: string): string => text.normalize('NFKD').replace(/<[^>]*>|[^\p{L}\p{N}]/gu, '');
  /** What stands for the rest of a list that is known to go on. */
  const others = ({ authorshipsTruncated }: Work): string[] => (authorshipsTruncated ? ['others'] : []);
  const yearOf = ({ date }: Work): string => (date.ofRecord ?? date.first).slice(0, 4);

  test('are BibTeX that another program reads, fields, authors and math intact', () => {
    const entries = byId(readBibtex(read(`authors/${slug}/works.bib`)));
    expect([...entries.keys()].toSorted()).toEqual(works.map(({ id }) => id as string).toSorted());
    for (const work of works) {
      const { fields, titleTex } = entries.get(work.id)!;
      const math = work.title.flatMap((part) => (typeof part !== 'string' && part.kind === 'math' ? [part.tex] : []));
      // the reader turns math into letters only as far as it knows it
      if (math.every((tex) => letters(mathToText(tex)) === letters(tex))) expect(letters(fields['title']!)).toBe(letters(plainTitle(work)));
      for (const tex of math) expect(titleTex.replace(/\s/g, '')).toContain(tex.replace(/\s/g, ''));
      expect(fields['year']).toBe(yearOf(work));
      const names = (fields.author ?? []).map(({ firstName = '', prefix = '', lastName = '', suffix = '', name = '' }) =>
        [firstName, prefix, lastName, suffix, name].map(letters).join(''),
      );
      const printed = [...work.authorships.map(({ name }) => name.literal), ...others(work)];
      const sorted = (name: string): string => [...letters(name)].toSorted().join('');
      expect(names.map(sorted)).toEqual(printed.map(sorted));
      if (work.identifiers.arxiv !== undefined) expect(fields['eprint']).toBe(work.identifiers.arxiv[0]);
      expect(fields['doi']).toBe(citedDoi(work));
    }
  });

  test('are RIS that another program reads', () => {
    const items = byId(readRis(read(`authors/${slug}/works.ris`)));
    expect([...items.keys()].toSorted()).toEqual(works.map(({ id }) => id as string).toSorted());
    for (const work of works) {
      const item = items.get(work.id)!;
      expect(item.title).toBe(plainTitle(work));
      expect(item.author ?? []).toHaveLength(work.authorships.length);
      expect(item.issued!['date-parts'][0]![0]).toBe(Number(yearOf(work)));
    }
  });

  test('are CSL-JSON by its schema', () => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(CSL_SCHEMA);
    const items = JSON.parse(read(`authors/${slug}/works.csl.json`)) as { id: string; title: string; author?: unknown[] }[];
    expect([validate(items), validate.errors]).toEqual([true, null]);
    for (const item of items) {
      expect(item.title).toBe(plainTitle(store.work(item.id)!));
      expect(item.author ?? []).toHaveLength(store.work(item.id)!.authorships.length + others(store.work(item.id)!).length);
    }
    expect(items).toHaveLength(works.length);
  });

  test('are profile.json with every work and links to the other files', () => {
    const profile = JSON.parse(read(`authors/${slug}/profile.json`)) as { works: { id: string }[]; links: Record<string, string> };
    expect(profile.works.map(({ id }) => id).toSorted()).toEqual(works.map(({ id }) => id as string).toSorted());
    for (const link of Object.values(profile.links)) expect(() => read(link.slice(`${SITE}/`.length))).not.toThrow();
  });
});

describe('the headers for hosts', () => {
  const rulesOf = (text: string) =>
    [...text.matchAll(/^(\/\S*)\n((?: {2}.+\n)+)/gm)].map(([, pattern, headers]) => ({
      pattern: pattern!,
      matches: new RegExp(`^${pattern!.replaceAll(/[.]/g, '\\.').replaceAll('*', '.*').replaceAll(/:\w+/g, '[^/]+')}$`),
      open: headers!.includes('Access-Control-Allow-Origin: *'),
    }));
  const rules = rulesOf(read('_headers'));
  const addresses = files(root).map((path) => `/${path.replace(/(?:^|(?<=\/))index\.html$/, '')}`);

  test('match below a base what they match at the root', () => {
    const atBase = rulesOf(read('_headers', sites[1][1]));
    expect(atBase.map(({ pattern }) => pattern)).toEqual(rules.map(({ pattern }) => `${BASE}${pattern.slice(1)}`));
  });

  test('have no rule for what is not there', () =>
    expect(rules.filter(({ matches }) => !addresses.some((address) => matches.test(address))).map(({ pattern }) => pattern)).toEqual([]));

  test('let scripts of other sites read feeds and data, and no page', () => {
    const open = addresses.filter((address) => rules.some((rule) => rule.open && rule.matches.test(address)));
    const data = addresses.filter((path) => /\.(?:xml|json|bib|ris)$/.test(path) && !/^\/(?:sitemap|pagefind|_astro)/.test(path));
    expect(open).toEqual(data);
  });

  test('say of every page who may frame it', () => {
    const framed = rules.filter(({ pattern, open }) => !open && pattern !== '/_astro/*');
    const left = addresses.filter((address) => address.endsWith('/') && !framed.some(({ matches }) => matches.test(address)));
    expect(left).toEqual([]);
  });
});
