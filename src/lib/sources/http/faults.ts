import { SourceError } from '../../errors.ts';
import type { HttpRequest } from './http.ts';
import { redact } from './redact.ts';

/** An answer that may be better in a moment. */
export class PassingFault extends Error {
  override readonly name = 'PassingFault';
  /** If it was too many requests. */
  readonly limited: boolean;
  /** How long the host asks to be left alone, in milliseconds, if it says so. */
  readonly waitMs: number | undefined;
  /** Whose fault it is: that of the content alone, of the host, or of the way there, since nobody answered at all. */
  readonly lies: 'content' | 'host' | 'way';

  constructor(
    message: string,
    { limited = false, waitMs, lies = 'host' }: Partial<Pick<PassingFault, 'limited' | 'waitMs' | 'lies'>> = {},
  ) {
    super(message);
    this.limited = limited;
    this.waitMs = waitMs;
    this.lies = lies;
  }
}

/** An end that every other request to the host would meet too: a wrong key, a connection that is not secure. */
export class Refused extends SourceError {}

const UNREACHED = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'ENETDOWN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
]);
/** Nobody took the connection up within the ten seconds that fetch allows. */
const CONNECTING = new Set(['UND_ERR_CONNECT_TIMEOUT']);
const CERTIFICATE = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH)/;
const DATED = /^CERT_(?:HAS_EXPIRED|NOT_YET_VALID)$/;

/** The end of a request. */
export function fault({ source, url }: Pick<HttpRequest, 'source' | 'url'>, message: string, remedy: string, cause?: unknown): SourceError {
  return new SourceError(source, redact(url), message, remedy, cause === undefined ? {} : { cause });
}

/** What became of a request that nobody answered in full. @param now milliseconds since 1970 */
export function connectionFault(request: HttpRequest, error: unknown, now: number): PassingFault | SourceError {
  const { cause } = error as { cause?: { code?: string; message?: string; syscall?: string } };
  const code = cause?.code ?? '';
  if (CERTIFICATE.test(code))
    return new Refused(
      request.source,
      redact(request.url),
      `The connection is not secure (${code}).`,
      DATED.test(code)
        ? `This machine says that it is ${new Date(now).toISOString()}. If that is wrong, set its clock; if it is right, the source has to mend its certificate.`
        : 'Somebody between you and the source may be reading along. Harvest from another network, or later.',
    );
  // The system says the same of a connection that was never made and of one that fell silent.
  const unmade = CONNECTING.has(code) || (code === 'ETIMEDOUT' && cause?.syscall !== 'read' && cause?.syscall !== 'write');
  const told = unmade ? `no connection in time, ${code}` : code || (cause?.message ?? (error as Error).message);
  const reason = (error as Error).name === 'TimeoutError' ? 'it took too long' : told;
  return new PassingFault(`no answer (${reason})`, { lies: unmade || UNREACHED.has(code) ? 'way' : 'host' });
}

/** The environment variable that holds the key of a source. */
export function keyVariable({ source }: Pick<HttpRequest, 'source'>): string {
  return `PEERPAGE_${source.toUpperCase()}_KEY`;
}
