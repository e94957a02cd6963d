/** A GET that a source wants answered. */
export interface HttpRequest {
  url: string;
  accept: string;
  /** Name of the source, for messages. */
  source: string;
  /** How long a cached answer is fresh, in milliseconds. */
  maxAgeMs: number;
  /**
   * Proves from its content that a body is whole and is what was asked for; throws an Error saying what is wrong
   * if not, which is then retried as a fault of the moment.
   */
  accepts(body: string): void;
}

/** What came back: a whole, accepted body, or the knowledge that there is none (404 or 410). */
export type HttpAnswer =
  { status: 'found'; body: string; url: string; fetchedAt: string; fromCache: boolean } | { status: 'absent'; url: string };

/** All manners in one place: contact address, pace, retry, cache. */
export interface Http {
  /** @throws SourceError when the host cannot be reached, refuses, or keeps sending what is not accepted */
  get(request: HttpRequest): Promise<HttpAnswer>;
}
