import { describe, expect, test } from 'vitest';
import { hal as kind } from '../../../src/lib/sources/hal/index.ts';
import { parseHal } from '../../../src/lib/sources/hal/parse.ts';
import type { AuthorRequest } from '../../../src/lib/sources/source.ts';
import { respond, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const ORCID = '0000-0002-1825-0097';
const IDHAL = 'jane-doe';

describe('the HAL client', () => {
  const request = (identifiers: object): AuthorRequest => ({
    slug: 'jane-doe',
    names: ['Jane Doe'],
    identifiers: identifiers as AuthorRequest['identifiers'],
    includedArxiv: [],
  });
  const answer = (docs: unknown[], numFound = docs.length, nextCursorMark: string | undefined = 'end') =>
    JSON.stringify({ response: { numFound, start: 0, docs }, nextCursorMark });
  const document = (number: number, change: object = {}) => ({
    docid: String(number),
    halId_s: `hal-${String(number).padStart(8, '0')}`,
    title_s: [`Work ${number}`],
    authFullName_s: ['John Public', 'Jane Doe'],
    authIdHal_s: [IDHAL],
    ...change,
  });
  const form = (idHal: string | undefined, fullName: string, change: object = {}) => ({
    ...(idHal === undefined ? {} : { idHal_s: idHal }),
    fullName_s: fullName,
    ...change,
  });
  const known = form(IDHAL, 'Jane Doe', { valid_s: 'PREFERRED', orcidId_s: [`https://orcid.org/${ORCID}`] });
  const parametersOf = ({ path }: WireRequest) => new URL(path, 'http://x').searchParams;
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
  /** A server that knows one person and their documents. */
  const serve = (search: (wire: WireRequest) => WireAnswer, forms: object[] = [known]) =>
    stand.start((wire) => (wire.path.startsWith('/ref/author/') ? respond(200, answer(forms)) : search(wire)));

  test('asks about people with an ORCID iD or an idHAL only', () => {
    const { canAsk } = kind.create({});
    expect([{ orcid: ORCID }, { hal: IDHAL }, { dblp: '1/2' }].map((identifiers) => canAsk(request(identifiers)))).toEqual([
      true,
      true,
      false,
    ]);
  });
  test('finds the idHAL of an ORCID iD, then the documents that bear either', async () => {
    await serve(() => respond(200, answer([document(1), document(2, { authIdHal_s: ['john-public'], authORCIDIdExt_s: [ORCID] })])));
    const pages = await fetchPages({ orcid: ORCID });
    expect(source().parsePage(pages[0]!).person).toMatchObject({
      scheme: 'hal',
      value: IDHAL,
      names: ['Jane Doe'],
      identifiers: [{ scheme: 'orcid', value: ORCID }],
    });
    expect(source().parsePage(pages[1]!).records).toHaveLength(2);
    const [first, second] = stand.server!.requests.map(parametersOf);
    expect(first!.get('q')).toBe(`orcidId_s:("https://orcid.org/${ORCID}" OR "${ORCID}")`);
    expect(['q', 'fq', 'sort', 'cursorMark', 'rows', 'wt'].map((name) => second!.get(name))).toEqual([
      '*:*',
      `authIdHal_s:"${IDHAL}" OR authORCIDIdExt_s:"${ORCID}"`,
      'docid asc',
      '*',
      '50',
      'json',
    ]);
    expect(second!.get('fl')!.split(',')).toEqual(expect.arrayContaining(['halId_s', 'title_s', '*_title_s', 'authIdHal_s', 'label_xml']));
  });
  test('asks by idHAL alone where there is no ORCID iD', async () => {
    await serve(() => respond(200, answer([document(1)])));
    expect(await read({ hal: IDHAL })).toEqual(['hal-00000001']);
    expect(stand.server!.requests.map((wire) => parametersOf(wire).get('q'))).toEqual([`idHal_s:"${IDHAL}"`, '*:*']);
    expect(parametersOf(stand.server!.requests[1]!).get('fq')).toBe(`authIdHal_s:"${IDHAL}"`);
  });
  test('asks by ORCID iD alone where HAL knows no idHAL for it, or several', async () => {
    for (const forms of [[], [form(undefined, 'J. Doe')], [known, form('jane-doe-2', 'Jane Doe')]]) {
      await serve(() => respond(200, answer([document(1, { authIdHal_s: [], authORCIDIdExt_s: [ORCID] })])), forms);
      expect(await read({ orcid: ORCID })).toEqual(['hal-00000001']);
      expect(parametersOf(stand.server!.requests[1]!).get('fq')).toBe(`authORCIDIdExt_s:"${ORCID}"`);
      await stand.server!.close();
    }
  });
  test('keeps to the idHAL of the author file, and tells of another that HAL has', async () => {
    await serve(() => respond(200, answer([document(1, { authIdHal_s: ['jane-doe-2'] })])));
    expect(await read({ orcid: ORCID, hal: 'jane-doe-2' })).toEqual(['hal-00000001']);
    expect(stand.warned.join()).toContain('the file of jane-doe names jane-doe-2, but at HAL the ORCID iD belongs to jane-doe');
  });
  test('does not take another person for the one who was asked for', async () => {
    await serve(() => respond(200, answer([])), [form('john-public', 'John Public')]);
    await expect(read({ hal: IDHAL })).rejects.toThrow('The answer is about john-public, who was not asked for.');
    await expect(read({ orcid: ORCID })).rejects.toThrow('The answer is about john-public, who was not asked for.');
  });
  test('has nothing for a person without documents', async () => {
    await serve(() => respond(200, answer([])));
    expect(await read({ hal: IDHAL })).toEqual([]);
    expect(stand.server!.requests).toHaveLength(2);
  });
  test('follows the cursor until all documents are there', async () => {
    await serve((wire) => {
      const cursor = parametersOf(wire).get('cursorMark')!;
      const start = cursor === '*' ? 0 : Number(cursor.slice(1));
      const docs = numbers(start, Math.min(start + 50, 120)).map((number) => document(number + 1));
      return respond(200, answer(docs, 120, `c${start + 50}`));
    });
    expect(await read({ hal: IDHAL })).toHaveLength(120);
    expect(stand.server!.requests.slice(1).map((wire) => parametersOf(wire).get('cursorMark'))).toEqual(['*', 'c50', 'c100']);
  });

  const fifty = numbers(1, 51).map((number) => document(number));
  const changes: [string, (count: number) => string, string][] = [
    ['a page that repeats', () => answer(fifty, 100, 'next'), 'The list changed while its pages were read'],
    ['a cursor that repeats', () => answer(fifty, 60, '*'), 'The list ends after 50 of 60 documents'],
    ['a page without a cursor', () => answer(fifty, 60, ''), 'The list ends after 50 of 60 documents'],
    [
      'a count that changes',
      (count) =>
        answer(
          numbers(1, 51).map((number) => document(number + count * 100)),
          count === 1 ? 100 : 150,
          `c${count}`,
        ),
      'The list changed while its pages were read',
    ],
  ];
  test.each(changes)('does not take %s for an author’s works', async (_about, body, message) => {
    let count = 0;
    await serve(() => respond(200, body(++count)));
    await expect(read({ hal: IDHAL })).rejects.toThrow(message);
  });

  const faults: [string, string, string][] = [
    ['a page cut short', answer([document(1)]).slice(0, -20), 'JSON'],
    ['a page with too few documents', answer([document(1)], 2), 'the page has 1 documents, not 2 of 2'],
    ['a page with a document twice', answer([document(1), document(1)]), 'the page has a document twice'],
    [
      'the documents of somebody else',
      answer([document(1), document(2, { authIdHal_s: ['john-public'] })]),
      'the page has 2, which does not name jane-doe',
    ],
    [
      'documents without authors’ identifiers',
      answer([document(1, { authIdHal_s: undefined })]),
      'the page has 1, which does not name jane-doe',
    ],
    ['an error under a good status', JSON.stringify({ error: { msg: 'Server is down.', code: 500 } }), 'HAL says “Server is down”'],
    ['another interface’s JSON', JSON.stringify({ hits: [] }), 'response'],
    ['a web page', '<!DOCTYPE html><html><body>Maintenance</body></html>', 'the answer is a web page'],
  ];
  test.each(faults)('asks again instead of taking %s', async (_about, body, message) => {
    await serve(() => respond(200, body));
    await expect(read({ hal: IDHAL })).rejects.toThrow(message);
    expect(stand.server!.requests.length).toBeGreaterThan(3);
  });
  test('does not ask again what HAL does not understand', async () => {
    await serve(() => respond(400, JSON.stringify({ error: { msg: 'undefined field x', code: 400 } })));
    await expect(read({ hal: IDHAL })).rejects.toThrow('Status 400');
    expect(stand.server!.requests).toHaveLength(2);
  });
  test('says so when the interface is not there', async () => {
    await serve(() => respond(404));
    await expect(read({ hal: IDHAL })).rejects.toThrow('The search is not there.');
    await stand.server!.close();
    await stand.start(respond(404));
    await expect(read({ hal: IDHAL })).rejects.toThrow('The search is not there.');
    await expect(source().findPeople!('Jane Doe', effects())).rejects.toThrow('The search is not there.');
  });
  test('finds people of a name, each once, by words that mean nothing else to the search', async () => {
    await stand.start(
      respond(200, answer([form(IDHAL, 'J. Doe', { valid_s: 'OLD' }), form('jane-doe-2', 'Jane Doe'), known, form(undefined, 'Doe')])),
    );
    expect(await source().findPeople!('Jane "Doe" OR (x:*)', effects())).toEqual([
      { source: 'hal', scheme: 'hal', value: IDHAL, names: ['Jane Doe', 'J. Doe'], identifiers: [{ scheme: 'orcid', value: ORCID }] },
      { source: 'hal', scheme: 'hal', value: 'jane-doe-2', names: ['Jane Doe'] },
    ]);
    const asked = parametersOf(stand.server!.requests[0]!);
    expect([asked.get('q'), asked.get('fq')]).toEqual(['text:("Jane" AND "Doe" AND "OR" AND "x")', 'idHal_s:*']);
    expect(await source().findPeople!(' *:* ', effects())).toEqual([]);
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('asks HAL itself unless it has another address', async () => {
    const asked: string[] = [];
    const http = {
      get: ({ url }: { url: string }) => {
        asked.push(url.replace(/\?.*/, ''));
        return Promise.resolve({ status: 'found' as const, body: answer([]), url, fetchedAt: '', fromCache: false });
      },
    };
    for (const settings of [{}, { baseUrl: 'https://hal.example.org' }])
      await Array.fromAsync(kind.create(settings).fetchPages(request({ hal: IDHAL }), { ...effects(), http }));
    expect(asked).toEqual([
      'https://api.archives-ouvertes.fr/ref/author/',
      'https://api.archives-ouvertes.fr/search/',
      'https://hal.example.org/ref/author/',
      'https://hal.example.org/search/',
    ]);
  });
});

describe('an answer of HAL', () => {
  const page = (document: object) => ({
    place: 'x',
    body: JSON.stringify({
      response: { numFound: 1, docs: [{ halId_s: 'hal-00000001', title_s: ['T'], authFullName_s: ['Jane Doe'], ...document }] },
    }),
  });
  const long = 100_000;
  const adverse: [string, object][] = [
    ['digits in pages', { page_s: `article ${'1'.repeat(long)}x` }],
    ['blanks in pages', { page_s: `1${' '.repeat(long)}x` }],
    ['slashes in a licence', { licence_s: `https://${'a.'.repeat(long / 2)}x` }],
    [
      'hyphens in an idHAL',
      {
        label_xml: `<TEI><text><body><listBibl><biblFull><titleStmt><author><persName><surname>Doe</surname></persName><idno type="idhal" notation="string">${'a-'.repeat(long / 2)}</idno></author></titleStmt></biblFull></listBibl></body></text></TEI>`,
      },
    ],
    ['tags in its TEI', { label_xml: '<TEI>'.repeat(long / 5) }],
    ['full stops in a title', { title_s: [`${'. '.repeat(long / 2)}x`], subTitle_s: ['y'] }],
  ];
  test.each(adverse)('with a hundred thousand %s is read', (_about, document) => {
    expect(parseHal(page(document)).records).toHaveLength(1);
  });
});
