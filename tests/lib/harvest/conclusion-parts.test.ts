import { describe, expect, test } from 'vitest';
import { conclude } from '../../../src/lib/harvest/conclude.ts';
import { withoutFarDates } from '../../../src/lib/harvest/future.ts';
import { concludeInstitutions, institutionsOf } from '../../../src/lib/harvest/institutions.ts';
import { knownWorks } from '../../../src/lib/harvest/known-works.ts';
import { compareWorks } from '../../../src/lib/harvest/difference.ts';
import { SourceError } from '../../../src/lib/errors.ts';
import { collectWorks, emptyAnswer } from '../../../src/lib/harvest/collect.ts';
import { doubtAnswer } from '../../../src/lib/harvest/guard.ts';
import { parseOrcid, parseRor } from '../../../src/lib/identifiers/index.ts';
import {
  AuthorSchema,
  InstitutionSchema,
  SlugSchema,
  WorkSchema,
  type InstitutionRecord,
  type SourceName,
  type Work,
  type WorkRecord,
} from '../../../src/lib/model/index.ts';
import { mergeRecords } from '../../../src/lib/reconcile/index.ts';
import type { Http } from '../../../src/lib/sources/http/index.ts';
import type { Source } from '../../../src/lib/sources/source.ts';
import type { AuthorFile } from '../../../src/lib/store/index.ts';
import { makeRecord } from '../../helpers/records.ts';

/** Evidence of a first harvest but for authors and answers. */
const NOTHING_ELSE = {
  claims: new Map(),
  corrections: [],
  ledger: { schemaVersion: 1, works: {}, redirects: {}, authors: {} } as const,
  previous: new Map(),
  followers: undefined,
  site: undefined,
  rosters: [],
  homePages: [],
  offline: false,
  day: '2026-11-23',
};

const ROR = 'https://ror.org/05dxps055';
const toWork = (id: string, record: WorkRecord, change: Partial<Work> = {}): Work =>
  WorkSchema.parse({ ...mergeRecords([record]), id: SlugSchema.parse(id), topics: [], ...change });

describe('dates of records', () => {
  test.each([
    ['2028-05', true],
    ['2028-06', false],
    ['2028', true],
    ['2029', false],
    ['2026-11-23', true],
    ['2028-05-23', true],
    ['2028-05-24', false],
  ])('%s is kept on 2026-11-23: %s', (issued, kept) => {
    const { records, issues } = withoutFarDates([makeRecord({ dates: { issued } })], '2026-11-23');
    expect(records[0]!.dates).toEqual(kept ? { issued } : {});
    expect(issues).toHaveLength(kept ? 0 : 1);
  });
});

describe('works that a source is asked about', () => {
  const answer = (source: 'arxiv' | 'crossref' | 'orcid', records: WorkRecord[]) => ({
    ...emptyAnswer('jane-doe', source, 'works', 'fresh'),
    records,
  });

  test('are those that others named and it has not told of, in one order', () => {
    const answers = [
      answer('orcid', [makeRecord({ dois: ['10.1000/b'] }), makeRecord({ dois: ['10.1000/a'], catalogues: { pmid: '7' as never } })]),
      answer('arxiv', [makeRecord({ source: 'arxiv', arxiv: '2001.00001' })]),
      answer('crossref', [makeRecord({ source: 'crossref', dois: ['10.1000/b'] })]),
    ];
    expect(knownWorks(answers, [], { name: 'crossref' })).toEqual({ arxiv: ['2001.00001'], doi: ['10.1000/a'], pmid: ['7'] });
    expect(knownWorks(answers.toReversed(), [], { name: 'arxiv' })).toEqual({ arxiv: [], doi: ['10.1000/a', '10.1000/b'], pmid: ['7'] });
  });
  test('are those too that the author’s file includes', () => {
    const { include } = AuthorSchema.parse({
      name: 'Jane Doe',
      include: ['doi:10.1000/B', 'PMID: 7', 'hal:hal-01234567', 'arxiv:2001.00001'],
    });
    const answers = [answer('arxiv', [makeRecord({ source: 'arxiv', arxiv: '2001.00001' })])];
    expect(knownWorks(answers, include, { name: 'arxiv' })).toEqual({ arxiv: [], doi: ['10.1000/b'], pmid: ['7'] });
  });
});

