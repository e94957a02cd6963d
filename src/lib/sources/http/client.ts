import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError, SourceError } from '../../errors.ts';
import type { Logger } from '../source.ts';
import { BodyFault, BodyTooLong, checkKind, readBody } from './body.ts';
import { createCache, type CacheEntry } from './cache.ts';
import { isLoopback, profileOf, sameProvider } from './hosts.ts';
import type { Http, HttpAnswer, HttpRequest } from './http.ts';
import { createParking } from './parking.ts';
import { redact } from './redact.ts';
import { backOffMs, isPassing, LONGEST_WAIT_MS, MOST_TRIES, readRetryAfter } from './retry.ts';

const VERSION = '0.1.0';
/** Until the headers are there (connecting takes at most 10 s of it, which fetch itself sees to), and until all is. */
const TIMEOUTS_MS = { headers: 30_000, total: 60_000 };
const MOST_REDIRECTS = 5;
/** How long it is remembered that there is nothing. */
const ABSENT_MS = 7 * 24 * 3600 * 1000;
/** So many failures in a row, or this share of the last calls, and the host is left alone for the rest of the run. */
const MOST_FAILURES = 5;
const LAST_CALLS = 20;
const MOST_FAILED_SHARE = 0.1;
/** A server may say "not modified" for ever: after so long the whole answer is asked for. */
const CONFIRMED_MS = 30 * 24 * 3600 * 1000;

export interface HttpOptions {
  /** Where answers are kept. */
  cacheFolder: string;
  /** Address of the site or its repository, told to sources. */
  project: string;
  logger: Logger;
  /** E-mail address of the host, told to sources. */
  contact?: string;
  /** Ask without a contact address. */
  anonymous?: boolean;
  /** Ask again however fresh the cached answer is. */
  refresh?: boolean;
  /** Never ask; cached answers of any age count. */
  offline?: boolean;
  /** Effects, for tests. */
  fetch?: typeof fetch;
  now?: () => number;
  sleep?: (ms: number) => Promise<void>;
  random?: () => number;
  timeoutsMs?: { headers: number; total: number };
}

/** What is known of the hosts that share one budget. */
interface Group {
  /** Before this time nothing is asked, milliseconds since 1970; unknown until the first turn. */
  next: number | undefined;
  /** Failures in a row. */
  failures: number;
  /** If each of the last calls failed. */
  calls: boolean[];
  queue: Promise<unknown>;
}

/** An answer that may be better in a moment. */
class PassingFault extends Error {
  override readonly name = 'PassingFault';
  readonly waitMs: number | undefined;
  constructor(message: string, waitMs?: number) {
    super(message);
    this.waitMs = waitMs;
  }
}

