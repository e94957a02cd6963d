import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Duplex } from 'node:stream';
import { PageFault } from './page-fault.ts';
import { checkHost, publicLookup, type Resolve } from './public-lookup.ts';

/** Most bytes of a page, unfolded. */
const MOST_BYTES = 1024 * 1024;
/** Until the headers are there, and until all is, in milliseconds. */
export interface PageTimeouts {
  headers: number;
  total: number;
}
/** What a request for a page touches. */
export interface ExchangeOptions {
  userAgent: string;
  resolve: Resolve;
  /** Origin that is asked in the place of every host, with the host as the first part of the path: a stand-in for tests. */
  standIn: string | undefined;
  timeoutsMs: PageTimeouts;
}

/** What a server said. */
export interface PageReply {
  status: number;
  location: string | undefined;
  type: string;
  /** Empty unless the status is 200 and the type is one that was asked for. */
  body: Uint8Array;
}

const UNFOLD: ReadonlyMap<string, (() => Duplex) | undefined> = new Map<string, (() => Duplex) | undefined>([
  ['', undefined],
  ['identity', undefined],
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/**
 * Ask a host for a page once, over https at its usual port and at an address of the public internet, and read at most 1 MB of
 * it. Redirects are told, not followed; no cookie is kept or sent.
 * @param types media types that may be read
 * @param signal ends the request, whatever it is at
 * @throws PageFault
 */
export async function exchange(url: URL, types: readonly string[], signal: AbortSignal, options: ExchangeOptions): Promise<PageReply> {
  checkHost(url);
  const headers = new AbortController();
  const timer = setTimeout(() => headers.abort(), options.timeoutsMs.headers);
  try {
    const response = await send(url, types, AbortSignal.any([signal, headers.signal]), options).finally(() => clearTimeout(timer));
    const { statusCode: status = 0, headers: told } = response;
    const type = told['content-type'] ?? '';
    const isWanted = status === 200 && types.includes(mediaTypeOf(type));
    if (!isWanted) response.destroy();
    return { status, location: told.location, type, body: isWanted ? await readBody(response, signal) : new Uint8Array() };
  } catch (error) {
    if (error instanceof PageFault) throw error;
    const late = headers.signal.aborted || signal.aborted;
    throw new PageFault(
      'unreachable',
      late ? `${url.host} did not answer in time.` : `${url.host} could not be read (${codeOf(error)}).`,
      'See if the page opens in a browser; the next harvest looks again.',
      { cause: error },
    );
  }
}

/** The media type of a `Content-Type`, without its parameters. */
export function mediaTypeOf(contentType: string): string {
  return contentType.split(';', 1)[0]!.trim().toLowerCase();
}

function send(
  url: URL,
  types: readonly string[],
  signal: AbortSignal,
  { userAgent, resolve, standIn }: ExchangeOptions,
): Promise<IncomingMessage> {
  const place = standIn === undefined ? url : new URL(`/${url.host}${url.pathname}${url.search}`, standIn);
  const options = {
    // A connection of its own, so that none is taken up again that led elsewhere.
    agent: false,
    signal,
    headers: { 'User-Agent': userAgent, Accept: types.join(', '), 'Accept-Encoding': 'gzip, br' },
  } as const;
  return new Promise((done, fail) => {
    const request =
      standIn === undefined
        ? requestHttps(place, { ...options, lookup: publicLookup(resolve) }, done)
        : place.protocol === 'http:'
          ? requestHttp(place, options, done)
          : requestHttps(place, options, done);
    // A server that changes to another protocol ends the exchange without an answer and without an error.
    request.on('close', () => fail(new Error('it ended the connection')));
    request.on('error', fail).end();
  });
}

/** @throws PageFault if it is too long, or folded in a way that was not asked for */
async function readBody(response: IncomingMessage, signal: AbortSignal): Promise<Uint8Array> {
  const coding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  if (!UNFOLD.has(coding)) {
    response.destroy();
    throw new PageFault(
      'refused',
      `The page is compressed as “${coding.slice(0, 40)}”, which was not asked for.`,
      'Serve it plainly, or as gzip.',
    );
  }
  const unfold = UNFOLD.get(coding)?.();
  const stop = () => void response.destroy(new Error('it took too long'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await collect(unfold === undefined ? response : folded(response, unfold));
  } finally {
    signal.removeEventListener('abort', stop);
    response.destroy();
    unfold?.destroy();
  }
}

function folded(response: IncomingMessage, unfold: Duplex): Duplex {
  response.on('error', (error) => unfold.destroy(error));
  return response.pipe(unfold);
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MOST_BYTES)
      throw new PageFault(
        'refused',
        'The page is longer than 1 MB, so it was not read.',
        'Put the link on a shorter page, and name that one.',
      );
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
