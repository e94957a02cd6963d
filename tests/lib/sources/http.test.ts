import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { ConfigError, SourceError } from '../../../src/lib/errors.ts';
import { createHttp, userAgent } from '../../../src/lib/sources/http/index.ts';
import { isLoopback, profileOf, sameProvider } from '../../../src/lib/sources/http/hosts.ts';
import { canonicalUrl, redact } from '../../../src/lib/sources/http/redact.ts';
import { backOffMs, readRetryAfter } from '../../../src/lib/sources/http/retry.ts';
import { respond, type WireAnswer } from '../../helpers/loopback.ts';
import { FEED, fetchAt, useStand } from './stand.ts';

const quiet = { info: () => undefined, warn: () => undefined };

const stand = useStand();
describe('a request', () => {
  test('says who asks and what for', async () => {
    await stand.start(respond(200, FEED));
    expect(await stand.ask(stand.client())).toMatchObject({ status: 'found', body: FEED, fromCache: false });
    const { headers } = stand.server!.requests[0]!;
    expect(headers.get('user-agent')).toBe('Peerpage/0.1.0 (+https://example.org/peerpage; mailto:host@example.org)');
    expect(headers.get('accept')).toBe('application/atom+xml');
    expect(headers.get('accept-encoding')).toBe('gzip, br');
  });

  test('is not made without a contact address unless told to', async () => {
    await stand.start(respond(200, FEED));
    const { contact: _, ...rest } = { contact: '' };
    const http = createHttp({ cacheFolder: stand.folder, project: 'https://example.org', logger: quiet, ...rest });
    await expect(stand.ask(http)).rejects.toThrow(ConfigError);
    await expect(stand.ask(http)).rejects.toThrow('PEERPAGE_CONTACT');
    expect(stand.server!.requests).toHaveLength(0);
    const anonymous = createHttp({ cacheFolder: stand.folder, project: 'https://example.org', logger: quiet, anonymous: true });
    expect((await stand.ask(anonymous)).status).toBe('found');
  });

  test('is not made with a contact that could forge a header', async () => {
    await stand.start(respond(200, FEED));
    await expect(stand.ask(stand.client({ contact: 'a@b.c\r\nX: y' }))).rejects.toThrow(ConfigError);
  });

  test('names the version of the project', async () => {
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: string };
    expect(userAgent({ project: 'https://example.org' })).toBe(`Peerpage/${version} (+https://example.org)`);
  });

  test.each([
    ['over http', 'http://example.org/feed'],
    ['with a password', 'https://jane:CANARY@example.org/feed'],
    ['to what is no address', 'example'],
    ['of a file', 'file:///etc/hostname'],
  ])('%s is not made', async (_, url) => {
    const sent: unknown[] = [];
    const http = stand.client({ fetch: (...request) => (sent.push(request), Promise.reject(new Error('sent'))) });
    const error = await http
      .get({ url, accept: 'application/xml', source: 'arxiv', maxAgeMs: 0, accepts: () => undefined })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect(JSON.stringify([error, (error as Error).message])).not.toContain('CANARY');
    expect(sent).toEqual([]);
  });

  test.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['[::1]', true],
    ['127.0.0.1.evil.example', false],
    ['10.0.0.1', false],
  ])('to %s may be plain http: %s', (host, expected) => expect(isLoopback(host)).toBe(expected));

  test('waits its turn: one at a time, with the host’s pause between', async () => {
    await stand.start(respond(200, FEED));
    const http = stand.client();
    await Promise.all([stand.ask(http, '/a'), stand.ask(http, '/b'), stand.ask(http, '/c')]);
    expect(stand.slept).toEqual([1100, 1100]);
  });

  test.each([
    ['arxiv.org', 'arxiv'],
    ['export.arxiv.org', 'arxiv'],
    ['notarxiv.org', 'notarxiv.org'],
    ['api.openreview.net', 'api2.openreview.net'],
    ['constructor', 'constructor'],
  ])('to %s shares the budget of %s', (host, group) => expect(profileOf(new URL(`https://${host}/`)).group).toBe(group));

  test('to arXiv comes at most every three seconds, whichever of its hosts is asked, redirects counted', async () => {
    await stand.start((request) => (request.path === '/a' ? respond(301, '', { Location: '/moved' }) : respond(200, FEED)));
    const http = stand.client({ fetch: fetchAt(stand) });
    await stand.ask(http, '', { url: 'https://arxiv.org/a' });
    await stand.ask(http, '', { url: 'https://export.arxiv.org/b' });
    expect(stand.server!.requests.map(({ path }) => path)).toEqual(['/a', '/moved', '/b']);
    expect(stand.slept).toEqual([3250, 3250]);
  });
});

