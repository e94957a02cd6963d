import { describe, expect, test } from 'vitest';
import { AuthorSchema, SlugSchema, type Ledger } from '../../../src/lib/model/index.ts';
import {
  applyCorrections,
  assertedPairs,
  clusterRecords,
  CorrectionsSchema,
  identifyWorks,
  linkPeople,
  mergeRecords,
  splitClusters,
  type WorkToLink,
} from '../../../src/lib/reconcile/index.ts';
import { makeRecord } from '../../helpers/records.ts';

const EMPTY: Ledger = { schemaVersion: 1, works: {}, redirects: {}, authors: {} };
const LONG = 'Multiplicative noise and heavy tails in stochastic optimization';

const preprint = makeRecord({
  source: 'arxiv',
  id: '2006.06293v2',
  arxiv: '2006.06293v2',
  title: LONG,
  authors: ['Liam Hodgkinson', 'Michael W. Mahoney'],
  dates: { first: '2020-06-11', updated: '2020-09-01' },
  abstract: [['We study noise.']],
  subjects: [{ scheme: 'arxiv', code: 'stat.ML' }],
});
const published = makeRecord({
  id: 'm/p.bib#hodgkinson2021',
  type: 'conference-paper',
  arxiv: '2006.06293',
  title: 'Multiplicative Noise and Heavy Tails in Stochastic Optimization',
  authors: ['Liam Hodgkinson', 'Michael Mahoney'],
  dates: { issued: '2021' },
  venue: { name: 'Proc. ICML', kind: 'conference' },
  biblio: { volume: '139', pages: '4262–4274' },
  citationKey: 'hodgkinson2021',
});
const journal = makeRecord({
  id: 'm/p.bib#hodgkinson2022',
  type: 'article',
  arxiv: '2006.06293',
  dois: ['10.1000/jmlr'],
  title: LONG,
  authors: ['Liam Hodgkinson', 'Michael W. Mahoney', 'A. Third'],
  dates: { issued: '2022' },
  venue: { name: 'J. Mach. Learn. Res.', kind: 'journal' },
  citationKey: 'hodgkinson2022',
});

describe('records of one work', () => {
  test('are joined when the published one names the preprint', () => {
    expect(clusterRecords([preprint, published]).clusters).toHaveLength(1);
  });

  test('are joined by a chain of identifiers', () => {
    const byDoi = makeRecord({ dois: ['10.1000/jmlr'], title: 'Other words altogether here' });
    expect(clusterRecords([preprint, journal, byDoi]).clusters).toHaveLength(1);
  });

  test('stay apart and are reported when a DOI would bring two arXiv ids together', () => {
    const wrong = makeRecord({ arxiv: '2001.00001', dois: ['10.1000/jmlr'], title: 'Something else of another kind' });
    const { clusters, issues } = clusterRecords([journal, wrong]);
    expect(clusters).toHaveLength(2);
    expect(issues[0]!.message).toContain('10.1000/jmlr');
  });

  test('stay apart when there are more DOIs than one work has', () => {
    const records = ['a', 'b', 'c', 'd', 'e'].map((letter) => makeRecord({ arxiv: '2001.00001', dois: [`10.1000/${letter}`], id: letter }));
    const { clusters, issues } = clusterRecords(records);
    expect(clusters).toHaveLength(5);
    expect(issues[0]!.message).toContain('5 DOIs');
  });

  test.each([
    ['a conference paper and its journal version', 'article' as const, '2022', []],
    ['two papers of other DOIs', 'conference-paper' as const, '2021', ['10.1000/b']],
  ])('stay apart when only a preprint that neither names is between %s', (_, type, issued, dois) => {
    const authors = ['Liam Hodgkinson', 'Michael Mahoney'];
    const paper = makeRecord({ id: 'a', title: LONG, authors, type: 'conference-paper', dois: ['10.1000/a'], dates: { issued: '2021' } });
    const other = makeRecord({ id: 'b', title: LONG, authors, type, dois, dates: { issued } });
    for (const records of [
      [paper, preprint, other],
      [other, preprint, paper],
      [preprint, other, paper],
    ]) {
      const { clusters, proposals } = clusterRecords(records);
      expect(
        clusters
          .map((cluster) =>
            cluster
              .map(({ id }) => id)
              .sort()
              .join(),
          )
          .sort(),
      ).toEqual(['2006.06293v2,a', 'b']);
      expect(proposals).toHaveLength(1);
    }
  });

  test('are proposed, not joined, when only their titles are alike', () => {
    const extended = makeRecord({
      title: LONG,
      type: 'article',
      dois: ['10.1000/x'],
      authors: ['Liam Hodgkinson', 'Somebody Else'],
      dates: { issued: '2021' },
    });
    const { clusters, proposals } = clusterRecords([preprint, extended]);
    expect(clusters).toHaveLength(2);
    expect(proposals).toHaveLength(1);
  });
});

