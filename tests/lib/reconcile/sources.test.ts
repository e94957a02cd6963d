import { describe, expect, test } from 'vitest';
import { AuthorSchema, SlugSchema, type WorkRecord } from '../../../src/lib/model/index.ts';
import { clusterRecords, linkPeople, mergeRecords, needsCheck, noticesAbout, type WorkToLink } from '../../../src/lib/reconcile/index.ts';
import { makeRecord } from '../../helpers/records.ts';

const TITLE = 'Multiplicative noise and heavy tails in stochastic optimization';
const AUTHORS = ['Jane Q. Doe', 'John Public'];
const ORCID = '0000-0002-1825-0097' as never;

const arxiv = makeRecord({
  source: 'arxiv',
  id: '2006.06293v2',
  arxiv: '2006.06293v2',
  title: TITLE,
  authors: AUTHORS,
  dates: { first: '2020-06-11' },
  abstract: [['From arXiv.']],
});
const crossref = makeRecord({
  source: 'crossref',
  id: '10.1000/one',
  dois: ['10.1000/one'],
  title: TITLE,
  authors: ['J. Doe', 'J. Public'],
  type: 'article',
  dates: { issued: '2021-03', first: '2021-01-04' },
  venue: { name: 'Journal of Examples', kind: 'journal' },
  biblio: { volume: '3' },
  abstract: [['From the publisher.']],
});
const openalex = makeRecord({
  source: 'openalex',
  id: 'W1',
  catalogues: { openalex: 'W1' as never },
  dois: ['10.1000/one'],
  title: TITLE.toUpperCase(),
  authors: AUTHORS,
  type: 'other',
  dates: { issued: '2021-01-01' },
  venue: { name: 'J. Ex.' },
});
const orcid = makeRecord({
  source: 'orcid',
  id: '0000-0002-1825-0097/101',
  dois: ['10.1000/one'],
  title: 'MULTIPLICATIVE NOISE',
  authors: ['Jane Doe'],
  authorsTruncated: true,
  type: 'article',
  dates: { issued: '2020' },
});

const count = (...records: WorkRecord[]) => clusterRecords(records).clusters.length;

describe('records of several sources are one work', () => {
  test.each([
    ['when one names the other as a version', [arxiv, { ...crossref, title: ['Another title'], versions: ['arxiv:2006.06293'] }]],
    [
      'when a catalogue gives both its number',
      [
        { ...arxiv, catalogues: { inspire: '7' as never } },
        { ...crossref, catalogues: { inspire: '7' as never } },
      ],
    ],
    [
      'when their DOIs differ in the version only',
      [
        makeRecord({ source: 'crossref', dois: ['10.21203/rs.3.rs-1/v1'], title: 'A first title of it' }),
        makeRecord({ source: 'crossref', dois: ['10.21203/rs.3.rs-1/v2'], title: 'A wholly other title' }),
      ],
    ],
    [
      'when two name the same third one',
      [
        { ...arxiv, versions: ['doi:10.1000/third'] },
        { ...crossref, title: ['Another title'], versions: ['doi:10.1000/third'] },
      ],
    ],
    ['when a catalogue joins a preprint with the article it knows', [arxiv, crossref, { ...openalex, arxiv: arxiv.arxiv!, title: ['X'] }]],
  ] as [string, WorkRecord[]][])('%s', (_, records) => {
    expect(count(...records)).toBe(1);
    expect(count(...records.toReversed())).toBe(1);
  });
});

describe('records of several sources stay two works', () => {
  test('when only a catalogue joins two articles', () => {
    const other = { ...arxiv, dois: ['10.1000/two' as never] };
    const article = makeRecord({
      source: 'crossref',
      id: '10.1000/two',
      dois: ['10.1000/two'],
      title: 'The other article',
      type: 'article',
    });
    const { clusters, issues } = clusterRecords([
      other,
      article,
      { ...crossref, title: ['A'] },
      { ...openalex, arxiv: arxiv.arxiv!, title: ['B'] },
    ]);
    expect(clusters).toHaveLength(2);
    expect(issues.map(({ message }) => message).join()).toMatch(/each has a DOI of its own/);
  });

  test('when a person typed the DOI of the journal for both', () => {
    const typed = (id: string, title: string) => makeRecord({ source: 'orcid', id, dois: ['10.1000/journal'], title });
    const { clusters, issues } = clusterRecords([typed('a', 'Bees in winter'), typed('b', 'Stars over deserts')]);
    expect(clusters.map(([record]) => record!.dois)).toEqual([[], []]);
    expect(issues[0]!.message).toContain('10.1000/journal');
  });

  test('when they are an article and the data behind it, though their titles are equal', () => {
    expect(
      count(crossref, makeRecord({ source: 'datacite', type: 'dataset', dois: ['10.5281/zenodo.1'], title: TITLE, authors: AUTHORS })),
    ).toBe(2);
  });
});