/** The manners of the harvest: who asks, how often, how patiently, and what is kept. */
export function createHttp(options: HttpOptions): Http {
  const { logger, fetch: send = fetch, now = Date.now, random = Math.random, sleep = (ms) => wait(ms) } = options;
  const timeoutsMs = options.timeoutsMs ?? TIMEOUTS_MS;
  const cache = createCache(options.cacheFolder);
  const parking = createParking(options.cacheFolder);
  const groups = new Map<string, Group>();
  const groupOf = (host: string): Group => {
    const { group } = profileOf(host);
    const known = groups.get(group) ?? { next: undefined, failures: 0, calls: [], queue: Promise.resolve() };
    groups.set(group, known);
    return known;
  };

  async function get(request: HttpRequest): Promise<HttpAnswer> {
    checkAddress(request);
    const cached = await cache.read(request);
    if (cached !== undefined && (options.offline === true || (options.refresh !== true && isFresh(cached, request, now()))))
      return fromCache(cached);
    if (options.offline === true)
      throw fault(request, 'There is no cached answer, and the run is offline.', 'Harvest without --offline once.');
    checkContact(options);
    const group = groupOf(new URL(request.url).host);
    // One request of a group at a time, whoever asks.
    const turn = group.queue.then(() => ask(request, cached));
    group.queue = turn.catch(() => undefined);
    return turn;
  }

  async function ask(request: HttpRequest, cached: CacheEntry | undefined): Promise<HttpAnswer> {
    const { host } = new URL(request.url);
    const group = groupOf(host);
    if (isBroken(group))
      throw fault(
        request,
        `${host} has failed ${group.calls.filter(Boolean).length} of the last ${group.calls.length} times, so it is not asked again in this run.`,
        'Is the network there? Harvest again later.',
      );
    for (let tries = 1; ; tries += 1) {
      await takeTurn(request, host);
      try {
        const answer = await once(request, cached);
        note(group, false);
        return answer;
      } catch (error) {
        if (!(error instanceof PassingFault)) throw error;
        note(group, true);
        const waitMs = error.waitMs ?? backOffMs(tries, random());
        group.next = Math.max(group.next ?? 0, now() + waitMs);
        if (waitMs > LONGEST_WAIT_MS) {
          await parking.park(profileOf(host).group, group.next);
          throw later(request, group.next, error);
        }
        if (tries >= MOST_TRIES || isBroken(group))
          throw fault(
            request,
            `After ${tries} ${tries === 1 ? 'try' : 'tries'}: ${error.message}.`,
            'Harvest again later; the last good data stay.',
            error,
          );
        logger.warn(`${request.source}: ${error.message}; waiting ${Math.ceil(waitMs / 1000)} s`);
      }
    }
  }

  /** Wait until the group may be asked, and say when it may be asked next. @throws SourceError if that is far off */
  async function takeTurn(request: HttpRequest, host: string): Promise<void> {
    const group = groupOf(host);
    const profile = profileOf(host);
    group.next ??= await parking.until(profile.group, now());
    const pause = group.next - now();
    if (pause > LONGEST_WAIT_MS) throw later(request, group.next);
    if (pause > 0) await sleep(pause);
    group.next = now() + profile.intervalMs + Math.round(random() * profile.jitterMs);
  }

  async function once(request: HttpRequest, cached: CacheEntry | undefined): Promise<HttpAnswer> {
    const signal = AbortSignal.timeout(timeoutsMs.total);
    let response: Response;
    let body: string;
    let finalUrl: string | undefined;
    try {
      ({ response, finalUrl } = await follow(request, cached, signal));
      if (response.status === 304) {
        await response.body?.cancel();
        if (cached === undefined) throw new PassingFault('status 304, though nothing is stored that could be unchanged');
        await cache.write(request, {
          ...cached,
          bodyAt: cached.bodyAt ?? cached.fetchedAt,
          fetchedAt: new Date(now()).toISOString(),
        });
        return fromCache(cached);
      }
      body = await readBody(response, () => logger.warn(`${request.source}: the answer is compressed, but does not say so`));
    } catch (error) {
      if (error instanceof SourceError || error instanceof PassingFault) throw error;
      if (error instanceof BodyTooLong)
        throw fault(request, `The source cannot be read: ${error.message}.`, 'If it is right, ask for less at once.', error);
      const reason = error instanceof BodyFault ? error.message : `no answer (${describeFailure(error)})`;
      throw new PassingFault(reason);
    }
    const fetchedAt = new Date(now()).toISOString();
    if (response.status === 404 || response.status === 410) {
      await cache.write(request, { url: request.url, status: 'absent', fetchedAt, body: '' });
      return { status: 'absent', url: request.url };
    }
    // arXiv says "Rate exceeded." with 429, but with 503 and 200 too.
    const limited = response.status === 429 || /^\s*rate exceeded/i.test(body.slice(0, 100));
    if (limited || isPassing(response.status)) {
      const named = readRetryAfter(response.headers.get('retry-after'), now());
      const parked = limited ? profileOf(new URL(request.url).host).parkMs : undefined;
      throw new PassingFault(`status ${response.status}${limited ? ', too many requests' : ''}`, named ?? parked);
    }
    if (response.status === 401 || response.status === 403)
      throw fault(request, `Status ${response.status}: the source refuses.`, 'Check the key and the contact address in the environment.');
    // A source may explain a refusal in its own format: 400 with an error document is for the parser to read.
    try {
      checkKind(body, request.accept);
      request.accepts(body);
    } catch (error) {
      if (!response.ok) throw fault(request, `Status ${response.status}.`, 'Check the request.', error);
      throw new PassingFault((error as Error).message);
    }
    if (response.ok) {
      const etag = response.headers.get('etag');
      const lastModified = response.headers.get('last-modified');
      await cache.write(request, {
        url: request.url,
        status: 'found',
        fetchedAt,
        body,
        ...(finalUrl === undefined ? {} : { finalUrl }),
        ...(etag === null ? {} : { etag }),
        ...(lastModified === null ? {} : { lastModified }),
      });
    }
    return { status: 'found', body, url: request.url, ...(finalUrl === undefined ? {} : { finalUrl }), fetchedAt, fromCache: false };
  }

  /** Follow redirects ourselves: at most five, never off the provider, never from https to http. */
  async function follow(
    request: HttpRequest,
    cached: CacheEntry | undefined,
    signal: AbortSignal,
  ): Promise<{ response: Response; finalUrl: string | undefined }> {
    let url = new URL(request.url);
    const validators = cached === undefined || now() - Date.parse(cached.bodyAt ?? cached.fetchedAt) > CONFIRMED_MS ? undefined : cached;
    for (let hops = 0; ; hops += 1) {
      if (hops > 0) await takeTurn(request, url.host);
      const headers = new AbortController();
      const timer = setTimeout(() => headers.abort(new Error(`no headers within ${timeoutsMs.headers / 1000} s`)), timeoutsMs.headers);
      const response = await send(withSecrets(url, request, options.contact), {
        redirect: 'manual',
        ...(request.post === undefined ? {} : { method: 'POST', body: request.post }),
        signal: AbortSignal.any([signal, headers.signal]),
        headers: {
          'User-Agent': userAgent(options),
          Accept: request.accept,
          'Accept-Encoding': 'gzip, br',
          ...(request.post === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...request.credentials?.headers,
          ...(validators?.etag === undefined ? {} : { 'If-None-Match': validators.etag }),
          ...(validators?.lastModified === undefined ? {} : { 'If-Modified-Since': validators.lastModified }),
        },
      }).finally(() => clearTimeout(timer));
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || response.status === 304 || location === null)
        return { response, finalUrl: hops === 0 ? undefined : redact(url.href) };
      await response.body?.cancel();
      const target = new URL(location, url);
      if (hops >= MOST_REDIRECTS) throw fault(request, `It redirects more than ${MOST_REDIRECTS} times.`, 'Check the address.');
      if (!sameProvider(url.hostname, target.hostname) || (url.protocol === 'https:' && target.protocol !== 'https:'))
        throw fault(
          request,
          `It redirects to ${redact(target.href)}, which is not the same provider over https.`,
          'If the provider has moved, set its new base address.',
        );
      url = target;
    }
  }

  return { get };
}

