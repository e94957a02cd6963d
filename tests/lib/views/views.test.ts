import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../../src/lib/model/index.ts';
import { contentSecurityPolicy } from '../../../src/lib/site/csp.ts';
import { createPaths } from '../../../src/lib/site/paths.ts';
import { splitAbstract } from '../../../src/lib/views/abstract.ts';
import { countOf } from '../../../src/lib/views/count.ts';
import { formatDate } from '../../../src/lib/views/dates.ts';
import { describeCompilation, describeOutdated, joinWords, selectFeatured } from '../../../src/lib/views/profile.ts';
import { placeTopics } from '../../../src/lib/views/topics.ts';
import { describeSeen, formatPoints, nextStep, selectFollowers, selectHistory } from '../../../src/lib/views/trust-snapshot.ts';
import { describeVenue, describeWhere, selectLinks, versionUrl } from '../../../src/lib/views/work-entry.ts';
import { selectWorksByYear, selectYearCounts } from '../../../src/lib/views/works-by-year.ts';
import { makeWork as work } from '../../helpers/make-work.ts';

describe('a date', () => {
  test.each([
    ['has a day when it is known', '2020-06-18', '18 June 2020'],
    ['has a month when it is known', '2020-06', 'June 2020'],
    ['is a year otherwise', '2020', '2020'],
  ])('%s', (_, date, expected) => expect(formatDate(date)).toBe(expected));
});

describe('words', () => {
  test('count with their noun', () =>
    expect([countOf(1, 'work'), countOf(0, 'work'), countOf(1204, 'person', 'people')]).toEqual(['1 work', '0 works', '1,204 people']));
  test('join as in a sentence', () =>
    expect([joinWords([]), joinWords(['a']), joinWords(['a', 'b']), joinWords(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a and b',
      'a, b and c',
    ]));
});

describe('works by year', () => {
  test('go from the newest to the oldest, by the date of the version of record', () => {
    const years = selectWorksByYear([
      work({ id: 'b', date: { first: '2019-12', ofRecord: '2021' } }),
      work({ id: 'a', date: { first: '2020-02' } }),
      work({ id: 'c', date: { first: '2020-05' } }),
    ]);
    expect(years.map(({ year, works }) => [year, works.map(({ id }) => id)])).toEqual([
      [2021, ['b']],
      [2020, ['c', 'a']],
    ]);
  });

  test('count a year without works as none', () => {
    expect(selectYearCounts([work({ date: { first: '2018' } }), work({ date: { first: '2020' } })])).toEqual([
      { year: 2018, count: 1 },
      { year: 2019, count: 0 },
      { year: 2020, count: 1 },
    ]);
  });

  test('of nobody are none', () => expect(selectYearCounts([])).toEqual([]));
});

test('topics have the places that they have in a choice below "all"', () => {
  const topics = ['graphs', 'lattices'].map((label) => ({ slug: label, label, works: 2, kind: 'phrase' as const }));
  expect(placeTopics(topics).get('lattices')).toEqual({ label: 'lattices', place: 2 });
});

describe('an abstract', () => {
  const text = (parts: Inline[][]) =>
    parts
      .flat()
      .filter((part) => typeof part === 'string')
      .join(' ')
      .replace(/\s+/g, '');

  test('that is short is shown whole', () => expect(splitAbstract([['Short.']])).toEqual({ lead: [['Short.']] }));

  test('that is long is cut at the end of a sentence', () => {
    const sentence = `${'word '.repeat(30).trim()}.`;
    const { lead, rest } = splitAbstract([[`${sentence} Next ${sentence} Then ${sentence} Last ${sentence}`]]);
    expect(text(lead).endsWith('.')).toBe(true);
    expect(rest).toBeDefined();
  });

  test('loses nothing when it is cut, wherever its formulas are', () => {
    const part = fc.oneof(
      fc.string({ maxLength: 200 }).map((words) => `${words}. A`),
      fc.record({ kind: fc.constant('math' as const), tex: fc.string({ minLength: 1, maxLength: 40 }) }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(part, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 }), (prose) => {
        const { lead, rest } = splitAbstract(prose);
        expect(text([...lead, ...(rest ?? [])])).toBe(text(prose));
      }),
    );
  });
});

describe('links of a work', () => {
  test('begin with the open PDF', () => {
    expect(
      selectLinks(work({ identifiers: { arxiv: ['2001.01234'], doi: ['10.1000/abc'] } })).map(({ label, url }) => [label, url]),
    ).toEqual([
      ['PDF', 'https://arxiv.org/pdf/2001.01234'],
      ['arXiv', 'https://arxiv.org/abs/2001.01234'],
      ['DOI', 'https://doi.org/10.1000/abc'],
    ]);
  });

  test('name the host of a published version that has no DOI', () => {
    const published = {
      kind: 'published',
      type: 'conference-paper',
      identifiers: {},
      url: 'https://proceedings.mlr.press/v139/kim21d.html',
      records: [{ source: 'files', id: 'x' }],
    };
    expect(selectLinks(work({ versions: [published] })).at(-1)).toMatchObject({ label: 'proceedings.mlr.press' });
    expect(versionUrl(work({ versions: [published] }).versions[0]!)).toBe('https://proceedings.mlr.press/v139/kim21d.html');
  });

  test.each([
    ['volume, issue and pages', { volume: '22', issue: '3', pages: '1–54' }, 'A Journal, 22(3), 1–54'],
    ['an article number', { volume: '2021', articleNumber: '124006' }, 'A Journal, 2021, 124006'],
    ['nothing more', undefined, 'A Journal'],
  ])('are preceded by the venue with %s', (_, biblio, expected) =>
    expect(describeVenue({ venue: { name: 'A Journal' }, biblio })).toBe(expected),
  );
});

