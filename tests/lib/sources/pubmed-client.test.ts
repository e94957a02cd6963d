import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pubmed as kind } from '../../../src/lib/sources/pubmed/index.ts';
import type { AuthorRequest, KnownWorks, RawPage } from '../../../src/lib/sources/source.ts';
import { respond, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const ORCID = '0000-0002-1825-0097';

describe('the PubMed client', () => {
  const author: AuthorRequest = { slug: 'jane-doe', names: ['Jane Doe'], identifiers: { orcid: ORCID as never }, includedArxiv: [] };
  const citation = (id: string) =>
    `<PubmedArticle><MedlineCitation><PMID Version="1">${id}</PMID><Article><ArticleTitle>T.</ArticleTitle></Article></MedlineCitation></PubmedArticle>`;
  const book = (id: string) => `<PubmedBookArticle><BookDocument><PMID Version="1">${id}</PMID></BookDocument></PubmedBookArticle>`;
  const set = (...citations: string[]) => `<?xml version="1.0" ?><PubmedArticleSet>${citations.join('')}</PubmedArticleSet>`;
  const found = (idlist: string[], change: object = {}) =>
    JSON.stringify({ esearchresult: { count: String(idlist.length), retstart: '0', idlist, ...change } });
  const parametersOf = ({ path }: WireRequest) => new URL(path, 'http://x').searchParams;
  const idsOf = (request: WireRequest) => parametersOf(request).get('id')?.split(',') ?? [];
  const effects = () => ({
    http: stand.client(),
    filesFolder: '',
    logger: { info: () => undefined, warn: (message: string) => void stand.warned.push(message) },
  });
  const source = (key?: string) => kind.create({ baseUrl: stand.server!.origin, ...(key === undefined ? {} : { key }) });
  const read = async (pages: AsyncIterable<RawPage>) =>
    (await Array.fromAsync(pages)).flatMap((page) =>
      source()
        .parsePage(page)
        .records.map(({ id }) => id),
    );
  const readWorks = (key?: string) => read(source(key).fetchPages(author, effects()));
  const readKnown = (pmid: string[]) => read(source().fetchKnown!({ arxiv: [], doi: [], pmid } satisfies KnownWorks, effects()));

  test('asks about people with an ORCID iD only', () => {
    const { canAsk } = kind.create({});
    expect(canAsk(author)).toBe(true);
    expect(canAsk({ ...author, identifiers: { arxiv: 'doe_j_1' } })).toBe(false);
  });
  test('searches for the iD and reads what was found, sorted by number', async () => {
    await stand.start((request) =>
      request.path.startsWith('/esearch') ? respond(200, found(['300', '20', '1'])) : respond(200, set(...idsOf(request).map(citation))),
    );
    expect(await readWorks()).toEqual(['1', '20', '300']);
    const [search, fetched] = stand.server!.requests.map(parametersOf);
    expect([search!.get('db'), search!.get('term'), search!.get('retmode')]).toEqual(['pubmed', `${ORCID}[auid]`, 'json']);
    expect([fetched!.get('db'), fetched!.get('id'), fetched!.get('retmode')]).toEqual(['pubmed', '1,20,300', 'xml']);
    expect(stand.server!.requests.every((request) => parametersOf(request).get('tool') === 'peerpage')).toBe(true);
  });
  test('has nothing for an iD that no publisher deposited', async () => {
    await stand.start(respond(200, found([], { querytranslation: `(${ORCID}[Author - Identifier])` })));
    expect(await readWorks()).toEqual([]);
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('reads the pages of a long search, and its citations two hundred at a time, books too', async () => {
    const ids = Array.from({ length: 1201 }, (_, index) => String(index + 1));
    await stand.start((request) => {
      const start = Number(parametersOf(request).get('retstart'));
      return request.path.startsWith('/esearch')
        ? respond(200, found(ids.slice(start, start + 1000), { count: '1201', retstart: String(start) }))
        : respond(200, set(...idsOf(request).map((id) => (Number(id) % 2 ? citation(id) : book(id)))));
    });
    expect((await readWorks()).sort((a, b) => Number(a) - Number(b))).toEqual(ids);
    const starts = stand.server!.requests.flatMap((request) => parametersOf(request).get('retstart') ?? []);
    expect(starts).toEqual(['0', '1000']);
    expect(stand.server!.requests.filter(({ path }) => path.startsWith('/efetch')).map((request) => idsOf(request).length)).toEqual([
      200, 200, 200, 200, 200, 200, 1,
    ]);
  });
  test('sends key and contact, and keeps neither', async () => {
    await stand.start(respond(200, found([])));
    await readWorks('secret-of-the-host');
    const asked = parametersOf(stand.server!.requests[0]!);
    expect([asked.get('api_key'), asked.get('email')]).toEqual(['secret-of-the-host', 'host@example.org']);
    const folder = join(stand.folder, 'cache');
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    const kept = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    expect(kept.join()).toContain('esearchresult');
    expect(kept.join()).not.toMatch(/secret-of-the-host|host@example\.org/);
  });

  test('knows the iD in whatever form PubMed repeats it', async () => {
    await stand.start(respond(200, found([], { querytranslation: '"orcid 0000000216942 33x"[Author - Identifier]' })));
    const request = { ...author, identifiers: { orcid: '0000-0002-1694-233X' as never } };
    expect(await read(source().fetchPages(request, effects()))).toEqual([]);
  });

  const faults: [string, string, string][] = [
    ['a search that counts more than it lists', found(['1'], { count: '2' }), 'the page has 1 numbers, not 2 of 2'],
    ['a search that lists a number twice', found(['1', '1']), 'the page has a number twice'],
    ['another page', found(['1'], { retstart: '1000' }), 'the page begins at 1000, not at 0'],
    [
      'the search for somebody else',
      found(['1'], { querytranslation: '0000-0001-5109-3700[Author - Identifier]' }),
      'not for 0000-0002-1825-0097',
    ],
    ['a search without a count', '{"esearchresult":{"idlist":[]}}', 'not what the source documents'],
    ['an error', '{"esearchresult":{"ERROR":"Search Backend failed: x"}}', 'Search Backend failed: x'],
    ['a limit that comes with status 200', '{"error":"API rate limit exceeded","count":"4"}', 'API rate limit exceeded'],
    ['half an answer', '{"esearchresult":{"count":"0",', 'JSON'],
  ];
  test.each(faults)('does not take %s for the truth', async (_, body, message) => {
    await stand.start(respond(200, body));
    await expect(readWorks()).rejects.toThrow(message);
  });
  test('asks again when an answer was bad for a moment', async () => {
    await stand.start(respond(200, '{"error":"API rate limit exceeded"}'), respond(200, found(['1'])), respond(200, set(citation('1'))));
    expect(await readWorks()).toEqual(['1']);
  });
  test('says what PubMed says of the key, without the key', async () => {
    const refusal = '{"error":"API key invalid","api-key":"secret-of-the-host","type":"api key","status":"unknown"}';
    await stand.start(respond(400, refusal));
    const reading = readWorks('secret-of-the-host');
    await expect(reading).rejects.toThrow('API key invalid');
    await expect(reading).rejects.not.toThrow('secret-of-the-host');
  });
  test('does not go on when the search changes between its pages', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => String(index + 1));
    await stand.start(respond(200, found(ids, { count: '1001' })), respond(200, found(['1'], { count: '1001', retstart: '1000' })));
    await expect(readWorks()).rejects.toThrow('The search changed while its pages were read');
  });
  test('does not take ten thousand citations for those of one person', async () => {
    const ids = Array.from({ length: 1000 }, (_, index) => String(index + 1));
    await stand.start(respond(200, found(ids, { count: '10000' })));
    await expect(readWorks()).rejects.toThrow('more than one person writes');
  });

  const documents: [string, string, string][] = [
    ['a document that lacks a citation', set(citation('1')), 'the document lacks 2'],
    ['a document with another citation', set(citation('1'), citation('2'), citation('9')), '9, which was not asked for'],
    ['a document with a citation twice', set(citation('1'), citation('2'), citation('2')), 'which was not asked for'],
    ['a document that is cut', set(citation('1'), citation('2')).slice(0, -10), 'unclosed tag'],
    ['an error document', '<eFetchResult><ERROR>Unable to obtain query #1</ERROR></eFetchResult>', 'eFetchResult'],
    ['a web page', '<!DOCTYPE html><title>Down</title>', 'web page'],
  ];
  test.each(documents)('does not take %s for the truth', async (_, body, message) => {
    const answers: WireAnswer[] = [respond(200, found(['1', '2'])), respond(200, body)];
    await stand.start(...answers);
    await expect(readWorks()).rejects.toThrow(message);
  });
  test('says when the E-utilities are not there', async () => {
    await stand.start(respond(404));
    await expect(readWorks()).rejects.toThrow('The E-utilities are not there');
  });

  test('reads works that other sources named, and tells of numbers that PubMed does not know', async () => {
    await stand.start((request) =>
      respond(
        200,
        set(
          ...idsOf(request)
            .filter((id) => id !== '7')
            .map(citation),
        ),
      ),
    );
    expect(await readKnown(['30', '7', '4', '30', 'no number'])).toEqual(['4', '30']);
    expect(idsOf(stand.server!.requests[0]!)).toEqual(['4', '7', '30']);
    expect(stand.warned.join()).toContain('there is no citation 7');
  });
  test('does not ask when nothing is named', async () => {
    await stand.start(respond(500));
    expect(await readKnown([])).toEqual([]);
    expect(stand.server!.requests).toEqual([]);
  });
  test('does not take citations that it did not ask for', async () => {
    await stand.start(respond(200, set(citation('4'), citation('5'))));
    await expect(readKnown(['4'])).rejects.toThrow('5, which was not asked for');
  });
});