function note(group: Group, failed: boolean): void {
  group.failures = failed ? group.failures + 1 : 0;
  group.calls = [...group.calls, failed].slice(-LAST_CALLS);
}

function isBroken({ failures, calls }: Group): boolean {
  return failures >= MOST_FAILURES || (calls.length === LAST_CALLS && calls.filter(Boolean).length >= MOST_FAILED_SHARE * LAST_CALLS);
}

/** Sources are asked over https; only this machine, which stands in for them in tests, may speak http. */
function checkAddress(request: HttpRequest): void {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!secure || url.username !== '' || url.password !== '')
    throw fault(request, 'The address is not https, or holds a password.', 'Set the base address of the source to an https address.');
}

/** An address with what is sent and never kept: keys and the contact address. */
function withSecrets(address: URL, { credentials, contactParameter }: HttpRequest, contact: string | undefined): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(credentials?.query ?? {})) url.searchParams.set(name, value);
  if (contactParameter !== undefined && contact !== undefined) url.searchParams.set(contactParameter, contact);
  return url;
}

/** Who asks: the project, its address, and how to reach the host. */
export function userAgent({ project, contact }: Pick<HttpOptions, 'project' | 'contact'>): string {
  return `Peerpage/${VERSION} (+${project}${contact === undefined ? '' : `; mailto:${contact}`})`;
}

function checkContact({ contact, anonymous }: HttpOptions): void {
  if (contact === undefined && anonymous !== true)
    throw new ConfigError(
      'PEERPAGE_CONTACT',
      'Sources ask who is calling, and no contact address is set.',
      'Set it to your e-mail address: PEERPAGE_CONTACT=you@example.org npm run harvest. Or add --anonymous.',
    );
  if (contact !== undefined && !/^[^\s@<>(),;]+@[^\s@<>(),;]+$/.test(contact))
    throw new ConfigError('PEERPAGE_CONTACT', 'It is not an e-mail address.', 'Set it to one, such as you@example.org.');
}

function isFresh(entry: CacheEntry, request: HttpRequest, now: number): boolean {
  const age = now - Date.parse(entry.fetchedAt);
  return age >= 0 && age < (entry.status === 'absent' ? ABSENT_MS : request.maxAgeMs);
}

function fromCache({ status, body, url, finalUrl, fetchedAt }: CacheEntry): HttpAnswer {
  if (status === 'absent') return { status, url };
  return { status, body, url, ...(finalUrl === undefined ? {} : { finalUrl }), fetchedAt, fromCache: true };
}

function fault({ source, url }: HttpRequest, message: string, remedy: string, cause?: unknown): SourceError {
  return new SourceError(source, redact(url), message, remedy, cause === undefined ? {} : { cause });
}

function later(request: HttpRequest, until: number, cause?: unknown): SourceError {
  return fault(request, `The source asks to be left alone until ${new Date(until).toISOString()}.`, 'Harvest again after that.', cause);
}

function describeFailure(error: unknown): string {
  const cause = (error as { cause?: { code?: string; message?: string } }).cause;
  if ((error as Error).name === 'TimeoutError') return 'it took too long';
  return cause?.code ?? cause?.message ?? (error as Error).message;
}
