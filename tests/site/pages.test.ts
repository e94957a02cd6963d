import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { decodeHTML } from 'entities';
import { HtmlValidate } from 'html-validate';
import { SaxesParser } from 'saxes';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { TrustSchema } from '../../src/lib/model/index.ts';
import { BASE } from '../helpers/build-sites.ts';

const root = inject('site');
const based = inject('siteAtBase');

function files(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

const read = (path: string, folder = root) => readFileSync(join(folder, path), 'utf8');
const pages = files(root).filter((path) => path.endsWith('.html'));
/** What a reader sees of a page: its text without markup, character references decoded once. */
const textOf = (html: string) =>
  decodeHTML(
    html
      .replace(/<(script|style|head|pre)\b.*?<\/\1>/gs, '')
      .replace(/<annotation\b.*?<\/annotation>/gs, '')
      .replace(/<[^>]+>/g, ' '),
  ).replace(/\s+/g, ' ');

describe('the profile of the demo', () => {
  let html = '';
  let text = '';
  beforeAll(() => {
    html = read('authors/michael-w-mahoney/index.html');
    text = textOf(html);
  });

  test('lists 40 works', () => expect(html.match(/<article class="work/g)).toHaveLength(40));
  test('says so in words', () => expect(text).toMatch(/Published work 40 works/));
  test('names close collaborators and links those with a page', () => {
    for (const [slug, name] of [
      ['liam-hodgkinson', 'Liam Hodgkinson'],
      ['n-benjamin-erichson', 'N. Benjamin Erichson'],
      ['michal-derezinski', 'Michał Dereziński'],
      ['fred-roosta', 'Fred Roosta'],
    ]) {
      expect(html).toContain(`href="/authors/${slug}/"`);
      expect(text).toContain(name);
    }
  });
  test('has 20 topics or more, each with its page', () => {
    const topics = new Set([...html.matchAll(/href="(\/topics\/[a-z0-9-]+\/)"/g)].map((match) => match[1]!));
    expect(topics.size).toBeGreaterThanOrEqual(20);
    for (const topic of topics) expect(pages).toContain(`${topic.slice(1)}index.html`);
  });
  test('shows the score with its level, claim and every line of evidence', () => {
    const trust = TrustSchema.passthrough().parse(JSON.parse(read('authors/michael-w-mahoney/trust.json')));
    expect(text).toContain(`Why ${trust.score}?`);
    expect(text).toContain(trust.tier);
    expect(text).toContain(`${trust.level},`);
    expect(text).toContain('Not confirmed by the author yet');
    for (const line of trust.evidence) expect(text).toContain(line.label);
    expect(Math.round(trust.evidence.reduce((sum, { points }) => sum + points, 0))).toBe(trust.score);
  });
  test('joins each preprint with its published version', () => {
    expect(text).toContain('I-BERT: Integer-only BERT Quantization');
    expect(html.match(/I-BERT: Integer-only BERT Quantization<\/a>/g)).toHaveLength(1);
    expect(html.match(/>\s*\d versions\s*<\/a>/g)!.length).toBeGreaterThanOrEqual(20);
  });
  test('has follow and claim links that carry the author', () => {
    const links = [...html.matchAll(/href="(https:\/\/github\.com\/[^"]+\/issues\/new\?[^"]+)"/g)].map(
      (match) => new URL(match[1]!.replaceAll('&amp;', '&')),
    );
    const templates = links.map((link) => link.searchParams.get('template'));
    expect(templates).toEqual(expect.arrayContaining(['follow.yml', 'claim.yml', 'correct.yml']));
    for (const link of links) expect(link.searchParams.get('author')).toBe('michael-w-mahoney');
  });
  test('has its graph without script, every node a link', () => {
    const svg = /<svg class="wide[\s\S]*?<\/svg>/.exec(html.slice(html.indexOf('id="graph"')))![0];
    expect(svg.match(/<a\b/g)!.length).toBeGreaterThanOrEqual(10);
    expect(svg).not.toMatch(/<a\b(?![^>]*href=)/);
  });
  test('is not for search engines while nobody has confirmed it', () => expect(html).toContain('<meta name="robots" content="noindex">'));
  test('stays within 30 KB compressed', async () => {
    const { gzipSync } = await import('node:zlib');
    expect(gzipSync(html).length).toBeLessThanOrEqual(30 * 1024);
  });
});

describe('text of the sources', () => {
  test('is shown as a reader would write it', () => {
    const text = textOf(read('authors/michael-w-mahoney/index.html'));
    expect(text).toMatch(/Simpson['’]s paradox/);
    expect(text).toContain('1.3–1.7×');
  });
  test('holds no entity, no TeX command and no dollar sign on any page', () => {
    for (const page of pages.filter((path) => !path.startsWith('works/'))) {
      const text = textOf(read(page));
      for (const trace of ['&#39;', '&#34;', '&quot;', '\\citep', '\\footnote', '\\times', '\\%', '$'])
        expect(text, page).not.toContain(trace);
    }
  });
});

describe('every page', () => {
  test('sets commas and full stops as print does', () => {
    const inline = /<\/?(?:a|bdi|span|b|i|em|sub|sup|strong|time|code|mark)\b[^>]*>/g;
    for (const page of pages) {
      const text = textOf(
        read(page)
          .replace(/<math\b.*?<\/math>/gs, 'x')
          .replace(inline, ''),
      );
      expect(/.{0,40}[\p{L}\d)] [,.;](?![\d.]).{0,20}/u.exec(text)?.[0], page).toBeUndefined();
      expect(/.{0,40}\p{Ll}{3}[.,]\p{Lu}\p{Ll}.{0,20}/u.exec(text)?.[0], page).toBeUndefined();
    }
  });

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard'],
      rules: {
        'no-inline-style': 'error',
        // Written by the compiler of Astro, and valid.
        'void-style': 'off',
        'no-trailing-whitespace': 'off',
        'attribute-boolean-style': 'off',
        'no-implicit-button-type': 'off',
        'long-title': 'off',
        // Lists that look like none say so, for VoiceOver.
        'no-redundant-role': 'off',
        'prefer-native-element': 'off',
      },
    });
    const problems: string[] = [];
    for (const page of pages) {
      const report = await validator.validateString(read(page));
      for (const { messages } of report.results)
        for (const message of messages) problems.push(`${page}:${message.line} ${message.ruleId}: ${message.message}`);
    }
    expect(problems.slice(0, 20)).toEqual([]);
  });

  test('has a policy before anything it could cover, one heading of the first rank and no inline script or style', () => {
    for (const page of pages) {
      const html = read(page);
      expect(html.indexOf('http-equiv="Content-Security-Policy"'), page).toBeLessThan(html.search(/<(?:link|script|style)\b/));
      expect(html.match(/<h1\b/g), page).toHaveLength(1);
      expect(html, page).not.toMatch(/<style\b|\sstyle="|\son[a-z]+="/);
      expect(html.match(/<script(?![^>]*(?:src=|application\/ld\+json))/g), page).toBeNull();
    }
  });

  test('fixes the order of the style layers before any style', () => {
    for (const page of pages) {
      const [, first] = /<link rel="stylesheet" href="([^"]+)"/.exec(read(page)) ?? [];
      if (first === undefined) continue;
      const order = [...read(first.slice(1)).matchAll(/@layer ([a-z, ]+)/g)].flatMap(([, names]) =>
        names!.split(',').map((name) => name.trim()),
      );
      expect([...new Set(order)], page).toEqual(['reset', 'tokens', 'theme', 'base', 'prose', 'components', 'utilities', 'print']);
    }
  });

  test('has structured data that can be parsed', () => {
    for (const page of pages) {
      for (const [, json] of read(page).matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs))
        expect(() => JSON.parse(json!), page).not.toThrow();
    }
  });

  test.each([
    ['/', root],
    [BASE, based],
  ])('at %s leads only to pages and files that are there', (base, folder) => {
    const there = new Set(files(folder));
    const broken: string[] = [];
    for (const page of files(folder).filter((path) => path.endsWith('.html'))) {
      const html = read(page, folder);
      const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
      for (const [, target] of html.matchAll(/\s(?:href|src)="([^"]+)"/g)) {
        const url = target!.replaceAll('&amp;', '&');
        if (url.startsWith('#')) {
          if (!ids.has(url.slice(1))) broken.push(`${page} -> ${url}`);
          continue;
        }
        const address = new URL(url, `https://pages.example.org${base}${page}`);
        if (address.origin !== 'https://pages.example.org') continue;
        const path = decodeURIComponent(address.pathname);
        const inside = path.startsWith(base) ? path.slice(base.length) : undefined;
        if (inside === undefined || !there.has(inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside))
          broken.push(`${page} -> ${url}`);
      }
    }
    expect(broken.slice(0, 20)).toEqual([]);
  });
});

