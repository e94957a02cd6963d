import { readFile, readdir } from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { datacite as kind } from '../../../src/lib/sources/datacite/index.ts';
import { parseDatacite } from '../../../src/lib/sources/datacite/parse.ts';
import { recognize } from '../../../src/lib/sources/files/recognize.ts';
import { FORMATS } from '../../../src/lib/sources/formats.ts';
import type { Http } from '../../../src/lib/sources/http/index.ts';
import type { AuthorRequest, KnownWorks, RawPage } from '../../../src/lib/sources/source.ts';
import { corpus } from '../../helpers/corpus.ts';
import { respond, type WireRequest } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const ORCID = '0000-0002-1825-0097';

describe('the DataCite client', () => {
  const author: AuthorRequest = { slug: 'jane-doe', names: ['Jane Doe'], identifiers: { orcid: ORCID as never }, includedArxiv: [] };
  const work = (doi: string, nameIdentifier = `https://orcid.org/${ORCID}`) => ({
    id: doi,
    type: 'dois',
    attributes: {
      doi,
      titles: [{ title: doi }],
      creators: [{ name: 'Doe, Jane', nameIdentifiers: [{ nameIdentifier, nameIdentifierScheme: 'ORCID' }] }],
    },
  });
  const page = (works: object[], total = works.length, next?: string) =>
    JSON.stringify({ data: works, meta: { total }, links: { ...(next === undefined ? {} : { next }) } });
  const dois = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `10.1000/${String(from + index).padStart(4, '0')}`);
  const next = (cursor: string) => `https://api.datacite.org/dois?page%5Bcursor%5D=${cursor}&page%5Bsize%5D=100`;
  const parametersOf = ({ path }: WireRequest) => new URL(path, 'http://x').searchParams;
  const cursorOf = (request: WireRequest) => parametersOf(request).get('page[cursor]');
  const effects = () => ({
    http: stand.client(),
    filesFolder: '',
    logger: { info: (message: string) => void stand.warned.push(message), warn: (message: string) => void stand.warned.push(message) },
  });
  const source = () => kind.create({ baseUrl: stand.server!.origin });
  const read = async (pages: AsyncIterable<RawPage>) =>
    (await Array.fromAsync(pages)).flatMap((raw) =>
      source()
        .parsePage(raw)
        .records.map(({ id }) => id),
    );
  const readWorks = () => read(source().fetchPages(author, effects()));
  const readKnown = (works: Partial<KnownWorks>) => read(source().fetchKnown!({ arxiv: [], doi: [], pmid: [], ...works }, effects()));

  test('asks about people with an ORCID iD only', () => {
    const { canAsk } = kind.create({});
    expect(canAsk(author)).toBe(true);
    expect(canAsk({ ...author, identifiers: { arxiv: 'doe_j_1' } })).toBe(false);
  });
  test('asks for the iD in every form that repositories write', async () => {
    await stand.start(respond(200, page([work('10.1000/1'), work('10.1000/2', ORCID)])));
    expect(await readWorks()).toEqual(['10.1000/1', '10.1000/2']);
    expect(stand.server!.requests).toHaveLength(1);
    const asked = parametersOf(stand.server!.requests[0]!);
    expect(asked.get('query')).toBe(
      `creators.nameIdentifiers.nameIdentifier:("https://orcid.org/${ORCID}" OR "http://orcid.org/${ORCID}" OR "${ORCID}")`,
    );
    expect([asked.get('page[cursor]'), asked.get('page[size]'), asked.get('disable-facets'), asked.get('affiliation')]).toEqual([
      '1',
      '100',
      'true',
      'true',
    ]);
  });
  test('has nothing for an iD that nobody registered', async () => {
    await stand.start(respond(200, page([])));
    expect(await readWorks()).toEqual([]);
  });
  test('follows the cursor to the last page, and asks for no page behind it', async () => {
    const pages = new Map([
      [
        '1',
        page(
          dois(0, 100).map((doi) => work(doi)),
          250,
          next('a%2C1'),
        ),
      ],
      [
        'a,1',
        page(
          dois(100, 200).map((doi) => work(doi)),
          250,
          next('b%2C2'),
        ),
      ],
      [
        'b,2',
        page(
          dois(200, 250).map((doi) => work(doi)),
          250,
          next('c'),
        ),
      ],
    ]);
    await stand.start((request) => respond(200, pages.get(cursorOf(request)!) ?? page([], 250)));
    expect(await readWorks()).toEqual(dois(0, 250));
    expect(stand.server!.requests.map(cursorOf)).toEqual(['1', 'a,1', 'b,2']);
  });
  test('asks its own address for every page, wherever the answer points', async () => {
    await stand.start((request) =>
      respond(
        200,
        cursorOf(request) === '1'
          ? page([work('10.1000/1')], 2, 'https://elsewhere.example.org/dois?page[cursor]=x')
          : page([work('10.1000/2')], 2),
      ),
    );
    expect(await readWorks()).toEqual(['10.1000/1', '10.1000/2']);
    expect(stand.server!.requests.map(cursorOf)).toEqual(['1', 'x']);
  });

  const faultsOfPages: [string, (cursor: string | null) => string, string][] = [
    ['a list that ends before its count', () => page([work('10.1000/1')], 2), 'counts 2 works but lists 1'],
    [
      'a cursor that repeats',
      (cursor) => page([work(`10.1000/${cursor}`)], 9, next(cursor === '1' ? '2' : '1')),
      'counts 9 works but lists 2',
    ],
    ['a page that repeats', (cursor) => page([work('10.1000/1')], 9, next(`${cursor}1`)), 'The list changed while its pages were read'],
    [
      'an empty page before the end',
      (cursor) => page(cursor === '1' ? [work('10.1000/1')] : [], 9, next(`${cursor}1`)),
      'counts 9 works but lists 1',
    ],
    [
      'a count that changes',
      (cursor) => page([work(`10.1000/${cursor}`)], cursor === '1' ? 9 : 8, next(`${cursor}1`)),
      'The list changed while its pages were read',
    ],
    ['a list longer than a person’s', () => page([work('10.1000/1')], 30_000, next('2')), 'finds 30000 works'],
  ];
  test.each(faultsOfPages)('does not take %s for an author’s works', async (_about, answer, message) => {
    await stand.start((request) => respond(200, answer(cursorOf(request))));
    await expect(readWorks()).rejects.toThrow(message);
  });

  const faults: [string, string, string][] = [
    ['a page cut short', page([work('10.1000/1')]).slice(0, -20), 'JSON'],
    [
      'the works of somebody else',
      page([work('10.1000/1', 'https://orcid.org/0000-0001-5109-3700')]),
      `10.1000/1, which does not name ${ORCID}`,
    ],
    ['a page with a work twice', page([work('10.1000/1'), work('10.1000/1')]), 'the page has a work twice'],
    ['a list without a count', JSON.stringify({ data: [work('10.1000/1')], links: {} }), 'does not say how many works'],
    ['one work', JSON.stringify({ data: work('10.1000/1') }), 'one work, not a list'],
    [
      'an error under a good status',
      JSON.stringify({ errors: [{ status: '500', title: 'Something went wrong.' }] }),
      'Something went wrong',
    ],
    ['a web page', '<!doctype html><title>Down</title>', ''],
  ];
  test.each(faults)('asks again instead of taking %s', async (_about, body, message) => {
    await stand.start(respond(200, body));
    await expect(readWorks()).rejects.toThrow(message);
    expect(stand.server!.requests.length).toBeGreaterThan(1);
    await stand.server!.close();
    await stand.start(respond(200, body), respond(200, page([work('10.1000/9')])));
    expect(await readWorks()).toEqual(['10.1000/9']);
  });

  test('asks for arXiv’s works and those of large repositories, sorted and twenty-five at a time', async () => {
    await stand.start((request) => {
      const asked = [
        ...parametersOf(request)
          .get('query')!
          .matchAll(/"([^"]+)"/g),
      ].map(([, doi]) => doi!);
      return respond(200, page(asked.reverse().map((doi) => work(doi, 'x'))));
    });
    const arxiv = Array.from({ length: 30 }, (_, index) => `2001.${String(index).padStart(5, '0')}`);
    const found = await readKnown({
      arxiv,
      doi: ['10.5281/zenodo.7', '10.1103/physrevd.1', '10.5281/ZENODO.7', '10.6084/m9.figshare.1,2'],
    });
    expect(found.sort()).toEqual([...arxiv.map((id) => `10.48550/arxiv.${id}`), '10.5281/zenodo.7', '10.6084/m9.figshare.1,2']);
    const queries = stand.server!.requests.map((request) => parametersOf(request).get('query')!);
    expect(queries.map((query) => query.split(' OR ').length)).toEqual([25, 7]);
    expect(queries[0]).toMatch(/^doi:\("10\.48550\/arxiv\.2001\.00000" OR "10\.48550\/arxiv\.2001\.00001" OR /);
  });
  test('asks nothing when no work that others named can be there', async () => {
    await stand.start(respond(500));
    expect(await readKnown({ doi: ['10.1103/physrevd.1'], pmid: ['1'] })).toEqual([]);
    expect(stand.server!.requests).toEqual([]);
  });
  test('passes over a work that it does not have', async () => {
    await stand.start(respond(200, page([work('10.5281/zenodo.7', 'x')])));
    expect(await readKnown({ doi: ['10.5281/zenodo.7', '10.5281/zenodo.8'] })).toEqual(['10.5281/zenodo.7']);
    expect(stand.warned.join()).toContain('there is no 10.5281/zenodo.8');
  });
  test('does not take works that it did not ask for, nor a part of what there is', async () => {
    await stand.start(respond(200, page([work('10.5281/zenodo.9')])));
    await expect(readKnown({ doi: ['10.5281/zenodo.7'] })).rejects.toThrow('10.5281/zenodo.9, which was not asked for');
    await stand.server!.close();
    await stand.start(respond(200, page([work('10.5281/zenodo.7')], 2)));
    await expect(readKnown({ doi: ['10.5281/zenodo.7', '10.5281/zenodo.8'] })).rejects.toThrow('the page has 1 works of 2');
  });
  test('says so when the interface is not there', async () => {
    await stand.start(respond(404));
    await expect(readWorks()).rejects.toThrow('The REST API is not there.');
    await expect(readKnown({ doi: ['10.5281/zenodo.7'] })).rejects.toThrow('The REST API is not there.');
  });
  test('sends the contact address, and does not keep it', async () => {
    await stand.start(respond(200, page([])));
    await readWorks();
    expect(parametersOf(stand.server!.requests[0]!).get('mailto')).toBe('host@example.org');
    const folder = join(stand.folder, 'cache');
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    const kept = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    expect(kept.join()).toContain('disable-facets');
    expect(kept.join()).not.toContain('host@example.org');
  });
  test('asks DataCite itself unless it has another address', async () => {
    const asked: string[] = [];
    const http: Http = { get: ({ url }) => (asked.push(new URL(url).origin), Promise.resolve({ status: 'absent', url })) };
    for (const settings of [{}, { baseUrl: 'https://mirror.example.org/datacite' }])
      await Array.fromAsync(kind.create(settings).fetchPages(author, { ...effects(), http })).catch(() => undefined);
    expect(asked).toEqual(['https://api.datacite.org', 'https://mirror.example.org']);
  });
});

