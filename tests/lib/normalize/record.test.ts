import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../src/lib/model/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/record.ts';

const raw: SourceRecord = {
  source: 'files',
  id: 'doe2020',
  place: 'works.bib:1',
  markup: 'tex',
  title: 'A $k$-means bound for {GPU}s',
  authors: [{ name: { literal: 'Doe, Jane' } }],
  dates: {},
  identifiers: [],
};

/** The record, and the messages of its issues. */
function normalized(change: Partial<SourceRecord>) {
  const { record, issues } = normalizeRecord({ ...raw, ...change });
  return { record: record!, messages: issues.map(({ message }) => message), issues };
}

describe('a record', () => {
  test('is cleaned in every field', () => {
    const { record, issues } = normalized({
      type: 'article',
      abstract: "We study \\emph{k}-means.\n\nIt's fast: 1.3-1.7$\\times$.",
      authors: [
        {
          name: { literal: 'Josiah S. Carberry' },
          orcid: 'https://orcid.org/0000-0002-1825-0097',
          affiliations: ['Brown\nUniversity', 'Brown University'],
        },
        { name: { literal: 'H1 Collaboration' } },
      ],
      dates: { first: '2020-01-05T23:30:00-05:00', issued: '2021-13-45' },
      venue: { name: '{J}ournal of Psychoceramics', kind: 'journal' },
      biblio: { volume: '5', pages: '513--520' },
      identifiers: [
        { scheme: 'doi', value: 'https://doi.org/10.5555/ABC_1' },
        { scheme: 'arxiv', value: 'arXiv:2001.01234v2 [cs.LG]' },
      ],
      subjects: [
        { scheme: 'arxiv', code: 'cs.LG' },
        { scheme: 'arxiv', code: '68T05' },
        { scheme: 'arxiv', code: 'hep-th' },
        { scheme: 'arxiv', code: 'cs.LG' },
      ],
      keywords: ['Clustering', 'clustering', ' ', '$k$-means'],
      links: [
        { kind: 'code', url: 'https://github.com/doe/a\\_b' },
        { kind: 'code', url: 'https://github.com/doe/a_b' },
      ],
      note: '12 pages, {LaTeX}',
      journalRef: 'J. Psychoceramics 5 (2020) 513',
      citationKey: 'doe2020',
    });
    expect(issues).toEqual([]);
    expect(record).toEqual({
      source: 'files',
      id: 'doe2020',
      place: 'works.bib:1',
      type: 'article',
      title: ['A ', { kind: 'math', tex: 'k' }, '-means bound for GPUs'],
      abstract: [['We study ', { kind: 'italic', content: ['k'] }, '-means.'], ["It's fast: 1.3–1.7×."]],
      authors: [
        {
          name: { literal: 'Josiah S. Carberry', given: 'Josiah S.', family: 'Carberry' },
          orcid: '0000-0002-1825-0097',
          affiliations: ['Brown University'],
        },
        { name: { literal: 'H1 Collaboration' }, affiliations: [], group: true },
      ],
      authorsTruncated: false,
      dates: { first: '2020-01-06', issued: '2021' },
      venue: { name: 'Journal of Psychoceramics', kind: 'journal' },
      biblio: { volume: '5', pages: '513–520' },
      arxiv: { id: '2001.01234', version: 2 },
      dois: ['10.5555/abc_1'],
      subjects: [
        { scheme: 'arxiv', code: 'cs.LG' },
        { scheme: 'arxiv', code: 'hep-th' },
      ],
      keywords: ['Clustering', 'k-means'],
      links: [{ kind: 'code', url: 'https://github.com/doe/a_b' }],
      note: '12 pages, LaTeX',
      journalRef: 'J. Psychoceramics 5 (2020) 513',
      withdrawn: false,
      citationKey: 'doe2020',
    });
  });

  test('has no more than what the source says', () => {
    expect(normalized({}).record).toEqual({
      source: 'files',
      id: 'doe2020',
      place: 'works.bib:1',
      type: 'other',
      title: ['A ', { kind: 'math', tex: 'k' }, '-means bound for GPUs'],
      authors: [{ name: { literal: 'Jane Doe', given: 'Jane', family: 'Doe' }, affiliations: [] }],
      authorsTruncated: false,
      dates: {},
      dois: [],
      subjects: [],
      keywords: [],
      links: [],
      withdrawn: false,
    });
  });

  test('of arXiv is a preprint, unless it says otherwise', () => {
    expect(normalized({ source: 'arxiv' }).record.type).toBe('preprint');
    expect(normalized({ source: 'arxiv', type: 'thesis' }).record.type).toBe('thesis');
  });

  test('in HTML is read as HTML, names too', () => {
    const { record } = normalized({
      markup: 'html',
      title: 'Growth of <i>E. coli</i> in H<sub>2</sub>O',
      abstract: '<jats:title>Abstract</jats:title><jats:p>It {grows}.</jats:p>',
      authors: [{ name: { literal: 'José <img src=x onerror=alert(1)> García' } }],
    });
    expect(record.title).toEqual(['Growth of ', { kind: 'italic', content: ['E. coli'] }, ' in H', { kind: 'sub', content: ['2'] }, 'O']);
    expect(record.abstract).toEqual([['It {grows}.']]);
    expect(record.authors[0]?.name.literal).toBe('José García');
  });

  test('in plain text keeps what looks like markup', () => {
    expect(normalized({ markup: 'plain', title: 'On <b> & $5' }).record.title).toEqual(['On <b> & $5']);
  });
});

