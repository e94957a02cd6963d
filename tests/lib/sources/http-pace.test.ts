import { describe, expect, test } from 'vitest';
import { profileOf } from '../../../src/lib/sources/http/hosts.ts';
import type { HttpRequest } from '../../../src/lib/sources/http/index.ts';
import { readWait, waitAfter } from '../../../src/lib/sources/http/retry.ts';
import { respond, type WireAnswer } from '../../helpers/loopback.ts';
import { FEED, fetchAt, useStand } from './stand.ts';

const stand = useStand();
const KEY: HttpRequest['credentials'] = { headers: { 'x-api-key': 'secret-of-the-host' } };
/** When each request left, in milliseconds since the first. */
const times: number[] = [];
async function start(...answers: WireAnswer[]): Promise<void> {
  times.length = 0;
  let count = 0;
  await stand.start(() => {
    times.push(stand.now);
    return answers[Math.min(count++, answers.length - 1)]!;
  });
}
const since = () => times.map((time) => time - times[0]!);

describe('the pace of', () => {
  test.each<[host: string, intervalMs: number, parallel: number, change?: Partial<HttpRequest>]>([
    ['https://export.arxiv.org/api/query', 3250, 1],
    ['https://rss.arxiv.org/rss/cs', 3250, 1],
    ['https://api.openalex.org/works', 200, 2],
    ['https://pub.orcid.org/v3.0/x', 150, 2],
    ['https://api.crossref.org/works/10.1000%2Fabc', 150, 2],
    ['https://api.crossref.org/works?filter=x', 500, 1],
    ['https://api.crossref.org/v1/works', 500, 1],
    ['https://api.semanticscholar.org/graph', 60_000, 1],
    ['https://api.semanticscholar.org/graph', 1100, 1, { credentials: KEY }],
    ['https://dblp.org/pid/1.xml', 2000, 1],
    ['https://api.datacite.org/dois', 350, 2],
    ['https://inspirehep.net/api', 400, 1],
    ['https://eutils.ncbi.nlm.nih.gov/entrez', 350, 1],
    ['https://eutils.ncbi.nlm.nih.gov/entrez', 120, 1, { credentials: KEY }],
    ['https://api.archives-ouvertes.fr/search', 500, 1],
    ['https://api2.openreview.net/notes', 3000, 1],
    ['https://api.openreview.net/notes', 3000, 1],
    ['https://zenodo.org/api', 2100, 1],
    ['https://api.ror.org/organizations', 6100, 1],
    ['https://api.ror.org/organizations', 200, 1, { credentials: KEY }],
    ['https://www.wikidata.org/w/api.php', 1000, 1],
    ['https://mirror.example.org/api', 1100, 1],
  ])('%s is a request every %i ms, %i at a time', async (url, intervalMs, parallel, change = {}) => {
    let inTheAir = 0;
    let most = 0;
    const left: number[] = [];
    await start(respond(200, FEED));
    const send: typeof fetch = async (...request) => {
      left.push(stand.now - Date.parse('2026-11-23T12:00:00Z'));
      most = Math.max(most, (inTheAir += 1));
      // Longer than any interval, by a clock that only sleeping moves.
      await new Promise((resolve) => setTimeout(resolve, 10));
      inTheAir -= 1;
      return fetchAt(stand)(...request);
    };
    const http = stand.client({ fetch: send });
    await Promise.all(
      [0, 1, 2, 3].map((count) => stand.ask(http, '', { url: `${url}${url.includes('?') ? '&' : '?'}n=${count}`, ...change })),
    );
    expect(left).toEqual([0, 1, 2, 3].map((count) => count * intervalMs));
    expect(most).toBe(parallel);
  });

  test('Crossref and DataCite is slower for whoever does not say who asks', () => {
    const of = (url: string) => profileOf(new URL(url), { keyed: false, named: false });
    expect(of('https://api.crossref.org/works/10.1/x')).toMatchObject({ intervalMs: 250, parallel: 1 });
    expect(of('https://api.crossref.org/works')).toMatchObject({ intervalMs: 1100, parallel: 1 });
    expect(of('https://api.datacite.org/dois')).toMatchObject({ intervalMs: 600, parallel: 1 });
  });

  test('a host is the one it tells, if that is slower', async () => {
    await start(respond(200, FEED, { 'X-Rate-Limit-Limit': '1', 'X-Rate-Limit-Interval': '3s' }), respond(200, FEED));
    const http = stand.client({ fetch: fetchAt(stand) });
    for (const path of ['a', 'b', 'c']) await stand.ask(http, '', { url: `https://api.crossref.org/works/${path}` });
    expect(since()).toEqual([0, 150, 3150]);
  });

  test.each([
    ['faster than its profile', { 'X-Rate-Limit-Limit': '50', 'X-Rate-Limit-Interval': '1s' }],
    ['never', { 'X-Rate-Limit-Limit': '0', 'X-Rate-Limit-Interval': '1s' }],
    ['in no number', { 'X-Rate-Limit-Limit': 'many', 'X-Rate-Limit-Interval': '-1s' }],
  ])('a host stays its own when it tells %s', async (_, headers) => {
    await start(respond(200, FEED, headers));
    const http = stand.client({ fetch: fetchAt(stand) });
    for (const path of ['a', 'b', 'c']) await stand.ask(http, '', { url: `https://api.crossref.org/works/${path}` });
    expect(since()).toEqual([0, 150, 300]);
  });

  test('Crossref is halved by a 429, for the rest of the run', async () => {
    await start(respond(429), respond(200, FEED));
    const http = stand.client({ fetch: fetchAt(stand) });
    for (const path of ['?a', '?b', '?c']) await stand.ask(http, '', { url: `https://api.crossref.org/works${path}` });
    const [, second = 0, third = 0, fourth = 0] = since();
    expect(second).toBeGreaterThanOrEqual(1000);
    expect([third - second, fourth - third]).toEqual([1000, 1000]);
  });

  test('a group holds for a request that waits while another is told to wait longer', async () => {
    await start(respond(429, '', { 'Retry-After': '30' }), respond(200, FEED));
    // The second is asleep until its turn when the answer to the first comes.
    const sleep = async (ms: number) => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      stand.now += ms;
    };
    const http = stand.client({ fetch: fetchAt(stand), sleep });
    await Promise.all(['a', 'b'].map((id) => stand.ask(http, '', { url: `https://pub.orcid.org/${id}` })));
    expect(times).toHaveLength(3);
    expect(since()[1]).toBeGreaterThanOrEqual(30_000);
  });
});

