import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { recognize } from '../../../src/lib/sources/files/recognize.ts';
import { FORMATS } from '../../../src/lib/sources/formats.ts';
import type { Http } from '../../../src/lib/sources/http/index.ts';
import { inspire as kind } from '../../../src/lib/sources/inspire/index.ts';
import { parseInspire } from '../../../src/lib/sources/inspire/parse.ts';
import type { AuthorRequest } from '../../../src/lib/sources/source.ts';
import { corpus } from '../../helpers/corpus.ts';
import { respond, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const ORCID = '0000-0002-1825-0097';
const BAI = 'J.Doe.1';

describe('the INSPIRE client', () => {
  const request = (identifiers: object): AuthorRequest => ({
    slug: 'jane-doe',
    names: ['Jane Doe'],
    identifiers: identifiers as AuthorRequest['identifiers'],
    includedArxiv: [],
  });
  const person = (orcid: string | undefined, bai: string | undefined, name = 'Doe, Jane') => ({
    id: '1000001',
    metadata: {
      control_number: 1000001,
      name: { value: name },
      ids: [
        ...(bai === undefined ? [] : [{ schema: 'INSPIRE BAI', value: bai }]),
        ...(orcid === undefined ? [] : [{ schema: 'ORCID', value: orcid }]),
      ],
    },
  });
  const work = (number: number, bai = BAI) => ({
    id: String(number),
    metadata: {
      control_number: number,
      titles: [{ title: `Work ${number}` }],
      authors: [{ full_name: 'Public, John' }, { full_name: 'Doe, Jane', ids: [{ schema: 'INSPIRE BAI', value: bai }] }],
    },
  });
  const hits = (items: object[], total = items.length, links: object = {}) => JSON.stringify({ hits: { total, hits: items }, links });
  const parametersOf = ({ path }: WireRequest) => new URL(path, 'http://x').searchParams;
  const pageOf = (wire: WireRequest) => Number(parametersOf(wire).get('page'));
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
  const effects = () => ({
    http: stand.client(),
    filesFolder: '',
    logger: { info: () => undefined, warn: (message: string) => void stand.warned.push(message) },
  });
  const source = () => kind.create({ baseUrl: stand.server!.origin });
  const fetchPages = (identifiers: object) => Array.fromAsync(source().fetchPages(request(identifiers), effects()));
  const read = async (identifiers: object) =>
    (await fetchPages(identifiers)).flatMap((page) =>
      source()
        .parsePage(page)
        .records.map(({ id }) => id),
    );
  /** A server that knows one person and their works. */
  const serve = (literature: (wire: WireRequest) => WireAnswer, who: object = person(ORCID, BAI)) =>
    stand.start((wire) => {
      if (wire.path.startsWith('/orcid/')) return respond(200, JSON.stringify(who));
      return wire.path.startsWith('/authors') ? respond(200, hits([who])) : literature(wire);
    });

  test('asks about people with an ORCID iD or an INSPIRE identifier only', () => {
    const { canAsk } = kind.create({});
    expect([{ orcid: ORCID }, { inspire: BAI }, { arxiv: 'doe_j_1' }].map((identifiers) => canAsk(request(identifiers)))).toEqual([
      true,
      true,
      false,
    ]);
  });
  test('finds the INSPIRE identifier of an ORCID iD, then the works that bear it', async () => {
    await serve(() => respond(200, hits([work(2), work(1)])));
    const pages = await fetchPages({ orcid: ORCID });
    expect(source().parsePage(pages[0]!).person).toMatchObject({
      scheme: 'orcid',
      value: ORCID,
      identifiers: [{ scheme: 'inspire', value: BAI }],
    });
    expect(
      source()
        .parsePage(pages[1]!)
        .records.map(({ id }) => id),
    ).toEqual(['2', '1']);
    const [first, second] = stand.server!.requests;
    expect(first!.path).toBe(`/orcid/${ORCID}`);
    const asked = parametersOf(second!);
    expect([asked.get('q'), asked.get('size'), asked.get('page'), asked.get('sort')]).toEqual([`a ${BAI}`, '25', '1', 'mostrecent']);
    expect(asked.get('fields')!.split(',')).toEqual(
      expect.arrayContaining(['titles', 'authors.full_name', 'authors.ids', 'dois', 'arxiv_eprints']),
    );
    expect(asked.get('fields')).not.toMatch(/email|references/);
  });
  test('asks for the person of an INSPIRE identifier where there is no ORCID iD', async () => {
    await serve(() => respond(200, hits([work(1)])), person(undefined, BAI));
    const pages = await fetchPages({ inspire: BAI });
    expect(source().parsePage(pages[0]!).person).toMatchObject({ scheme: 'inspire', value: BAI, names: ['Doe, Jane'] });
    expect(parametersOf(stand.server!.requests[0]!).get('q')).toBe(`ids.value:"${BAI}"`);
  });
  test('takes nobody else for the person of an INSPIRE identifier, and still reads the works', async () => {
    await serve(() => respond(200, hits([work(1)])), person(undefined, 'J.Doe.11'));
    const pages = await fetchPages({ inspire: BAI });
    expect(pages).toHaveLength(1);
    expect(source().parsePage(pages[0]!).records).toHaveLength(1);
  });
  test('has nothing for an ORCID iD that INSPIRE does not know', async () => {
    await stand.start(respond(404, JSON.stringify({ status: 404, message: 'PID does not exist.' })));
    expect(await read({ orcid: ORCID })).toEqual([]);
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('uses the identifier of the author file where the person is not known, and tells of another that INSPIRE has', async () => {
    await stand.start((wire) => (wire.path.startsWith('/orcid/') ? respond(404) : respond(200, hits([work(1)]))));
    expect(await read({ orcid: ORCID, inspire: BAI })).toEqual(['1']);
    await stand.server!.close();
    await serve(() => respond(200, hits([work(1)])), person(ORCID, 'Jane.Doe.1'));
    expect(await read({ orcid: ORCID, inspire: BAI })).toEqual(['1']);
    expect(stand.warned.join()).toContain('the file of jane-doe names J.Doe.1, but INSPIRE now calls this person Jane.Doe.1');
  });
  test('has no works for a person without an INSPIRE identifier, and for one whom no work names', async () => {
    await serve(() => respond(500), person(ORCID, undefined));
    expect(await read({ orcid: ORCID })).toEqual([]);
    await stand.server!.close();
    await serve(() => respond(200, hits([])));
    expect(await read({ orcid: ORCID })).toEqual([]);
  });
  test('reads a long list page by page, wherever its links point, and stops at its count', async () => {
    await serve((wire) => {
      const start = (pageOf(wire) - 1) * 25;
      const items = numbers(start, Math.min(start + 25, 60)).map((number) => work(number + 1));
      return respond(200, hits(items, 60, { next: 'https://elsewhere.example.org/api/literature?page=9' }));
    });
    expect(await read({ orcid: ORCID })).toEqual(numbers(1, 61).map(String));
    expect(stand.server!.requests.slice(1).map(pageOf)).toEqual([1, 2, 3]);
  });

  const changes: [string, (page: number) => string, string][] = [
    [
      'a page that repeats',
      () =>
        hits(
          numbers(1, 26).map((number) => work(number)),
          50,
        ),
      'The list changed while its pages were read',
    ],
    [
      'a count that changes',
      (page) =>
        hits(
          numbers(1, 26).map((number) => work(number + page * 100)),
          page === 1 ? 50 : 75,
        ),
      'The list changed while its pages were read',
    ],
    [
      'a list longer than can be listed',
      () =>
        hits(
          numbers(1, 26).map((number) => work(number)),
          10_001,
        ),
      'finds 10001 works',
    ],
  ];
  test.each(changes)('does not take %s for an author’s works', async (_about, answer, message) => {
    await serve((wire) => respond(200, answer(pageOf(wire))));
    await expect(read({ orcid: ORCID })).rejects.toThrow(message);
  });

  const faults: [string, string, string][] = [
    ['a page cut short', hits([work(1)]).slice(0, -20), 'JSON'],
    ['a page with too few works', hits([work(1)], 2), 'the page has 1 works, not 2 of 2'],
    ['a page with a work twice', hits([work(1), work(1)]), 'the page has a work twice'],
    ['the works of somebody else', hits([work(1), work(2, 'J.Public.2')]), `the page has 2, which does not name ${BAI}`],
    ['a list without a count', JSON.stringify({ hits: { hits: [work(1)] } }), 'hits.total'],
    ['an error under a good status', JSON.stringify({ status: 500, message: 'Internal server error.' }), 'Internal server error'],
  ];
  test.each(faults)('asks again instead of taking %s', async (_about, body, message) => {
    await serve(() => respond(200, body));
    await expect(read({ orcid: ORCID })).rejects.toThrow(message);
    expect(stand.server!.requests.length).toBeGreaterThan(2);
  });
  test('does not take another person for the one of an ORCID iD', async () => {
    await serve(() => respond(200, hits([work(1)])), person('0000-0001-5109-3700', BAI));
    await expect(read({ orcid: ORCID })).rejects.toThrow(`the answer is about 0000-0001-5109-3700, not ${ORCID}`);
    await stand.server!.close();
    await stand.start(respond(200, JSON.stringify(work(1))));
    await expect(read({ orcid: ORCID })).rejects.toThrow(`the answer is about nobody, not ${ORCID}`);
  });
  test('says so when the interface is not there', async () => {
    await stand.start((wire) => (wire.path.startsWith('/orcid/') ? respond(200, JSON.stringify(person(ORCID, BAI))) : respond(404)));
    await expect(read({ orcid: ORCID })).rejects.toThrow('The REST API is not there.');
    await expect(source().findPeople!('Jane Doe', effects())).rejects.toThrow('The REST API is not there.');
  });
  test('finds people of a name, without what would mean something else to the search', async () => {
    await stand.start(respond(200, hits([person(ORCID, BAI), person(undefined, 'J.Doe.2', 'Doe, John'), person(undefined, undefined)], 3)));
    expect((await source().findPeople!('Jane "Doe-Public" OR * (x:y)', effects())).map(({ value }) => value)).toEqual([ORCID, 'J.Doe.2']);
    expect(parametersOf(stand.server!.requests[0]!).get('q')).toBe('Jane Doe-Public OR x y');
    expect(await source().findPeople!(' * ', effects())).toEqual([]);
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('asks INSPIRE itself unless it has another address', async () => {
    const asked: string[] = [];
    const http: Http = { get: ({ url }) => (asked.push(url), Promise.resolve({ status: 'absent', url })) };
    for (const settings of [{}, { baseUrl: 'https://mirror.example.org/api' }])
      await Array.fromAsync(kind.create(settings).fetchPages(request({ orcid: ORCID }), { ...effects(), http }));
    expect(asked).toEqual([`https://inspirehep.net/api/orcid/${ORCID}`, `https://mirror.example.org/api/orcid/${ORCID}`]);
  });
});

describe('an answer of INSPIRE', () => {
  test('is told from others that are wrapped alike', () => {
    const formatOf = (body: object) => {
      const recognized = recognize('x.json', JSON.stringify(body), FORMATS);
      return 'format' in recognized ? recognized.format.name : undefined;
    };
    expect(formatOf({ hits: { total: 1, hits: [{ id: 1, doi: '10.5281/zenodo.1', metadata: { title: 'T', creators: [] } }] } })).not.toBe(
      'inspire-json',
    );
    expect(formatOf({ id: '1', name: 'Jane Doe', ids: {} })).not.toBe('inspire-json');
    expect(formatOf({ hits: { total: 1, hits: [{ metadata: { control_number: 1, titles: [] } }] } })).toBe('inspire-json');
  });
  test('leaves mail addresses out', () => {
    const body = readFileSync(`${import.meta.dirname}/../../fixtures/inspire/person.json`, 'utf8');
    expect(body).toContain('jane@example.org');
    expect(JSON.stringify(parseInspire({ place: 'x', body }))).not.toContain('jane@example.org');
  });
  test('keeps every author of an experiment', () => {
    const authors = Array.from({ length: 3000 }, (_, index) => ({ full_name: `Doe, J${index}` }));
    const body = JSON.stringify({
      metadata: { control_number: 1, titles: [{ title: 'T' }], authors, author_count: 3000, collaborations: [{ value: 'X' }] },
    });
    const [record] = parseInspire({ place: 'x', body }).records;
    expect(record!.authors).toHaveLength(3001);
    expect(record!.authors.at(-1)).toEqual({ name: { literal: 'X Collaboration' }, group: true });
    expect(record!.authorsTruncated).toBeUndefined();
  });
  test('of adverse texts is read without delay', () => {
    for (const text of ['<', '<a', '<a ', '$', '\\(', '.', 'A.', ' ', "a'", 'a.1', '-', '{', '&', 'http://']) {
      const adverse = text.repeat(Math.ceil(100_000 / text.length));
      const body = JSON.stringify({
        metadata: {
          control_number: 1,
          titles: [{ title: adverse }, { title: adverse, source: 'arXiv' }],
          abstracts: [{ value: adverse }],
          authors: [{ full_name: adverse, ids: [{ schema: 'INSPIRE BAI', value: adverse }], affiliations: [{ value: adverse }] }],
          collaborations: [{ value: adverse }],
          keywords: [{ value: adverse, schema: 'INSPIRE' }],
          dois: [{ value: adverse }],
          arxiv_eprints: [{ value: adverse, categories: [adverse] }],
          publication_info: [{ journal_title: adverse, page_start: adverse }],
          license: [{ url: adverse, license: adverse }],
          imprints: [{ date: adverse }],
          languages: [adverse],
        },
      });
      expect(parseInspire({ place: 'x', body }).records).toHaveLength(1);
    }
  });
});

/** What the records themselves say. */
const RECORDED: [string, string, string, number, string, string][] = [
  [
    'hep_record_no_core',
    'Time-dependent condensate fraction in an analytical model',
    'article',
    2,
    'Physica A',
    '10.1016/j.physa.2021.125930',
  ],
  [
    'literature_1459277',
    'Remarks on the P_c structures and triangle singularities',
    'article',
    4,
    'Eur. Phys. J. A',
    '10.1140/epja/i2016-16318-4',
  ],
  ['literature_1862822', 'Goldstone boson decays and chiral anomalies', 'conference-paper', 2, '', ''],
  ['literature_1863053', 'Jet Single Shot Detection', 'preprint', 11, '', ''],
  [
    'merger_unit/merged',
    'Prospects for IXPE and eXTP polarimetric archaeology of the reflection nebulae in the Galactic Center',
    'preprint',
    14,
    '',
    '',
  ],
];

describe.skipIf(corpus('inspire') === undefined)('a recorded record of INSPIRE', () => {
  test.each(RECORDED)('%s is read whole', (name, title, type, authors, venue, doi) => {
    const body = readFileSync(corpus(`inspire/${name}.json`)!, 'utf8');
    expect(recognize('x.json', body, FORMATS)).toMatchObject({ format: { name: 'inspire-json' } });
    const { records, issues } = parseInspire({ place: name, body });
    expect(issues).toEqual([]);
    const { record, issues: found } = normalizeRecord(records[0]!);
    expect(found).toEqual([]);
    expect([toPlain(record!.title), record!.type, record!.venue?.name ?? '', record!.dois.join()]).toEqual([title, type, venue, doi]);
    expect(record!.authors).toHaveLength(authors);
    expect(record!.authors.every(({ identifiers }) => identifiers?.[0]?.scheme === 'inspire')).toBe(true);
    expect(record!.authors.every(({ name: { family } }) => family !== undefined)).toBe(true);
    expect(record!.dates.first ?? record!.dates.issued).toMatch(/^20\d\d-\d\d/);
    expect(toPlain(record!.abstract!)).not.toMatch(/[$\\]|<\/?\w+>|&\w+;/);
  });
});
