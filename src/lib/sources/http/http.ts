/** A request that a source wants answered: a GET, or a POST of JSON that only asks. */
export interface HttpRequest {
  /** Without credentials. */
  url: string;
  accept: string;
  /** Name of the source, for messages. */
  source: string;
  /** How long a cached answer is fresh, in milliseconds; 0 asks again whatever is kept. */
  maxAgeMs: number;
  /** JSON to post; part of the cache's key. */
  post?: string;
  /** Query parameters and headers that hold a key: sent, and never kept, logged or taken to another provider. */
  credentials?: { query?: Readonly<Record<string, string>>; headers?: Readonly<Record<string, string>> };
  /** The query parameter in which the source wants the contact address: `mailto`, `email`. */
  contactParameter?: string;
  /**
   * Proves from its content that a body is whole and is what was asked for; throws an Error saying what is wrong
   * if not, which is then retried as a fault of the moment. Kept answers must pass it too, since what it asks for can change.
   */
  accepts(body: string): void;
}

/**
 * What came back: a whole, accepted body, or the knowledge that there is none (404), or none any more (410, `gone`).
 * `finalUrl` is where redirects led, if anywhere: an identifier that was merged into another.
 */
export type HttpAnswer =
  | { status: 'found'; body: string; url: string; finalUrl?: string; fetchedAt: string; fromCache: boolean }
  | { status: 'absent'; url: string; gone?: true };

/**
 * All manners in one place: contact address, pace, retry, cache. The cache of accepted answers is the journal of a harvest:
 * a run that was ended finds there what it already has, as long as it is fresh (`maxAgeMs`). A list whose pages lead to one
 * another is read through `readList`, since a cursor in a kept page can have expired.
 */
export interface Http {
  /** @throws SourceError when the host cannot be reached, refuses, or keeps sending what is not accepted */
  get(request: HttpRequest): Promise<HttpAnswer>;
  /**
   * How far this machine's clock is ahead of the newest answer that came over the wire, in milliseconds; negative if it is
   * behind, `undefined` if no answer told its time.
   */
  aheadMs?(): number | undefined;
}