describe('a record is skipped', () => {
  test.each([
    ['without a title', { title: ' {} ' }, 'no title'],
    ['without an author', { authors: [] }, 'no author'],
    ['with authors that cannot be read', { authors: [{ name: { literal: ':' } }] }, 'no author'],
  ])('%s', (_, change, message) => {
    const { record, issues } = normalizeRecord({ ...raw, ...change });
    expect(record).toBeUndefined();
    expect(issues.at(-1)).toMatchObject({ severity: 'error', source: 'files', place: 'works.bib:1' });
    expect(issues.at(-1)?.message).toContain(message);
  });
});

describe('a value that cannot be read becomes an issue', () => {
  test.each<[string, Partial<SourceRecord>, string]>([
    ['a DOI', { identifiers: [{ scheme: 'doi', value: 'nope' }] }, '"nope" is no DOI.'],
    ['an arXiv identifier', { identifiers: [{ scheme: 'arxiv', value: '1234' }] }, '"1234" is no arXiv identifier.'],
    [
      'a second arXiv identifier',
      { identifiers: ['2001.01234', '2001.01235'].map((value) => ({ scheme: 'arxiv', value })) },
      'the first one was kept',
    ],
    ['a date', { dates: { issued: 'soon' } }, 'The date "soon" cannot be read'],
    ['an ORCID iD', { authors: [{ name: { literal: 'Jane Doe' }, orcid: '0000-0002-1825-0098' }] }, 'of Jane Doe is no ORCID iD'],
    ['a link', { links: [{ kind: 'pdf', url: 'javascript:alert(1)' }] }, 'is no public web address'],
    ['a name', { authors: [{ name: { literal: 'Jane Doe' } }, { name: { literal: '?' } }] }, 'Author 2 has no name'],
    ['a long title', { title: 'x'.repeat(2001) }, 'The title has 2001 characters and was cut to 2000.'],
    ['a long abstract', { abstract: 'x'.repeat(20_001) }, 'The abstract has 20001 characters and was cut to 20000.'],
    ['a long author list', { authors: Array.from({ length: 10_001 }, () => ({ name: { literal: 'Jane Doe' } })) }, 'was cut to 10000'],
  ])('%s', (_, change, message) => {
    const { record, issues } = normalized(change);
    expect(record).toBeDefined();
    expect(issues).toHaveLength(1);
    expect(issues[0]).toMatchObject({ severity: 'warning', source: 'files', place: 'works.bib:1' });
    expect(issues[0]?.message).toContain(message);
    expect(issues[0]?.remedy).toMatch(/\.$/);
  });
});

describe('identifiers', () => {
  test('several DOIs in one field are told apart', () => {
    expect(normalized({ identifiers: [{ scheme: 'doi', value: '10.1000/b 10.1000/A' }] }).record.dois).toEqual(['10.1000/a', '10.1000/b']);
    expect(normalized({ identifiers: [{ scheme: 'doi', value: 'doi: 10.1000/a; DOI: 10.1000/b' }] })).toMatchObject({
      record: { dois: ['10.1000/a', '10.1000/b'] },
      issues: [],
    });
  });

  test('an arXiv DOI is the arXiv identifier', () => {
    const { record, messages } = normalized({ identifiers: [{ scheme: 'doi', value: '10.48550/arXiv.2001.01234' }] });
    expect(messages).toEqual([]);
    expect(record.dois).toEqual([]);
    expect(record.arxiv).toEqual({ id: '2001.01234' });
  });

  test('the version is kept, whichever identifier names it', () => {
    const identifiers = ['2001.01234', '2001.01234v3'].map((value) => ({ scheme: 'arxiv' as const, value }));
    expect(normalized({ identifiers }).record.arxiv).toEqual({ id: '2001.01234', version: 3 });
  });
});

describe('a work counts as withdrawn', () => {
  test.each([
    ['by its comment', { note: 'This paper has been withdrawn by the author due to an error' }, true],
    ['by arXiv', { note: 'withdrawn by arXiv administrators due to plagiarism' }, true],
    ['in short', { note: 'Paper withdrawn' }, true],
    ['by its abstract', { abstract: 'This paper has been withdrawn.' }, true],
    ['not if only a conference lost it', { note: 'This paper has been withdrawn from ICML' }, false],
    ['not if it studies withdrawal', { abstract: 'Deposits that are withdrawn early cost banks.', note: '9 pages' }, false],
  ])('%s', (_, change, expected) => {
    expect(normalized(change).record.withdrawn).toBe(expected);
  });
});

test('an author list that ends in "others" goes on', () => {
  const { record } = normalized({ authors: [{ name: { literal: 'Jane Doe' } }, { name: { literal: 'others' } }] });
  expect(record.authors).toHaveLength(1);
  expect(record.authorsTruncated).toBe(true);
});

test('normalizing has no memory: the same record gives the same result', () => {
  const record = { ...raw, abstract: 'On $x_1$ and $x_2$.' };
  expect(normalizeRecord(record)).toEqual(normalizeRecord(structuredClone(record)));
});
