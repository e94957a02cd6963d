import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError, SourceError } from '../../../src/lib/errors.ts';
import { createArxiv } from '../../../src/lib/sources/arxiv/index.ts';
import { createHttp, type Http, type HttpOptions, type HttpRequest } from '../../../src/lib/sources/http/index.ts';
import { profileOf, sameProvider } from '../../../src/lib/sources/http/hosts.ts';
import { canonicalUrl, redact } from '../../../src/lib/sources/http/redact.ts';
import { backOffMs, readRetryAfter } from '../../../src/lib/sources/http/retry.ts';
import type { AuthorRequest } from '../../../src/lib/sources/source.ts';
import { checkXml } from '../../../src/lib/sources/xml.ts';
import { loopback, respond, type Loopback, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';

const XML = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>';
const quiet = { info: () => undefined, warn: () => undefined };

let folder = '';
let server: Loopback | undefined;
let now = 0;
let slept: number[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peerpage-http-'));
  now = Date.parse('2026-11-23T12:00:00Z');
  slept = [];
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

function client(options: Partial<HttpOptions> = {}): Http {
  return createHttp({
    cacheFolder: join(folder, 'cache'),
    project: 'https://example.org/peerpage',
    contact: 'host@example.org',
    logger: quiet,
    now: () => now,
    random: () => 0.5,
    sleep: (ms) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
    ...options,
  });
}
async function start(...answers: (WireAnswer | ((request: WireRequest) => WireAnswer))[]): Promise<void> {
  server = await loopback((request, count) => {
    const answer = answers[Math.min(count, answers.length) - 1]!;
    return typeof answer === 'function' ? answer(request) : answer;
  });
}
const ask = (http: Http, path = '/feed', change: Partial<HttpRequest> = {}) =>
  http.get({
    url: `${server!.origin}${path}`,
    accept: 'application/atom+xml',
    source: 'arxiv',
    maxAgeMs: 3600_000,
    accepts: (body) => checkXml(body, ['feed']),
    ...change,
  });

describe('a request', () => {
  test('says who asks and what for', async () => {
    await start(respond(200, XML));
    expect(await ask(client())).toMatchObject({ status: 'found', body: XML, fromCache: false });
    const { headers } = server!.requests[0]!;
    expect(headers.get('user-agent')).toBe('Peerpage/0.1.0 (+https://example.org/peerpage; mailto:host@example.org)');
    expect(headers.get('accept')).toBe('application/atom+xml');
  });

  test('is not made without a contact address unless told to', async () => {
    await start(respond(200, XML));
    const { contact: _, ...rest } = { contact: '' };
    const http = createHttp({ cacheFolder: folder, project: 'https://example.org', logger: quiet, ...rest });
    await expect(ask(http)).rejects.toThrow(ConfigError);
    await expect(ask(http)).rejects.toThrow('PEERPAGE_CONTACT');
    expect(server!.requests).toHaveLength(0);
    const anonymous = createHttp({ cacheFolder: folder, project: 'https://example.org', logger: quiet, anonymous: true });
    expect((await ask(anonymous)).status).toBe('found');
  });

  test('is not made with a contact that could forge a header', async () => {
    await start(respond(200, XML));
    await expect(ask(client({ contact: 'a@b.c\r\nX: y' }))).rejects.toThrow(ConfigError);
  });

  test('waits its turn: one at a time, with the host’s pause between', async () => {
    await start(respond(200, XML));
    const http = client();
    await Promise.all([ask(http, '/a'), ask(http, '/b'), ask(http, '/c')]);
    expect(slept).toEqual([1100, 1100]);
  });

  test.each([
    ['arxiv.org', 'arxiv'],
    ['export.arxiv.org', 'arxiv'],
    ['notarxiv.org', 'notarxiv.org'],
  ])('to %s shares the budget of %s', (host, group) => expect(profileOf(host).group).toBe(group));

  test('to arXiv comes at most every three seconds', () => expect(profileOf('export.arxiv.org').intervalMs).toBe(3000));
});

describe('an answer that is not whole', () => {
  test.each<[string, WireAnswer]>([
    ['compressed and cut in half', respond(200, gzipSync(XML.repeat(1)).subarray(0, 40), { 'Content-Encoding': 'gzip' })],
    ['plain and cut in half', respond(200, XML.slice(0, 60))],
    ['shorter than its length', { ...respond(200, XML.slice(0, 60), { 'Content-Length': '500' }), reset: true }],
    ['cut without a length', { bytes: `HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${XML.slice(0, 60)}` }],
    [
      'missing its last chunk',
      { bytes: `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n${XML.slice(0, 16)}\r\n`, reset: true },
    ],
    ['empty', respond(200, '')],
    ['a web page', respond(200, '<!doctype html><title>Log in</title>')],
    ['plain text', respond(200, 'Rate exceeded.')],
    ['not UTF-8', respond(200, Buffer.from('<feed>\xe9</feed>', 'latin1'))],
    ['said to be compressed, but plain', respond(200, XML, { 'Content-Encoding': 'gzip' })],
    ['a reset connection', { bytes: '', reset: true }],
    ['a server error', respond(503, 'Rate exceeded.')],
  ])('is asked for again: %s', async (_, broken) => {
    await start(broken, respond(200, XML));
    expect(await ask(client())).toMatchObject({ status: 'found', body: XML });
    expect(server!.requests).toHaveLength(2);
  });

  test('every time ends the source after five tries with address, reason and remedy, and is not kept', async () => {
    await start(respond(200, XML.slice(0, 60)));
    const error = await ask(client()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as SourceError).message).toMatch(/After 5 tries: .*line/);
    expect((error as SourceError).place).toContain('/feed');
    expect(server!.requests).toHaveLength(5);
    expect(await readdir(folder)).toEqual([]);
  });

  test('is not trusted because its kind is right: what it says must be all', async () => {
    await start(respond(200, XML));
    const request = ask(client(), '/feed', {
      accepts: () => {
        throw new Error('the feed has 1 of 3 entries');
      },
    });
    await expect(request).rejects.toThrow('1 of 3 entries');
  });
});

describe('a source that says no', () => {
  test.each([
    ['in seconds', { 'Retry-After': '7' }, 7000],
    ['by date', { 'Retry-After': 'Mon, 23 Nov 2026 12:00:30 GMT' }, 30_000],
  ])('is left alone as long as it asks, %s', async (_, headers, least) => {
    await start(respond(429, 'slow down', headers), respond(200, XML));
    expect((await ask(client())).status).toBe('found');
    expect(Math.max(...slept)).toBeGreaterThanOrEqual(least - 1000);
    expect(slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(least + 3000);
  });

  test('for a day ends the run for it at once and says until when', async () => {
    await start(respond(429, 'budget', { 'Retry-After': '54000' }));
    await expect(ask(client())).rejects.toThrow('2026-11-24T03:00:00');
    expect(server!.requests).toHaveLength(1);
    expect(slept).toEqual([]);
  });

  test('again and again is not asked again by others in the same run', async () => {
    await start(respond(500));
    const http = client();
    await expect(ask(http, '/a')).rejects.toThrow(SourceError);
    const asked = server!.requests.length;
    await expect(ask(http, '/b')).rejects.toThrow('not asked again');
    expect(server!.requests).toHaveLength(asked);
  });

  test.each([401, 403])('with %i is told from one that is busy', async (status) => {
    await start(respond(status, 'no'));
    await expect(ask(client())).rejects.toThrow('refuses');
    expect(server!.requests).toHaveLength(1);
  });

  test.each([404, 410])('with %i has nothing, which is an answer', async (status) => {
    await start(respond(status, 'nothing'));
    const http = client();
    expect((await ask(http)).status).toBe('absent');
    expect((await ask(http)).status).toBe('absent');
    expect(server!.requests).toHaveLength(1);
  });
});

describe('a redirect', () => {
  test('on the same host is followed', async () => {
    await start((request) => (request.path === '/feed' ? respond(301, '', { Location: '/moved' }) : respond(200, XML)));
    expect((await ask(client())).status).toBe('found');
  });
  test.each([
    ['to another host', 'https://evil.example/feed'],
    ['to an address inside', 'http://169.254.169.254/latest'],
    ['to a host whose name only ends alike', 'https://127.0.0.1.evil.example/'],
  ])('%s is refused', async (_, location) => {
    await start(respond(302, '', { Location: location }));
    await expect(ask(client())).rejects.toThrow('not the same provider');
  });
  test('in a circle ends', async () => {
    await start(respond(302, '', { Location: '/feed' }));
    await expect(ask(client())).rejects.toThrow('redirects more than 5 times');
  });
  test.each([
    ['export.arxiv.org', 'arxiv.org', true],
    ['arxiv.org', 'arxiv.org.evil.example', false],
    ['127.0.0.1', '10.0.0.1', false],
  ])('from %s to %s stays with the provider: %s', (from, to, expected) => expect(sameProvider(from, to)).toBe(expected));
});

describe('the cache', () => {
  test('answers while the answer is fresh, and asks after that', async () => {
    await start(respond(200, XML));
    await ask(client());
    now += 1800_000;
    expect(await ask(client())).toMatchObject({ fromCache: true, body: XML });
    now += 3600_000;
    expect(await ask(client())).toMatchObject({ fromCache: false });
    expect(server!.requests).toHaveLength(2);
  });

  test('is passed over when told to, and is all there is when offline', async () => {
    await start(respond(200, XML));
    await expect(ask(client({ offline: true }))).rejects.toThrow('offline');
    await ask(client());
    expect(await ask(client({ offline: true }))).toMatchObject({ fromCache: true });
    now += 99 * 24 * 3600_000;
    expect(await ask(client({ offline: true }))).toMatchObject({ fromCache: true });
    expect(await ask(client({ refresh: true }))).toMatchObject({ fromCache: false });
  });

  test('asks only if something changed', async () => {
    await start(respond(200, XML, { ETag: '"v1"' }), respond(304));
    await ask(client());
    now += 7200_000;
    expect(await ask(client())).toMatchObject({ body: XML });
    expect(server!.requests[1]!.headers.get('if-none-match')).toBe('"v1"');
  });

  test('never answers with what was damaged on disk', async () => {
    await start(respond(200, XML));
    await ask(client());
    const [name] = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const path = join(name!.parentPath, name!.name);
    for (const text of ['', (await readFile(path, 'utf8')).slice(0, 80), (await readFile(path, 'utf8')).replace('<entry/>', '<other/>')]) {
      await writeFile(path, text);
      expect(await ask(client())).toMatchObject({ fromCache: false, body: XML });
    }
  });

  test('keeps no key and no address', async () => {
    await start(respond(200, XML));
    await ask(client(), '/feed?api_key=CANARY&mailto=x@example.org&b=2&a=1');
    const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    for (const entry of found) {
      const text = entry.name + (await readFile(join(entry.parentPath, entry.name), 'utf8'));
      expect(text).not.toMatch(/CANARY|x@example/);
      expect(text).toContain('/feed?a=1&b=2');
    }
  });
});

describe('what is told of a request', () => {
  test('has no secret in it', () =>
    expect(redact('https://u:p@example.org/a?api_key=CANARY&q=1')).toBe('https://example.org/a?api_key=REDACTED&q=1'));
  test('is one for the same question', () =>
    expect(canonicalUrl('https://example.org/?b=2&a=1#x')).toBe(canonicalUrl('https://example.org/?a=1&b=2&token=x')));
});

describe('waiting', () => {
  test.each([
    ['5', 5000],
    ['Mon, 23 Nov 2026 12:00:10 GMT', 10_000],
    ['Mon, 23 Nov 2020 12:00:10 GMT', 0],
    ['soon', undefined],
    [null, undefined],
  ])('for Retry-After %s', (header, expected) => expect(readRetryAfter(header, Date.parse('2026-11-23T12:00:00Z'))).toBe(expected));
  test('grows, but never past a minute', () =>
    expect([1, 2, 3, 20].map((tries) => backOffMs(tries, 1))).toEqual([2000, 4000, 8000, 60_000]));
});

describe('the arXiv client', () => {
  const author: AuthorRequest = { slug: 'jane-doe', names: ['Jane Doe'], identifiers: { arxiv: 'doe_j_1' }, includedArxiv: [] };
  const entry = (id: string) =>
    `<entry><id>http://arxiv.org/abs/${id}v1</id><title>T</title><published>2020-01-01T00:00:00Z</published><author><name>Jane Doe</name></author></entry>`;
  const feed = (ids: string[], total = ids.length) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>http://arxiv.org/a/doe_j_1</id><opensearch:totalResults>${total}</opensearch:totalResults>${ids.map(entry).join('')}</feed>`;
  const read = async (request: AuthorRequest) => {
    const arxiv = createArxiv(server!.origin);
    const pages = await Array.fromAsync(arxiv.fetchPages(request, { http: client(), filesFolder: '', logger: quiet }));
    return pages.flatMap((page) => arxiv.parsePage(page).records.map(({ id }) => id));
  };

  test('reads the feed of the author’s identifier', async () => {
    await start(respond(200, feed(['2001.00001', '2001.00002'])));
    expect(await read(author)).toEqual(['2001.00001v1', '2001.00002v1']);
    expect(server!.requests[0]!.path).toBe('/a/doe_j_1.atom');
  });
  test('asks for included papers by number, a hundred at a time', async () => {
    await start((request) => {
      const ids = new URL(request.path, 'http://x').searchParams.get('id_list')?.split(',') ?? [];
      return request.path.startsWith('/a/') ? respond(404) : respond(200, feed(ids));
    });
    const ids = Array.from({ length: 150 }, (_, index) => `2001.${String(index).padStart(5, '0')}`);
    expect(await read({ ...author, includedArxiv: ids })).toHaveLength(150);
    expect(server!.requests.map(({ path }) => path.split('?')[0])).toEqual(['/a/doe_j_1.atom', '/api/query', '/api/query']);
  });
  test('tries the ORCID iD when arXiv does not know the identifier, and has nothing when it knows neither', async () => {
    await start(respond(404));
    expect(await read({ ...author, identifiers: { arxiv: 'doe_j_1', orcid: '0000-0002-1825-0097' as never } })).toEqual([]);
    expect(server!.requests.map(({ path }) => path)).toEqual(['/a/doe_j_1.atom', '/a/0000-0002-1825-0097.atom']);
  });
  test('does not take a page without entries for the truth when arXiv counts some', async () => {
    await start(respond(404), respond(200, feed([], 5)), respond(200, feed(['2001.00001'])));
    expect(await read({ ...author, includedArxiv: ['2001.00001'] })).toEqual(['2001.00001v1']);
  });
  test('says what arXiv said of a bad request', async () => {
    const error =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format</summary></entry></feed>';
    await start(respond(404), respond(400, error));
    await expect(read({ ...author, includedArxiv: ['2001.00001'] })).rejects.toThrow('incorrect id format');
  });
});
