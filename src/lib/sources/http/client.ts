import { setTimeout as wait } from 'node:timers/promises';
import type { SourceError } from '../../errors.ts';
import type { Logger } from '../source.ts';
import { createBreaker } from './breaker.ts';
import { createCache, type CacheEntry } from './cache.ts';
import { checkAddress, exchange, type Timeouts } from './exchange.ts';
import { fault, keyVariable, PassingFault, Refused } from './faults.ts';
import { judge } from './gate.ts';
import { profileOf, type HostProfile } from './hosts.ts';
import type { Http, HttpAnswer, HttpRequest } from './http.ts';
import { checkContact, type Identity } from './identity.ts';
import { createPace, Parked } from './pace.ts';
import { createParking } from './parking.ts';
import { LONGEST_PATIENCE_MS, MOST_TRIES, MOST_TRIES_FOR_CONTENT, readTime, waitAfter } from './retry.ts';

const TIMEOUTS_MS: Timeouts = { headers: 30_000, total: 60_000 };
const DAY_MS = 24 * 3600 * 1000;
/** How long it is remembered that there is nothing. */
const ABSENT_MS = 7 * DAY_MS;
/** A server may say "not modified" for ever: after so long the whole answer is asked for. */
const CONFIRMED_MS = 30 * DAY_MS;
/** What is good for days ends some hours early: a run at the same hour every day would else find yesterday's answers just fresh. */
const SLACK_MS = 4 * 3600 * 1000;

export interface HttpOptions extends Identity {
  /** Where answers are kept. */
  cacheFolder: string;
  logger: Logger;
  /** Ask again however fresh the cached answer is. */
  refresh?: boolean;
  /** Never ask; cached answers of any age count. */
  offline?: boolean;
  /** Effects, for tests. */
  fetch?: typeof fetch;
  now?: () => number;
  sleep?: (ms: number) => Promise<void>;
  random?: () => number;
  timeoutsMs?: Timeouts;
}

/**
 * The manners of the harvest: who asks, how often, how patiently, and what is kept. Every accepted answer is on disk before
 * it is handed on, so a run that was killed asks for nothing again that is still fresh.
 */
