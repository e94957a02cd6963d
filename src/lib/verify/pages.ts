import { setTimeout as wait } from 'node:timers/promises';
import { ConfigError } from '../errors.ts';
import { decodePage } from './decode.ts';
import { exchange, mediaTypeOf, type ExchangeOptions, type PageReply, type PageTimeouts } from './exchange.ts';
import { PageFault } from './page-fault.ts';
import { resolveBySystem, type Resolve } from './public-lookup.ts';

/** Kinds of document that can name a profile. */
export const HTML_TYPES = ['text/html', 'application/xhtml+xml'] as const;
export const TEXT_TYPES = ['text/plain'] as const;

const MOST_REDIRECTS = 5;
const TIMEOUTS_MS: PageTimeouts = { headers: 5000, total: 10_000 };
/** Between two requests to one host, in milliseconds. */
const INTERVAL_MS = 1000;
/** Pages that are kept in case somebody asks for one again: up to 1 MB each, and a site can have 100,000 authors. */
const MOST_KEPT = 32;

/** A page, decoded, and where redirects led. */
export interface Page {
  url: string;
  text: string;
}

/** Reads single pages of hosts that nobody has vouched for; see {@link createPages}. */
export interface Pages {
  /** @param types media types that may be read @throws PageFault */
  get(url: string, types: readonly string[]): Promise<Page>;
}

export interface PagesOptions {
  userAgent: string;
  /** Origin that is asked in the place of all hosts: `http://127.0.0.1:8080`, for `https://host/path` at `/host/path`. */
  standIn?: string;
  /** Effects, for tests. */
  resolve?: Resolve;
  sleep?: (ms: number) => Promise<void>;
  timeoutsMs?: PageTimeouts;
}

/**
 * A reader of pages that strangers name: over https only, on the host that is named only, at an address of the public
 * internet only, at most 1 MB, within ten seconds, one at a time and with a second between from one host. A page that is
 * wanted again soon is not asked for again.
 * @throws ConfigError if the stand-in is no address, or one that others could read along with
 */
export function createPages(options: PagesOptions): Pages {
  const { userAgent, standIn, resolve = resolveBySystem, sleep = (ms) => wait(ms), timeoutsMs = TIMEOUTS_MS } = options;
  if (standIn !== undefined) checkStandIn(standIn);
  const known = new Map<string, Promise<Page>>();
  const turns = new Map<string, Promise<void>>();
  const asking: ExchangeOptions = { userAgent, resolve, standIn, timeoutsMs };

  /** Do something with a host when everything before has been done with it, and a second has passed. */
  async function inTurn<T>(host: string, task: () => Promise<T>): Promise<T> {
    const before = turns.get(host);
    const result = before === undefined ? task() : before.then(() => sleep(INTERVAL_MS)).then(task);
    turns.set(
      host,
      result.then(
        () => undefined,
        () => undefined,
      ),
    );
    return result;
  }

  async function read(text: string, types: readonly string[]): Promise<Page> {
    const deadline = { leftMs: timeoutsMs.total };
    let url = toSecure(text);
    for (let hops = 0; ; hops += 1) {
      const reply = await inTurn(url.host, () => within(deadline, (signal) => exchange(url, types, signal, asking)));
      const target = targetOf(url, reply);
      if (target === undefined) return { url: url.href, text: textOf(url, reply, types) };
      if (hops >= MOST_REDIRECTS)
        throw new PageFault('refused', `It redirects more than ${MOST_REDIRECTS} times.`, 'Write the address at which the page really is.');
      url = target;
    }
  }

  return {
    get(url, types) {
      const key = `${types.join()} ${url}`;
      const page = known.get(key) ?? read(url, types);
      // Those that were wanted last are at the end.
      known.delete(key);
      known.set(key, page);
      if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
      return page;
    },
  };
}

/** Waiting for a turn is not the host's fault: only what it takes itself is counted, over all redirects. */
async function within<T>(deadline: { leftMs: number }, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await task(AbortSignal.timeout(Math.max(1, Math.round(deadline.leftMs))));
  } finally {
    deadline.leftMs -= performance.now() - start;
  }
}

/** The address as it is asked: over https, which is also how a page linked by http is looked at. @throws PageFault */
function toSecure(text: string, base?: URL): URL {
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new PageFault('refused', `“${text.slice(0, 200)}” is no web address.`, 'Write an address that begins with https://.');
  url.protocol = 'https:';
  url.hash = '';
  if (url.username !== '' || url.password !== '')
    throw new PageFault('refused', `The address of ${url.host} holds a name or a password.`, 'Write the address without them.');
  if (url.port !== '')
    throw new PageFault('refused', `${url.host} is to be asked at another port than that of https.`, 'Name a page at the usual port.');
  return url;
}

/** Where a reply redirects to, if it does. @throws PageFault if that is another host */
function targetOf(url: URL, { status, location }: PageReply): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined;
  const target = toSecure(location, url);
  if (target.host === url.host) return target;
  throw new PageFault(
    'refused',
    `It redirects to ${target.host}, which is another host and proves nothing for this one.`,
    `If the page has moved, write its new address: ${target.href.slice(0, 300)}`,
  );
}

/** @throws PageFault if there is no page of these types */
function textOf(url: URL, { status, type, body }: PageReply, types: readonly string[]): string {
  // Only the second says that one was there.
  if (status === 404)
    throw new PageFault('absent', 'There is no page (status 404).', 'Check the address, or write that at which it is now.');
  if (status === 410) throw new PageFault('absent', 'There is no page any more (status 410).', 'Write the address at which it is now.');
  // Where files cannot be listed, hosts of plain files say so of those that are not there.
  if (status === 401 || status === 403)
    throw new PageFault(
      'refused',
      `${url.host} does not show it to everybody (status ${status}).`,
      'Name a page that everybody can open without signing in.',
    );
  if (status !== 200)
    throw new PageFault(
      'unreachable',
      `${url.host} answers with status ${status}.`,
      'See if the page opens in a browser; the next harvest looks again.',
    );
  if (!types.includes(mediaTypeOf(type)))
    throw new PageFault(
      'refused',
      `It is ${mediaTypeOf(type).slice(0, 60) || 'of no known type'}, not ${types[0]}.`,
      'Name a page of HTML.',
    );
  return decodePage(body, type);
}

/** @throws ConfigError */
function checkStandIn(standIn: string): void {
  const url = URL.canParse(standIn) ? new URL(standIn) : undefined;
  const isOwn = url?.protocol === 'http:' && /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(url.hostname);
  if (url?.protocol !== 'https:' && !isOwn)
    throw new ConfigError(
      'PEERPAGE_HOMEPAGE_URL',
      `“${standIn}” is neither https nor this machine.`,
      'Set it to an address such as http://127.0.0.1:8080.',
    );
}