describe('a work', () => {
  const work = mergeRecords([preprint, published]);

  test('takes each field from the record that counts most, and says which', () => {
    expect(work.type).toBe('conference-paper');
    expect(work.venue?.name).toBe('Proc. ICML');
    expect(work.date).toEqual({ first: '2020-06-11', ofRecord: '2021' });
    expect(work.abstract).toEqual([['We study noise.']]);
    expect(work.provenance.title).toEqual([{ source: 'files', id: 'm/p.bib#hodgkinson2021' }]);
    expect(work.provenance.abstract).toEqual([{ source: 'arxiv', id: '2006.06293v2' }]);
  });

  test('prefers the same list of authors with fuller names', () => {
    expect(work.authorships.map(({ name }) => name.literal)).toEqual(['Liam Hodgkinson', 'Michael W. Mahoney']);
  });

  test('never mixes the lists of two records', () => {
    expect(mergeRecords([preprint, journal]).authorships).toHaveLength(3);
  });

  test('has its versions, newest first, each with what is its own', () => {
    const { versions } = mergeRecords([preprint, published, journal]);
    expect(versions.map(({ kind, date, venue }) => [kind, date, venue?.name])).toEqual([
      ['published', '2022', 'J. Mach. Learn. Res.'],
      ['published', '2021', 'Proc. ICML'],
      ['preprint', '2020-06-11', undefined],
    ]);
    expect(versions[2]).toMatchObject({ revision: 2, updated: '2020-09-01', identifiers: { arxiv: ['2006.06293'] } });
  });

  test('appeared where it appeared first, though a journal version followed', () => {
    expect(mergeRecords([preprint, published, journal]).venue?.name).toBe('Proc. ICML');
  });

  test('keeps the DOI that only arXiv knows as a published version', () => {
    const { versions } = mergeRecords([{ ...preprint, dois: journal.dois, journalRef: 'JMLR 23 (2022)' }]);
    expect(versions[0]).toMatchObject({ kind: 'published', venue: { name: 'JMLR 23 (2022)' }, identifiers: { doi: ['10.1000/jmlr'] } });
  });

  test('has one published version where two files have it, one without its DOI', () => {
    const other = { ...journal, id: 'l/q.bib#jmlr', dois: [], venue: { name: 'Journal of Machine Learning Research' } };
    const versions = mergeRecords([other, preprint, journal]).versions.filter(({ kind }) => kind === 'published');
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({ identifiers: { doi: ['10.1000/jmlr'] }, records: [{ id: other.id }, { id: journal.id }] });
  });

  test.each([['2020'], ['2020-06'], ['2021']])('lists the version published in %s before its preprint of June 2020', (issued) => {
    expect(mergeRecords([{ ...published, dates: { issued } }, preprint]).versions.map(({ kind }) => kind)).toEqual([
      'published',
      'preprint',
    ]);
  });

  test('has two where the year, the kind or the venue differs', () => {
    const workshop = { ...published, id: 'm/p.bib#w', venue: { name: 'A Workshop on Noise' } };
    expect(mergeRecords([preprint, published, workshop, journal]).versions).toHaveLength(4);
  });

  test('gives the one article without a DOI the DOI that arXiv names', () => {
    const article = { ...journal, dois: [] };
    const { versions } = mergeRecords([{ ...preprint, dois: journal.dois }, article]);
    expect(versions.map(({ kind, identifiers }) => [kind, identifiers])).toEqual([
      ['published', { doi: ['10.1000/jmlr'] }],
      ['preprint', { arxiv: ['2006.06293'] }],
    ]);
  });

  test('was first public when it was published, if the preprint came later', () => {
    const early = { ...journal, dates: { issued: '2019-03' } };
    expect(mergeRecords([early, preprint]).date).toEqual({ first: '2019-03', ofRecord: '2019-03' });
  });

  test('does not shout when one of its records does not', () => {
    expect(mergeRecords([{ ...published, title: [LONG.toUpperCase()] }, preprint]).title).toEqual([LONG]);
  });

  test('is dated by its arXiv number when nothing else dates it', () => {
    expect(mergeRecords([makeRecord({ arxiv: '2006.06293' })]).date.first).toBe('2020-06');
  });

  test('is the same whatever the order of its records', () => {
    expect(mergeRecords([journal, published, preprint])).toEqual(mergeRecords([preprint, journal, published]));
  });
});