describe('an answer that is not whole', () => {
  test.each<[string, WireAnswer]>([
    ['compressed and cut in half', respond(200, gzipSync(FEED.repeat(1)).subarray(0, 40), { 'Content-Encoding': 'gzip' })],
    ['plain and cut in half', respond(200, FEED.slice(0, 60))],
    ['shorter than its length', { ...respond(200, FEED.slice(0, 60), { 'Content-Length': '500' }), reset: true }],
    ['cut without a length', { bytes: `HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n${FEED.slice(0, 60)}` }],
    [
      'missing its last chunk',
      { bytes: `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n${FEED.slice(0, 16)}\r\n`, reset: true },
    ],
    ['empty', respond(200, '')],
    ['a web page', respond(200, '<!doctype html><title>Log in</title>')],
    ['plain text', respond(200, 'Rate exceeded.')],
    ['not UTF-8', respond(200, Buffer.from('<feed>\xe9</feed>', 'latin1'))],
    ['said to be compressed, but plain', respond(200, FEED, { 'Content-Encoding': 'gzip' })],
    ['a reset connection', { bytes: '', reset: true }],
    ['a server error', respond(503, 'down for maintenance')],
    ['unchanged, though nothing was stored', respond(304)],
  ])('is asked for again: %s', async (_, broken) => {
    await stand.start(broken, respond(200, FEED));
    expect(await stand.ask(stand.client())).toMatchObject({ status: 'found', body: FEED });
    expect(stand.server!.requests).toHaveLength(2);
  });

  test('every time ends the source after four tries with address, reason and remedy, and is not kept', async () => {
    await stand.start(respond(200, FEED.slice(0, 60)));
    const error = await stand.ask(stand.client()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as SourceError).message).toMatch(/After 4 tries: .*line/);
    expect((error as SourceError).place).toContain('/feed');
    expect(stand.server!.requests).toHaveLength(4);
    expect(await readdir(stand.folder)).toEqual([]);
  });

  test('is not trusted because its kind is right: what it says must be all', async () => {
    await stand.start(respond(200, FEED));
    const request = stand.ask(stand.client(), '/feed', {
      accepts: () => {
        throw new Error('the feed has 1 of 3 entries');
      },
    });
    await expect(request).rejects.toThrow('1 of 3 entries');
  });
});

describe('an answer that never ends', () => {
  test('before its headers is given up', async () => {
    await stand.start({ bytes: '', hang: true }, respond(200, FEED));
    expect((await stand.ask(stand.client({ timeoutsMs: { headers: 50, total: 5000 } }))).status).toBe('found');
    expect(stand.warned.join()).toContain('no headers within 0.05 s');
  });

  test('after a part of it is given up', async () => {
    await stand.start({ bytes: 'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<feed', hang: true }, respond(200, FEED));
    expect((await stand.ask(stand.client({ timeoutsMs: { headers: 5000, total: 100 } }))).status).toBe('found');
    expect(stand.warned.join()).toContain('took too long');
  });

  test.each<[string, WireAnswer]>([
    ['plain', { bytes: 'HTTP/1.1 200 OK\r\n\r\n<feed>', endless: true }],
    ['unfolded by fetch', respond(200, gzipSync(Buffer.alloc(65 * 1024 * 1024, ' ')), { 'Content-Encoding': 'gzip' })],
    ['unfolded by us', respond(200, gzipSync(Buffer.alloc(65 * 1024 * 1024, ' ')))],
  ])('is cut at 64 MiB and not asked for again: %s', async (_, answer) => {
    await stand.start(answer);
    await expect(stand.ask(stand.client())).rejects.toThrow('longer than 64 MiB');
    expect(stand.server!.requests).toHaveLength(1);
  });

  test('is told from one that is compressed without saying so', async () => {
    await stand.start(respond(200, gzipSync(FEED)));
    expect(await stand.ask(stand.client())).toMatchObject({ body: FEED });
    expect(stand.warned.join()).toContain('does not say so');
  });
});

