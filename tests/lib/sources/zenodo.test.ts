import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AuthorRequest } from '../../../src/lib/sources/source.ts';
import { zenodo as kind } from '../../../src/lib/sources/zenodo/index.ts';
import { parseZenodo } from '../../../src/lib/sources/zenodo/parse.ts';
import { respond, type WireRequest } from '../../helpers/loopback.ts';
import { useStand } from './stand.ts';

const stand = useStand();
const ORCID = '0000-0002-1825-0097';
const TOKEN = 'a-token-of-zenodo';

describe('the Zenodo client', () => {
  const request = (identifiers: object): AuthorRequest => ({
    slug: 'jane-doe',
    names: ['Jane Doe'],
    identifiers: identifiers as AuthorRequest['identifiers'],
    includedArxiv: [],
  });
  const record = (id: number, orcid: string | null = ORCID) => ({
    id,
    conceptrecid: String(id - 1),
    doi: `10.5281/zenodo.${id}`,
    conceptdoi: `10.5281/zenodo.${id - 1}`,
    metadata: { title: `Work ${id}`, creators: [{ name: 'Public, John' }, { name: 'Doe, Jane', orcid }] },
  });
  const page = (hits: unknown[], total = hits.length) => JSON.stringify({ hits: { total, hits }, links: {} });
  const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => (from + index) * 10);
  const parametersOf = ({ path }: WireRequest) => new URL(path, 'http://x').searchParams;
  const effects = () => ({
    http: stand.client(),
    filesFolder: '',
    logger: { info: () => undefined, warn: (message: string) => void stand.warned.push(message) },
  });
  const source = (key?: string) => kind.create({ baseUrl: stand.server!.origin, ...(key === undefined ? {} : { key }) });
  const read = async (identifiers: object = { orcid: ORCID }, key?: string) =>
    (await Array.fromAsync(source(key).fetchPages(request(identifiers), effects()))).flatMap((raw) =>
      source()
        .parsePage(raw)
        .records.map(({ id }) => id),
    );
  /** A server that has so many records and gives pages as they are asked for. */
  const serve = (total: number) =>
    stand.start((wire) => {
      const [size, number] = ['size', 'page'].map((name) => Number(parametersOf(wire).get(name)));
      const ids = numbers(1, total + 1).slice(size! * (number! - 1), size! * number!);
      return respond(
        200,
        page(
          ids.map((id) => record(id)),
          total,
        ),
      );
    });

  test('asks about people with an ORCID iD only', () => {
    const { canAsk } = kind.create({});
    expect([{ orcid: ORCID }, { hal: 'jane-doe' }, {}].map((identifiers) => canAsk(request(identifiers)))).toEqual([true, false, false]);
  });
  test('asks for the newest version of each deposit that names the ORCID iD', async () => {
    await serve(2);
    expect(await read()).toEqual(['9', '19']);
    const [asked] = stand.server!.requests;
    expect(asked!.path.split('?')[0]).toBe('/records');
    expect(Object.fromEntries(parametersOf(asked!))).toEqual({
      q: `creators.orcid:"${ORCID}"`,
      size: '25',
      page: '1',
      sort: 'newest',
      all_versions: 'false',
    });
    expect(asked!.headers.get('authorization')).toBeUndefined();
  });
  test('reads a long list page by page, and stops at its count', async () => {
    await serve(60);
    expect(await read()).toHaveLength(60);
    expect(stand.server!.requests.map((wire) => parametersOf(wire).get('page'))).toEqual(['1', '2', '3']);
  });
  test('needs no further page when the last one is full', async () => {
    await serve(50);
    expect(await read()).toHaveLength(50);
    expect(stand.server!.requests).toHaveLength(2);
  });
  test('asks for longer pages with a token, which it keeps to itself', async () => {
    await serve(60);
    expect(await read({ orcid: ORCID }, TOKEN)).toHaveLength(60);
    expect(stand.server!.requests.map((wire) => [parametersOf(wire).get('size'), wire.headers.get('authorization')])).toEqual([
      ['100', `Bearer ${TOKEN}`],
    ]);
    const kept = readdirSync(stand.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(kept.length).toBeGreaterThan(0);
    for (const { parentPath, name } of kept) {
      expect(name).not.toContain(TOKEN);
      expect(readFileSync(join(parentPath, name), 'latin1')).not.toContain(TOKEN);
    }
  });
  test('does not tell the token when Zenodo refuses it and repeats it', async () => {
    await stand.start(respond(403, JSON.stringify({ status: 403, message: `Permission denied for ${TOKEN}.` })));
    const failure = await read({ orcid: ORCID }, TOKEN).catch((error: unknown) => error as Error & { place: string; remedy: string });
    expect(failure).toBeInstanceOf(Error);
    const { message, place, remedy } = failure as Error & { place: string; remedy: string };
    expect(message).toContain('Permission denied');
    expect(`${message} ${place} ${remedy} ${stand.warned.join(' ')}`).not.toContain(TOKEN);
  });
  test('has nothing for a person without deposits', async () => {
    await serve(0);
    expect(await read()).toEqual([]);
    expect(stand.server!.requests).toHaveLength(1);
  });
  test('waits until Zenodo’s budget is full again', async () => {
    await stand.start(
      respond(429, JSON.stringify({ status: 429, message: 'Too many requests.' }), {
        'x-ratelimit-reset': String(Math.round(stand.now / 1000) + 40),
      }),
      respond(200, page([record(10)])),
    );
    expect(await read()).toEqual(['9']);
    expect(Math.max(...stand.slept)).toBeGreaterThanOrEqual(40_000);
  });

  const full = numbers(1, 26).map((id) => record(id));
  const changes: [string, (count: number) => string, string][] = [
    ['a page that repeats', () => page(full, 50), 'The list changed while its pages were read'],
    [
      'a count that changes',
      (count) =>
        page(
          numbers(count * 100, count * 100 + 25).map((id) => record(id)),
          count === 1 ? 50 : 75,
        ),
      'The list changed while its pages were read',
    ],
    ['a list longer than can be listed', () => page(full, 10_001), 'finds 10001 records'],
  ];
  test.each(changes)('does not take %s for an author’s works', async (_about, body, message) => {
    let count = 0;
    await stand.start(() => respond(200, body(++count)));
    await expect(read()).rejects.toThrow(message);
  });

  const faults: [string, string, string][] = [
    ['a page cut short', page([record(10)]).slice(0, -20), 'JSON'],
    ['a page with too few records', page([record(10)], 2), 'the page has 1 records, not 2 of 2'],
    ['a page with a record twice', page([record(10), record(10)]), 'the page has a record twice'],
    [
      'the records of somebody else',
      page([record(10), record(20, '0000-0001-5109-3700')]),
      `the page has 20, which does not name ${ORCID}`,
    ],
    ['records without ORCID iDs', page([record(10, null)]), `the page has 10, which does not name ${ORCID}`],
    ['an item that is no record', page([null]), `which does not name ${ORCID}`],
    ['a list without a count', JSON.stringify({ hits: { hits: [record(10)] } }), 'hits.total'],
    [
      'an error under a good status',
      JSON.stringify({ status: 500, message: 'Internal server error.' }),
      'Zenodo says “Internal server error”',
    ],
    ['a web page', '<html><body>Maintenance</body></html>', 'the answer is a web page'],
  ];
  test.each(faults)('asks again instead of taking %s', async (_about, body, message) => {
    await stand.start(respond(200, body));
    await expect(read()).rejects.toThrow(message);
    expect(stand.server!.requests.length).toBeGreaterThan(2);
  });
  test('says so when the interface is not there', async () => {
    await stand.start(respond(404));
    await expect(read()).rejects.toThrow('The REST API is not there.');
  });
  test('asks Zenodo itself unless it has another address', async () => {
    const asked: string[] = [];
    const http = {
      get: ({ url }: { url: string }) => {
        asked.push(url.replace(/\?.*/, ''));
        return Promise.resolve({ status: 'found' as const, body: page([]), url, fetchedAt: '', fromCache: false });
      },
    };
    for (const settings of [{}, { baseUrl: 'https://sandbox.zenodo.org/api' }])
      await Array.fromAsync(kind.create(settings).fetchPages(request({ orcid: ORCID }), { ...effects(), http }));
    expect(asked).toEqual(['https://zenodo.org/api/records', 'https://sandbox.zenodo.org/api/records']);
  });
});

describe('a record of Zenodo', () => {
  const long = 100_000;
  const adverse: [string, object][] = [
    ['blanks', { title: `T${' '.repeat(long)}.` }],
    ['open tags', { title: 'T', description: '<p>'.repeat(long / 3) }],
    ['slashes in a link', { title: 'T', custom: { 'code:codeRepository': `https://x${'/'.repeat(long)}` } }],
    [
      'hyphens in an identifier',
      { title: 'T', related_identifiers: [{ identifier: '-'.repeat(long), relation: 'isVersionOf', scheme: 'arxiv' }] },
    ],
  ];
  test.each(adverse)('with a hundred thousand %s is read', (_about, metadata) => {
    const body = JSON.stringify({ id: 2, conceptrecid: '1', metadata: { creators: [{ name: 'Doe, Jane' }], ...metadata } });
    expect(parseZenodo({ place: 'x', body }).records).toHaveLength(1);
  });
});
