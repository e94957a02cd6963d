import { SourceError } from '../../errors.ts';
import { BodyTooLong, BodyFault, readBody } from './body.ts';
import { connectionFault, fault, PassingFault } from './faults.ts';
import { isLoopback, sameProvider } from './hosts.ts';
import type { HttpRequest } from './http.ts';
import { userAgent, type Identity } from './identity.ts';
import { redactorFor } from './redact.ts';

const MOST_REDIRECTS = 5;

/** What came back over the wire, decoded, with no credential in it. */
export interface Reply {
  status: number;
  headers: Headers;
  body: string;
  /** Where redirects led, if anywhere. */
  finalUrl?: string;
}

/** What a cached answer was known by when it came. */
export interface Validators {
  etag?: string | undefined;
  lastModified?: string | undefined;
}

/** Until the headers are there (connecting takes at most 10 s of it, which fetch itself sees to), and until all is. */
export interface Timeouts {
  headers: number;
  total: number;
}

export interface ExchangeEffects {
  send: typeof fetch;
  identity: Identity;
  timeoutsMs: Timeouts;
  now: () => number;
  /** Wait until a host may be asked once more, since a redirect is a request too. */
  takeTurn: (url: URL) => Promise<void>;
  warn: (message: string) => void;
}

/**
 * Send a request once, and read all that comes. Redirects are followed here: at most five, never off the provider, never
 * from https to http, and with credentials only to the origin they are meant for.
 * @throws PassingFault if it may go better in a moment, SourceError if not
 */
export async function exchange(request: HttpRequest, validators: Validators | undefined, effects: ExchangeEffects): Promise<Reply> {
  const redactor = redactorFor(request);
  const signal = AbortSignal.timeout(effects.timeoutsMs.total);
  try {
    const { response, url } = await follow(request, validators, effects, signal);
    const reply = {
      status: response.status,
      headers: response.headers,
      ...(url === undefined ? {} : { finalUrl: redactor.text(url.href) }),
    };
    if (response.status === 304) {
      await response.body?.cancel();
      return { ...reply, body: '' };
    }
    const body = await readBody(response, () => effects.warn('the answer is compressed, but does not say so'));
    return { ...reply, body: redactor.text(body) };
  } catch (error) {
    if (error instanceof SourceError || error instanceof PassingFault) throw error;
    if (error instanceof BodyTooLong)
      throw fault(request, `The source cannot be read: ${error.message}.`, 'If it is right, ask for less at once.', error);
    if (error instanceof BodyFault) throw new PassingFault(error.message);
    const passing = connectionFault(request, error, effects.now());
    passing.message = redactor.text(passing.message);
    throw passing;
  }
}

/** Sources are asked over https; only this machine, which stands in for them in tests, may speak http. @throws SourceError */
export function checkAddress(request: HttpRequest): void {
  const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!secure || url.username !== '' || url.password !== '')
    throw fault(request, 'The address is not https, or holds a password.', 'Set the base address of the source to an https address.');
}

async function follow(
  request: HttpRequest,
  validators: Validators | undefined,
  effects: ExchangeEffects,
  signal: AbortSignal,
): Promise<{ response: Response; url: URL | undefined }> {
  const redactor = redactorFor(request);
  const { origin } = new URL(request.url);
  let url = new URL(request.url);
  let post = request.post;
  for (let hops = 0; ; hops += 1) {
    if (hops > 0) await effects.takeTurn(url);
    const response = await sendOnce(url, { ...request, post }, validators, url.origin === origin, effects, signal);
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || response.status === 304 || location === null)
      return { response, url: hops === 0 ? undefined : url };
    await response.body?.cancel();
    if (hops >= MOST_REDIRECTS) throw fault(request, `It redirects more than ${MOST_REDIRECTS} times.`, 'Check the address.');
    const target = URL.canParse(location, url) ? redactor.url(new URL(location, url)) : undefined;
    if (target === undefined || !sameProvider(url, target) || (url.protocol === 'https:' && target.protocol !== 'https:'))
      throw fault(
        request,
        `It redirects to ${redactor.text(target?.href ?? location.slice(0, 200))}, which is not the same provider over https.`,
        'If the provider has moved, set its new base address.',
      );
    // "See other" means that the answer is there, not that the question is to be repeated.
    if (response.status === 303) post = undefined;
    url = target;
  }
}

async function sendOnce(
  url: URL,
  { post, accept, credentials, contactParameter }: Omit<HttpRequest, 'post'> & { post: string | undefined },
  validators: Validators | undefined,
  trusted: boolean,
  { send, identity, timeoutsMs }: ExchangeEffects,
  signal: AbortSignal,
): Promise<Response> {
  const address = new URL(url);
  if (trusted) {
    for (const [name, value] of Object.entries(credentials?.query ?? {})) address.searchParams.set(name, value);
    if (contactParameter !== undefined && identity.contact !== undefined) address.searchParams.set(contactParameter, identity.contact);
  }
  const headers = new AbortController();
  const timer = setTimeout(() => headers.abort(new Error(`no headers within ${timeoutsMs.headers / 1000} s`)), timeoutsMs.headers);
  return send(address, {
    redirect: 'manual',
    ...(post === undefined ? {} : { method: 'POST', body: post }),
    signal: AbortSignal.any([signal, headers.signal]),
    headers: {
      'User-Agent': userAgent(identity),
      Accept: accept,
      'Accept-Encoding': 'gzip, br',
      ...(post === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(trusted ? credentials?.headers : {}),
      ...(validators?.etag === undefined ? {} : { 'If-None-Match': validators.etag }),
      ...(validators?.lastModified === undefined ? {} : { 'If-Modified-Since': validators.lastModified }),
    },
  }).finally(() => clearTimeout(timer));
}
