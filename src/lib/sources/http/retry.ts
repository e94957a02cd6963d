/** Answers that may be better in a moment. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Most tries of one request. */
export const MOST_TRIES = 5;
/** Most tries of one whose answers come, but are not whole or not what was asked for. */
export const MOST_TRIES_FOR_CONTENT = 4;
/** A longer wait is not slept: the source is left for another run. */
export const LONGEST_WAIT_MS = 120_000;
/** Longest sum of the waits between the tries of one request. */
export const LONGEST_PATIENCE_MS = 300_000;
/** Least wait after too many requests, and what is added at random to the time that a server names. */
const SECOND_MS = 1000;
/** A number larger than this is seconds since 1970, not seconds from now. */
const MOST_SECONDS = 1_000_000_000;

/** If a status is worth another try. */
export function isPassing(status: number): boolean {
  return PASSING.has(status);
}

/**
 * The time that a server asks to be left alone, from `Retry-After` as seconds or as an HTTP date.
 * @returns milliseconds, never negative; `undefined` if the header is missing or makes no sense
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/**
 * What time it was when an answer came, by the server's clock: its `Date`, and how long a cache on the way has kept it (`Age`).
 * @returns milliseconds since 1970; `undefined` if the answer does not say
 * @see https://www.rfc-editor.org/rfc/rfc9111#field.age
 */
export function readTime(headers: Headers): number | undefined {
  const date = Date.parse(headers.get('date') ?? '');
  const age = /^\d{1,9}$/.exec(headers.get('age')?.trim() ?? '')?.[0] ?? 0;
  return Number.isNaN(date) ? undefined : date + Number(age) * 1000;
}

/**
 * The time that a server which was asked too often names, wherever it does so: in `Retry-After`, in `X-RateLimit-Reset` as
 * seconds from now (OpenAlex) or since 1970 (Zenodo), or as `retryAfter` in the body (OpenAlex).
 * @param ownNow milliseconds since 1970
 * @returns milliseconds, never negative
 */
export function readWait(headers: Headers, body: string, ownNow: number): number | undefined {
  // A time of the server's is measured by the server's own clock, if it tells it: ours may be years off.
  const told = Date.parse(headers.get('date') ?? '');
  const now = Number.isNaN(told) ? ownNow : told;
  const named = readRetryAfter(headers.get('retry-after'), now);
  if (named !== undefined) return named;
  const reset = /^\d{1,11}$/.exec(headers.get('x-ratelimit-reset')?.trim() ?? '')?.[0];
  if (reset !== undefined) return Math.max(0, Number(reset) > MOST_SECONDS ? Number(reset) * 1000 - now : Number(reset) * 1000);
  const seconds = /"retry_?after"\s*:\s*(\d{1,9})\b/i.exec(body.slice(0, 2000))?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/** Full jitter: anything up to one second doubled for each try, at most a minute. @param random from 0 to 1 */
export function backOffMs(tries: number, random: number): number {
  return Math.round(random * Math.min(60_000, 1000 * 2 ** tries));
}

/**
 * How long to wait after a fault.
 * @param fault what is known of it: the time that the server names, if it does
 * @param manners pauses that the host wants after too many requests
 * @param random from 0 to 1
 */
export function waitAfter(
  { limited, waitMs }: { limited: boolean; waitMs?: number | undefined },
  { pauseMs, leastPauseMs = 0 }: { pauseMs?: number; leastPauseMs?: number },
  tries: number,
  random: number,
): number {
  const least = limited ? leastPauseMs : 0;
  // Nobody sleeps a longer wait, and who reads its end need not see it blurred.
  if (waitMs !== undefined) return waitMs > LONGEST_WAIT_MS ? waitMs : Math.max(least, waitMs) + Math.round(random * SECOND_MS);
  if (!limited) return backOffMs(tries, random);
  return pauseMs ?? Math.max(SECOND_MS, least, backOffMs(tries, random));
}
