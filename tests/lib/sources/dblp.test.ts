import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { dblp as kind } from '../../../src/lib/sources/dblp/index.ts';
import { parseDblp } from '../../../src/lib/sources/dblp/parse.ts';
import { recognize } from '../../../src/lib/sources/files/recognize.ts';
import { FORMATS } from '../../../src/lib/sources/formats.ts';
import type { Http } from '../../../src/lib/sources/http/index.ts';
import type { AuthorRequest } from '../../../src/lib/sources/source.ts';
import { corpus } from '../../helpers/corpus.ts';
import { respond } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const PID = '12/345-1';

describe('the DBLP client', () => {
  const request = (identifiers: object): AuthorRequest => ({
    slug: 'jane-doe',
    names: ['Jane Doe'],
    identifiers: identifiers as AuthorRequest['identifiers'],
    includedArxiv: [],
  });
  const page = (keys: string[], { pid = PID, n = keys.length }: { pid?: string; n?: number } = {}) =>
    `<dblpperson name="Jane Doe" pid="${pid}" n="${n}">${keys.map((key) => `<r><article key="journals/x/${key}"><author>Jane Doe</author><title>T.</title></article></r>`).join('')}</dblpperson>`;
  const effects = () => ({
    http: stand.client(),
    filesFolder: '',
    logger: { info: () => undefined, warn: (message: string) => void stand.warned.push(message) },
  });
  const source = () => kind.create({ baseUrl: stand.server!.origin });
  const read = async (identifiers: object = { dblp: PID }) =>
    (await Array.fromAsync(source().fetchPages(request(identifiers), effects()))).flatMap((raw) =>
      source()
        .parsePage(raw)
        .records.map(({ id }) => id),
    );

  test('asks about people with a pid only', () => {
    const { canAsk } = kind.create({});
    expect([{ dblp: PID }, { orcid: '0000-0002-1825-0097' }, {}].map((identifiers) => canAsk(request(identifiers)))).toEqual([
      true,
      false,
      false,
    ]);
  });
  test('reads the page of the pid, all at once', async () => {
    await stand.start(respond(200, page(['A', 'B'])));
    expect(await read()).toEqual(['journals/x/A', 'journals/x/B']);
    expect(stand.server!.requests.map(({ path }) => path)).toEqual(['/pid/12/345-1.xml']);
  });
  test('has nothing for a pid that DBLP does not know, and tells so', async () => {
    await stand.start(respond(404, '<html><body>not found</body></html>'));
    expect(await read()).toEqual([]);
    expect(stand.warned.join()).toContain('the file of jane-doe names 12/345-1, but DBLP has no such person');
  });
  test('takes a person without works for what it is', async () => {
    await stand.start(respond(200, page([])));
    expect(await read()).toEqual([]);
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('waits when it is told to', async () => {
    await stand.start(respond(429, '', { 'retry-after': '30' }), respond(200, page(['A'])));
    expect(await read()).toEqual(['journals/x/A']);
    expect(Math.max(...stand.slept)).toBeGreaterThanOrEqual(30_000);
  });

  const faults: [string, string, string][] = [
    ['a page cut short', page(['A', 'B']).slice(0, -20), 'unclosed tag'],
    ['a page with fewer records than it counts', page(['A'], { n: 2 }), 'the page has 1 of 2 records'],
    ['the page of somebody else', page(['A'], { pid: '12/345-2' }), `the page is about 12/345-2, not ${PID}`],
    ['the page of nobody', '<dblpperson name="Jane Doe" n="0"/>', `the page is about nobody, not ${PID}`],
    ['records without a person', '<dblp><article key="journals/x/A"/></dblp>', 'the page is about no person'],
    ['a web page', '<!DOCTYPE html><html><body>Down</body></html>', 'the answer is a web page'],
    ['plain text', 'Too many requests', 'the answer is the text “Too many requests”'],
  ];
  test.each(faults)('asks again instead of taking %s', async (_about, body, message) => {
    await stand.start(respond(200, body));
    await expect(read()).rejects.toThrow(message);
    expect(stand.server!.requests.length).toBeGreaterThan(2);
  });

  const hit = (author: string, pid: string, rest: object = {}) => ({ info: { author, url: `https://dblp.org/pid/${pid}`, ...rest } });
  const found = (hits: unknown, sent: number, total = sent) =>
    JSON.stringify({ result: { hits: { '@total': String(total), '@sent': String(sent), ...(hits === undefined ? {} : { hit: hits }) } } });

  test('finds people of a name, without the numbers that tell them apart', async () => {
    const notes = { note: { '@type': 'affiliation', text: 'Example University' } };
    await stand.start(
      respond(
        200,
        found([hit('Jane Doe 0001', '12/345-1', { notes, aliases: { alias: ['Jane Public'] } }), hit('Jane Doe', 'd/JaneDoe')], 2),
      ),
    );
    expect(await source().findPeople!('Jane $ "Doe" | -x', effects())).toEqual([
      {
        source: 'dblp',
        scheme: 'dblp',
        value: '12/345-1',
        names: ['Jane Doe', 'Jane Public'],
        affiliations: [{ name: 'Example University' }],
      },
      { source: 'dblp', scheme: 'dblp', value: 'd/JaneDoe', names: ['Jane Doe'] },
    ]);
    const asked = new URL(stand.server!.requests[0]!.path, 'http://x');
    expect([asked.pathname, ...['q', 'format', 'h'].map((name) => asked.searchParams.get(name))]).toEqual([
      '/search/author/api',
      'Jane Doe x',
      'json',
      '30',
    ]);
  });
  test('finds the only person, who is no list, and nobody, who is not told', async () => {
    await stand.start(respond(200, found(hit('Jane Doe', 'd/JaneDoe'), 1)), respond(200, found(undefined, 0)));
    expect(await source().findPeople!('Jane Doe', effects())).toHaveLength(1);
    expect(await source().findPeople!('Nobody', effects())).toEqual([]);
    expect(await source().findPeople!(' $ ', effects())).toEqual([]);
    expect(stand.server!.requests).toHaveLength(2);
  });
  test('does not take a part of the people for all', async () => {
    await stand.start(respond(200, found([hit('Jane Doe', 'd/JaneDoe')], 2)));
    await expect(source().findPeople!('Jane Doe', effects())).rejects.toThrow('the answer has 1 of 2 people');
  });
  test('says so when the search is not there', async () => {
    await stand.start(respond(404));
    await expect(source().findPeople!('Jane Doe', effects())).rejects.toThrow('The search is not there.');
  });
  test('asks DBLP itself unless it has another address', async () => {
    const asked: string[] = [];
    const http: Http = { get: ({ url }) => (asked.push(url), Promise.resolve({ status: 'absent', url })) };
    for (const settings of [{}, { baseUrl: 'https://dblp.uni-trier.de' }])
      await Array.fromAsync(kind.create(settings).fetchPages(request({ dblp: 'd/JaneDoe' }), { ...effects(), http }));
    expect(asked).toEqual(['https://dblp.org/pid/d/JaneDoe.xml', 'https://dblp.uni-trier.de/pid/d/JaneDoe.xml']);
  });
});

describe('a document of DBLP', () => {
  const wrapped = (inner: string) => `<dblp><article key="journals/x/A"><author>Jane Doe</author>${inner}</article></dblp>`;
  const adverse: [string, string][] = [
    ['full stops', wrapped(`<title>${'. '.repeat(50_000)}x</title>`)],
    ['end tags', wrapped(`<title>.${'<i></i>'.repeat(15_000)}x</title>`)],
    ['blanks in a name', wrapped(`<author>${' '.repeat(100_000)}x${' '.repeat(100_000)}</author><title>T.</title>`)],
    ['digits in pages', wrapped(`<title>T.</title><pages>${'1'.repeat(100_000)}:1-</pages>`)],
    [
      'slashes in a key',
      `<dblp><article key="journals/${'a/'.repeat(50_000)}"><author>Jane Doe</author><title>T.</title></article></dblp>`,
    ],
    [
      'slashes in an edition',
      wrapped(`<title>T.</title><ee>https://hal.science/${'a/'.repeat(50_000)}</ee><ee>${'a.'.repeat(50_000)}pdfx</ee>`),
    ],
    ['names of letters', wrapped(`<title>${'&amp;amp'.repeat(12_000)}</title>`)],
  ];
  test.each(adverse)('with a hundred thousand %s is read', (_about, body) => {
    expect(parseDblp({ place: 'x', body }).records).toHaveLength(1);
  });
});

describe.skipIf(corpus('dblp') === undefined)('a recorded document of DBLP', () => {
  const read = (name: string) => {
    const body = readFileSync(corpus(`dblp/${name}`)!, 'utf8');
    const recognized = recognize(name, body, FORMATS);
    expect('format' in recognized && recognized.format.name).toBe('dblp-xml');
    const { records, issues, ...rest } = parseDblp({ place: name, body });
    const normalized = records.map((raw) => normalizeRecord(raw));
    expect(normalized.flatMap((one) => one.issues)).toEqual([]);
    return { records: normalized.map(({ record }) => record!), issues, ...rest };
  };

  test('of a person has all works but the home page and the edited volume', () => {
    const { records, issues, person } = read('person_synthetic_coauthors_graph.xml');
    expect(person).toMatchObject({ scheme: 'dblp', value: '01/1', names: ['Alice Example'], works: 5 });
    expect(records.map(({ id, type }) => `${id} ${type}`).sort()).toEqual([
      'books/example/Chapter19 chapter',
      'books/example/Example21 book',
      'conf/example/ExampleD22 conference-paper',
      'data/example/Dataset18 dataset',
      'journals/corr/abs-2301-00001 preprint',
      'journals/example/ExampleBC24 article',
      'phd/example/Thesis17 thesis',
    ]);
    expect(toPlain(records[0]!.title)).toBe('Graph Models with H₂O');
    expect(records[0]!.authors.map(({ name, identifiers }) => [name.literal, identifiers])).toEqual([
      ['Alice Example', [{ scheme: 'dblp', value: '01/1' }]],
      ['Bob Builder', [{ scheme: 'dblp', value: '02/2' }]],
      ['Carol Example', [{ scheme: 'dblp', value: '03/3' }]],
    ]);
    expect(records.find(({ type }) => type === 'preprint')?.arxiv?.id).toBe('2301.00001');
    expect(issues.map(({ severity }) => severity)).toEqual(['info']);
  });
  test('from the whole of DBLP is read without its DTD', () => {
    const { records, issues } = read('dblp-mini.xml');
    expect(records.map(({ id }) => id).sort()).toEqual([
      'conf/iptcomm/AmiranteCMR14',
      'journals/it/db-other-systems',
      'journals/it/ele-eco',
      'journals/it/hackaton-sols',
      'journals/it/janus-fs',
      'journals/kbs/BarbanchoTLEB15',
      'phd/Sack2002',
      'reference/bdt/0001S19',
      'reference/bdt/0001S20',
    ]);
    const paper = records.find(({ id }) => id === 'conf/iptcomm/AmiranteCMR14')!;
    expect(paper).toMatchObject({
      dois: ['10.1145/2670386.2670389'],
      biblio: { articleNumber: '7', pages: '1–8' },
      dates: { issued: '2014' },
    });
    expect(paper.authors.map(({ orcid }) => orcid)).toEqual([undefined, undefined, undefined, '0000-0002-5876-0382']);
    expect(records.find(({ id }) => id === 'journals/kbs/BarbanchoTLEB15')!.authors[1]!.name.literal).toBe('Lorenzo J. Tardón');
    expect(issues.map(({ message }) => message)).toEqual([
      'A record is of the unknown kind “masterthesis”.',
      '2 volumes whose editors are named, and no authors, were left out.',
    ]);
  });
});

describe.skipIf(corpus('matching/dblp_acm') === undefined)('records of real papers', () => {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const rows = () =>
    readFileSync(corpus('matching/dblp_acm/tableA.csv')!, 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .filter((line) => line !== '')
      .map((line) =>
        [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare!),
      );

  test('keep their keys, titles, authors, venues and years', () => {
    const papers = rows().map(([key, title, authors, venue, year]) => ({
      key: key!,
      title: title!.trim().replace(/\s+/g, ' '),
      authors: authors!.split(', ').filter((name) => name !== '?'),
      venue: venue!,
      year: year!,
    }));
    expect(papers).toHaveLength(2616);
    const records = papers.map(({ key, title, authors, venue, year }) => {
      const [element, name] = key.startsWith('conf/') ? ['inproceedings', 'booktitle'] : ['article', 'journal'];
      const people = authors.map((author) => `<author>${escape(author)}</author>`).join('');
      return `<r><${element} key="${key}">${people}<title>${escape(title)}.</title><${name}>${venue}</${name}><year>${year}</year></${element}></r>`;
    });
    const page = { place: 'x', body: `<dblpperson pid="1/2" n="${records.length}">${records.join('')}</dblpperson>` };
    const read = parseDblp(page).records.map((raw) => normalizeRecord(raw).record);
    // announcements and the like have a question mark for their authors
    const signed = papers.filter(({ authors }) => authors.length > 0);
    expect(signed).toHaveLength(2593);
    const told = new Map(read.flatMap((record) => (record === undefined ? [] : [[record.id, record] as const])));
    for (const { key, title, authors, venue, year } of signed) {
      const record = told.get(key)!;
      expect([record.catalogues?.dblp, toPlain(record.title), record.authors.length, record.venue?.name, record.dates.issued]).toEqual([
        key,
        title,
        authors.length,
        venue,
        year,
      ]);
    }
  });
});