describe('a document of DataCite', () => {
  test('with a broken line among its lines is not read at all', () => {
    const line = '{"doi":"10.1000/1","titles":[{"title":"T"}],"creators":[{"name":"Doe, Jane"}]}';
    expect(() => parseDatacite({ place: 'works.jsonl', body: `${line}\n${line.slice(0, 30)}\n` })).toThrow('It is not whole JSON');
  });
  test('is told from others by what it says', () => {
    const formatOf = (name: string, body: string) => {
      const recognized = recognize(name, body, FORMATS);
      return 'format' in recognized ? recognized.format.name : undefined;
    };
    expect(formatOf('x.json', '{"data":[],"total":0}')).not.toBe('datacite-json');
    expect(formatOf('x.json', '{"id":"1","titles":[],"metadata":{"creators":[]}}')).not.toBe('datacite-json');
    expect(formatOf('x.xml', '<resource xmlns="http://example.org/other"/>')).not.toBe('datacite-xml');
    expect(formatOf('x.txt', '<resource xmlns="http://datacite.org/schema/kernel-4"/>')).toBe('datacite-xml');
  });
  test('of adverse texts is read without delay or pollution', () => {
    const long = (text: string) => text.repeat(Math.ceil(100_000 / text.length));
    for (const text of ['(', '(a', ' ', '<br ', '. ', ', 1(1), ', '/legalcode', 'https://github.com/', 'a.', '-', '\\', '{', '$']) {
      const adverse = long(text);
      const body = JSON.stringify({
        doi: '10.1000/1',
        titles: [{ title: adverse }, { title: adverse, titleType: 'Subtitle' }],
        creators: [
          {
            name: adverse,
            nameIdentifiers: [{ nameIdentifier: adverse }],
            affiliation: [{ name: adverse, affiliationIdentifier: adverse }],
          },
        ],
        types: { resourceTypeGeneral: adverse, resourceType: adverse, bibtex: adverse },
        descriptions: [
          { description: adverse, descriptionType: 'Abstract' },
          { description: adverse, descriptionType: 'SeriesInformation' },
        ],
        subjects: [{ subject: adverse, subjectScheme: 'arXiv' }],
        relatedIdentifiers: [{ relationType: 'IsVersionOf', relatedIdentifierType: 'URL', relatedIdentifier: adverse }],
        rightsList: [{ rightsUri: `https://creativecommons.org/${adverse}` }],
        dates: [{ date: adverse, dateType: 'Issued' }],
        version: adverse,
        language: adverse,
      });
      expect(parseDatacite({ place: 'x', body }).records).toHaveLength(1);
    }
  });
});