describe('the id of a work', () => {
  const first = identifyWorks([[preprint, published]], EMPTY);

  test('is its own citation key, of the published entry first', () => expect(first.ids).toEqual(['hodgkinson2021']));
  test('is its arXiv number without a key', () => expect(identifyWorks([[preprint]], EMPTY).ids).toEqual(['arxiv-2006-06293']));
  test('is its DOI without a number', () =>
    expect(identifyWorks([[makeRecord({ dois: ['10.1000/ABC'] })]], EMPTY).ids).toEqual(['doi-10-1000-abc']));

  test('stays when the key changes', () => {
    const ledger = { ...EMPTY, works: first.works };
    expect(identifyWorks([[preprint, { ...published, citationKey: 'renamed' }]], ledger).ids).toEqual(['hodgkinson2021']);
  });

  test('stays when a preprint is published, however it was called first', () => {
    const ledger = { ...EMPTY, works: identifyWorks([[preprint]], EMPTY).works };
    expect(identifyWorks([[preprint, published]], ledger).ids).toEqual(['arxiv-2006-06293']);
  });

  test('that is lost in a merge leads to the one that stays', () => {
    const apart = identifyWorks([[preprint], [{ ...published, arxiv: undefined as never }]], EMPTY);
    const ledger = { ...EMPTY, works: apart.works };
    const { ids, redirects } = identifyWorks([[preprint, published]], ledger);
    expect(ids).toHaveLength(1);
    expect(Object.values(redirects)).toEqual(ids);
    expect(Object.keys(redirects)).not.toContain(ids[0]);
    const again = identifyWorks([[preprint, published]], {
      ...ledger,
      works: identifyWorks([[preprint, published]], ledger).works,
      redirects,
    });
    expect(again.ids).toEqual(ids);
  });

  test('is never given to another work', () => {
    const ledger = { ...EMPTY, works: first.works };
    const other = makeRecord({ dois: ['10.1000/other'], citationKey: 'hodgkinson2021', id: 'm/q.bib#hodgkinson2021' });
    const { ids } = identifyWorks([[other]], ledger);
    expect(ids[0]).toMatch(/^hodgkinson2021-[0-9a-f]{8}$/);
  });

  test('stays with the record it is named after when a work is split, and the other gets its own', () => {
    const ledger = { ...EMPTY, works: identifyWorks([[preprint, published, journal]], EMPTY).works };
    const parts = [[preprint, published], [journal]];
    for (const clusters of [parts, parts.toReversed()]) {
      const once = identifyWorks(clusters, ledger);
      expect(once.ids).toEqual(clusters === parts ? ['hodgkinson2021', 'hodgkinson2022'] : ['hodgkinson2022', 'hodgkinson2021']);
      expect(identifyWorks(clusters, { ...ledger, ...once })).toEqual(once);
    }
  });

  test('that was lost in a merge comes back when the works are apart again', () => {
    const alone = { ...published, arxiv: undefined as never };
    const apart = identifyWorks([[preprint], [alone]], EMPTY);
    const joined = identifyWorks([[preprint, alone]], { ...EMPTY, ...apart });
    const again = identifyWorks([[preprint], [alone]], { ...EMPTY, ...joined });
    expect(again.ids).toEqual(apart.ids);
    expect(again.redirects).toEqual({});
  });

  test('is not taken by another work that once shared an identifier', () => {
    const wrong = { ...published, arxiv: journal.arxiv! };
    const joined = identifyWorks([[journal, wrong]], EMPTY);
    const mended = { ...published, arxiv: undefined as never };
    const apart = identifyWorks([[journal], [mended]], { ...EMPTY, ...joined });
    const later = identifyWorks([[mended]], { ...EMPTY, ...apart });
    expect(later.ids).toEqual([apart.ids[1]]);
  });

  test('of a numeric key keeps its place in the ledger', () => {
    const entry = (citationKey: string) => [makeRecord({ id: `m/q.bib#${citationKey}`, citationKey })];
    expect(Object.keys(identifyWorks([entry('zeta'), entry('2020')], EMPTY).works)).toEqual(['work-2020', 'zeta']);
  });

  test('stays in the ledger when the work disappears', () => {
    expect(identifyWorks([], { ...EMPTY, works: first.works }).works).toEqual(first.works);
  });
});

