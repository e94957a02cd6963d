import { describe, expect, test } from 'vitest';
import { NOTICE_KINDS, standingOf, type Notice, type Origin } from '../../../src/lib/model/index.ts';
import { selectNotices } from '../../../src/lib/views/notices.ts';
import { selectProvenance } from '../../../src/lib/views/provenance.ts';

const notice = (kind: Notice['kind'], change: object = {}): Notice => ({
  kind,
  records: [{ source: 'crossref', id: '10.1000/n' }],
  ...change,
});

describe('a work that does not stand as it was published', () => {
  test.each([
    ['nothing', {}, undefined],
    ['a correction', { notices: [notice('correction')] }, undefined],
    ['a retraction after a correction', { notices: [notice('correction'), notice('retraction')] }, 'Retracted'],
    ['a withdrawal on arXiv', { withdrawn: true as const }, 'Withdrawn'],
    ['a concern', { notices: [notice('concern')] }, 'Under an expression of concern'],
  ])('is named for %s', (_, work, standing) => expect(standingOf(work)).toBe(standing));

  test('has a line for each notice, with the notice itself and its day', () => {
    expect(selectNotices({ notices: [notice('retraction', { doi: '10.1000/n', date: '2020-01-05' })] })).toEqual([
      { label: 'Retracted.', text: 'The publisher has retracted this work (5 January 2020).', url: 'https://doi.org/10.1000/n' },
    ]);
    expect(
      selectNotices({ notices: NOTICE_KINDS.map((kind) => notice(kind)) }).every(({ label, text }) => label !== '' && text.endsWith('.')),
    ).toBe(true);
  });

  test('says once that it was withdrawn', () => {
    expect(selectNotices({ withdrawn: true })).toHaveLength(1);
    expect(selectNotices({ withdrawn: true, notices: [notice('withdrawal')] })).toHaveLength(1);
    expect(selectNotices({})).toEqual([]);
  });
});

test.each<[Origin, string | undefined]>([
  [{ source: 'arxiv', id: '2001.01234v2' }, 'https://arxiv.org/abs/2001.01234v2'],
  [{ source: 'crossref', id: '10.1000/a' }, 'https://doi.org/10.1000/a'],
  [{ source: 'openalex', id: 'W7' }, 'https://openalex.org/W7'],
  [{ source: 'pubmed', id: '7' }, 'https://pubmed.ncbi.nlm.nih.gov/7/'],
  [{ source: 'orcid', id: '0000-0002-1825-0097/101' }, 'https://orcid.org/0000-0002-1825-0097'],
  [{ source: 'files', id: 'jane-doe/a.bib#x' }, undefined],
  [{ source: 'openalex', id: 'javascript:alert(1)' }, undefined],
])('The record %o is found at %s', (origin, url) => {
  expect(selectProvenance({ provenance: { title: [origin] } })[0]!.origins[0]!.url).toBe(url);
});