describe('institutions', () => {
  const work = toWork('a', makeRecord({ dois: ['10.1000/a'] }));
  const at = (author: string | undefined, institutions: string[]): Work => ({
    ...work,
    authorships: [{ ...work.authorships[0]!, institutions, ...(author === undefined ? {} : { author: SlugSchema.parse(author) }) }],
  });

  const printing = (name: string): WorkRecord => {
    const [author] = makeRecord().authors;
    return { ...makeRecord(), authors: [{ ...author!, institutions: [{ name, ror: parseRor(ROR)! }] }] };
  };

  test('are those of authors of the site only', () => {
    expect(institutionsOf([at('jane-doe', [ROR]), at(undefined, ['https://ror.org/01an7q238'])], [])).toEqual([ROR]);
  });

  test('are named by ROR before a catalogue, and keep what is unsafe out', () => {
    const said = [
      { source: 'openalex' as const, ror: ROR, name: 'Other' },
      {
        source: 'ror' as const,
        ror: ROR,
        name: 'Example\u0000 University',
        country: 'US',
        url: 'javascript:alert(1)',
        aliases: ['EU', 'EU'],
      },
    ];
    expect(concludeInstitutions([at('jane-doe', [ROR])], [], said, [], [])).toEqual([
      {
        schemaVersion: 1,
        slug: 'example-university',
        name: 'Example University',
        ror: ROR,
        country: 'US',
        aliases: ['EU'],
        works: 1,
        provenance: [{ source: 'ror', id: ROR }],
      },
    ]);
  });

  test('keep their address though another source names them otherwise, and stay where nobody was asked', () => {
    const [first] = concludeInstitutions([at('jane-doe', [ROR])], [], [{ source: 'openalex', ror: ROR, name: 'First Name' }], [], []);
    const stored = [first!];
    expect(
      concludeInstitutions([at('jane-doe', [ROR])], [], [{ source: 'ror', ror: ROR, name: 'Second Name' }], [], stored)[0],
    ).toMatchObject({
      slug: 'first-name',
      name: 'Second Name',
    });
    expect(concludeInstitutions([at('jane-doe', [ROR]), at('jane-doe', [ROR])], [], [], [], stored)).toEqual([{ ...first, works: 2 }]);
  });

  describe('that an author file names', () => {
    const file = (slug: string, affiliations: object[], change: object = {}): AuthorFile => ({
      slug: SlugSchema.parse(slug),
      author: AuthorSchema.parse({ name: 'Jane Doe', affiliations, ...change }),
      path: `authors/${slug}.mdx`,
    });
    const jane = file('jane-doe', [{ name: 'Example University', ror: ROR, url: 'https://example.edu' }]);
    const named = InstitutionSchema.parse({
      schemaVersion: 1,
      slug: 'example-university',
      name: 'Example University',
      ror: ROR,
      url: 'https://example.edu/',
      aliases: [],
      works: 0,
      provenance: [{ source: 'files', id: 'authors/jane-doe.mdx' }],
    });

    test('are there though no work names them, and the same a second time', () => {
      expect(institutionsOf([], [jane])).toEqual([ROR]);
      const first = concludeInstitutions([], [jane], [], [], []);
      expect(first).toEqual([named]);
      expect(concludeInstitutions([], [jane], [], [], first)).toEqual(first);
    });

    test('take the page of the whole, not of a department', () =>
      expect(
        concludeInstitutions([], [file('a', [{ name: 'E', unit: 'Physics', ror: ROR, url: 'https://e.edu/physics' }])], [], [], [])[0],
      ).not.toHaveProperty('url'));

    test.each<[string, InstitutionRecord[], WorkRecord[], string, string | undefined]>([
      ['a catalogue', [{ source: 'openalex', ror: ROR, name: 'Catalogue' }], [], 'Catalogue', 'openalex'],
      ['what works print', [], [printing('Printed')], 'Example University', 'files'],
    ])('are named beside %s as they should be', (_, said, records, name, source) => {
      const [found] = concludeInstitutions([at('jane-doe', [ROR])], [jane], said, records, []);
      expect([found?.name, found?.provenance[0]?.source, found?.works]).toEqual([name, source, 1]);
    });

    test('keep what a catalogue once said, and follow the file where none did', () => {
      const renamed = file('jane-doe', [{ name: 'University of Examples', ror: ROR }]);
      const [catalogued] = concludeInstitutions([], [jane], [{ source: 'ror', ror: ROR, name: 'Registered' }], [], []);
      expect(concludeInstitutions([], [renamed], [], [], [catalogued!])).toEqual([catalogued]);
      expect(concludeInstitutions([], [renamed], [], [], [named])[0]).toMatchObject({
        slug: 'example-university',
        name: 'University of Examples',
      });
    });

    test('go when the file no longer names them, or are what works print', () => {
      expect(concludeInstitutions([], [file('jane-doe', [])], [], [], [named])).toEqual([]);
      expect(concludeInstitutions([at('jane-doe', [ROR])], [], [], [printing('Printed')], [named])[0]).toMatchObject({
        name: 'Printed',
        provenance: [],
      });
    });

    test('are not there for a person who has opted out', () =>
      expect(institutionsOf([], [file('jane-doe', [{ name: 'E', ror: ROR }], { optOut: true })])).toEqual([]));

    test('must have a ROR identifier whose check digits are right', () =>
      expect(() => file('jane-doe', [{ name: 'E', ror: 'https://ror.org/05dxps056' }])).toThrow('is no ROR identifier'));
  });
});

