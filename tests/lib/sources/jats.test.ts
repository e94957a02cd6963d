import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { lookAt } from '../../../src/lib/sources/format.ts';
import { jats } from '../../../src/lib/sources/files/jats/index.ts';
import { parseJats } from '../../../src/lib/sources/files/jats/parse.ts';
import { corpus } from '../../helpers/corpus.ts';

/** An article around parts of its `article-meta`. */
const article = (parts: string, after = '') =>
  `<article xmlns:jats="j" xmlns:xlink="x"><front><article-meta><title-group><article-title>T</article-title></title-group>` +
  `<contrib-group><contrib><name><surname>Doe</surname></name></contrib></contrib-group>${parts}</article-meta></front>${after}</article>`;
const read = (body: string) => normalizeRecord(parseJats({ place: 'jane-doe/article.xml', body }).records[0]!).record!;

test('An article is told from other documents with the same root', () => {
  const fits = (body: string) => jats.fits(lookAt('x.xml', body));
  expect(fits(article(''))).toBe(true);
  expect(fits('<!DOCTYPE article PUBLIC "-//NLM//DTD JATS Journal Publishing DTD v1.2//EN" "x.dtd">\n<!-- a --><article/>')).toBe(true);
  expect(fits('<article xmlns="http://docbook.org/ns/docbook"><title>T</title></article>')).toBe(false);
  expect(fits('<article key="journals/ex/Doe20"><author>Jane Doe</author></article>')).toBe(false);
  expect(fits('<feed><front></front></feed>')).toBe(false);
});

test('The text of an article is passed over, however long', () => {
  const body = `<body>${'<sec><title>S</title><p>Text <abstract>none</abstract></p></sec>'.repeat(20_000)}</body>`;
  const record = read(article('<abstract><p>The abstract.</p></abstract>', body));
  expect([toPlain(record.title), toPlain(record.abstract!)]).toEqual(['T', 'The abstract.']);
});

test('A fault behind the front matter is still a fault', () => {
  expect(() => parseJats({ place: 'x', body: article('', '<body><p></body>') })).toThrow('unexpected close tag');
});

describe('affiliations', () => {
  const affiliations = (aff: string) => read(article(`<aff>${aff}</aff>`)).authors[0]!.affiliations;
  test.each([
    ['<institution>A University</institution><city>Town</city><country>Land</country>', 'A University, Town, Land'],
    ['<label>1</label> <institution>A University</institution>, <city>Town</city>; <country>Land</country>.', 'A University, Town; Land'],
    ['<sup>a</sup>A University (<city>Town</city>), <email>a@example.org</email>', 'A University (Town)'],
    ['<institution>A</institution> and <institution>B</institution>', 'A and B'],
    ['Plain &amp; simple', 'Plain & simple'],
  ])('%s', (aff, expected) => expect(affiliations(aff)).toEqual([expected]));
});

test('An institution is known by its ROR identifier and the name of the whole, not of a department', () => {
  const wrap =
    '<institution-wrap><institution-id institution-id-type="ROR">https://ror.org/0213rcc28</institution-id>' +
    '<institution content-type="dept">Physics</institution><institution>A University</institution></institution-wrap>';
  const { institutions, affiliations } = read(article(`<aff>${wrap}</aff>`)).authors[0]!;
  expect(institutions).toEqual([{ name: 'A University', ror: 'https://ror.org/0213rcc28' }]);
  expect(affiliations).toEqual(['Physics, A University']);
});

describe('adverse input', () => {
  const many = (text: string) => text.repeat(Math.ceil(100_000 / text.length));
  test.each([
    ['an affiliation of blanks', article(`<aff>x${many(' ')}x<city>y</city></aff>`)],
    ['an affiliation of parts', article(`<aff>${many('<city>x</city>')}</aff>`)],
    ['many affiliations', article(many('<aff id="a">x</aff>'))],
    ['references to characters', article(`<abstract><p>${many('&eacute;')}${many('&')}</p></abstract>`.replaceAll('&&', ''))],
    ['a long related article', article(`<related-article related-article-type="preprint">${many('10.1000/ ')}</related-article>`)],
    ['deep nesting', article(`<abstract>${'<p>'.repeat(200)}x${'</p>'.repeat(200)}</abstract>`)],
  ])('is read, or refused: %s', (_, body) => {
    try {
      expect(read(body).id).toBe('jane-doe/article.xml#1');
    } catch (error) {
      expect((error as Error).message).toMatch(/^The document is not whole/);
    }
  });
});

describe.skipIf(corpus('jats') === undefined)('an abstract of the corpus', () => {
  const words = (text: string) => text.replace(/[\s:$]+/g, '');
  test.each(['doctor_html_tags_jats_1', 'doctor_html_tags_jats_2'])('%s says what another reader finds, apart from blanks', (name) => {
    const abstract = readFileSync(corpus(`jats/${name}.xml`)!, 'utf8');
    const expected = readFileSync(corpus(`jats/${name}_out.txt`)!, 'utf8');
    const record = read(article(`<jats:abstract>${abstract}</jats:abstract>`));
    const tex = record.abstract!.map((paragraph) => paragraph.map(spoken).join('')).join('\n');
    expect(words(tex)).toBe(words(expected));
  });
});

/** A part of a text as it stands in the corpus: formulas as TeX, styles without marks. */
function spoken(part: unknown): string {
  if (typeof part === 'string') return part;
  const { content, tex } = part as { content?: unknown[]; tex?: string };
  return content === undefined ? (tex ?? '') : content.map(spoken).join('');
}
