import { parseRor } from '../../identifiers/index.ts';
import type { RawPage, SourceEffects } from '../source.ts';
import { checkOrganization } from './parse.ts';

const DAY_MS = 24 * 3600 * 1000;

export const ROR = 'https://api.ror.org';

/** Where ROR is, and the identifier of whoever asks. */
export interface RorAddress {
  baseUrl: string;
  key?: string;
}

/**
 * Organizations one by one, sorted. One that ROR does not know is passed over with a warning: it was mistyped by others.
 * @throws SourceError if an answer stays incomplete
 * @see https://ror.readme.io/docs/rest-api and https://ror.readme.io/docs/client-id
 */
export async function* fetchInstitutions(
  rors: readonly string[],
  { http, logger }: Pick<SourceEffects, 'http' | 'logger'>,
  { baseUrl, key }: RorAddress,
): AsyncIterable<RawPage> {
  for (const ror of [...new Set(rors.flatMap((text) => parseRor(text) ?? []))].sort()) {
    const url = `${baseUrl}/v2/organizations/${ror.slice('https://ror.org/'.length)}`;
    const answer = await http.get({
      url,
      accept: 'application/json',
      source: 'ror',
      maxAgeMs: 90 * DAY_MS,
      accepts: (body) => checkOrganization(body, ror),
      ...(key === undefined ? {} : { credentials: { headers: { 'Client-Id': key } } }),
    });
    if (answer.status === 'found') yield { place: url, body: answer.body };
    else logger.warn(`ror: there is no organization ${ror}, though another source names it. Nothing needs to be done.`);
  }
}