export function createHttp(options: HttpOptions): Http {
  const { logger, fetch: send = fetch, now = Date.now, random = Math.random, sleep = (ms) => wait(ms) } = options;
  const cache = createCache(options.cacheFolder);
  const parking = createParking(options.cacheFolder);
  const pace = createPace({ parking, now, sleep, random });
  const breaker = createBreaker();
  let newest: { told: number; aheadMs: number } | undefined;
  const warned = new Set<string>();
  const once = (topic: string): boolean => !warned.has(topic) && warned.add(topic) !== undefined;
  const profileFor = (url: URL, { credentials }: HttpRequest): HostProfile =>
    profileOf(url, { keyed: credentials !== undefined, named: options.contact !== undefined });

  async function get(request: HttpRequest): Promise<HttpAnswer> {
    checkAddress(request);
    const cached = await readCache(request);
    if (cached !== undefined && (options.offline === true || (options.refresh !== true && isFresh(cached, request, now()))))
      return answerOf(request, cached, true);
    if (options.offline === true)
      throw fault(request, 'There is no cached answer, and the run is offline.', 'Harvest without --offline once.');
    checkContact(options);
    const profile = profileFor(new URL(request.url), request);
    return pace.within(profile, () => ask(request, cached, profile));
  }

  async function ask(request: HttpRequest, cached: CacheEntry | undefined, profile: HostProfile): Promise<HttpAnswer> {
    const { host } = new URL(request.url);
    let waited = 0;
    for (let tries = 1; ; tries += 1) {
      const reason = breaker.reason(profile.group);
      if (reason !== undefined) throw fault(request, `${host} ${reason}, so it is not asked again in this run.`, remedyFor(reason));
      try {
        await pace.takeTurn(profile);
        const answer = await askOnce(request, cached, profile);
        breaker.note(profile.group, 'good');
        return answer;
      } catch (error) {
        if (error instanceof Parked) throw later(request, error.until, profile);
        if (error instanceof Refused) breaker.note(profile.group, 'refused');
        if (!(error instanceof PassingFault)) throw error;
        const most = error.lies === 'content' ? MOST_TRIES_FOR_CONTENT : MOST_TRIES;
        // A body that does not pass may be the fault of this one question, so it counts once, however often it is asked.
        if (error.lies !== 'content' || tries === most) breaker.note(profile.group, error.lies === 'way' ? 'unreached' : 'failed');
        if (error.limited && profile.yields === true) pace.slowDown(profile);
        const waitMs = waitAfter(error, profile, tries, random());
        try {
          await pace.pause(profile, waitMs);
        } catch (parked) {
          if (parked instanceof Parked) throw later(request, parked.until, profile, error);
          throw parked;
        }
        waited += waitMs;
        const broken = breaker.reason(profile.group);
        if (tries >= most || waited > LONGEST_PATIENCE_MS || broken !== undefined)
          throw fault(request, `After ${tries} ${tries === 1 ? 'try' : 'tries'}: ${error.message}.`, remedyFor(broken), error);
        logger.warn(`${request.source}: ${error.message}; waiting ${Math.ceil(waitMs / 1000)} s`);
      }
    }
  }

  async function askOnce(request: HttpRequest, cached: CacheEntry | undefined, profile: HostProfile): Promise<HttpAnswer> {
    const known = cached === undefined || now() - Date.parse(cached.bodyAt ?? cached.fetchedAt) > CONFIRMED_MS ? undefined : cached;
    const reply = await exchange(request, known, {
      send,
      identity: options,
      timeoutsMs: options.timeoutsMs ?? { ...TIMEOUTS_MS, ...(profile.totalMs === undefined ? {} : { total: profile.totalMs }) },
      now,
      takeTurn: (url) => pace.takeTurn(profileFor(url, request)),
      warn: (message) => logger.warn(`${request.source}: ${message}`),
    });
    pace.obey(profile, reply.headers);
    const told = readTime(reply.headers);
    if (told !== undefined && told >= (newest?.told ?? 0)) newest = { told, aheadMs: now() - told };
    const fetchedAt = new Date(now()).toISOString();
    if (reply.status === 304) {
      if (known === undefined) throw new PassingFault('status 304, though nothing is stored that could be unchanged');
      await keep(request, { ...known, bodyAt: known.bodyAt ?? known.fetchedAt, fetchedAt });
      return answerOf(request, known, true);
    }
    const verdict = judge(request, reply, now());
    const [etag, lastModified] = ['etag', 'last-modified'].map((name) => reply.headers.get(name) ?? undefined);
    const entry: Omit<CacheEntry, 'sha256'> = {
      url: request.url,
      status: verdict,
      fetchedAt,
      body: verdict === 'found' ? reply.body : '',
      ...(reply.finalUrl === undefined ? {} : { finalUrl: reply.finalUrl }),
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    };
    // A refusal in the source's own words is an answer, but not one to keep.
    if (verdict !== 'found' || reply.status < 300) await keep(request, entry);
    return answerOf(request, entry, false);
  }

  /** The kept answer, if what the source holds for whole today would let it pass. */
  async function readCache(request: HttpRequest): Promise<CacheEntry | undefined> {
    const cached = await cache.read(request);
    if (cached?.status !== 'found') return cached;
    try {
      request.accepts(cached.body);
      return cached;
    } catch {
      return undefined;
    }
  }

  /** A cache that cannot be written must not lose the answer in hand. */
  async function keep(request: HttpRequest, entry: Omit<CacheEntry, 'sha256'>): Promise<void> {
    try {
      await cache.write(request, entry);
    } catch (error) {
      if (once('cache'))
        logger.warn(`The cache cannot be written (${(error as Error).message}); answers are used, but will be asked for again.`);
    }
  }

  function remedyFor(reason: string | undefined): string {
    if (reason?.includes('reached') === true && once('network')) return 'Is there a network? Harvest again when there is.';
    return 'Harvest again later; the last good data stay.';
  }

  return { get, aheadMs: () => newest?.aheadMs };
}

function isFresh(entry: CacheEntry, { maxAgeMs }: HttpRequest, now: number): boolean {
  const age = now - Date.parse(entry.fetchedAt);
  const longest = entry.status === 'found' ? maxAgeMs : ABSENT_MS;
  return maxAgeMs > 0 && age >= 0 && age < (longest < DAY_MS ? longest : longest - SLACK_MS);
}

function answerOf({ url }: HttpRequest, { status, body, finalUrl, fetchedAt }: Omit<CacheEntry, 'sha256'>, fromCache: boolean): HttpAnswer {
  if (status !== 'found') return { status: 'absent', url, ...(status === 'gone' ? { gone: true } : {}) };
  return { status, body, url, ...(finalUrl === undefined ? {} : { finalUrl }), fetchedAt, fromCache };
}

function later(request: HttpRequest, until: number, profile: HostProfile, cause?: PassingFault): SourceError {
  const hint =
    profile.takesKey === true && request.credentials === undefined ? ` With a key more may be asked: set ${keyVariable(request)}.` : '';
  return fault(
    request,
    `The source asks to be left alone until ${new Date(until).toISOString()}${cause === undefined ? '' : `: ${cause.message}`}.`,
    `Harvest again after that.${hint}`,
    cause,
  );
}