describe('a work of several sources', () => {
  const work = mergeRecords([openalex, orcid, arxiv, crossref]);

  test('takes each field from the source that knows it best', () => {
    expect(work.title).toEqual([TITLE]);
    expect(work.provenance.title![0]!.source).toBe('crossref');
    expect(work.abstract).toEqual([['From arXiv.']]);
    expect(work.venue).toEqual({ name: 'Journal of Examples', kind: 'journal' });
    expect(work.biblio).toEqual({ volume: '3' });
    expect(work.date).toEqual({ first: '2020-06-11', ofRecord: '2021-03' });
    expect(work.type).toBe('article');
  });

  test('has one published version and one preprint, though four records describe it', () => {
    expect(work.versions.map(({ kind }) => kind)).toEqual(['published', 'preprint']);
    expect(work.versions[0]!.records.map(({ source }) => source)).toEqual(['crossref', 'openalex', 'orcid']);
  });

  test('prints the fuller names of the same people', () => {
    expect(work.authorships.map(({ name }) => name.literal)).toEqual(AUTHORS);
    expect(work.authorshipsTruncated).toBeUndefined();
  });

  test('keeps the numbers of catalogues', () =>
    expect(work.identifiers).toEqual({ arxiv: ['2006.06293'], doi: ['10.1000/one'], openalex: ['W1'] }));

  test('takes the venue of a conference from DBLP, and keeps what a person wrote before all', () => {
    const dblp = makeRecord({
      ...without(crossref),
      source: 'dblp',
      type: 'conference-paper',
      venue: { name: 'ICML', kind: 'conference' },
    });
    expect(mergeRecords([crossref, { ...dblp, dois: crossref.dois }]).venue?.name).toBe('ICML');
    const own = makeRecord({ ...without(crossref), source: 'files', title: 'As the author wants it', venue: { name: 'J. Examples' } });
    expect(mergeRecords([crossref, { ...own, dois: crossref.dois }])).toMatchObject({
      title: ['As the author wants it'],
      venue: { name: 'J. Examples' },
    });
  });

  test('known from a pointer alone is still a work', () => {
    expect(mergeRecords([orcid])).toMatchObject({ type: 'article', date: { first: '2020' }, authorshipsTruncated: true });
    expect(mergeRecords([{ ...orcid, type: 'other', dois: [], arxiv: arxiv.arxiv! }]).versions.map(({ kind }) => kind)).toEqual([
      'preprint',
    ]);
  });

  test('takes a date as precise as any source of that year has it', () => {
    expect(mergeRecords([crossref, { ...openalex, dates: { issued: '2021-03-09' } }]).date.ofRecord).toBe('2021-03-09');
    expect(mergeRecords([crossref, { ...openalex, dates: { issued: '2022-03-09' } }]).date.ofRecord).toBe('2021-03');
  });

  test('has one preprint for all versions of a posted text', () => {
    const posted = (version: number) =>
      makeRecord({
        source: 'crossref',
        type: 'preprint',
        id: `v${version}`,
        dois: [`10.21203/rs.3.rs-1/v${version}`],
        dates: { first: `202${version}` },
      });
    expect(mergeRecords([posted(1), posted(2)]).versions).toEqual([
      expect.objectContaining({ kind: 'preprint', date: '2021', identifiers: { doi: ['10.21203/rs.3.rs-1/v1', '10.21203/rs.3.rs-1/v2'] } }),
    ]);
  });
});

function without({
  dois: _,
  title: __,
  authors: ___,
  arxiv: ____,
  ...record
}: WorkRecord): Omit<WorkRecord, 'dois' | 'title' | 'authors' | 'arxiv'> {
  return record;
}

describe('authors of a work of several sources', () => {
  const withOrcid = (record: WorkRecord, place: number): WorkRecord => ({
    ...record,
    authors: record.authors.map((author, index) => (index === place ? { ...author, orcid: ORCID } : author)),
  });

  test('get the ORCID iD that the publisher gave, whoever’s list is shown', () => {
    const [first] = mergeRecords([arxiv, withOrcid(crossref, 0)]).authorships;
    expect(first).toMatchObject({ name: { literal: 'Jane Q. Doe' }, orcid: ORCID });
  });

  test('are found in lists of another order by the only name that fits', () => {
    const turned = { ...openalex, authors: openalex.authors.toReversed() };
    expect(mergeRecords([crossref, withOrcid(turned, 1)]).authorships.map(({ orcid: found }) => found)).toEqual([ORCID, undefined]);
  });

  test('never get an iD that could be another’s', () => {
    const many = makeRecord({ source: 'files', dois: ['10.1000/one'], authors: ['J. Doe', 'Jane Doe', 'John Public'] });
    expect(mergeRecords([many, withOrcid(openalex, 0)]).authorships.every(({ orcid: found }) => found === undefined)).toBe(true);
  });

  test('are the longest list where all are cut short', () => {
    const short = { ...crossref, authorsTruncated: true, authors: crossref.authors.slice(0, 1) };
    expect(mergeRecords([short, { ...openalex, authorsTruncated: true }])).toMatchObject({
      authorshipsTruncated: true,
      authorships: [{}, {}],
    });
  });

  test('stand in time in lists of five thousand', () => {
    const names = Array.from({ length: 5000 }, (_, index) => `Given${index} Family${index % 900}`);
    const list = (source: 'crossref' | 'openalex') => makeRecord({ source, dois: ['10.1000/atlas'], authors: names });
    expect(
      mergeRecords([list('crossref'), { ...list('openalex'), authors: list('openalex').authors.toReversed() }]).authorships,
    ).toHaveLength(5000);
  });
});