describe('a source that says no', () => {
  test.each<[string, WireAnswer]>([
    ['429', respond(429, 'Rate exceeded.')],
    ['503 and a text', respond(503, 'Rate exceeded.')],
    ['200 and a text', respond(200, 'Rate exceeded.')],
  ])('is left alone for ten minutes by all runs if it is arXiv: %s', async (_, answer) => {
    await stand.start(answer, respond(200, FEED));
    const options = { fetch: fetchAt(stand) };
    const arxiv = { url: 'https://export.arxiv.org/api/query' };
    const first = stand.client(options);
    await expect(stand.ask(first, '', arxiv)).rejects.toThrow('2026-11-23T12:10:00');
    await expect(stand.ask(first, '', { url: 'https://arxiv.org/a/doe_j_1.atom' })).rejects.toThrow('2026-11-23T12:10:00');
    await expect(stand.ask(stand.client({ ...options, refresh: true }), '', arxiv)).rejects.toThrow('2026-11-23T12:10:00');
    expect(stand.server!.requests).toHaveLength(1);
    stand.now += 600_000;
    expect((await stand.ask(stand.client(options), '', arxiv)).status).toBe('found');
  });

  test('is asked all the same when what was kept of it is damaged, or years ahead', async () => {
    await stand.start(respond(200, FEED));
    await mkdir(join(stand.folder, 'cache'), { recursive: true });
    for (const text of ['', '{"arxiv":', '{"arxiv":"2036-01-01T00:00:00.000Z"}', '[1]']) {
      await writeFile(join(stand.folder, 'cache/parked.json'), text);
      expect((await stand.ask(stand.client({ fetch: fetchAt(stand) }), '', { url: `https://arxiv.org/${text.length}` })).status).toBe(
        'found',
      );
    }
  });

  test('to one call in ten is left alone, though each second try succeeds', async () => {
    await stand.start((request) => (request.path === '/bad' ? respond(500) : respond(200, FEED)));
    const http = stand.client();
    for (let count = 0; count < 20; count += 1) await stand.ask(http, `/${count}`);
    await expect(stand.ask(http, '/bad')).rejects.toThrow('After 2 tries');
    await expect(stand.ask(http, '/more')).rejects.toThrow('failed 2 of the last 20 times');
    expect(stand.server!.requests).toHaveLength(22);
  });

  test.each([
    ['in seconds', { 'Retry-After': '7' }, 7000],
    ['by date', { 'Retry-After': 'Mon, 23 Nov 2026 12:00:30 GMT' }, 30_000],
  ])('is left alone as long as it asks, %s', async (_, headers, least) => {
    await stand.start(respond(429, 'slow down', headers), respond(200, FEED));
    expect((await stand.ask(stand.client())).status).toBe('found');
    expect(Math.max(...stand.slept)).toBeGreaterThanOrEqual(least - 1000);
    expect(stand.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(least + 3000);
  });

  test('for a day ends the run for it at once and says until when', async () => {
    await stand.start(respond(429, 'budget', { 'Retry-After': '54000' }));
    await expect(stand.ask(stand.client())).rejects.toThrow('2026-11-24T03:00:00');
    expect(stand.server!.requests).toHaveLength(1);
    expect(stand.slept).toEqual([]);
  });

  test('to one question four times is asked others all the same', async () => {
    await stand.start((request) => respond(200, request.path === '/a' ? '<feed>' : FEED));
    const http = stand.client();
    await expect(stand.ask(http, '/a')).rejects.toThrow('After 4 tries');
    expect((await stand.ask(http, '/b')).status).toBe('found');
  });

  test('to five questions in a row is not asked any more', async () => {
    await stand.start(respond(200, '<feed>'));
    const http = stand.client();
    for (const path of ['/a', '/b', '/c', '/d', '/e']) await expect(stand.ask(http, path)).rejects.toThrow('After 4 tries');
    await expect(stand.ask(http, '/f')).rejects.toThrow('has failed 5 times in a row');
    expect(stand.server!.requests).toHaveLength(20);
  });

  test('again and again is not asked again by others in the same run', async () => {
    await stand.start(respond(500));
    const http = stand.client();
    await expect(stand.ask(http, '/a')).rejects.toThrow(SourceError);
    const asked = stand.server!.requests.length;
    await expect(stand.ask(http, '/b')).rejects.toThrow('not asked again');
    expect(stand.server!.requests).toHaveLength(asked);
  });

  test.each([401, 403])('with %i is told from one that is busy', async (status) => {
    await stand.start(respond(status, 'no'));
    await expect(stand.ask(stand.client())).rejects.toThrow('refuses');
    expect(stand.server!.requests).toHaveLength(1);
  });

  test.each([404, 410])('with %i has nothing, which is an answer', async (status) => {
    await stand.start(respond(status, 'nothing'));
    const http = stand.client();
    expect((await stand.ask(http)).status).toBe('absent');
    expect((await stand.ask(http)).status).toBe('absent');
    expect(stand.server!.requests).toHaveLength(1);
  });
});

describe('a redirect', () => {
  test('on the same host is followed', async () => {
    await stand.start((request) => (request.path === '/feed' ? respond(301, '', { Location: '/moved' }) : respond(200, FEED)));
    expect((await stand.ask(stand.client())).status).toBe('found');
  });
  test.each([
    ['to another host', 'https://evil.example/feed'],
    ['to an address inside', 'http://169.254.169.254/latest'],
    ['to a host whose name only ends alike', 'https://127.0.0.1.evil.example/'],
  ])('%s is refused', async (_, location) => {
    await stand.start(respond(302, '', { Location: location }));
    await expect(stand.ask(stand.client())).rejects.toThrow('not the same provider');
  });
  test('in a circle ends', async () => {
    await stand.start(respond(302, '', { Location: '/feed' }));
    await expect(stand.ask(stand.client())).rejects.toThrow('redirects more than 5 times');
  });
  test.each([
    ['export.arxiv.org', 'arxiv.org', true],
    ['arxiv.org', 'arxiv.org.evil.example', false],
    ['127.0.0.1', '10.0.0.1', false],
    ['example.org', 'www.example.org', true],
    ['www.example.org', 'example.org', true],
    ['jane.co.uk', 'evil.co.uk', false],
  ])('from %s to %s stays with the provider: %s', (from, to, expected) =>
    expect(sameProvider(new URL(`https://${from}/`), new URL(`https://${to}/`))).toBe(expected),
  );
});

describe('what is told of a request', () => {
  test.each(['api_key', 'api-key', 'apikey', 'token', 'access_token', 'client_secret', 'password', 'mailto'])(
    'has no secret in it: %s',
    (name) => expect(redact(`https://u:CANARY@example.org/a?${name}=CANARY&q=1`)).toBe(`https://example.org/a?${name}=REDACTED&q=1`),
  );
  test('is one for the same question', () =>
    expect(canonicalUrl('https://example.org/?b=2&a=1#x')).toBe(canonicalUrl('https://example.org/?a=1&b=2&api_key=x')));
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
