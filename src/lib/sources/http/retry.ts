/** Answers that may be better in a moment. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Most tries of one request. */
export const MOST_TRIES = 5;
/** A longer wait is not slept: the source is left for another run. */
export const LONGEST_WAIT_MS = 120_000;

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

/** Full jitter: anything up to one second doubled for each try, at most a minute. @param random from 0 to 1 */
export function backOffMs(tries: number, random: number): number {
  return Math.round(random * Math.min(60_000, 1000 * 2 ** tries));
}