describe('authorships', () => {
  const slug = SlugSchema.parse('michael-w-mahoney');
  const author = (change: object = {}) => ({ slug, author: AuthorSchema.parse({ name: 'Michael W. Mahoney', ...change }) });
  const work = (names: string[] = ['Liam Hodgkinson', 'Michael W. Mahoney']): WorkToLink => ({
    id: SlugSchema.parse('w'),
    ...mergeRecords([makeRecord({ arxiv: '2006.06293', authors: names })]),
  });
  const none = { sure: new Map(), gathered: new Map() };
  const sure = (map: Map<string, Set<string>>) => ({ ...none, sure: map });
  const asserted = sure(new Map([['w', new Set<string>([slug])]]));
  const linked = (works: WorkToLink[]) => works[0]!.authorships.map(({ author: found }) => found);

  test('are the author’s in a work that their folder holds', () =>
    expect(linked(linkPeople([work()], [author()], asserted).works)).toEqual([undefined, slug]));
  test('are never linked by name alone, but proposed', () => {
    const { works, issues } = linkPeople([work()], [author()], none);
    expect(linked(works)).toEqual([undefined, undefined]);
    expect(issues[0]).toMatchObject({ severity: 'info' });
    expect(issues[0]!.message).toContain('One further work prints the name');
  });
  test('are linked in works that the file includes, by any identifier', () => {
    for (const reference of ['arxiv:2006.06293', 'w'])
      expect(linked(linkPeople([work()], [author({ include: [reference] })], none).works)).toEqual([undefined, slug]);
  });
  test('are not linked in works that the file excludes', () =>
    expect(linked(linkPeople([work()], [author({ exclude: ['w'] })], asserted).works)).toEqual([undefined, undefined]));
  test('are found by an alias', () =>
    expect(linked(linkPeople([work(['M. Q. Other', 'Mike Mahoney'])], [author({ aliases: ['Mike Mahoney'] })], asserted).works)).toEqual([
      undefined,
      slug,
    ]));
  test('are found by initials when only one name fits', () =>
    expect(linked(linkPeople([work(['M. Mahoney', 'Jane Doe'])], [author()], asserted).works)).toEqual([slug, undefined]));
  test('are left open when two names fit or none, with the remedy', () => {
    for (const names of [['M. Mahoney', 'Michael Mahoney'], ['Jane Doe']]) {
      const { works, issues } = linkPeople([work(names)], [author()], asserted);
      expect(linked(works).every((found) => found === undefined)).toBe(true);
      expect(issues[0]).toMatchObject({ place: 'src/content/authors/michael-w-mahoney.mdx' });
      expect(issues[0]!.remedy).toContain('aliases');
    }
  });
  test('with another ORCID iD are another person’s', () => {
    const other = work();
    other.authorships[1] = { ...other.authorships[1]!, orcid: '0000-0002-9079-593X' as never };
    expect(linked(linkPeople([other], [author({ identifiers: { orcid: '0000-0002-1825-0097' } })], asserted).works)).toEqual([
      undefined,
      undefined,
    ]);
  });
  test('are linked to one author only, and a second claim is reported', () => {
    const namesake = { slug: SlugSchema.parse('m-mahoney'), author: AuthorSchema.parse({ name: 'Michael Mahoney' }) };
    const own = { ...author(), author: AuthorSchema.parse({ name: 'Michael W. Mahoney' }) };
    const asserted = sure(new Map([['a-work', new Set([slug, namesake.slug])]]));
    const { works, issues } = linkPeople([{ ...work(), id: SlugSchema.parse('a-work') }], [own, namesake], asserted);
    expect(works[0]!.authorships.map((authorship) => authorship.author)).toEqual([undefined, slug]);
    expect(issues.map(({ message }) => message)).toEqual([expect.stringContaining(`linked to ${slug} already`)]);
  });
  test('are found in works that the file names by an id that they had', () => {
    const redirects = { former: 'w' };
    expect(linked(linkPeople([work()], [author({ include: ['former'] })], none, redirects).works)).toEqual([undefined, slug]);
    expect(linked(linkPeople([work()], [author({ exclude: ['former'] })], asserted, redirects).works)).toEqual([undefined, undefined]);
  });
  test.each([
    ['include', 'warning'],
    ['exclude', 'info'],
  ])('name an “%s” that leads nowhere, as a %s', (key, severity) => {
    const { issues } = linkPeople([work()], [author({ [key]: ['arxiv:9912.00001'] })], none);
    expect(issues[0]).toMatchObject({ severity, record: 'arxiv:9912.00001', message: expect.stringContaining(`“${key}”`) as string });
  });
});