describe.skipIf(corpus('preprint_pairs/sample1.datacite.jsonl') === undefined)('recorded DataCite metadata of arXiv', () => {
  interface Recorded {
    doi: string;
    creators: { name: string; givenName?: string; familyName?: string }[];
    dates: { date: string; dateType: string; dateInformation: string | null }[];
  }
  test('give every author, version, date, subject, licence and published version', () => {
    const body = readFileSync(corpus('preprint_pairs/sample1.datacite.jsonl')!, 'utf8');
    const recorded = body
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { attributes: Recorded }).attributes);
    const published = new Map(
      readFileSync(corpus('preprint_pairs/sample1.gold.csv')!, 'utf8')
        .split(/\r?\n/)
        .slice(1)
        .map((line) => [line.slice(0, line.indexOf(',')), line.match(/(?<=[,"; ])10\.[^\s",;]+?(?=\.?(?:[\s",;]|$))/g) ?? []]),
    );
    const { records, issues } = parseDatacite({ place: 'sample1.datacite.jsonl', body });
    expect(issues).toEqual([]);
    expect(records).toHaveLength(600);
    for (const [index, raw] of records.entries()) {
      const { doi, creators, dates } = recorded[index]!;
      const { record, issues: found } = normalizeRecord(raw);
      expect(found, doi).toEqual([]);
      expect(`10.48550/arxiv.${record!.arxiv!.id}`).toBe(doi);
      expect(
        record!.authors.map(({ name: { literal } }) => literal),
        doi,
      ).toEqual(creators.map(({ name, givenName, familyName }) => (familyName === undefined ? name : `${givenName} ${familyName}`)));
      const submitted = dates.filter(({ dateType }) => dateType === 'Submitted').sort((a, b) => a.date.localeCompare(b.date));
      expect(record!.dates).toEqual({ first: submitted[0]!.date.slice(0, 10), updated: submitted.at(-1)!.date.slice(0, 10) });
      expect(record!.arxiv!.version, doi).toBe(submitted.length);
      expect(record!.versions, doi).toEqual(expect.arrayContaining(published.get(doi)!.map((other) => `doi:${other}`)));
      expect(record!.versions!.length, doi).toBeGreaterThan(0);
      expect(record!.subjects.length, doi).toBeGreaterThan(0);
      expect(record!.license, doi).toMatch(/^https?:/);
      expect(toPlain(record!.title), doi).not.toMatch(/&\w+;|<\/?\w+>|\\[a-zA-Z]|\s\s/);
    }
  });
});

describe.skipIf(corpus('datacite') === undefined)('recorded documents of DataCite', () => {
  /** Not whole; without authors; with `:unav` for a title; of other kinds. */
  const UNREAD = new Set([
    'bolognese_datacite-example-relateditems.xml',
    'bolognese_datacite_software_missing_comma.json',
    'bolognese_datacite_missing_creator.xml',
    'bolognese_datacite-example-complicated-tba.xml',
    'bolognese_citeproc.json',
    'bolognese_citeproc-no-author.json',
  ]);
  const folder = () => corpus('datacite')!;
  const creatorsOf = (name: string, body: string) =>
    name.endsWith('.json')
      ? (JSON.parse(body) as { creators: unknown[] }).creators.length
      : body.split('</creators>')[0]!.match(/<creatorName\b/g)!.length;

  test('of every version of the schema are recognized and read', () => {
    for (const name of readdirSync(folder()).filter((file) => !UNREAD.has(file))) {
      const body = readFileSync(join(folder(), name), 'utf8');
      const recognized = recognize(name, body, FORMATS);
      expect('format' in recognized ? recognized.format.name : recognized.reason, name).toBe(
        name.endsWith('.xml') ? 'datacite-xml' : 'datacite-json',
      );
      const { records, issues } = parseDatacite({ place: name, body });
      expect(issues, name).toEqual([]);
      const { record } = normalizeRecord(records[0]!);
      expect(toPlain(record!.title), name).not.toMatch(/&\w+;|<\/?\w+>|\s\s/);
      expect(record!.dois, name).toHaveLength(1);
      expect(record!.authors, name).toHaveLength(creatorsOf(name, body));
      expect(record!.dates.issued, name).toMatch(/^\d{4}/);
    }
  });
  test('that cannot be read say why, and give no record', () => {
    for (const name of [...UNREAD].slice(0, 4)) {
      const read = () =>
        parseDatacite({ place: name, body: readFileSync(join(folder(), name), 'utf8') }).records.flatMap(
          (raw) => normalizeRecord(raw).record ?? [],
        );
      if (/relateditems|comma/.test(name)) expect(read, name).toThrow('not whole');
      else expect(read(), name).toEqual([]);
    }
  });
});
