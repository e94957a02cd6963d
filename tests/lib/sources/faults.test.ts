import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { ConfigError, SourceError } from '../../../src/lib/errors.ts';
import {
  disk,
  formatReport,
  harvest,
  LockedError,
  UnwritableError,
  type FileSystem,
  type HarvestOptions,
  type HarvestReport,
} from '../../../src/lib/harvest/index.ts';
import type { SourceRecord } from '../../../src/lib/model/index.ts';
import { readList, type HttpOptions } from '../../../src/lib/sources/http/index.ts';
import { createSources } from '../../../src/lib/sources/index.ts';
import { SOURCE_KINDS } from '../../../src/lib/sources/kinds.ts';
import type { Source } from '../../../src/lib/sources/source.ts';
import { readStore } from '../../../src/lib/store/index.ts';
import { describeOutdated } from '../../../src/lib/views/profile.ts';
import { respond, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';
import { fetchAt, FEED, useStand } from './stand.ts';

/**
 * The faults that a harvest must withstand, one test for each. Those of the wire are real: a raw server sends exactly these
 * bytes, and a real source reads them in a real harvest. F47, about a build, is in tests/lib/site/publish.test.ts.
 */
const stand = useStand();
const ORCID = '0000-0002-1825-0097';
const IDS = ['2006.00001', '2006.00002', '2006.00003', '2006.00004', '2006.00005', '2006.00006'];
const DAY = '2026-11-23';
const CANARY = 'canary-of-the-host';

const entry = (id: string, title = `A study of subject number ${id}`) =>
  `<entry><id>http://arxiv.org/abs/${id}v1</id><title>${title}</title><updated>2020-06-01T00:00:00Z</updated><published>2020-06-01T00:00:00Z</published><summary>On ${id}.</summary><author><name>Jane Doe</name></author><author><name>John Public</name></author></entry>`;
const feed = (entries: string, head = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"><id>http://arxiv.org/a/doe_j_1</id>${head}${entries}</feed>`;
const total = (count: number) => `<opensearch:totalResults>${count}</opensearch:totalResults>`;
const GOOD = feed(IDS.map((id) => entry(id)).join(''));
const chunked = (body: string | Uint8Array, last = '0\r\n\r\n', headers = '') => {
  const bytes = Buffer.from(body as Uint8Array);
  return Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n${headers}\r\n${bytes.length.toString(16)}\r\n`),
    bytes,
    Buffer.from(`\r\n${last}`),
  ]);
};

let content = '';
let state = '';
let serve: (request: WireRequest, count: number) => WireAnswer;
beforeEach(async () => {
  content = join(stand.folder, 'content');
  state = join(stand.folder, 'state');
  await put('authors/jane-doe.mdx', '---\nname: Jane Doe\nidentifiers: { arxiv: doe_j_1 }\n---\n');
  let count = 0;
  await stand.start((request) => serve(request, (count += 1)));
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(content, path, '..'), { recursive: true });
  await writeFile(join(content, path), text);
}
/** Answer with these in turn from now on; the last one stays. */
function answerWith(...answers: (WireAnswer | ((request: WireRequest) => WireAnswer))[]): void {
  let count = 0;
  serve = (request) => {
    const answer = answers[Math.min(count++, answers.length - 1)]!;
    return typeof answer === 'function' ? answer(request) : answer;
  };
  for (const list of [stand.server!.requests, stand.warned, stand.slept]) list.length = 0;
}
/** Real sources that ask the server of this test. */
function sourcesOf(...names: string[]): Source[] {
  return SOURCE_KINDS.filter(({ name }) => names.includes(name)).map(({ create }) => create({ baseUrl: stand.server!.origin }));
}
interface Effects {
  fs?: FileSystem;
  day?: string;
  sources?: Source[];
  client?: Partial<HttpOptions>;
}
/** A harvest that asks everything anew. */
function run(
  options: Partial<HarvestOptions> = {},
  { fs = disk, day = DAY, sources = sourcesOf('arxiv'), client = {} }: Effects = {},
): Promise<HarvestReport> {
  const logger = { info: () => undefined, warn: (message: string) => void stand.warned.push(message) };
  return harvest(
    { content, state, ...options },
    { sources, http: stand.client({ cacheFolder: join(state, 'cache'), refresh: true, ...client }), fs, logger, day },
  );
}
/** Every harvested file and its text. */
async function snapshot(): Promise<Record<string, string>> {
  const entries = await readdir(content, { recursive: true, withFileTypes: true });
  const found = entries.filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  const owned = found.filter((path) => !/\/(?:authors|sources|corrections)\//.test(path)).sort();
  return Object.fromEntries(await Promise.all(owned.map(async (path) => [path.slice(content.length + 1), await readFile(path, 'utf8')])));
}
const works = () =>
  readStore(content)
    .allWorks()
    .map(({ id }) => id)
    .sort();
const answerOf = (report: HarvestReport, source: string) =>
  report.answers.find((answer) => answer.source === source && answer.question === 'works')!;

/** Harvest well once; what comes after that must not lose it. */
async function harvestOnce(): Promise<void> {
  answerWith(respond(200, GOOD));
  expect((await run()).exitCode).toBe(0);
  expect(works()).toHaveLength(IDS.length);
}
/** Harvest with a fault: everything stored stays, and the report says why. */
async function staysStale(reason: RegExp, effects: Effects = {}): Promise<HarvestReport> {
  const before = await snapshot();
  const report = await run({}, effects);
  expect(await snapshot()).toEqual(before);
  const [{ name }] = (effects.sources ?? sourcesOf('arxiv')) as [Source];
  expect(answerOf(report, name)).toMatchObject({ state: 'stale', since: DAY, reason: expect.stringMatching(reason) });
  expect(report.issues).toContainEqual(
    expect.objectContaining({ severity: 'error', message: expect.stringMatching(reason), remedy: expect.stringMatching(/\.$/) }),
  );
  return report;
}
/** Harvest with a fault that passes: the answer behind it is used. */
async function recovers(tries = 2): Promise<void> {
  const report = await run();
  expect(answerOf(report, 'arxiv')).toMatchObject({ state: 'fresh', fetched: IDS.length });
  expect(works()).toHaveLength(IDS.length);
  expect(stand.server!.requests).toHaveLength(tries);
}
/** A port at which something else than HTTP is spoken, or at which nobody listens any more. */
async function serveRaw(speak?: (socket: Socket) => void): Promise<number> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket.on('error', () => undefined));
    speak?.(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => void server.close(() => resolve()));
  };
  if (speak === undefined) await close();
  else onTestFinished(close);
  return port;
}
/**
 * A port whose connections nobody takes up: its process sleeps, and as many as may wait in front of it do. The system then
 * leaves every further one without an answer.
 */
async function serveDeaf(): Promise<number> {
  const script = `
    require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
      require('node:fs').writeSync(1, String(this.address().port));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = Number(await new Promise((resolve) => child.stdout.once('data', (data) => resolve(String(data)))));
  const waiting = Array.from({ length: 8 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  onTestFinished(() => {
    for (const socket of waiting) socket.destroy();
    child.kill('SIGKILL');
  });
  await Promise.all(waiting.slice(0, 2).map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
  return port;
}
/** What Node’s own fetch sends with, once it has sent something. */
function dispatcherClass(): new (options: { connect: { timeout: number } }) => object {
  return (globalThis as unknown as Record<symbol, object>)[Symbol.for('undici.globalDispatcher.1')]!.constructor as ReturnType<
    typeof dispatcherClass
  >;
}
/** A source that the test makes up. */
function made(source: Partial<Source> & Pick<Source, 'name'>): Source {
  return {
    canAsk: () => true,
    fetchPages: async function* () {
      yield { place: `${source.name} page`, body: '' };
    },
    parsePage: () => ({ records: [], issues: [] }),
    ...source,
  };
}
const recordOf = (source: SourceRecord['source'], number: number, change: Partial<SourceRecord> = {}): SourceRecord => ({
  source,
  id: `${source}-${number}`,
  place: `${source} record ${number}`,
  markup: 'plain',
  title: `Work number ${number} of ${source}`,
  type: 'article',
  authors: [{ name: { given: 'Jane', family: 'Doe' } }],
  dates: { first: '2020' },
  identifiers: [{ scheme: 'doi', value: `10.1000/${source}.${number}` }],
  ...change,
});
const records = (source: SourceRecord['source'], from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => recordOf(source, from + index));

describe('the wire', () => {
  test('F1: a compressed answer that is cut is no answer, in any framing', async () => {
    await harvestOnce();
    const cut = gzipSync(GOOD).subarray(0, 200);
    const gzip = { 'Content-Encoding': 'gzip' };
    for (const answer of [
      respond(200, cut, gzip),
      { bytes: chunked(cut, '0\r\n\r\n', 'Content-Encoding: gzip\r\n') },
      { bytes: Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n'), cut]) },
      // Undeclared, it is unfolded by us.
      respond(200, cut),
    ]) {
      answerWith(answer);
      await staysStale(/After [45] tries: /);
      answerWith(answer, respond(200, GOOD));
      await recovers();
    }
  });

  test('F2: an answer that is cut between records is no answer', async () => {
    await harvestOnce();
    answerWith(respond(200, feed(entry(IDS[0]!)).replace('</feed>', '')));
    await staysStale(/After 4 tries: .*unclosed tag: feed/);
    await put(
      'authors/jane-doe.mdx',
      `---\nname: Jane Doe\nidentifiers: { arxiv: doe_j_1 }\ninclude: [${IDS.map((id) => `arxiv:${id}`).join(', ')}]\n---\n`,
    );
    const cut = feed(entry(IDS[0]!) + entry(IDS[1]!), total(6));
    answerWith(({ path }) => respond(200, path.startsWith('/a/') ? GOOD : cut));
    await staysStale(/the feed has 2 of 6 entries/);
  });

  test('F3: a connection that breaks is tried again', async () => {
    for (const broken of [
      { ...respond(200, GOOD.slice(0, 900), { 'Content-Length': String(GOOD.length) }), reset: true },
      { bytes: respond(200, GOOD.slice(0, 900), { 'Content-Length': String(GOOD.length) }).bytes },
      { bytes: chunked(GOOD, '') },
      { bytes: '', reset: true },
      { bytes: 'HTTP/1.1 200 OK\r\nContent-Le', reset: true },
      { bytes: 'nonsense\r\n\r\n' },
    ]) {
      answerWith(broken, respond(200, GOOD));
      await recovers();
    }
  });

  test('F4: a plain answer that is said to be compressed is tried again, and soon', async () => {
    answerWith(respond(200, GOOD, { 'Content-Encoding': 'gzip' }), respond(200, GOOD));
    const started = performance.now();
    await recovers();
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('F5: a compressed answer that does not say so is read, and told', async () => {
    answerWith(respond(200, gzipSync(GOOD)));
    await recovers(1);
    expect(stand.warned).toEqual([expect.stringContaining('is compressed, but does not say so')]);
  });

  test('F6: an answer without end is cut at 64 MiB, in little memory', async () => {
    await harvestOnce();
    const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, ' '), { level: 1 });
    for (const answer of [
      respond(200, bomb),
      respond(200, bomb, { 'Content-Encoding': 'gzip' }),
      { bytes: 'HTTP/1.1 200 OK\r\n\r\n<feed>', endless: true },
    ]) {
      const before = process.memoryUsage.rss();
      answerWith(answer);
      await staysStale(/longer than 64 MiB/);
      expect(stand.server!.requests).toHaveLength(1);
      expect(process.memoryUsage.rss() - before).toBeLessThan(300 * 1024 * 1024);
    }
  });

  test('F7: an answer that does not come, or comes by drops, is given up', async () => {
    const client = { timeoutsMs: { headers: 100, total: 300 } };
    for (const [slow, reason] of [
      [{ bytes: '', hang: true }, 'no headers within 0.1 s'],
      [{ ...respond(200, GOOD), drip: 1 }, 'no headers within 0.1 s'],
      [{ ...respond(200, GOOD), drip: 90 }, 'it took too long'],
    ] as const) {
      answerWith(slow, respond(200, GOOD));
      expect(answerOf(await run({}, { client }), 'arxiv')).toMatchObject({ state: 'fresh' });
      expect(stand.warned).toEqual([expect.stringContaining(reason)]);
    }
  });

  test('F8: without a network each host is tried three times, not once for each author', async () => {
    await harvestOnce();
    for (let number = 0; number < 30; number += 1)
      await put(
        `authors/author-${number}.mdx`,
        `---\nname: Author ${number}\nidentifiers: { arxiv: doe_j_${number + 2}, orcid: ${ORCID} }\n---\n`,
      );
    const tried: string[] = [];
    const port = await serveRaw();
    const client: Partial<HttpOptions> = {
      fetch: (url, init) => {
        tried.push(new URL(String(url)).hostname);
        return fetch(`http://127.0.0.1:${port}/`, init);
      },
    };
    const sources = SOURCE_KINDS.filter(({ name }) => ['arxiv', 'datacite'].includes(name)).map(({ create }) => create({}));
    const { 'ledger.json': _, ...before } = await snapshot();
    const report = await run({}, { client, sources });
    expect(await snapshot()).toMatchObject(before);
    expect(tried.sort()).toEqual([...Array(3).fill('api.datacite.org'), ...Array(3).fill('arxiv.org')]);
    expect(answerOf(report, 'arxiv').reason).toContain('After 3 tries: no answer (ECONNREFUSED)');
    expect(report.answers.at(-1)!.reason).toContain('could not be reached 3 times in a row, so it is not asked again in this run');
    expect(JSON.stringify(report.issues).match(/Is there a network\?/g)).toHaveLength(1);
    expect(stand.slept.every((ms) => ms <= 60_000)).toBe(true);
  });

  test('F8: a host that takes no connection up is tried three times, like one that is not there', async () => {
    await harvestOnce();
    const port = await serveDeaf();
    // Fetch itself allows ten seconds; the same sender is told to wait for less. It is made with the first request.
    await fetch(stand.server!.origin);
    const Agent = dispatcherClass();
    const client: Partial<HttpOptions> = {
      fetch: (url, init) =>
        fetch(String(url).replace(/:\d+/, `:${port}`), { ...init, dispatcher: new Agent({ connect: { timeout: 300 } }) } as RequestInit),
    };
    await put('authors/john-public.mdx', '---\nname: John Public\nidentifiers: { arxiv: public_j_1 }\n---\n');
    answerWith(respond(200, GOOD));
    const before = works();
    const report = await run({}, { client });
    expect(works()).toEqual(before);
    expect(answerOf(report, 'arxiv').reason).toContain('After 3 tries: no answer (no connection in time, UND_ERR_CONNECT_TIMEOUT).');
    expect(report.answers.at(-1)).toMatchObject({ author: 'john-public', state: 'missing' });
    expect(report.answers.at(-1)!.reason).toContain('could not be reached 3 times in a row, so it is not asked again in this run');
    expect(report.exitCode).toBe(1);
    expect(stand.slept.every((ms) => ms <= 60_000)).toBe(true);
    expect(stand.server!.requests).toHaveLength(0);
  });

  test('F8: a connection that the system gives up counts as none; one that falls silent later is the host’s fault', async () => {
    for (const [cause, tries, said] of [
      [{ code: 'ETIMEDOUT', syscall: 'connect' }, 3, 'no connection in time, ETIMEDOUT'],
      // Of a host with several addresses, each of which was tried.
      [{ code: 'ETIMEDOUT' }, 3, 'no connection in time, ETIMEDOUT'],
      [{ code: 'ETIMEDOUT', syscall: 'read' }, 5, '(ETIMEDOUT)'],
    ] as const) {
      let tried = 0;
      const client: Partial<HttpOptions> = {
        fetch: () => {
          tried += 1;
          return Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('silence'), cause) }));
        },
      };
      expect(answerOf(await run({}, { client }), 'arxiv').reason).toContain(said);
      expect(tried).toBe(tries);
    }
  });

  test('F9: a connection that is not secure ends the source, and a wrong clock is thought of', async () => {
    await harvestOnce();
    const [arxiv] = SOURCE_KINDS.filter(({ name }) => name === 'arxiv');
    const port = await serveRaw((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const sources = [arxiv!.create({ baseUrl: `https://127.0.0.1:${port}` })];
    const before = await snapshot();
    expect(answerOf(await run({}, { sources }), 'arxiv').reason).toMatch(/The connection is not secure \(ERR_SSL_/);
    expect(await snapshot()).toEqual(before);
    for (const [code, remedy] of [
      ['CERT_NOT_YET_VALID', '2026-11-23T12:0'],
      ['CERT_HAS_EXPIRED', 'set its clock'],
      ['DEPTH_ZERO_SELF_SIGNED_CERT', 'another network'],
      ['ERR_TLS_CERT_ALTNAME_INVALID', 'another network'],
    ] as const) {
      let tries = 0;
      const client: Partial<HttpOptions> = {
        fetch: () => {
          tries += 1;
          return Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }));
        },
      };
      const report = await staysStale(/The connection is not secure/, { client });
      expect(answerOf(report, 'arxiv').reason).toContain(remedy);
      expect(tries).toBe(1);
    }
  });
});

describe('a source that is asked too often', () => {
  test('F10: is left alone as long as it asks, and asked for each page once', async () => {
    for (const after of ['20', 'Mon, 23 Nov 2026 12:00:20 GMT']) {
      stand.now = Date.parse('2026-11-23T12:00:00Z');
      answerWith(respond(429, '', { 'Retry-After': after }), respond(200, GOOD));
      await recovers();
      expect(stand.slept.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(20_000);
      expect(stand.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(22_000);
    }
  });

  test('F11: for a day is asked once, and the report says until when and which key helps', async () => {
    await put('authors/jane-doe.mdx', `---\nname: Jane Doe\nidentifiers: { orcid: ${ORCID} }\n---\n`);
    for (const answer of [
      respond(429, '{"error":"Rate limit exceeded","message":"Insufficient budget"}', { 'Retry-After': '54000' }),
      respond(429, '{"error":"Rate limit exceeded","message":"Insufficient budget","retryAfter":54000}'),
    ]) {
      await rm(state, { recursive: true, force: true });
      stand.now = Date.parse('2026-11-23T12:00:00Z');
      answerWith(answer);
      const sources = SOURCE_KINDS.filter(({ name }) => name === 'openalex').map(({ create }) => create({}));
      const { reason } = answerOf(await run({}, { sources, client: { fetch: fetchAt(stand) } }), 'openalex');
      expect(reason).toContain('left alone until 2026-11-24T03:00:00.000Z');
      expect(reason).toContain('Insufficient budget');
      expect(reason).toContain('PEERPAGE_OPENALEX_KEY');
      expect(stand.server!.requests).toHaveLength(1);
      // A run started anew knows it still.
      await run({}, { sources, client: { fetch: fetchAt(stand) } });
      expect(stand.server!.requests).toHaveLength(1);
    }
  });

  test('F12: without end is tried five times in five minutes at most', async () => {
    await harvestOnce();
    for (const random of [0, 0.5, 1]) {
      answerWith(respond(429));
      await staysStale(/After 5 tries: status 429, too many requests/, { client: { random: () => random } });
      expect(stand.server!.requests).toHaveLength(5);
      expect(stand.slept).toHaveLength(4);
      for (const ms of stand.slept) expect(ms).toBeGreaterThanOrEqual(1000);
      for (const ms of stand.slept) expect(ms).toBeLessThanOrEqual(60_000);
      expect(stand.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(300_000);
    }
    answerWith(respond(429, '', { 'Retry-After': '110' }));
    await staysStale(/After 3 tries: status 429/);
  });

  test('F13: may say so with 403, 503 or 200 and a text', async () => {
    for (const answer of [
      respond(403, '{"error":"Forbidden","message":"Rate limit exceeded, slow down"}'),
      respond(403, '', { 'Retry-After': '2' }),
      respond(503, 'Rate exceeded.'),
      respond(200, 'Rate exceeded.'),
    ]) {
      answerWith(answer, respond(200, GOOD));
      await recovers();
      expect(stand.warned).toEqual([expect.stringContaining('too many requests')]);
    }
  });

  test('F14: and refuses the key is asked once; the variable is named, the key is not', async () => {
    await put('authors/jane-doe.mdx', `---\nname: Jane Doe\nidentifiers: { orcid: ${ORCID} }\n---\n`);
    for (const status of [401, 403]) {
      answerWith(respond(status, JSON.stringify({ error: 'Unauthorized', message: `API key ${CANARY} is invalid` })));
      const sources = SOURCE_KINDS.filter(({ name }) => name === 'openalex').map(({ create }) =>
        create({ baseUrl: stand.server!.origin, key: CANARY }),
      );
      const report = await run({}, { sources });
      expect(answerOf(report, 'openalex').reason).toMatch(
        /Status 40[13].*API key REDACTED is invalid.*Check the key in PEERPAGE_OPENALEX_KEY/,
      );
      expect(JSON.stringify([report, stand.warned]) + formatReport(report)).not.toContain(CANARY);
      expect(stand.server!.requests).toHaveLength(1);
    }
  });
});

describe('an author', () => {
  test('F15: who is not there any more keeps the page, and the report says so', async () => {
    await harvestOnce();
    const before = await snapshot();
    answerWith(respond(404));
    const report = await run({}, { sources: [made({ name: 'hal' }), ...sourcesOf('arxiv')] });
    expect(await snapshot()).toEqual(before);
    expect(report.exitCode).toBe(3);
    expect(formatReport(report)).toMatch(/6 (?:records|works) fell to 0/);
  });

  test('F16: whose ORCID record was closed, moved or removed is held, and the report names what to do and the new iD', async () => {
    const fixture = (name: string) => readFile(join(import.meta.dirname, '../../fixtures/orcid', name), 'utf8');
    await put('authors/jane-doe.mdx', `---\nname: Jane Doe\nidentifiers: { orcid: ${ORCID} }\n---\n`);
    const sources = sourcesOf('orcid');
    const summary = (number: number) => ({
      'external-ids': { 'external-id': [] },
      'work-summary': [
        {
          'put-code': number,
          title: { title: { value: `Work ${number}` } },
          type: 'journal-article',
          'publication-date': { year: { value: '2020' } },
        },
      ],
    });
    const record = { 'orcid-identifier': { path: ORCID }, person: {}, 'activities-summary': { works: { group: [1, 2, 3].map(summary) } } };
    const full = [1, 2, 3].map((number) => ({
      work: { ...summary(number)['work-summary'][0], contributors: { contributor: [{ 'credit-name': { value: 'Jane Doe' } }] } },
    }));
    answerWith(({ path }) => respond(200, JSON.stringify(path.endsWith('/record') ? record : { bulk: full })));
    expect((await run({}, { sources })).exitCode).toBe(0);
    expect(works()).toHaveLength(3);
    const other = '0000-0000-1234-5672';
    const moved = (to: string, text = 'deprecated') => ({
      'response-code': 301,
      'developer-message': `This account is ${text}. Please refer to account: https://orcid.org/${to}.`,
      'error-code': 9007,
    });
    const closed = { 'response-code': 409, 'developer-message': 'The ORCID record is deactivated', 'error-code': 9044 };
    /** All that is stored, and apart from it what somebody has to settle. */
    const stored = async () => {
      const files = await snapshot();
      const path = 'people/jane-doe.json';
      const { conflicts, ...person } = JSON.parse(files[path]!) as { conflicts: { kind: string; found: string }[] };
      return { files: { ...files, [path]: JSON.stringify(person) }, conflicts: conflicts.map(({ kind, found }) => `${kind}: ${found}`) };
    };
    const { files: before } = await stored();
    const givenUp = [`deprecated-orcid: ORCID says that ${ORCID} was given up for ${other}.`];
    const seen: string[][] = [];
    for (const [answer, reason, remedy] of [
      [respond(409, await fixture('locked.json')), /ORCID has locked the record/, /settle it with ORCID, or remove the iD/],
      [respond(409, JSON.stringify(closed)), /The person has closed the record/, /Remove the iD from the author file/],
      [respond(409), /Status 409: .* moved, merged or closed/, /correct the author file/],
      [respond(301, await fixture('deprecated.json')), /given up for 0000-0000-1234-5672/, /Write 0000-0000-1234-5672 in the author file/],
      [
        ({ path }: WireRequest) =>
          path.includes(ORCID)
            ? respond(301, JSON.stringify(moved(other)), { Location: `/${other}/record` })
            : respond(200, JSON.stringify({ ...record, 'orcid-identifier': { path: other } })),
        /given up for 0000-0000-1234-5672/,
        /Write 0000-0000-1234-5672 in the author file/,
      ],
      [respond(301), /Status 301: .* moved, merged or closed/, /correct the author file/],
      [respond(410), /ORCID has removed the record \(status 410\)/, /remove the iD from the author file or write the new one there/],
    ] as const) {
      answerWith(answer);
      // Other sources go on beside it.
      const report = await run({}, { sources: [made({ name: 'hal' }), ...sources] });
      const { files, conflicts } = await stored();
      expect(files).toEqual(before);
      seen.push(conflicts);
      expect(answerOf(report, 'orcid')).toMatchObject({ state: 'stale', held: true, since: DAY, reason: expect.stringMatching(reason) });
      expect(report.held).toEqual([{ author: 'jane-doe', reason: expect.stringMatching(reason), remedy: expect.stringMatching(remedy) }]);
      expect(report.held[0]!.reason).toContain('orcid: ');
      expect(report.exitCode).toBe(3);
      expect(formatReport(report)).toMatch(/HELD, records of 2026-11-23 stay[^]*Held: 1/);
      expect(formatReport(report)).not.toContain('Not fresh');
    }
    // What is neither found again nor looked for, since nothing is answered, stays.
    expect(seen).toEqual([[], [], [], givenUp, givenUp, givenUp, givenUp]);
    // Where the last answers are not kept, the stored page stays.
    await rm(join(state, 'records'), { recursive: true });
    answerWith(respond(301, await fixture('deprecated.json')));
    const alone = await run({}, { sources });
    expect((await stored()).files).toEqual(before);
    expect(alone).toMatchObject({ exitCode: 3, held: [{ author: 'jane-doe', remedy: `Write ${other} in the author file.` }] });
    // An iD that was never there is no matter of that kind.
    answerWith(respond(404, await fixture('unknown.json')));
    expect(answerOf(await run({}, { sources }), 'orcid').reason).toContain('ORCID has no such record');
    expect((await stored()).files).toEqual(before);
  });

  test('F16: whom any source calls removed is held, and one removed work is not', async () => {
    await harvestOnce();
    const before = await snapshot();
    answerWith(respond(410));
    const report = await run();
    expect(await snapshot()).toEqual(before);
    expect(report).toMatchObject({
      exitCode: 3,
      held: [
        {
          author: 'jane-doe',
          reason: expect.stringMatching(/\/a\/doe_j_1.*gone for good/),
          remedy: expect.stringContaining('author file'),
        },
      ],
    });
    // A new author too: nothing at all would else be all that there is.
    await put('authors/john-public.mdx', '---\nname: John Public\nidentifiers: { arxiv: public_j_1 }\n---\n');
    answerWith(({ path }) => (path.includes('public_j_1') ? respond(410) : respond(200, GOOD)));
    expect(await run()).toMatchObject({ exitCode: 3, held: [{ author: 'john-public' }] });
    const asks: Source = made({
      name: 'hal',
      async *fetchPages(_, { http }) {
        await stand.ask(http, '/work', { source: 'hal' });
        yield { place: 'list', body: '' };
      },
      parsePage: () => ({ records: records('hal', 0, 2), issues: [] }),
    });
    answerWith(({ path }) =>
      path === '/work' ? respond(410) : respond(200, path.includes('doe') ? GOOD : feed('').replace('doe_j', 'public_j')),
    );
    expect((await run({}, { sources: [asks, ...sourcesOf('arxiv')] })).held).toEqual([]);
  });

  test('F17: who was merged into another is followed on the same host, and both are named', async () => {
    await put('authors/jane-doe.mdx', '---\nname: Jane Doe\nidentifiers: { openalex: [A5000000001] }\n---\n');
    const author = { id: 'https://openalex.org/A5000000002', display_name: 'Jane Doe', works_count: 1 };
    const work = {
      id: 'https://openalex.org/W1',
      title: 'A work',
      publication_year: 2020,
      authorships: [{ author: { id: author.id }, raw_author_name: 'Jane Doe' }],
    };
    answerWith(({ path }) => {
      if (path.startsWith('/authors/A5000000001')) return respond(301, '', { Location: '/authors/A5000000002' });
      return respond(
        200,
        JSON.stringify(path.startsWith('/authors/') ? author : { meta: { count: 1, next_cursor: null }, results: [work] }),
      );
    });
    expect(answerOf(await run({}, { sources: sourcesOf('openalex') }), 'openalex')).toMatchObject({ state: 'fresh', fetched: 1 });
    expect(stand.warned).toEqual([expect.stringMatching(/A5000000001.*merged into A5000000002/)]);
  });

  test('F18: is not looked for where a redirect leads off the host, to http, inside, or in a circle', async () => {
    await harvestOnce();
    for (const [location, reason] of [
      ['https://evil.example/feed', /not the same provider/],
      ['http://169.254.169.254/latest', /not the same provider/],
      ['http://10.0.0.1/', /not the same provider/],
      ['file:///etc/passwd', /not the same provider/],
      ['//evil.example/', /not the same provider/],
      ['http://[', /not the same provider/],
      ['/a/doe_j_1.atom', /redirects more than 5 times/],
    ] as const) {
      answerWith(respond(302, '', { Location: location }));
      await staysStale(reason);
    }
    const sent: string[] = [];
    const client = stand.client({ fetch: (url, init) => (sent.push(String(url)), fetchAt(stand)(url, init)) });
    answerWith(respond(302, '', { Location: 'http://export.arxiv.org/a' }));
    await expect(stand.ask(client, '', { url: 'https://arxiv.org/a', credentials: { query: { token: CANARY } } })).rejects.toThrow(
      'over https',
    );
    expect(sent).toHaveLength(1);
  });
});

describe('an answer that is something else', () => {
  test('F19: such as a web page is told with its title', async () => {
    await harvestOnce();
    answerWith(
      respond(200, '<!DOCTYPE html><html><head><title>Hotel Wi-Fi:\u001b[2J log in</title></head></html>', { 'Content-Type': 'text/html' }),
    );
    await staysStale(/After 5 tries: the answer is a web page, “Hotel Wi-Fi: \[2J log in”/);
  });

  test('F20: such as an error document with status 200 becomes no work', async () => {
    await harvestOnce();
    answerWith(
      respond(
        200,
        feed(
          '<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format</summary><author><name>arXiv api core</name></author></entry>',
          total(1),
        ),
      ),
    );
    await staysStale(/incorrect id format/);
    await put('authors/jane-doe.mdx', `---\nname: Jane Doe\nidentifiers: { arxiv: doe_j_1, orcid: ${ORCID} }\n---\n`);
    for (const [name, body, reason] of [
      ['pubmed', '{"esearchresult":{"ERROR":"Search Backend failed"}}', /Search Backend failed/],
      ['datacite', '{"errors":[{"title":"Something went wrong"}]}', /Something went wrong/],
      ['openalex', '{"error":"Server error","message":"Try again"}', /After 4 tries: OpenAlex says “/],
      ['inspire', '{"status":200,"message":"Internal"}', /After 4 tries: /],
      ['orcid', '{"response-code":200,"developer-message":"Oops","user-message":"Oops","error-code":9999}', /ORCID refuses.*9999/],
    ] as const) {
      answerWith(respond(200, body));
      const report = await run({}, { sources: sourcesOf(name) });
      expect(answerOf(report, name)).toMatchObject({ state: 'missing', reason: expect.stringMatching(reason) });
    }
    expect(works()).toHaveLength(IDS.length);
  });

  test('F21: such as an empty page under a positive total is asked for again, and told with both numbers', async () => {
    await put(
      'authors/jane-doe.mdx',
      `---\nname: Jane Doe\ninclude: [${IDS.map((id) => `arxiv:${id}`).join(', ')}]\nidentifiers: { arxiv: doe_j_1 }\n---\n`,
    );
    const batch = (body: string) => (request: WireRequest) => (request.path.startsWith('/a/') ? respond(404) : respond(200, body));
    const [empty, whole] = [batch(feed('', total(6))), batch(GOOD)];
    answerWith(empty, empty, whole);
    await recovers(3);
    answerWith(empty);
    await staysStale(/After 4 tries: the feed has 0 of 6 entries/);
  });
});

describe('an identifier that a source does not know', () => {
  const identifiers = `{ arxiv: doe_j_1, orcid: ${ORCID}, openalex: [A5000000001], dblp: 00/1, semanticscholar: '1', inspire: J.Doe.1, hal: jane-doe, openreview: ~Jane_Doe1 }`;
  test.each(SOURCE_KINDS.map(({ name, create }) => [name, create] as const))(
    'is not asked for again at %s for a week',
    async (name, create) => {
      await put('authors/jane-doe.mdx', `---\nname: Jane Doe\nidentifiers: ${identifiers}\n---\n`);
      const source = create({ baseUrl: stand.server!.origin, key: CANARY });
      const named = made({
        name: 'files',
        parsePage: () => ({
          records: [
            // With its comma it fits in no list, so it is asked for by itself.
            recordOf('files', 1, {
              identifiers: [{ scheme: 'doi', value: '10.1000/a,b' }],
              authors: [{ name: { literal: 'Jane Doe' }, institutions: [{ name: 'Unknown', ror: 'https://ror.org/05gq02987' }] }],
            }),
            recordOf('files', 2, { identifiers: [{ scheme: 'arxiv', value: '2006.00009' }] }),
            recordOf('files', 3, { identifiers: [{ scheme: 'pmid', value: '12345' }] }),
          ],
          issues: [],
        }),
      });
      answerWith(respond(404));
      const asked = async () => {
        stand.server!.requests.length = 0;
        await run({}, { sources: [named, source], client: { refresh: false } });
        return stand.server!.requests.map(({ method, path, body }) => `${method} ${path} ${body}`).sort();
      };
      const first = await asked();
      expect(first).not.toEqual([]);
      if (['crossref', 'openalex'].includes(name)) expect(first.join()).toContain('/works/');
      stand.now += 6 * 24 * 3600_000;
      expect(await asked()).toEqual([]);
      stand.now += 2 * 24 * 3600_000;
      expect(await asked()).toEqual(first);
    },
  );
});

describe('a list', () => {
  const dois = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `10.1000/${String(from + index).padStart(3, '0')}`);
  const work = (doi: string) => ({
    id: doi,
    type: 'dois',
    attributes: {
      doi,
      titles: [{ title: `On ${doi}` }],
      publicationYear: 2020,
      creators: [{ name: 'Doe, Jane', nameIdentifiers: [{ nameIdentifier: `https://orcid.org/${ORCID}`, nameIdentifierScheme: 'ORCID' }] }],
    },
  });
  const page = (ids: string[], count: number, cursor?: string) =>
    respond(
      200,
      JSON.stringify({
        data: ids.map(work),
        meta: { total: count },
        links: cursor === undefined ? {} : { next: `https://api.datacite.org/dois?page%5Bcursor%5D=${cursor}` },
      }),
    );
  const cursorOf = ({ path }: WireRequest) => new URL(path, 'http://x').searchParams.get('page[cursor]');
  beforeEach(() => put('authors/jane-doe.mdx', `---\nname: Jane Doe\nidentifiers: { orcid: ${ORCID} }\n---\n`));
  const whole = (request: WireRequest) => (cursorOf(request) === '1' ? page(dois(0, 100), 150, 'b') : page(dois(100, 150), 150));

  test('F22: that changes while it is read is not used, and is whole the next time', async () => {
    const sources = sourcesOf('datacite');
    answerWith(whole);
    expect((await run({}, { sources })).exitCode).toBe(0);
    expect(works()).toHaveLength(150);
    // A work was added in front, so that the last of the first page comes again.
    answerWith((request) => (cursorOf(request) === '1' ? page(dois(0, 100), 150, 'b') : page(dois(99, 150), 151)));
    await staysStale(/The list changed while its pages were read/, { sources });
    answerWith(whole);
    expect(answerOf(await run({}, { sources }), 'datacite')).toMatchObject({ state: 'fresh', fetched: 150 });
  });

  test('F23: whose cursor repeats comes to an end', async () => {
    answerWith((request) => (cursorOf(request) === '1' ? page(dois(0, 100), 500, 'b') : page(dois(100, 200), 500, 'b')));
    const report = await run({}, { sources: sourcesOf('datacite') });
    expect(answerOf(report, 'datacite').reason).toContain('counts 500 works but lists 200');
    expect(stand.server!.requests).toHaveLength(2);
  });

  test('F24: whose token has expired is read once more from its start', async () => {
    let token = 'a';
    let broken = true;
    answerWith(({ path }) => {
      const asked = new URL(path, 'http://x').searchParams.get('token');
      if (asked === '') return respond(200, `<OAI-PMH><record>1</record><resumptionToken>${token}</resumptionToken></OAI-PMH>`);
      if (broken) return respond(500);
      if (asked === token) return respond(200, '<OAI-PMH><record>2</record></OAI-PMH>');
      return respond(200, '<OAI-PMH><error code="badResumptionToken">expired</error></OAI-PMH>');
    });
    const source = made({
      name: 'hal',
      fetchPages: (_, { http }) =>
        readList(async function* (fresh) {
          for (let next: string | undefined = ''; next !== undefined;) {
            const answer = await stand.ask(http, `/oai?token=${next}`, {
              source: 'hal',
              maxAgeMs: fresh ? 0 : 3600_000,
              accepts: () => undefined,
            });
            if (answer.status === 'absent' || answer.body.includes('<error'))
              throw new SourceError('hal', answer.url, 'badResumptionToken.', 'Harvest again.');
            yield { place: answer.url, body: answer.body, fromCache: answer.fromCache };
            next = /<resumptionToken>(.*)<\/resumptionToken>/.exec(answer.body)?.[1];
          }
        }),
      parsePage: ({ body }) => ({ records: [recordOf('hal', Number(/<record>(\d)/.exec(body)![1]))], issues: [] }),
    });
    const effects = { sources: [source], client: { refresh: false } };
    expect(answerOf(await run({}, effects), 'hal').state).toBe('missing');
    broken = false;
    token = 'b';
    stand.server!.requests.length = 0;
    expect(answerOf(await run({}, effects), 'hal')).toMatchObject({ state: 'fresh', fetched: 2 });
    expect(stand.server!.requests.map(({ path }) => path)).toEqual(['/oai?token=a', '/oai?token=', '/oai?token=b']);
  });

  test('F25: that has a record twice gives one work', async () => {
    const source = made({ name: 'hal', parsePage: () => ({ records: [...records('hal', 0, 3), recordOf('hal', 1)], issues: [] }) });
    const report = await run({}, { sources: [source] });
    expect(works()).toHaveLength(3);
    expect(answerOf(report, 'hal')).toMatchObject({ state: 'fresh', kept: 3 });
    // A page that has a work twice cannot be counted, so it is not believed.
    answerWith(page([...dois(0, 2), '10.1000/001'], 3));
    expect(answerOf(await run({}, { sources: sourcesOf('datacite') }), 'datacite').reason).toContain('the page has a work twice');
  });
});

describe('a record', () => {
  test('F26: that cannot be read is set aside; when many cannot, the source has failed', async () => {
    answerWith(respond(200, feed(IDS.map((id) => entry(id)).join('') + '<entry><id>nonsense</id><title>Lost</title></entry>')));
    const report = await run();
    expect(works()).toHaveLength(IDS.length);
    expect(answerOf(report, 'arxiv')).toMatchObject({ state: 'fresh', fetched: 7, kept: 6, skipped: 1 });
    expect(report.issues).toContainEqual(
      expect.objectContaining({
        record: 'Lost',
        place: expect.stringContaining('entry 7'),
        message: expect.stringContaining('“nonsense”'),
      }),
    );
    answerWith(respond(200, feed(IDS.map((id) => entry(id)).join('') + '<entry><id>nonsense</id><title>Lost</title></entry>'.repeat(6))));
    await staysStale(/6 of 12 records cannot be read/);
  });

  test('F27: may have fields and kinds that nobody knew', async () => {
    const strange = `<entry xmlns:new="http://x"><id>http://arxiv.org/abs/2006.00007v1</id><new:field a="1"><b/></new:field><title>Known</title><published>2020-06-01T00:00:00Z</published><author><name>Jane Doe</name><new:rank>1</new:rank></author><category term="xx.YY"/></entry>`;
    answerWith(respond(200, feed(strange)));
    expect(answerOf(await run(), 'arxiv')).toMatchObject({ state: 'fresh', kept: 1, skipped: 0 });
    const parsed = sourcesOf('openalex')[0]!.parsePage({
      place: 'x',
      body: JSON.stringify({
        meta: { count: 1 },
        results: [
          {
            id: 'https://openalex.org/W1',
            title: 'T',
            type: 'hologram',
            moods: ['calm'],
            authorships: [{ raw_author_name: 'Jane Doe', mood: 1 }],
          },
        ],
      }),
    });
    expect(parsed).toMatchObject({ records: [{ id: 'W1', title: 'T' }], issues: [] });
  });

  test('F28: may lack fields, have nothing in them, or one thing in the place of a list', async () => {
    const read = (name: string, item: object) => sourcesOf(name)[0]!.parsePage({ place: 'x', body: JSON.stringify(item) });
    const list = (item: object) => ({
      meta: { count: 2 },
      results: [item, { id: 'https://openalex.org/W2', title: 'Other', authorships: [] }],
    });
    for (const change of [
      { authorships: null },
      { authorships: undefined },
      { title: null },
      { biblio: null, topics: null, locations: null },
    ])
      expect(
        read('openalex', list({ id: 'https://openalex.org/W1', title: 'T', authorships: [], ...change })).records.map(({ id }) => id),
      ).toContain('W2');
    const wrong = read('openalex', list({ id: 'https://openalex.org/W1', title: 'T', authorships: { author: {} } }));
    expect(wrong.records.map(({ id }) => id)).toEqual(['W2']);
    expect(wrong.issues).toEqual([expect.objectContaining({ severity: 'error', message: expect.stringContaining('authorships') })]);
    answerWith(
      respond(
        200,
        feed(
          '<entry><id>http://arxiv.org/abs/2006.00001v1</id><title>One author, no list</title><published>2020-06-01T00:00:00Z</published><author><name>Jane Doe</name></author></entry>',
        ),
      ),
    );
    await run();
    expect(readStore(content).allWorks()[0]!.authorships).toHaveLength(1);
  });

  test('F29: is read as UTF-8 whatever a label says, or not at all', async () => {
    const body = GOOD.replace('A study of subject', 'Über Größe').replace('Jane Doe', 'Jané Doe');
    const marked = (encoding: BufferEncoding, mark: number[]) => Buffer.concat([Buffer.from(mark), Buffer.from(body, encoding)]);
    for (const answer of [
      respond(200, body, { 'Content-Type': 'application/atom+xml; charset=iso-8859-1' }),
      respond(200, body.replace('UTF-8', 'ISO-8859-1')),
      respond(200, marked('utf8', [0xef, 0xbb, 0xbf])),
      respond(200, marked('utf16le', [0xff, 0xfe])),
    ]) {
      answerWith(answer);
      expect(answerOf(await run(), 'arxiv').state).toBe('fresh');
      expect(JSON.stringify(await snapshot())).toContain('Über Größe');
      expect(JSON.stringify(await snapshot())).not.toMatch(/Ã|\uFFFD/);
    }
    answerWith(respond(200, Buffer.from(body, 'latin1')));
    await staysStale(/After 5 tries: the answer is not UTF-8/);
  });

  test('F30: keeps its place though it has characters that XML forbids', async () => {
    answerWith(respond(200, GOOD.replace('A study', 'A\u0001 st\u000Budy&#2;').replace('On 2006', 'On\u0000 2006')));
    const report = await run();
    expect(works()).toHaveLength(IDS.length);
    expect(report.issues).toContainEqual(
      expect.objectContaining({ severity: 'warning', message: expect.stringContaining('control characters') }),
    );
    expect(Object.values(await snapshot()).join('')).not.toMatch(/[\u0000-\u0008\u000B]|\\u000[0-8b]/);
  });
});

describe('what does not fit', () => {
  const changing = (numbers: { from: number; to: number }) =>
    made({ name: 'hal', parsePage: () => ({ records: records('hal', numbers.from, numbers.to), issues: [] }) });

  test('F31: works that fall are held until somebody accepts it', async () => {
    const numbers = { from: 0, to: 20 };
    const sources = [changing(numbers), made({ name: 'dblp' })];
    await run({}, { sources });
    numbers.to = 10;
    const before = await snapshot();
    const report = await run({}, { sources });
    expect(await snapshot()).toEqual(before);
    expect(report.exitCode).toBe(3);
    expect(formatReport(report)).toMatch(/20 (?:works|records) fell to 10.*--accept-shrink jane-doe/);
    expect((await run({ accept: ['jane-doe'] }, { sources })).exitCode).toBe(0);
    expect(works()).toHaveLength(10);
  });

  test('F32: works that grow are held until somebody accepts it', async () => {
    const numbers = { from: 0, to: 5 };
    const sources = [changing(numbers)];
    await run({}, { sources });
    numbers.to = 80;
    const before = await snapshot();
    const report = await run({}, { sources });
    expect(await snapshot()).toEqual(before);
    expect(report.exitCode).toBe(3);
    expect(report.held).toEqual([expect.objectContaining({ author: 'jane-doe', reason: expect.stringContaining('5 works grew to 80') })]);
    await run({ accept: ['jane-doe'] }, { sources });
    expect(works()).toHaveLength(80);
  });

  test('F33: an answer about somebody else is not used', async () => {
    await harvestOnce();
    answerWith(respond(200, GOOD.replace('/a/doe_j_1', '/a/roe_r_1')));
    await staysStale(/the feed is about roe_r_1, not doe_j_1/);
  });

  test('F34: “not modified” is believed of what is there, and for a month', async () => {
    const client = { refresh: false };
    answerWith(respond(304), respond(200, GOOD, { ETag: '"1"' }), respond(304));
    await run({}, { client });
    expect(stand.server!.requests).toHaveLength(2);
    for (const days of [20, 20]) {
      stand.now += days * 24 * 3600_000;
      await run({}, { client });
    }
    const asked = stand.server!.requests.map(({ headers }) => headers.get('if-none-match'));
    expect(asked.slice(0, 4)).toEqual([undefined, undefined, '"1"', undefined]);
    expect(works()).toHaveLength(IDS.length);
  });

  test('F35: a clock that is years off makes no negative wait, and loses nothing', async () => {
    await harvestOnce();
    for (const year of ['2016', '2036']) {
      stand.now = Date.parse(`${year}-11-23T12:00:00Z`);
      answerWith(
        respond(429, '', { 'Retry-After': 'Mon, 23 Nov 2026 12:00:20 GMT', Date: 'Mon, 23 Nov 2026 12:00:00 GMT' }),
        respond(200, GOOD),
      );
      const before = await snapshot();
      await run({}, { client: { refresh: false } });
      expect(await snapshot()).toEqual(before);
      expect(stand.slept.every((ms) => ms > 0 && ms < 25_000)).toBe(true);
    }
    // What the years ahead left in the cache is not believed when the clock is right again.
    stand.now = Date.parse('2026-11-23T12:00:00Z');
    answerWith(respond(200, GOOD));
    await run({}, { client: { refresh: false } });
    expect(stand.server!.requests).toHaveLength(1);
    for (const { resolved, sources } of readStore(content).people())
      for (const { date } of [...resolved, ...sources]) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('F35: a clock that is behind what is stored stops the run before anything is asked', async () => {
    await harvestOnce();
    const before = await snapshot();
    stand.server!.requests.length = 0;
    for (const day of ['2016-11-23', '2026-11-19']) {
      const failed = run({}, { day });
      await expect(failed).rejects.toThrow(ConfigError);
      await expect(failed).rejects.toThrow(
        new RegExp(`says that it is ${day}, but people/jane-doe\\.json was harvested on ${DAY}\\. Set the clock`),
      );
      expect(await readdir(state)).not.toContain('lock');
    }
    expect(stand.server!.requests).toHaveLength(0);
    expect((await run({}, { day: '2026-11-20' })).exitCode).toBe(0);
    // Nobody is asked about files, so nothing is lost by reading them.
    const [files] = createSources({}) as [Source];
    const report = await run({ sources: ['files'] }, { day: '2016-11-23', sources: [files, ...sourcesOf('arxiv')] });
    expect(report.issues).toEqual([expect.objectContaining({ source: 'clock', message: expect.stringContaining(DAY) })]);
    expect(report.day).toBe(DAY);
    expect(await snapshot()).toEqual(before);
  });

  test('F35: a clock that the sources contradict is told', async () => {
    const at = (date: string, headers = {}) => respond(200, GOOD, { Date: date, ...headers });
    const clockOf = async () => (await run()).issues.filter(({ source }) => source === 'clock').map(({ message }) => message);
    for (const [answer, said] of [
      [at('Mon, 23 Nov 2026 11:59:00 GMT'), undefined],
      [at('Sun, 22 Nov 2026 18:00:00 GMT'), undefined],
      [at('nonsense'), undefined],
      [at('Thu, 19 Nov 2026 12:00:00 GMT'), /^It is 4 days ahead of the newest answer/],
      [at('Mon, 23 Nov 2020 12:00:00 GMT'), /^It is 2191 days ahead of/],
      [at('Thu, 26 Nov 2026 12:00:00 GMT'), /^It is 3 days behind/],
      // A cache on the way has kept it for four days.
      [at('Thu, 19 Nov 2026 12:00:00 GMT', { Age: '345600' }), undefined],
    ] as const) {
      answerWith(answer);
      expect(await clockOf()).toEqual(said === undefined ? [] : [expect.stringMatching(said)]);
    }
    await put('authors/john-public.mdx', '---\nname: John Public\nidentifiers: { arxiv: public_j_1 }\n---\n');
    answerWith(({ path }) =>
      path.includes('doe_j_1')
        ? at('Mon, 23 Nov 2026 12:00:00 GMT')
        : respond(200, feed('').replace('doe_j_1', 'public_j_1'), { Date: 'Mon, 2 Nov 2026 12:00:00 GMT' }),
    );
    // The newest counts, whichever comes last.
    expect(await clockOf()).toEqual([]);
  });
});

describe('the disk', () => {
  const fault = (code: string) => Object.assign(new Error(`${code}: cannot write`), { code });

  test('F36: that is full leaves old files whole, and no half ones', async () => {
    await harvestOnce();
    const before = await snapshot();
    answerWith(respond(200, GOOD.replaceAll('A study', 'Another study')));
    // A path of a name that is too long cannot be written by anybody, root included.
    await expect(disk.write(join(content, 'works', `${'x'.repeat(300)}.json`), 'text')).rejects.toThrow(
      /x\.json \(4 bytes\) cannot be written: ENAMETOOLONG/,
    );
    for (const allowed of [0, 1, 4]) {
      let left = allowed;
      const fs: FileSystem = { ...disk, write: (path, text) => (left-- > 0 ? disk.write(path, text) : Promise.reject(fault('ENOSPC'))) };
      await expect(run({}, { fs })).rejects.toThrow('ENOSPC');
      expect(Object.keys(await snapshot())).toEqual(Object.keys(before));
      expect(works()).toHaveLength(IDS.length);
    }
    await run();
    expect(JSON.stringify(await snapshot())).toContain('Another study');
  });

  test('F37: that may not be written is found before anything is asked', async () => {
    await harvestOnce();
    const before = await snapshot();
    stand.server!.requests.length = 0;
    for (const folder of [state, join(state, 'records'), join(content, 'people'), join(content, 'works')]) {
      await rename(folder, `${folder}-aside`);
      await writeFile(folder, 'a file where the folder should be');
      const failed = run();
      await expect(failed).rejects.toThrow(UnwritableError);
      await expect(failed).rejects.toMatchObject({ folder });
      await expect(failed).rejects.toThrow(
        /The harvest cannot write into this folder: .*file.* \((?:EEXIST|ENOTDIR)\)\. Give .*permission/,
      );
      await rm(folder);
      await rename(`${folder}-aside`, folder);
    }
    expect(stand.server!.requests).toHaveLength(0);
    await symlink(join(stand.folder, 'nowhere'), join(content, 'institutions'));
    await expect(run()).rejects.toThrow(/institutions: .*a link leads nowhere \(ENOENT\)/);
    await rm(join(content, 'institutions'));
    expect(stand.server!.requests).toHaveLength(0);
    expect((await run()).exitCode).toBe(0);
    expect(await snapshot()).toEqual(before);
  });

  // Nobody may write there, not even root.
  test.skipIf(!existsSync('/sys/kernel'))('F37: that is read-only is told with the reason', async () => {
    await harvestOnce();
    stand.server!.requests.length = 0;
    await rm(join(content, 'topics'), { recursive: true, force: true });
    await symlink('/sys/kernel', join(content, 'topics'));
    await expect(run()).rejects.toThrow(
      /topics: The harvest cannot write into this folder: (?:this user may not write there|the file system is read-only|the system forbids it) \(E[A-Z]+\)\. .*--content/,
    );
    expect(stand.server!.requests).toHaveLength(0);
    expect((await run({ dryRun: true })).exitCode).toBe(0);
  });

  test('F38: keeps nothing of a run that was killed but whole files', async () => {
    await harvestOnce();
    const before = await snapshot();
    // No process has this number.
    const half = [
      join(content, 'ledger.json.4194305-0a1b2c3d.tmp'),
      join(content, 'works/2020/x.json.4194305-0a1b2c3d.tmp'),
      join(state, 'report.json.4194305-0a1b2c3d.tmp'),
      join(state, 'records/jane-doe/arxiv.ndjson.4194305-0a1b2c3d.tmp'),
    ];
    for (const path of half) await writeFile(path, '{"half":');
    const kept = join(content, 'works/2020/notes.tmp');
    await writeFile(kept, 'of a person');
    await run();
    const { 'works/2020/notes.tmp': notes, ...after } = await snapshot();
    expect(after).toEqual(before);
    expect(notes).toBe('of a person');
    const left = [...(await readdir(state, { recursive: true })), ...(await readdir(content, { recursive: true }))];
    expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([join('works', '2020', 'notes.tmp')]);
  });

  test('F39: has what was concluded before a run was interrupted, and takes the rest up later', async () => {
    // tests/lib/harvest/kill.test.ts sends the signals themselves.
    await harvestOnce();
    const before = await snapshot();
    answerWith(respond(200, GOOD.replaceAll('A study', 'Another study')));
    let left = 3;
    const interrupted: FileSystem = {
      ...disk,
      write: (path, text) => (left-- > 0 ? disk.write(path, text) : Promise.reject(new Error('interrupted'))),
    };
    await expect(run({}, { fs: interrupted })).rejects.toThrow('interrupted');
    const between = await snapshot();
    expect(Object.entries(between).filter(([path, text]) => before[path] !== text).length).toBeLessThanOrEqual(3);
    expect((await run()).files.written).toBeGreaterThan(0);
  });

  test('F40: is written by one run at a time, and the lock of a dead run is taken over', async () => {
    answerWith(respond(200, GOOD));
    const lock = join(state, 'lock');
    await mkdir(state, { recursive: true });
    const since = '2026-11-23T10:00:00Z';
    for (const other of [
      { pid: process.pid, host: hostname(), since },
      { pid: 4194305, host: 'another-machine', since },
    ]) {
      await writeFile(lock, JSON.stringify(other));
      const failed = run();
      await expect(failed).rejects.toThrow(LockedError);
      await expect(failed).rejects.toThrow(`process ${other.pid} on ${other.host} since ${since}`);
      expect(await readFile(lock, 'utf8')).toBe(JSON.stringify(other));
    }
    expect(stand.server!.requests).toHaveLength(0);
    for (const dead of [JSON.stringify({ pid: 4194305, host: hostname(), since }), '', '{"pid":']) {
      await writeFile(lock, dead);
      expect((await run()).exitCode).toBe(0);
      expect(await readdir(state)).not.toContain('lock');
    }
    const both = await Promise.allSettled([run(), run()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('F41: may hold a damaged file, which is told and made anew', async () => {
    await harvestOnce();
    const before = await snapshot();
    const path = Object.keys(before).find((name) => name.startsWith('works/'))!;
    for (const text of ['', before[path]!.slice(0, 100), before[path]!.replace('"title"', '"titel"')]) {
      await put(path, text);
      const report = await run();
      expect(await snapshot()).toEqual(before);
      expect(JSON.stringify(report.issues)).toContain(path);
    }
    const [kept] = (await readdir(join(state, 'records/jane-doe'))).map((name) => join(state, 'records/jane-doe', name));
    const text = await readFile(kept!, 'utf8');
    const [head, first] = text.split('\n') as [string, string];
    for (const damage of [text.slice(0, 50), `${head}\n${first.slice(0, 50)}`, `${head}\n`, `${head}\n${first}\n${first}\n${first}\n`]) {
      await writeFile(kept!, damage);
      answerWith(respond(500));
      const report = await run();
      expect(await snapshot()).toEqual(before);
      expect(report.issues).toContainEqual(expect.objectContaining({ place: kept, message: expect.stringContaining('damaged') }));
    }
    answerWith(respond(200, GOOD));
    expect((await run()).exitCode).toBe(0);
    answerWith(respond(500));
    await staysStale(/After 5 tries: status 500/);
  });

  test('F42: may hold files of a newer Peerpage, which are not touched', async () => {
    await harvestOnce();
    const people = join(content, 'people/jane-doe.json');
    await writeFile(people, (await readFile(people, 'utf8')).replace('"schemaVersion": 1', '"schemaVersion": 2'));
    const before = await snapshot();
    await expect(run()).rejects.toThrow(/people\/jane-doe\.json.*newer Peerpage \(schema version 2\).*Install that version/);
    expect(await snapshot()).toEqual(before);
  });
});

describe('time', () => {
  test('F43: a source that is down for weeks keeps its records, the run fails after a fortnight, and the page tells it after a month', async () => {
    await harvestOnce();
    const before = await snapshot();
    answerWith(respond(500));
    const well = made({ name: 'hal' });
    const sources = [well, ...sourcesOf('arxiv')];
    for (const [day, exitCode] of [
      ['2026-11-30', 0],
      ['2026-12-15', 3],
      ['2026-12-23', 3],
    ] as const) {
      const report = await run({}, { day });
      expect(answerOf(report, 'arxiv')).toMatchObject({ state: 'stale', since: DAY });
      expect(report.exitCode).toBe(1);
      expect(formatReport(report)).toContain(`records of ${DAY} stay`);
      expect((await run({}, { day, sources })).exitCode).toBe(exitCode);
      expect(await snapshot()).toEqual(before);
    }
    const outdated = () => readStore(content).person('jane-doe')!.outdated;
    expect((await run({}, { day: '2026-12-24', sources })).exitCode).toBe(3);
    expect(outdated()).toEqual([{ source: 'arxiv', since: DAY }]);
    expect(describeOutdated(readStore(content).person('jane-doe')!)).toEqual([
      'arXiv has given no usable answer since 23 November 2026; its works may be out of date.',
    ]);
    const { 'people/jane-doe.json': _, ...others } = await snapshot();
    const { 'people/jane-doe.json': __, ...othersBefore } = before;
    expect(others).toEqual(othersBefore);
    // The day stays, so nothing changes from run to run; and a run that cannot tell leaves it as it is.
    const told = await snapshot();
    await run({}, { day: '2027-03-01', sources });
    await run({ sources: ['hal'] }, { day: '2027-03-02', sources });
    await rm(join(state, 'records'), { recursive: true });
    await run({}, { day: '2027-03-03', sources });
    expect(await snapshot()).toEqual(told);
    answerWith(respond(200, GOOD));
    await run({}, { day: '2027-03-04', sources });
    expect(await snapshot()).toEqual(before);
  });

  test('F44: one source of five that fails changes nothing of what it said, and the others are new', async () => {
    const names = ['hal', 'dblp', 'zenodo', 'crossref', 'inspire'] as const;
    let down = false;
    let title = 'First';
    const sources = names.map((name, index) =>
      made({
        name,
        parsePage: () => {
          if (down && name === 'zenodo') throw new SourceError(name, 'https://zenodo.org/api', 'It is down.', 'Harvest again later.');
          return { records: [recordOf(name, index, { title: `${title} work of ${name}` })], issues: [] };
        },
      }),
    );
    await run({}, { sources });
    down = true;
    title = 'Second';
    const report = await run({}, { sources });
    expect(report.exitCode).toBe(0);
    const found = Object.fromEntries(
      readStore(content)
        .allWorks()
        .map((work) => [work.provenance.title![0]!.source, JSON.stringify(work.title)]),
    );
    expect(Object.keys(found).sort()).toEqual([...names].sort());
    for (const name of names) expect(found[name]).toContain(name === 'zenodo' ? 'First' : 'Second');
    expect(report.answers.filter(({ state: was }) => was === 'stale').map(({ source }) => source)).toEqual(['zenodo']);
  });

  test('F45: the address of somebody who left or has another name is given to nobody else', async () => {
    await harvestOnce();
    await rm(join(content, 'authors/jane-doe.mdx'));
    await put('authors/jane-roe.mdx', '---\nname: Jane Roe\nformerSlugs: [jane-doe]\nidentifiers: { arxiv: doe_j_1 }\n---\n');
    await run();
    const { authors } = readStore(content).ledger();
    expect(authors).toMatchObject({ 'jane-doe': ['arxiv:doe_j_1'], 'jane-roe': ['arxiv:doe_j_1'] });
    const before = await snapshot();
    await put('authors/jane-doe.mdx', '---\nname: Jane Doe\nidentifiers: { arxiv: doe_j_9 }\n---\n');
    await expect(run()).rejects.toThrow(/“jane-doe”, which is an address of authors\/jane-doe\.mdx/);
    await put('authors/jane-roe.mdx', '---\nname: Jane Roe\nidentifiers: { arxiv: doe_j_1 }\n---\n');
    await expect(run()).rejects.toThrow(/authors\/jane-doe\.mdx.*belonged to a person with arxiv:doe_j_1/);
    expect(await snapshot()).toEqual(before);
  });

  test('F46: file names are the same on every system', async () => {
    const keys = ['Müller2020', 'MÜLLER2020', 'mu\u0308ller2020', 'CON', 'a/b\\c', '../../up', 'x'.repeat(300)];
    const source = made({
      name: 'hal',
      parsePage: () => ({
        records: keys.map((id, index) => recordOf('hal', index, { id, title: `Über ${id} number ${index}`, identifiers: [] })),
        issues: [],
      }),
    });
    await run({}, { sources: [source] });
    const names = Object.keys(await snapshot());
    expect(works()).toHaveLength(keys.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+(?:\/[a-z0-9-]{1,90})*\.json$/);
    expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length);
    await put('authors/Jane-Doe.mdx', '---\nname: Another Jane\n---\n');
    if ((await readdir(join(content, 'authors'))).length > 1)
      await expect(run({}, { sources: [source] })).rejects.toThrow(/Jane-Doe\.mdx|jane-doe\.mdx/);
  });
});

test('F48: a key is in no message, log, report, cache or content, whatever fails', async () => {
  await put('authors/jane-doe.mdx', `---\nname: Jane Doe\nidentifiers: { orcid: ${ORCID} }\n---\n`);
  const keyed = () =>
    createSources(
      Object.fromEntries(SOURCE_KINDS.map(({ name }) => [name, { enabled: true }])),
      Object.fromEntries(
        SOURCE_KINDS.flatMap(({ name }) => [
          [`PEERPAGE_${name.toUpperCase()}_KEY`, ` ${CANARY}\n`],
          [`PEERPAGE_${name.toUpperCase()}_URL`, stand.server!.origin],
        ]),
      ),
    );
  let sent = 0;
  const echo = (status: number) => (request: WireRequest) => {
    const said = JSON.stringify([request.path, Object.fromEntries(request.headers), request.body]);
    // A server can only tell what it was told.
    if (!said.includes(CANARY)) return respond(status, said);
    sent += 1;
    return respond(status, said, { Location: `https://evil.example/?x=${CANARY}` });
  };
  for (const answer of [echo(200), echo(302), echo(400), echo(401), echo(404), echo(429), echo(500), () => ({ bytes: '', reset: true })]) {
    answerWith(answer);
    const report = await run({}, { sources: keyed() });
    expect(JSON.stringify([report, stand.warned]) + formatReport(report)).not.toContain(CANARY);
  }
  expect(sent).toBeGreaterThan(5);
  answerWith(respond(200, FEED));
  const kept = await readdir(stand.folder, { recursive: true, withFileTypes: true });
  for (const file of kept.filter((item) => item.isFile()))
    expect(file.name + (await readFile(join(file.parentPath, file.name), 'utf8'))).not.toContain(CANARY);
});
