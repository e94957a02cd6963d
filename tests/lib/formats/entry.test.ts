import { expect, test } from 'vitest';
import type { Doi } from '../../../src/lib/identifiers/index.ts';
import type { Version, Work } from '../../../src/lib/model/index.ts';
import { citedDoi } from '../../../src/lib/formats/entry.ts';

const published = (type: Version['type'], venue: string, doi?: string): Version => ({
  kind: 'published',
  type,
  venue: { name: venue },
  identifiers: doi === undefined ? {} : { doi: [doi as Doi] },
  records: [{ source: 'files', id: 'x' }],
});
const preprint: Version = { kind: 'preprint', type: 'preprint', identifiers: {}, records: [{ source: 'arxiv', id: 'x' }] };
const work = (type: Work['type'], venue: string | undefined, versions: Version[], ...dois: string[]) => ({
  type,
  ...(venue === undefined ? {} : { venue: { name: venue } }),
  versions,
  identifiers: dois.length === 0 ? {} : { doi: dois as Doi[] },
});

test.each([
  ['an article', work('article', 'Annals', [published('article', 'Annals', '10.1000/a'), preprint], '10.1000/a'), '10.1000/a'],
  [
    'a conference paper without a DOI, whose journal version has one',
    work(
      'conference-paper',
      'NeurIPS',
      [published('article', 'Annals', '10.1000/a'), published('conference-paper', 'NeurIPS')],
      '10.1000/a',
    ),
    undefined,
  ],
  [
    'a conference paper whose DOI only the whole work has',
    work(
      'conference-paper',
      'ICML',
      [published('article', 'Annals', '10.1000/a'), published('conference-paper', 'ICML')],
      '10.1000/a',
      '10.1000/c',
    ),
    '10.1000/c',
  ],
  ['a preprint with a DOI', work('preprint', undefined, [preprint], '10.48550/p'), '10.48550/p'],
  ['an article of which only the DOI is known', work('article', undefined, [published('article', '', '10.1000/a'), preprint]), '10.1000/a'],
  ['a preprint without one', work('preprint', undefined, [preprint]), undefined],
])('The DOI to cite of %s', (_, cited, doi) => expect(citedDoi(cited)).toBe(doi));