describe('the difference between two runs', () => {
  const before = toWork('a', makeRecord({ dois: ['10.1000/a'], dates: { issued: '2020' } }));
  const preprint = toWork('p', makeRecord({ source: 'arxiv', arxiv: '2001.00001', dates: { first: '2020-01-01' } }));

  test.each([
    ['a title', [before], [{ ...before, title: ['New'] }], {}, { changed: [{ id: 'a', title: 'New', what: ['title'] }] }],
    ['nothing', [before], [before], {}, {}],
    ['a new work', [], [before], {}, { added: [expect.objectContaining({ id: 'a' })] }],
    ['a lost work', [before], [], {}, { disappeared: [expect.objectContaining({ id: 'a' })] }],
    [
      'two that became one',
      [before, preprint],
      [before],
      { p: 'a' },
      { merged: [expect.objectContaining({ id: 'p', into: expect.objectContaining({ id: 'a' }) })] },
    ],
    [
      'a preprint that was published',
      [preprint],
      [{ ...preprint, versions: [...before.versions, ...preprint.versions] }],
      {},
      { changed: [expect.objectContaining({ what: ['a published version'] })] },
    ],
    [
      'a retraction',
      [before],
      [{ ...before, notices: [{ kind: 'retraction', records: [{ source: 'crossref', id: 'x' }] }] }],
      {},
      { changed: [expect.objectContaining({ what: ['retracted', 'notices'] })] },
    ],
  ] as [string, Work[], Work[], Record<string, never>, object][])('tells of %s', (_, old, now, redirects, expected) => {
    expect(compareWorks(old, now, redirects)).toEqual({ added: [], changed: [], merged: [], disappeared: [], ...expected });
  });
});

describe('an answer of a source', () => {
  test.each([
    [10, 7, false],
    [10, 6, true],
    [4, 2, false],
    [2, 0, true],
    [0, 0, false],
    [undefined, 0, false],
  ])('that had %s records and has %s now is doubted: %s', (before, now, doubted) => {
    const records = Array.from({ length: now }, (_, index) => makeRecord({ id: String(index) }));
    const answer = { ...emptyAnswer('jane-doe', 'openalex', 'works', 'fresh'), records };
    expect(doubtAnswer(before, answer, new Set()) !== undefined).toBe(doubted);
    expect(doubtAnswer(before, answer, new Set(['jane-doe']))).toBeUndefined();
    expect(doubtAnswer(before, { ...answer, question: 'details' }, new Set())).toBeUndefined();
    expect(doubtAnswer(before, { ...answer, source: 'files' }, new Set())).toBeUndefined();
  });
});