describe('notices', () => {
  const retraction = makeRecord({
    source: 'crossref',
    id: '10.1000/notice',
    dois: ['10.1000/notice'],
    title: 'Retraction: something',
    about: [{ kind: 'retraction', doi: '10.1000/one' as never }],
    dates: { issued: '2022-02-01' },
  });

  test('about a work are found from either side, and told once', () => {
    const updated = { ...crossref, notices: [{ kind: 'retraction' as const, doi: '10.1000/notice' as never, date: '2022' }] };
    const { notices } = mergeRecords([updated], noticesAbout([retraction]));
    expect(notices).toEqual([expect.objectContaining({ kind: 'retraction', doi: '10.1000/notice', date: '2022-02-01' })]);
    expect(notices![0]!.records).toHaveLength(2);
  });

  test('are not believed from a catalogue alone, but looked at', () => {
    const said = { ...openalex, notices: [{ kind: 'retraction' as const }] };
    const records = [crossref, said];
    expect(mergeRecords(records).notices).toBeUndefined();
    expect(needsCheck(records, [])).toBe(true);
    expect(needsCheck([crossref], [])).toBe(false);
  });
});

describe('an author of the site', () => {
  const slug = SlugSchema.parse('jane-doe');
  const author = (change: object = {}) => ({
    slug,
    author: AuthorSchema.parse({ name: 'Jane Q. Doe', identifiers: { orcid: ORCID, dblp: '12/345' }, ...change }),
  });
  const toLink = (id: string, record: WorkRecord): WorkToLink => ({ id: SlugSchema.parse(id), ...mergeRecords([record]) });
  const by = (ids: readonly string[]) => new Map(ids.map((id) => [id, new Set<string>([slug])]));
  const linkedOf = (works: readonly WorkToLink[], sure: string[], gathered: string[]) => {
    const { works: linked, issues } = linkPeople(works, [author()], { sure: by(sure), gathered: by(gathered) });
    return { ids: linked.filter(({ authorships }) => authorships.some((one) => one.author === slug)).map(({ id }) => id), issues };
  };
  const record = (change: object, names = AUTHORS): WorkRecord => makeRecord({ source: 'openalex', authors: names, ...change });

  test('is linked where a publisher or a curated catalogue puts their identifier, though nobody asserts the work', () => {
    const signed = record({});
    const orcidOn = { ...signed, authors: [{ ...signed.authors[0]!, orcid: ORCID }, signed.authors[1]!] };
    const pidOn = {
      ...signed,
      authors: [{ ...signed.authors[0]!, identifiers: [{ scheme: 'dblp' as const, value: '12/345' }] }, signed.authors[1]!],
    };
    expect(linkedOf([toLink('a', orcidOn), toLink('b', pidOn), toLink('c', signed)], [], []).ids).toEqual(['a', 'b']);
  });

  test('is not linked where another’s identifier stands at their name', () => {
    const other = record({});
    const taken = {
      ...other,
      authors: [{ ...other.authors[0]!, identifiers: [{ scheme: 'dblp' as const, value: '99/1' }] }, other.authors[1]!],
    };
    expect(linkedOf([toLink('a', taken)], ['a'], []).ids).toEqual([]);
  });

  test('keeps works that only a gathering catalogue gives, if they are in company with others or there are none', () => {
    const at = (change: object, names?: string[]): WorkRecord => {
      const made = record(change, names);
      return { ...made, authors: made.authors.map((one, index) => (index === 0 ? { ...one, affiliations: ['Example University'] } : one)) };
    };
    const sure = toLink('sure', at({}));
    const near = toLink('near', at({}));
    const far = toLink('far', record({}, ['Jane Doe', 'A. Stranger']));
    const { ids, issues } = linkedOf([sure, near, far], ['sure'], ['near', 'far']);
    expect(ids).toEqual(['sure', 'near']);
    expect(issues.find(({ severity }) => severity === 'warning')!.message).toContain('far');
    expect(linkedOf([near, far], [], ['near', 'far']).ids).toEqual(['near', 'far']);
  });

  test('is told which further works that print the name are likely theirs', () => {
    const works = [
      toLink('own', record({})),
      toLink('likely', record({}, ['Jane Q. Doe', 'John Public'])),
      toLink('other', record({ title: 'Bees' }, ['J. Doe', 'A. Stranger'])),
    ];
    const { issues } = linkPeople(works, [author({ aliases: ['J. Doe'] })], { sure: by(['own']), gathered: by([]) });
    expect(issues[0]!.message).toMatch(/likely theirs, .*: likely; others: other\./);
  });
});
