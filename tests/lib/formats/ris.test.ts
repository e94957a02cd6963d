import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRis } from '../../../src/lib/formats/ris.ts';
import { plainTitle } from '../../../src/lib/formats/entry.ts';
import { readRis } from '../../helpers/read-exports.ts';
import { anyWorks, article, HOSTILE, work } from './samples.ts';

/** Entries as a reader takes them apart: a tag a line, whatever counts as the end of a line anywhere. Throws at a line without a tag. */
function readEntries(ris: string): string[][] {
  const entries: string[][] = [];
  let lines: string[] = [];
  for (const line of ris.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/).filter((text) => text !== '')) {
    if (!/^[A-Z][A-Z0-9] {2}- /.test(line)) throw new Error(`no tag in ${JSON.stringify(line)}`);
    if (line.startsWith('ER')) {
      entries.push(lines);
      lines = [];
    } else lines.push(line);
  }
  if (lines.length > 0) throw new Error('an entry is not closed');
  return entries;
}

describe('a RIS file', () => {
  test('says all that is known of an article', () => {
    expect(formatRis([article]).split('\r\n')).toEqual([
      'TY  - JOUR',
      'ID  - doe2021sketching',
      'TI  - Sketching for ℓ₁ regression on the GPU: in vivo & 50% faster',
      'AU  - van der Heide, Chris',
      'AU  - Smith, John, Jr.',
      'AU  - The Example and Sons Collaboration',
      'PY  - 2021',
      'DA  - 2021/06//',
      'T2  - Journal of Examples & Tests',
      'VL  - 12',
      'IS  - 3',
      'SP  - 45',
      'EP  - 67',
      'PB  - Example Press',
      'DO  - 10.1000/z',
      'AN  - arXiv:2001.01234',
      'UR  - https://doi.org/10.1000/z',
      'L1  - https://arxiv.org/pdf/2001.01234',
      'AB  - First, x < y. Second.',
      'ER  - ',
      '',
    ]);
  });

  test.each([
    ['a single page', { pages: '7' }, ['SP  - 7']],
    ['an article number', { articleNumber: 'e12' }, ['SP  - e12']],
    ['pages of a supplement', { pages: 'S1–S8' }, ['SP  - S1', 'EP  - S8']],
    ['pages with a hyphen inside', { pages: '3-1–3-9' }, ['SP  - 3-1', 'EP  - 3-9']],
    ['two ranges', { pages: '1–2, 5–6' }, ['SP  - 1–2, 5–6']],
  ])('gives %s', (_, biblio, expected) =>
    expect(readEntries(formatRis([work({ biblio })]))[0]!.filter((line) => /^[SE]P/.test(line))).toEqual(expected),
  );

  test('lists the newest work first and is empty without works', () => {
    const ris = formatRis([work({ id: 'old', date: { first: '2001' } }), work({ id: 'new', date: { first: '2020' } })]);
    expect(ris.match(/^ID {2}- .*$/gm)).toEqual(['ID  - new', 'ID  - old']);
    expect(formatRis([])).toBe('');
  });

  test.each(HOSTILE)('is one entry whatever its texts are: %j', (text) => {
    const [entry, ...others] = readEntries(
      formatRis([work({ title: [text], abstract: [[text], [text]], authorships: [{ name: { literal: text } }], venue: { name: text } })]),
    );
    expect(others).toEqual([]);
    expect(entry!.filter((line) => /^(?:TY|ID|PY) /.test(line))).toEqual(['TY  - UNPB', 'ID  - arxiv-2001-01234', 'PY  - 2020']);
  });

  test('is read by another program', () => {
    expect(readRis(formatRis([article]))).toMatchObject([
      {
        id: 'doe2021sketching',
        type: 'article-journal',
        title: 'Sketching for ℓ₁ regression on the GPU: in vivo & 50% faster',
        author: [
          { family: 'van der Heide', given: 'Chris' },
          { family: 'Smith', given: 'John', suffix: 'Jr.' },
          { literal: 'The Example and Sons Collaboration' },
        ],
        issued: { 'date-parts': [[2021, 6]] },
        'container-title': 'Journal of Examples & Tests',
        volume: '12',
        issue: '3',
        page: '45-67',
        DOI: '10.1000/z',
        abstract: 'First, x < y. Second.',
      },
    ]);
  });

  test.each(HOSTILE)('is one item with its title for another program whatever its texts are: %j', (text) => {
    const hostile = work({
      title: [`Title ${text}`],
      abstract: [[text]],
      authorships: [{ name: { literal: text } }],
      venue: { name: text },
    });
    const [item, ...others] = readRis(formatRis([hostile]));
    expect(others).toEqual([]);
    expect([item!.id, item!.title, item!.issued]).toEqual(['arxiv-2001-01234', plainTitle(hostile), { 'date-parts': [[2020, 1, 7]] }]);
    expect(item!.author).toHaveLength(1);
  });

  test('has as many entries as works whatever the texts are', () => {
    fc.assert(
      fc.property(anyWorks, (works) => {
        expect(readEntries(formatRis(works))).toHaveLength(works.length);
      }),
      { numRuns: 200 },
    );
  });
});