describe('the page of an institution', () => {
  const path = 'institutions/brown-university/index.html';

  test('says what it is, who is there and what they wrote', () => {
    const html = read(path);
    expect(html).toContain('href="https://ror.org/05gq02987"');
    expect(html).toContain('href="https://www.brown.edu/"');
    expect(textOf(html)).toContain('1 person of this site, 8 works, 2008–2018.');
    expect(html).toContain('href="/authors/josiah-carberry/"');
    expect(html.match(/<article class="work/g)).toHaveLength(8);
  });
  test('says that a fictitious person is none of it, and is not for search engines where there is nobody else', () => {
    expect(textOf(read(path))).toContain('Brown University has nothing to do with them.');
    expect(read(path)).toContain('<meta name="robots" content="noindex">');
    expect(read('sitemap-0.xml')).not.toContain('/institutions/brown-university/');
  });
  test('is about the organization in structured data', () => {
    const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(read(path))!;
    expect(JSON.parse(json!)).toMatchObject({
      '@type': 'CollectionPage',
      about: { '@type': 'Organization', '@id': 'https://ror.org/05gq02987', name: 'Brown University' },
      mainEntity: { numberOfItems: 8 },
    });
  });
  test('is reached from the header, the front page, the index, the profile and its graph', () => {
    for (const page of ['index.html', 'authors/index.html']) expect(read(page)).toContain('href="/institutions/"');
    expect(read('institutions/index.html')).toContain('href="/institutions/brown-university/"');
    const profile = read('authors/josiah-carberry/index.html');
    expect(profile.match(/href="\/institutions\/brown-university\/"/g)!.length).toBeGreaterThanOrEqual(3);
    expect(read('authors/josiah-carberry/graph.json')).toContain('"/institutions/brown-university/"');
  });
});

describe('the topics of a work', () => {
  test('are those of sources first, then the machine’s, which is said once', () => {
    const lists = pages
      .filter((path) => path.startsWith('works/'))
      .map((path) => /<h2 id="topics".*?<\/section>/s.exec(read(path))?.[0] ?? '');
    const mixed = lists.filter((list) => list.match(/<ul/g)?.length === 2);
    expect(mixed.length).toBeGreaterThan(0);
    for (const list of mixed) expect(list.split('<ul')[1]).toMatch(/Read by machine/);
    for (const list of lists) expect(list.match(/by machine/g)?.length ?? 0).toBeLessThanOrEqual(1);
  });
});

describe('charts', () => {
  const figures = (html: string, kind: string) =>
    [...html.matchAll(/<figure class="([^"]+)">(.*?)<\/figure>/gs)].filter(([, name]) => name === kind).map(([, , inner]) => inner!);
  const cellsOf = (row: string) => [...row.matchAll(/<td>(.*?)<\/td>/gs)].map(([, text]) => Number(text));
  const rowsOf = (figure: string) => [...figure.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row!).filter((row) => row.includes('<td'));
  const withCharts = pages.filter((path) => read(path).includes('<figure class="chart'));

  test('are on profiles, topics, the list of topics and institutions', () => {
    for (const path of ['authors/michael-w-mahoney', 'topics/machine-learning', 'topics', 'institutions/brown-university'])
      expect(withCharts).toContain(`${path}/index.html`);
  });
  test('of years have a bar for each year of their table that has works, as high as it says', () => {
    for (const path of withCharts) {
      for (const figure of figures(read(path), 'chart')) {
        const counts = rowsOf(figure)
          .map((row) => cellsOf(row)[0]!)
          .filter((count) => count > 0);
        const bars = [.../<path d="([^"]*)"/.exec(figure)![1]!.matchAll(/v-([\d.]+)/g)].map(([, height]) => Number(height));
        expect(bars, path).toHaveLength(counts.length);
        const [top, tallest] = [Math.max(...counts), Math.max(...bars)];
        for (const [index, bar] of bars.entries()) expect(bar / tallest, path).toBeCloseTo(counts[index]! / top, 1);
      }
    }
  });
  test('of topics have a mark for each figure of their table, and lead to each topic', () => {
    for (const path of withCharts) {
      for (const figure of figures(read(path), 'chart timeline')) {
        const marks = [...figure.matchAll(/<li>.*?href="([^"]+)".*?<path d="([^"]*)"/gs)];
        const rows = rowsOf(figure);
        expect(marks, path).toHaveLength(rows.length);
        for (const [index, [, href, mark]] of marks.entries()) {
          expect(href).toMatch(/^\/topics\//);
          expect(mark!.match(/M/g), path).toHaveLength(cellsOf(rows[index]!).filter((count) => count > 0).length);
        }
      }
    }
  });
});

describe('files beside a profile', () => {
  test('hold every work', () => {
    expect(read('authors/michael-w-mahoney/works.bib').match(/^@\w+\{/gm)).toHaveLength(40);
    expect(read('authors/michael-w-mahoney/works.ris').match(/^TY {2}- /gm)).toHaveLength(40);
    expect(JSON.parse(read('authors/michael-w-mahoney/works.csl.json'))).toHaveLength(40);
    expect(JSON.parse(read('authors/michael-w-mahoney/feed.json')).items).toHaveLength(40);
  });

  test('include a feed that is well-formed and has permanent ids', () => {
    const xml = read('authors/michael-w-mahoney/feed.xml');
    const parser = new SaxesParser({ xmlns: true });
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(xml).close();
    const ids = [...xml.matchAll(/<id>([^<]+)<\/id>/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(41);
  });

  test('include the larger graph', () => {
    const graph = JSON.parse(read('authors/michael-w-mahoney/graph.json')) as {
      nodes: { id: string }[];
      edges: { source: string; target: string }[];
    };
    const ids = new Set(graph.nodes.map(({ id }) => id));
    expect(ids.size).toBeLessThanOrEqual(150);
    for (const { source, target } of graph.edges) expect([ids.has(source), ids.has(target)]).toEqual([true, true]);
  });
});

describe('the picture of a page where it is linked', () => {
  /** What a picture says of itself in its first chunk. */
  const sizeOf = (path: string): { width: number; height: number; bytes: number } => {
    const png = readFileSync(join(root, path));
    expect(png.subarray(0, 8).toString('latin1'), path).toBe('\x89PNG\r\n\x1a\n');
    return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), bytes: png.length };
  };
  const metaOf = (html: string, name: string) => new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];
  const profiles = pages.filter((path) => /^authors\/[^/]+\/index\.html$/.test(path));

  test('is there for every page, of the size that it is said to have', () => {
    for (const page of pages.filter((path) => read(path).includes('property="og:title"'))) {
      const html = read(page);
      const url = new URL(metaOf(html, 'og:image')!);
      expect(url.origin, page).toBe('https://pages.example.org');
      const { width, height, bytes } = sizeOf(url.pathname.slice(1));
      expect([width, height, metaOf(html, 'og:image:width'), metaOf(html, 'og:image:height')], page).toEqual([1200, 630, '1200', '630']);
      expect(bytes, page).toBeLessThan(100_000);
      expect(metaOf(html, 'og:image:alt'), page).not.toBe('');
      expect(metaOf(html, 'og:locale'), page).toBe('en_US');
      expect(metaOf(html, 'twitter:card'), page).toBe('summary_large_image');
    }
  });

  test('is the card of the person on a profile, claimed or not, and of the site elsewhere', () => {
    expect(profiles).toHaveLength(6);
    for (const page of profiles)
      expect(metaOf(read(page), 'og:image')).toBe(`https://pages.example.org/${page.replace('index.html', 'card.png')}`);
    for (const page of ['index.html', 'authors/index.html', 'works/cai2020novel/index.html', 'search/index.html'])
      expect(metaOf(read(page), 'og:image')).toBe('https://pages.example.org/card.png');
  });

  test('is below the base of a site that has one', () =>
    expect(metaOf(read('authors/fred-roosta/index.html', based), 'og:image')).toBe(
      `https://pages.example.org${BASE}authors/fred-roosta/card.png`,
    ));

  test('has a drawing beside it that says the same', () => {
    for (const page of profiles) {
      const svg = read(page.replace('index.html', 'card.svg'));
      expect(decodeHTML(/<title>(.*?)<\/title>/.exec(svg)![1]!)).toBe(decodeHTML(metaOf(read(page), 'og:image:alt')!));
      expect(svg).not.toMatch(/<text|<image|<script/);
    }
  });

  test('has a badge beside it that says what trust.json says', () => {
    for (const page of profiles) {
      const badge = read(page.replace('index.html', 'badge.svg'));
      const trust = JSON.parse(read(page.replace('index.html', 'trust.json'))) as { score: number; tier: string; name: string };
      expect(badge).toContain(`>${trust.score} ${trust.tier}</text>`);
      expect(badge).toContain(`${trust.name}, trust ${trust.score} of 100, ${trust.tier}.`);
    }
  });
});

describe('the fictitious researcher', () => {
  test('is marked as such on the profile and on each work', () => {
    expect(textOf(read('authors/josiah-carberry/index.html'))).toContain('This researcher is fictitious');
    for (const [, path] of read('authors/josiah-carberry/index.html').matchAll(/href="\/(works\/[^"#]+\/)"/g))
      expect(textOf(read(`${path}index.html`))).toContain('Fictitious.');
  });
  test('shows a page that its author has confirmed', () => {
    const text = textOf(read('authors/josiah-carberry/index.html'));
    expect(text).toContain('Confirmed by the author');
    expect(text).toContain('Biography');
    expect(text).not.toContain('Claim this page');
    expect(text).toContain('Collaborate');
  });
});