describe('a source whose kept pages lead nowhere', () => {
  /** Two pages; of the second one the kept cursor is of no use. */
  const source: Source = {
    name: 'crossref',
    canAsk: () => true,
    async *fetchPages(_, { http }) {
      for (const url of ['https://x/1', 'https://x/2']) {
        const answer = await http.get({ url, accept: 'application/json', source: 'crossref', maxAgeMs: 1000, accepts: () => undefined });
        if (answer.status === 'found') yield { place: url, body: answer.body };
      }
    },
    parsePage: ({ place }) => ({
      issues: [],
      records: [
        {
          source: 'crossref',
          id: place,
          place,
          markup: 'plain',
          title: 'T',
          authors: [{ name: { literal: 'Jane Doe' } }],
          dates: {},
          identifiers: [],
        },
      ],
    }),
  };
  const collectFrom = (fails: (url: string, maxAgeMs: number) => boolean) => {
    const asked: string[] = [];
    const http: Http = {
      get({ url, maxAgeMs }) {
        asked.push(`${url} ${maxAgeMs}`);
        if (fails(url, maxAgeMs)) return Promise.reject(new SourceError('crossref', url, 'The cursor has expired.', 'Try later.'));
        return Promise.resolve({ status: 'found', body: '{}', url, fetchedAt: '', fromCache: maxAgeMs > 0 });
      },
    };
    const author = { slug: 'jane-doe', names: [], identifiers: {}, includedArxiv: [] };
    const effects = { http, filesFolder: '', logger: { info: () => undefined, warn: () => undefined } };
    return collectWorks(source, author, effects).then((answer) => ({ answer, asked }));
  };

  test('is asked for all of them anew, once', async () => {
    const { answer, asked } = await collectFrom((url, maxAgeMs) => url.endsWith('2') && maxAgeMs > 0);
    expect([answer.state, answer.records.length]).toEqual(['fresh', 2]);
    expect(asked).toEqual(['https://x/1 1000', 'https://x/2 1000', 'https://x/1 0', 'https://x/2 0']);
  });

  test('fails if that fails too', async () => {
    const { answer, asked } = await collectFrom((url) => url.endsWith('2'));
    expect([answer.state, answer.records.length, asked.length]).toEqual(['missing', 0, 4]);
  });
});

test('what sources said is gone through as often for a hundred authors as for one', () => {
  let reads = 0;
  const authors = Array.from({ length: 100 }, (_, at) => ({
    slug: SlugSchema.parse(`author-${at}`),
    author: AuthorSchema.parse({ name: `Jane Doe ${at}` }),
  }));
  const answers = authors.map(({ slug }, at) => {
    const records = [makeRecord({ dois: [`10.1000/${at}`], title: `Title number ${at}`, authors: [`Jane Doe ${at}`] })];
    return Object.defineProperty(emptyAnswer(slug, 'files', 'works', 'fresh'), 'records', { get: () => ((reads += 1), records) });
  });
  const { people } = conclude({ ...NOTHING_ELSE, authors, answers }, { authors: new Set(), works: [], people: [], topics: [] });
  expect(people).toHaveLength(100);
  expect(reads).toBeLessThan(10 * answers.length);
});

describe('an ORCID iD on a work', () => {
  const ORCID = parseOrcid('0000-0002-1825-0097')!;
  const slug = SlugSchema.parse('jane-doe');
  const author = AuthorSchema.parse({ name: 'Jane Doe', identifiers: { orcid: ORCID } });
  const saying = (source: SourceName, orcid?: typeof ORCID): WorkRecord => {
    const record = makeRecord({ source, id: `${source} 1`, dois: ['10.1000/1'] });
    return orcid === undefined ? record : { ...record, authors: record.authors.map((one) => ({ ...one, orcid })) };
  };
  const pointsFor = (...records: WorkRecord[]) => {
    const answers = records.map((record) => ({
      ...emptyAnswer(slug, record.source, 'works' as const, 'fresh' as const),
      records: [record],
    }));
    const { people, works } = conclude(
      { ...NOTHING_ELSE, authors: [{ slug, author }], answers },
      { authors: new Set(), works: [], people: [], topics: [] },
    );
    expect(works).toMatchObject([{ authorships: [{ author: slug, orcid: ORCID }] }]);
    return people[0]!.trust.evidence.find(({ id }) => id === 'orcid-on-works')!.points;
  };

  test.each<[string, number, WorkRecord[]]>([
    ['that the publisher registered', 15, [saying('crossref', ORCID)]],
    ['of a work that the person lists', 15, [saying('orcid', ORCID)]],
    ['that stands in a file of the host only', 0, [saying('files', ORCID)]],
    ['that stands in a file of the host, on a work that the publisher registered without', 0, [saying('files', ORCID), saying('crossref')]],
    ['that a catalogue gave to the name', 0, [saying('openalex', ORCID)]],
    ['that a catalogue and the publisher give', 15, [saying('openalex', ORCID), saying('crossref', ORCID)]],
  ])('%s gives %i points', (_, points, records) => expect(pointsFor(...records)).toBe(points));
});
