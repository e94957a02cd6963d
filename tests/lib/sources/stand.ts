import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { createHttp, type Http, type HttpAnswer, type HttpOptions, type HttpRequest } from '../../../src/lib/sources/http/index.ts';
import { checkXml } from '../../../src/lib/sources/xml.ts';
import { loopback, type Loopback, type WireAnswer, type WireRequest } from '../../helpers/loopback.ts';

/** A whole feed without anything in it. */
export const FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>';

/** A server that answers as told, a clock that only sleeping moves, and a client between the two. */
export interface Stand {
  folder: string;
  server: Loopback | undefined;
  now: number;
  /** Every sleep, in milliseconds. */
  slept: number[];
  /** What the client warned of. */
  warned: string[];
  client(options?: Partial<HttpOptions>): Http;
  /** Ask the server for a feed, as a source does. */
  ask(http: Http, path?: string, change?: Partial<HttpRequest>): Promise<HttpAnswer>;
  /** Answer with these in turn; the last one stays. */
  start(...answers: (WireAnswer | ((request: WireRequest) => WireAnswer))[]): Promise<void>;
}

/** A new stand for each test of the file. */
export function useStand(): Stand {
  const stand: Stand = {
    folder: '',
    server: undefined,
    now: 0,
    slept: [],
    warned: [],
    client: (options = {}) =>
      createHttp({
        cacheFolder: join(stand.folder, 'cache'),
        project: 'https://example.org/peerpage',
        contact: 'host@example.org',
        logger: { info: () => undefined, warn: (message) => void stand.warned.push(message) },
        now: () => stand.now,
        random: () => 0.5,
        sleep: (ms) => {
          stand.slept.push(ms);
          stand.now += ms;
          return Promise.resolve();
        },
        ...options,
      }),
    ask: (http, path = '/feed', change = {}) =>
      http.get({
        url: `${stand.server!.origin}${path}`,
        accept: 'application/atom+xml',
        source: 'arxiv',
        maxAgeMs: 3600_000,
        accepts: (body) => checkXml(body, ['feed']),
        ...change,
      }),
    async start(...answers) {
      stand.server = await loopback((request, count) => {
        const answer = answers[Math.min(count, answers.length) - 1]!;
        return typeof answer === 'function' ? answer(request) : answer;
      });
    },
  };
  beforeEach(async () => {
    stand.folder = await mkdtemp(join(tmpdir(), 'peerpage-http-'));
    stand.now = Date.parse('2026-11-23T12:00:00Z');
    stand.slept = [];
    stand.warned = [];
  });
  afterEach(async () => {
    await stand.server?.close();
    stand.server = undefined;
    await rm(stand.folder, { recursive: true });
  });
  return stand;
}

/** A fetch that finds every https host on this machine. */
export function fetchAt(stand: Stand): typeof fetch {
  return (url, init) => fetch(String(url).replace(/^https:\/\/[^/]+/, stand.server!.origin), init);
}
