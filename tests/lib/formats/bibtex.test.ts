import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBibtex } from '../../../src/lib/formats/bibtex.ts';
import { isHarmlessTex } from '../../../src/lib/formats/harmless-tex.ts';
import type { Inline } from '../../../src/lib/model/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { corpus } from '../../helpers/corpus.ts';
import { readBibtex } from '../../helpers/read-exports.ts';
import { anyWorks, article, HOSTILE, topics, work } from './samples.ts';

/** Entries as BibTeX itself takes them apart: braces count even after a backslash. Throws where one is not closed. */
function readEntries(bibtex: string): { type: string; key: string; fields: Map<string, string> }[] {
  const entries = [];
  let rest = bibtex;
  for (let at = /^@(\w+)\{([\w-]+),\n/.exec(rest); at; at = /^@(\w+)\{([\w-]+),\n/.exec(rest)) {
    rest = rest.slice(at[0].length);
    const fields = new Map<string, string>();
    for (let field = /^ {2}(\w+) = /.exec(rest); field; field = /^ {2}(\w+) = /.exec(rest)) {
      rest = rest.slice(field[0].length);
      const value = rest.startsWith('{') ? rest.slice(0, closing(rest) + 1) : /^[a-z]{3}/.exec(rest)![0];
      fields.set(field[1]!, value.startsWith('{') ? value.slice(1, -1) : value);
      rest = rest.slice(value.length);
      if (!rest.startsWith(',\n')) throw new Error(`no comma before ${rest.slice(0, 40)}`);
      rest = rest.slice(2);
    }
    if (!rest.startsWith('}\n')) throw new Error(`entry is not closed before ${rest.slice(0, 40)}`);
    rest = rest.slice(2).replace(/^\n/, '');
    entries.push({ type: at[1]!, key: at[2]!, fields });
  }
  if (rest !== '') throw new Error(`left over: ${rest.slice(0, 40)}`);
  return entries;
}

function closing(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  throw new Error('a brace is not closed');
}

const titleOf = (title: Inline[]): string => readEntries(formatBibtex([work({ title })]))[0]!.fields.get('title')!;
const authorsOf = (...names: object[]): string =>
  readEntries(formatBibtex([work({ authorships: names.map((name) => ({ name })) })]))[0]!.fields.get('author')!;

describe('a BibTeX entry', () => {
  test('says all that is known of an article', () => {
    expect(formatBibtex([article], topics)).toBe(`@article{doe2021sketching,
  title = {Sketching for {$\\ell_1$} regression on the {GPU}: \\emph{in vivo} \\& 50\\% faster},
  author = {van der Heide, Chris and Smith, Jr., John and {The Example and Sons Collaboration}},
  year = {2021},
  month = jun,
  journal = {Journal of Examples \\& Tests},
  volume = {12},
  number = {3},
  pages = {45--67},
  publisher = {Example Press},
  doi = {10.1000/z},
  eprint = {2001.01234},
  archivePrefix = {arXiv},
  primaryClass = {cs.LG},
  url = {https://doi.org/10.1000/z},
}
`);
  });

  test.each([
    ['article', 'article', 'journal'],
    ['conference-paper', 'inproceedings', 'booktitle'],
    ['chapter', 'incollection', 'booktitle'],
    ['thesis', 'phdthesis', 'school'],
    ['report', 'techreport', 'institution'],
    ['book', 'book', 'publisher'],
    ['dataset', 'misc', 'howpublished'],
  ])('of type %s is @%s and names its venue as %s', (type, expected, field) => {
    const [entry] = readEntries(formatBibtex([work({ type, venue: { name: 'Where' } })]));
    expect([entry!.type, entry!.fields.get(field)]).toEqual([expected, 'Where']);
  });

  test('of an article that names no journal is @misc', () =>
    expect(readEntries(formatBibtex([work({ type: 'article' })]))[0]!.type).toBe('misc'));

  test('of a preprint names arXiv once, as eprint', () => {
    const { fields } = readEntries(formatBibtex([work({ venue: { name: 'arXiv', kind: 'repository' } })]))[0]!;
    expect([fields.get('howpublished'), fields.get('archivePrefix'), fields.has('primaryClass')]).toEqual([undefined, 'arXiv', false]);
  });

  test('has no month when only the year is known', () => expect(formatBibtex([work({ date: { first: '2019' } })])).not.toContain('month'));
  test('says that a work was withdrawn', () => expect(formatBibtex([work({ withdrawn: true })])).toContain('note = {Withdrawn}'));
  test('keeps braces out of an address and a DOI', () => {
    const { fields } = readEntries(formatBibtex([work({ identifiers: { doi: ['10.1000/a{b'] } })]))[0]!;
    expect([fields.get('doi'), fields.get('url')]).toEqual(['10.1000/a%7Bb', 'https://doi.org/10.1000/a%7Bb']);
  });
});

describe('a BibTeX title', () => {
  test.each<[string, Inline[], string]>([
    ['protects acronyms and inner capitals', ['GPU kernels for LaTeX and mRNA'], '{GPU} kernels for {LaTeX} and {mRNA}'],
    ['leaves ordinary words to the style', ['A Survey of Things'], 'A Survey of Things'],
    ['protects letters that are names', ['Vitamin C and K-means in L1'], 'Vitamin {C} and {K}-means in {L1}'],
    ['protects acronyms with accents', ['L’ÉCOLE d’Été'], '{L}’{ÉCOLE} d’Été'],
    ['escapes what TeX reads as a command', ['R&D #1: 5% of $2_a'], '{R}\\&{D} \\#1: 5\\% of \\$2\\_a'],
    ['writes dashes as TeX does', ['Bias–variance'], 'Bias--variance'],
    ['keeps math as TeX, in braces', [{ kind: 'math', tex: 'O(N \\log N)' }, ' time'], '{$O(N \\log N)$} time'],
    [
      'writes the braces of a set so that BibTeX can count',
      [{ kind: 'math', tex: '\\left\\{0,1\\right.' }],
      '{$\\left\\lbrace 0,1\\right.$}',
    ],
    ['writes printed braces by name', ['a { b'], 'a \\textbraceleft{} b'],
    ['keeps styles', [{ kind: 'sub', content: ['2'] }], '\\textsubscript{2}'],
    ['is one line', ['one\n\ttwo'], 'one two'],
  ])('%s', (_, title, expected) => expect(titleOf(title)).toBe(expected));

  test.each([
    '\\input{/etc/passwd}',
    '\\def\\a{\\a\\a}\\a',
    '\\write18{rm}',
    '^^5cinput{x}',
    '\\href{https://evil.example}{x}',
    'a % b',
    '\\begin{filecontents}{x}\\end{filecontents}',
    '\\csname input\\endcsname',
  ])('prints the math %s instead of letting TeX run it', (tex) => {
    expect(isHarmlessTex(tex)).toBe(false);
    expect(titleOf([{ kind: 'math', tex }])).not.toMatch(/(?:^|[^{\\])\\(?:input|def|write|href|begin|csname)\b|\^\^|[^\\]%/);
  });

  test.each([
    '\\frac{1}{2}',
    '\\begin{pmatrix} 1 & 2 \\end{pmatrix}',
    '\\mathbb{R}^n \\to \\mathcal{O}(\\sqrt{n})',
    '\\|x\\|_2 \\leq \\epsilon',
    '\\{a\\}',
  ])('keeps the math %s', (tex) => expect(isHarmlessTex(tex)).toBe(true));
});

describe('BibTeX authors', () => {
  test.each([
    ['have the family name first', [{ literal: 'Jane Doe', given: 'Jane', family: 'Doe' }], 'Doe, Jane'],
    ['of one name stand in braces', [{ literal: 'Plato' }], '{Plato}'],
    ['with "and" in a name stay one author', [{ literal: 'X', given: 'Sue', family: 'Rock and Roll' }], '{Rock and Roll}, Sue'],
    ['with a comma in a name stay one author', [{ literal: 'X', given: 'Sue', family: 'A, B' }], '{A, B}, Sue'],
    ['named Others are no abbreviation', [{ literal: 'X', family: 'Others' }], '{Others}'],
  ])('%s', (_, names, expected) => expect(authorsOf(...names)).toBe(expected));

  test('of a list that goes on end in "and others"', () =>
    expect(formatBibtex([work({ authorshipsTruncated: true })])).toContain('author = {Doe, Jane and others},'));
  test('of a list that is not known are left out', () => expect(formatBibtex([work({ authorships: [] })])).not.toContain('author'));
});

describe('a BibTeX file', () => {
  test('lists the newest work first', () => {
    const works = [
      work({ id: 'a', date: { first: '2019' } }),
      work({ id: 'c', date: { first: '2020-02' } }),
      work({ id: 'b', date: { first: '2018', ofRecord: '2020-02' } }),
    ];
    expect(readEntries(formatBibtex(works)).map(({ key }) => key)).toEqual(['b', 'c', 'a']);
  });

  test('of no works is empty', () => expect(formatBibtex([])).toBe(''));

  test.each(HOSTILE)('is one entry whatever its texts are: %j', (text) => {
    const hostile = work({
      title: [text, { kind: 'math', tex: text }, { kind: 'italic', content: [text] }],
      authorships: [{ name: { literal: text } }, { name: { literal: 'x', family: text, given: text } }],
      venue: { name: text },
      biblio: { pages: text, volume: text },
    });
    const bibtex = formatBibtex([hostile]);
    expect(readEntries(bibtex)).toHaveLength(1);
    expect(bibtex.match(/^\s*@/gm)).toHaveLength(1);

    expect(bibtex).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]|\\input\{/);
  });

  test('has as many entries as works, in balance, whatever the texts are', () => {
    fc.assert(
      fc.property(anyWorks, (works) => {
        expect(readEntries(formatBibtex(works))).toHaveLength(works.length);
      }),
      { numRuns: 200 },
    );
  });

  test('is read by another program, with math and names intact', () => {
    const [entry, ...others] = readBibtex(formatBibtex([article], topics));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      type: 'article',
      key: 'doe2021sketching',
      fields: {
        title: 'Sketching for ℓ₁ regression on the GPU: <i>in vivo</i> & 50% faster',
        author: [
          { prefix: 'van der', lastName: 'Heide', firstName: 'Chris' },
          { lastName: 'Smith', suffix: 'Jr.', firstName: 'John' },
          { name: 'The Example and Sons Collaboration' },
        ],
        year: '2021',
        month: '6',
        journal: 'Journal of Examples & Tests',
        volume: '12',
        number: '3',
        pages: '45–67',
        publisher: ['Example Press'],
        doi: '10.1000/z',
        eprint: '2001.01234',
        archiveprefix: 'arXiv',
        primaryclass: 'cs.LG',
        url: 'https://doi.org/10.1000/z',
      },
    });
    expect(entry!.titleTex).toContain('{$\\ell_1$}');
  });

  test.each(['O(N \\log N)', '\\frac{1}{\\sqrt{n}}', 'x_{i,j}^{(k)}', '\\mathbb{R}^{n \\times d}', 'a < b', '\\mathrm{tr}(A) \\ge 0'])(
    'hands the math %s to another program as it is',
    (tex) => expect(readBibtex(formatBibtex([work({ title: ['For ', { kind: 'math', tex }] })]))[0]!.titleTex).toBe(`For {$${tex}$}`),
  );

  test.each(HOSTILE)('is one entry with its title for another program whatever its texts are: %j', (text) => {
    const title = [`Title ${text}`];
    const hostile = work({ title, venue: { name: text }, authorships: [{ name: { literal: text } }], type: 'article' });
    const [entry, ...others] = readBibtex(formatBibtex([hostile]));
    expect(others).toEqual([]);
    expect([entry!.type, entry!.key]).toEqual(['article', 'arxiv-2001-01234']);
    expect(Object.keys(entry!.fields).toSorted()).toEqual(
      ['archiveprefix', 'author', 'eprint', 'journal', 'month', 'title', 'url', 'year'].toSorted(),
    );
    const letters = (some: string): string => some.toWellFormed().replace(/[^\p{L}\p{N}&<>{}%$#@=\\]/gu, '');
    expect(letters(entry!.fields['title']!)).toBe(letters(toPlain(title)));
    expect(entry!.fields.author).toHaveLength(1);
  });

  describe.skipIf(corpus('security/blns.json') === undefined)('with naughty strings', () => {
    test('has an entry for each', () => {
      const naughty = JSON.parse(readFileSync(corpus('security/blns.json')!, 'utf8')) as string[];
      const works = naughty
        .filter((text) => text !== '')
        .map((text, index) => work({ id: `work-${index}`, title: [text], authorships: [{ name: { literal: text.slice(0, 500) } }] }));
      expect(readEntries(formatBibtex(works))).toHaveLength(works.length);
    });
  });
});
