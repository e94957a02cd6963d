import { SourceError } from '../../errors.ts';
import type { Http } from '../http/http.ts';
import type { RawPage } from '../source.ts';
import { refusalOf } from './parse.ts';
import { ListSchema } from './schema.ts';

export const OPENALEX = 'https://api.openalex.org';

/** Where OpenAlex is, and the key of whoever asks. */
export interface OpenalexAddress {
  baseUrl: string;
  key?: string;
}

/**
 * What a question costs, in credits of $0.0001: one thing by its identifier is free.
 * @see https://developers.openalex.org/api-reference/authentication
 */
export const CREDITS = { single: 0, list: 1, search: 10 } as const;
/** What may be asked in a day without a key: $0.10. */
const KEYLESS_CREDITS = 1000;
const DOLLARS_A_CREDIT = 0.0001;

/** One question, and the proof that an answer is whole and is what was asked for. */
export interface Question {
  /** `/works`, `/works/W123`. */
  path: string;
  parameters?: Readonly<Record<string, string>>;
  /** Credits that it costs. */
  credits: number;
  maxAgeMs: number;
  /** @throws Error saying what is wrong with a value of JSON that is no refusal */
  check(value: unknown): void;
}

/** An accepted answer; `finalUrl` is where a merged identifier led. */
export interface Reply {
  page: RawPage;
  value: unknown;
  finalUrl?: string;
}

/** Asks OpenAlex, and counts what that costs in a run. */
export interface OpenalexClient {
  /**
   * @returns `undefined` if there is no such thing
   * @throws SourceError if OpenAlex refuses, or the next question would cost more than is free without a key
   */
  ask(http: Http, question: Question): Promise<Reply | undefined>;
}

/** What OpenAlex says against a request; it does not change by asking again. */
class Refusal extends Error {
  override readonly name = 'Refusal';
}

export function createClient({ baseUrl, key }: OpenalexAddress): OpenalexClient {
  let spent = 0;
  const withoutKey = (text: string) => (key === undefined ? text : text.replaceAll(key, 'REDACTED'));
  return {
    async ask(http, { path, parameters, credits, maxAgeMs, check }) {
      const url = `${baseUrl}${path}${parameters === undefined ? '' : `?${new URLSearchParams(parameters)}`}`;
      if (key === undefined && credits > 0 && spent + credits > KEYLESS_CREDITS) throw overspent(url, spent);
      const accepts = (body: string) => {
        const value: unknown = JSON.parse(body);
        const refusal = refusalOf(value);
        if (refusal !== undefined) throw new Refusal(`OpenAlex says “${withoutKey(refusal)}”`);
        check(value);
      };
      const credentials = key === undefined ? {} : { credentials: { query: { api_key: key } } };
      try {
        const answer = await http.get({ url, accept: 'application/json', source: 'openalex', maxAgeMs, accepts, ...credentials });
        if (answer.status === 'absent') return undefined;
        const value: unknown = JSON.parse(answer.body);
        if (!answer.fromCache) spent += costOf(value) ?? credits;
        const page = { place: url, body: answer.body };
        return answer.finalUrl === undefined ? { page, value } : { page, value, finalUrl: answer.finalUrl };
      } catch (error) {
        if (error instanceof SourceError && error.cause instanceof Refusal)
          throw new SourceError('openalex', error.place, `${error.message} ${error.cause.message}.`, error.remedy, { cause: error });
        throw error;
      }
    },
  };
}

/** What OpenAlex says that an answer cost, in credits. */
function costOf(value: unknown): number | undefined {
  const cost = ListSchema.safeParse(value).data?.meta.cost_usd;
  return cost === null || cost === undefined || cost < 0 ? undefined : cost / DOLLARS_A_CREDIT;
}

function overspent(url: string, spent: number): SourceError {
  const dollars = (credits: number) => `$${(credits * DOLLARS_A_CREDIT).toFixed(4).replace(/0{1,2}$/, '')}`;
  return new SourceError(
    'openalex',
    url,
    `Without a key OpenAlex answers questions for ${dollars(KEYLESS_CREDITS)} a day, and this run has asked for ${dollars(spent)} already.`,
    'Get a free key at openalex.org/settings/api and set PEERPAGE_OPENALEX_KEY, or harvest again tomorrow.',
  );
}