describe('the line under a title', () => {
  const date = { first: '2021-03-01' };
  test.each([
    ['venue and year', { venue: { name: 'A Journal' }, biblio: { volume: '22' }, date }, 'A Journal, 22, 2021'],
    ['the type of a work without venue', { type: 'preprint' as const, date }, 'Preprint, 2021'],
    ['no year of a work that no source dates', { type: 'preprint' as const, date: { first: '0000' } }, 'Preprint'],
  ])('has %s', (_, fields, expected) => expect(describeWhere(work(fields))).toBe(expected));
});

describe('featured works', () => {
  const works = [work({ id: 'a', identifiers: { arxiv: ['2001.00001'] } }), work({ id: 'b', identifiers: { doi: ['10.1000/b'] } })];
  test('come in the author’s order, named by any identifier', () =>
    expect(selectFeatured(['doi:10.1000/b', 'arxiv:2001.00001'], works, {}).map(({ id }) => id)).toEqual(['b', 'a']));
  test('that are not the author’s are left out', () =>
    expect(selectFeatured(['nothing', 'b'], works, {}).map(({ id }) => id)).toEqual(['b']));
  test('may be named by an id that they had', () =>
    expect(selectFeatured(['former'], works, { former: 'b' }).map(({ id }) => id)).toEqual(['b']));
});

describe('where a page comes from', () => {
  test('names each source once and the newest day', () => {
    const sources = [
      { source: 'arxiv' as const, records: 1, date: '2026-11-01', digest: 'x' },
      { source: 'files' as const, records: 1, date: '2026-11-03', digest: 'y' },
    ];
    expect(describeCompilation({ sources })).toBe('Compiled from arXiv and bibliographies kept by hand, 3 November 2026.');
  });

  test('tells which sources could not be read for weeks', () => {
    expect(describeOutdated({})).toEqual([]);
    expect(
      describeOutdated({
        outdated: [
          { source: 'arxiv', since: '2026-03-03' },
          { source: 'files', since: '2026-04-01' },
        ],
      }),
    ).toEqual([
      'arXiv has given no usable answer since 3 March 2026; its works may be out of date.',
      'Bibliographies kept by hand could last be read on 1 April 2026; works from them may be out of date.',
    ]);
  });
});

describe('the trust snapshot', () => {
  test('prints points with at most one decimal', () =>
    expect([formatPoints(4.03), formatPoints(10), formatPoints(7.25)]).toEqual(['4', '10', '7.3']));

  test('suggests the step with the most to gain', () => {
    const line = { id: 'claim' as const, label: '', found: '', points: 0 };
    expect(
      nextStep({
        evidence: [
          { ...line, max: 10, next: 'Claim.' },
          { ...line, max: 20, next: 'Link.' },
          { ...line, points: 0, max: 30 },
        ],
      }),
    ).toEqual({ next: 'Link.', gain: '20' });
    expect(nextStep({ evidence: [{ ...line, points: 10, max: 10 }] })).toBeUndefined();
  });

  test('says when evidence was seen, and since when', () => {
    expect(describeSeen({ date: '2026-11-16', since: '2026-11-02' })).toBe('16 November 2026, since 2 November 2026');
    expect(describeSeen({ date: '2026-11-16', since: '2026-11-16' })).toBe('16 November 2026');
    expect(describeSeen({})).toBeUndefined();
  });

  test('tells its history with reasons, the newest step and the largest change first', () => {
    const evidence = [{ id: 'claim' as const, label: 'Claim', points: 0, max: 10, found: '' }];
    const history = [
      { date: '2026-01-01', score: 14, level: 'L0' as const, changes: [{ id: 'record-size' as const, from: 0, to: 4.032 }] },
      {
        date: '2026-02-01',
        score: 20,
        level: 'L2' as const,
        changes: [
          { id: 'record-size' as const, from: 4.032, to: 0 },
          { id: 'claim' as const, from: 0, to: 10 },
        ],
      },
    ];
    expect(selectHistory({ history, evidence })).toEqual([
      { date: '2026-02-01', score: 20, level: 'L2', reasons: 'Claim +10 and record-size −4' },
      { date: '2026-01-01', score: 14, level: 'L0', reasons: 'record-size +4' },
    ]);
  });

  const counts = { works: 1, topics: 1, closeCollaborators: 0 };
  const follow = { service: 'mailto' as const, url: 'lab@example.org', map: {} };
  test.each([
    ['the number that was imported, with its day', { followers: 7, followersDate: '2026-11-02' }, {}, { count: 7, date: '2026-11-02' }],
    ['0 where people can follow', { followers: 0 }, { follow }, { count: 0 }],
    ['nothing where they cannot', { followers: 0 }, {}, undefined],
  ])('shows of followers %s', (_, known, forms, expected) => expect(selectFollowers({ ...counts, ...known }, forms)).toEqual(expected));
});

describe('paths', () => {
  test.each([
    ['/', '/authors/jane-doe/'],
    ['/people/', '/people/authors/jane-doe/'],
    ['/people', '/people/authors/jane-doe/'],
  ])('begin with the base %s', (base, expected) => expect(createPaths(base).author('jane-doe')).toBe(expected));
});

describe('the content security policy', () => {
  test('allows no inline script or style anywhere', () => {
    for (const kind of ['page', 'search', 'embed'] as const) expect(contentSecurityPolicy(kind)).not.toContain('unsafe-inline');
  });
  test('lets only the search page compile WebAssembly', () => {
    expect(contentSecurityPolicy('search')).toContain("'wasm-unsafe-eval'");
    expect(contentSecurityPolicy('page')).not.toContain('wasm');
  });
  test('runs no script in an embed', () => expect(contentSecurityPolicy('embed')).toContain("script-src 'none'"));
});
