import { HeldError } from '../../errors.ts';
import { BodyFault, checkKind } from './body.ts';
import type { Reply } from './exchange.ts';
import { excerptOf } from './excerpt.ts';
import { fault, keyVariable, PassingFault, Refused } from './faults.ts';
import type { HttpRequest } from './http.ts';
import { redact } from './redact.ts';
import { isPassing, readWait } from './retry.ts';

/** Statuses that say, where no document explains them and no address follows, that an identifier is not what it was. */
const MOVED: ReadonlySet<number> = new Set([301, 308, 409]);

/** What an answer is: a body that may be used, or the knowledge that there is nothing, or nothing any more. */
export type Verdict = 'found' | 'absent' | 'gone';

/**
 * Let an answer pass or not, by its status, its kind and what it says.
 * @param now milliseconds since 1970
 * @throws PassingFault if it may be better in a moment, SourceError if not, HeldError if a person has to look
 */
export function judge(request: HttpRequest, reply: Reply, now: number): Verdict {
  const { status, body, headers } = reply;
  if (status === 404) return 'absent';
  if (status === 410) return 'gone';
  const said = excerptOf(body);
  const quoted = said === undefined ? '' : ` (“${said}”)`;
  if (isLimit(reply))
    throw new PassingFault(`status ${status}, too many requests${quoted}`, { limited: true, waitMs: readWait(headers, body, now) });
  if (isPassing(status)) throw new PassingFault(`status ${status}`, { waitMs: readWait(headers, '', now) });
  if (status === 401 || status === 403) throw refusal(request, status, said);
  try {
    checkKind(body, request.accept);
    request.accepts(body);
  } catch (error) {
    if (MOVED.has(status))
      throw new HeldError(
        request.source,
        redact(request.url),
        `Status ${status}: what was asked for was moved, merged or closed${says(said)}.`,
        'Look the identifier up at the source, and correct the author file.',
      );
    // A source may explain a refusal in its own format: 400 with an error document is for the parser to read.
    if (status < 200 || status > 299) throw fault(request, `Status ${status}${says(said)}.`, 'Check the request.', error);
    throw new PassingFault((error as Error).message, { lies: error instanceof BodyFault ? 'host' : 'content' });
  }
  return 'found';
}

/** arXiv says "Rate exceeded." with 429, but with 503 and 200 too; OpenAlex may say 403. */
function isLimit({ status, body, headers }: Reply): boolean {
  const start = body.slice(0, 500);
  if (status === 429 || /^\s*rate exceeded/i.test(start)) return true;
  return status === 403 && (headers.has('retry-after') || /rate.?limit|too many requests|slow down|throttl/i.test(start));
}

function refusal(request: HttpRequest, status: number, said: string | undefined): Refused {
  const key = keyVariable(request);
  const remedy =
    request.credentials === undefined
      ? `If the source gives keys, set yours in ${key}; otherwise check the contact address in PEERPAGE_CONTACT.`
      : `Check the key in ${key}.`;
  return new Refused(request.source, redact(request.url), `Status ${status}: the source refuses${says(said)}.`, remedy);
}

function says(said: string | undefined): string {
  return said === undefined ? '' : ` and says “${said.replace(/\.$/, '')}”`;
}