describe('corrections', () => {
  const corrections = (list: object[]) =>
    CorrectionsSchema.parse(list.map((correction) => ({ reason: 'told by the author', ...correction })));
  const toLink = (id: string, records = [preprint]): WorkToLink => ({ id: SlugSchema.parse(id), ...mergeRecords(records) });

  test('join what nothing else joins', () => {
    const other = makeRecord({ dois: ['10.1000/other'], title: 'A wholly different title of it', authors: ['Jane Doe'] });
    const pairs = assertedPairs(corrections([{ do: 'merge', works: ['arxiv:2006.06293', 'doi:10.1000/other'] }]), [preprint, other], EMPTY);
    expect(clusterRecords([preprint, other], pairs).clusters).toHaveLength(1);
  });
  test('take a record out of a work', () => {
    const [rest, out] = splitClusters([[preprint, journal]], corrections([{ do: 'split', work: 'doi:10.1000/jmlr' }]), EMPTY);
    expect(rest).toEqual([preprint]);
    expect(out!.map(({ id }) => id)).toEqual([journal.id]);
  });
  test('that take a published version from its preprint leave each work its own identifiers', () => {
    const clusters = splitClusters([[preprint, published, journal]], corrections([{ do: 'split', work: 'doi:10.1000/jmlr' }]), EMPTY);
    expect(clusters.map((cluster) => mergeRecords(cluster).identifiers)).toEqual([{ arxiv: ['2006.06293'] }, { doi: ['10.1000/jmlr'] }]);
  });
  test.each([
    ['an arXiv number', 'arxiv:2006.06293'],
    ['the id of a work that is named after it', 'arxiv-2006-06293'],
  ])('name a work by %s', (_, reference) => {
    expect(assertedPairs(corrections([{ do: 'merge', works: [reference, 'hodgkinson2021'] }]), [preprint, published], EMPTY)).toEqual([
      [preprint.id, published.id],
    ]);
  });
  test('may name a work by an id that it has lost', () => {
    const retype = corrections([
      { do: 'merge', works: ['a', 'lost'] },
      { do: 'retype', work: 'lost', type: 'report' },
    ]);
    const { works, issues } = applyCorrections([toLink('a')], retype, { lost: 'a' });
    expect(works[0]!.type).toBe('report');
    expect(issues).toEqual([]);
  });
  test('name a work by any identifier of a catalogue, or by the id that the ledger gave it', () => {
    const own = {
      ...makeRecord({ title: 'A title in one catalogue only', catalogues: { openalex: 'W789' as never } }),
      source: 'openalex' as const,
    };
    const ledger = { ...EMPTY, works: { 'openalex-w789': ['openalex:W789'] } };
    for (const reference of ['openalex:W789', 'openalex-w789']) {
      const merge = corrections([{ do: 'merge', works: ['arxiv:2006.06293', reference] }]);
      expect(assertedPairs(merge, [preprint, own], ledger)).toEqual([[preprint.id, own.id]]);
      expect(splitClusters([[preprint, own]], corrections([{ do: 'split', work: reference }]), ledger)).toEqual([[preprint], [own]]);
    }
  });
  test('set titles and types and hide works', () => {
    const { works } = applyCorrections(
      [toLink('a')],
      corrections([
        { do: 'retitle', work: 'a', title: 'On $\\ell_1$' },
        { do: 'retype', work: 'a', type: 'report' },
      ]),
    );
    expect(works[0]!.title).toEqual(['On ', { kind: 'math', tex: '\\ell_1' }]);
    expect(works[0]!.type).toBe('report');
    expect(applyCorrections([toLink('a')], corrections([{ do: 'hide', work: 'a' }])).works).toEqual([]);
  });
  test('that name no work are reported', () => {
    expect(applyCorrections([toLink('a')], corrections([{ do: 'retype', work: 'nothing', type: 'report' }])).issues[0]!.message).toContain(
      'nothing',
    );
  });
  test('must say why', () => expect(CorrectionsSchema.safeParse([{ do: 'hide', work: 'a', reason: '' }]).success).toBe(false));
});