describe('a 429 that names no time', () => {
  const twice = async (url: string, headers: Record<string, string> = {}, body = '') => {
    await start(respond(429, body, headers), respond(200, FEED));
    await stand.ask(stand.client({ fetch: fetchAt(stand) }), '', { url });
    return since()[1];
  };
  test('keeps INSPIRE alone for five seconds at least', async () => expect(await twice('https://inspirehep.net/api')).toBe(5000));
  test('keeps INSPIRE alone for five seconds though it says one', async () =>
    expect(await twice('https://inspirehep.net/api', { 'Retry-After': '1' })).toBe(5500));
  test('keeps Wikimedia alone for a minute', async () => expect(await twice('https://www.wikidata.org/w')).toBe(60_000));
  test('keeps others alone for a second at least, and for up to two', async () => {
    expect(await twice('https://api.archives-ouvertes.fr/search')).toBe(1000);
    expect(waitAfter({ limited: true }, {}, 1, 1)).toBe(2000);
  });
  test.each<[string, string]>([
    ['https://api2.openreview.net/notes', '2026-11-23T12:45:00'],
    ['https://export.arxiv.org/api/query', '2026-11-23T12:10:00'],
  ])('parks %s for this and later runs', async (url, until) => {
    await start(respond(429));
    const options = { fetch: fetchAt(stand) };
    await expect(stand.ask(stand.client(options), '', { url })).rejects.toThrow(until);
    await expect(stand.ask(stand.client(options), '', { url: `${url}?again` })).rejects.toThrow(until);
    expect(times).toHaveLength(1);
  });
});

describe('a 429 that names its time', () => {
  test.each<[about: string, headers: Record<string, string>, body: string, expected: number | undefined]>([
    ['seconds from now', { 'X-RateLimit-Reset': '40' }, '', 40_000],
    ['seconds since 1970', { 'X-RateLimit-Reset': String(Date.parse('2026-11-23T12:00:50Z') / 1000) }, '', 50_000],
    ['seconds since 1970, long ago', { 'X-RateLimit-Reset': '1700000000' }, '', 0],
    ['in the body', {}, '{"error":"x","retryAfter":54000}', 54_000_000],
    ['in several places', { 'Retry-After': '7', 'X-RateLimit-Reset': '40' }, '', 7000],
    [
      'by a date, with a clock beside it',
      { 'Retry-After': 'Mon, 23 Nov 2036 12:00:10 GMT', Date: 'Mon, 23 Nov 2036 12:00:00 GMT' },
      '',
      10_000,
    ],
    ['nowhere', { 'X-RateLimit-Reset': 'tomorrow' }, 'retry after a while', undefined],
  ])('is understood: %s', (_, headers, body, expected) =>
    expect(readWait(new Headers(headers), body, Date.parse('2026-11-23T12:00:00Z'))).toBe(expected),
  );

  test('is waited for, as Zenodo tells it', async () => {
    await start(respond(429, '', { 'X-RateLimit-Reset': String(stand.now / 1000 + 50) }), respond(200, FEED));
    await stand.ask(stand.client({ fetch: fetchAt(stand) }), '', { url: 'https://zenodo.org/api/records' });
    expect(since()[1]).toBe(50_500);
  });

  test('keeps nobody from asking with a key that was got since', async () => {
    await start(respond(429, '{"message":"Daily budget used up"}', { 'Retry-After': '54000' }), respond(200, FEED));
    const url = 'https://api.openalex.org/works';
    const options = { fetch: fetchAt(stand) };
    const error = await stand.ask(stand.client(options), '', { url, source: 'openalex' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      message: 'The source asks to be left alone until 2026-11-24T03:00:00.000Z: status 429, too many requests (“Daily budget used up”).',
      remedy: 'Harvest again after that. With a key more may be asked: set PEERPAGE_OPENALEX_KEY.',
    });
    await expect(stand.ask(stand.client(options), '', { url })).rejects.toThrow('left alone until');
    expect((await stand.ask(stand.client(options), '', { url, credentials: KEY })).status).toBe('found');
  });

  test('of several groups at once is remembered for all', async () => {
    await start(respond(429, '', { 'Retry-After': '54000' }));
    const options = { fetch: fetchAt(stand) };
    const urls = ['https://api.openalex.org/works', 'https://dblp.org/pid/1.xml', 'https://zenodo.org/api'];
    const http = stand.client(options);
    await Promise.allSettled(urls.map((url) => stand.ask(http, '', { url })));
    for (const url of urls) await expect(stand.ask(stand.client(options), '', { url })).rejects.toThrow('left alone until');
    expect(times).toHaveLength(3);
  });
});
