import { SourceError } from '../../errors.ts';
import { parseArxiv, type ArxivId } from '../../identifiers/index.ts';
import type { RawPage, SourceEffects } from '../source.ts';
import { checkOai, parseOai } from './oai.ts';

/** Single papers asked for in one go: each costs the three seconds that a hundred cost elsewhere. */
const MOST = 20;
/** A paper that is asked for by itself changes seldom. */
const WEEK_MS = 7 * 24 * 3600 * 1000;

/**
 * Papers one by one from the OAI interface, for those of which the query interface knows nothing: it answers now and then
 * as if there were no such paper, and reads the list of new papers later than OAI does. A failure here is a warning, since
 * what the query interface said stands without it.
 * @param base address of the OAI interface: `https://oaipmh.arxiv.org/oai`
 * @returns pages with a record each; of ids that OAI does not know either there is none
 * @see https://info.arxiv.org/help/oa/index.html
 */
export async function* fetchRecords(
  ids: readonly ArxivId[],
  { http, logger }: Pick<SourceEffects, 'http' | 'logger'>,
  base: string,
): AsyncIterable<{ id: ArxivId; page: RawPage }> {
  for (const id of ids.slice(0, MOST)) {
    const url = `${base}?${new URLSearchParams({ verb: 'GetRecord', identifier: `oai:arXiv.org:${id}`, metadataPrefix: 'arXiv' })}`;
    try {
      const answer = await http.get({
        url,
        accept: 'application/xml',
        source: 'arxiv',
        maxAgeMs: WEEK_MS,
        accepts: (body) => checkRecord(body, url, id),
      });
      if (answer.status === 'found' && parseOai({ place: url, body: answer.body }).records.length > 0)
        yield { id, page: { place: url, body: answer.body } };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      // Whatever keeps one paper from being read keeps the next one too.
      logger.warn(`arxiv: ${error.place}: ${error.message} Papers that only OAI knows are missing. ${error.remedy}`);
      return;
    }
  }
}

/** @throws Error if an answer is not whole, is an error other than that there is no such paper, or is about another paper */
function checkRecord(body: string, url: string, id: ArxivId): void {
  checkOai(body);
  const foreign = parseOai({ place: url, body }).records.find((record) => parseArxiv(record.id)?.id !== id);
  if (foreign !== undefined) throw new Error(`the answer has ${foreign.id}, which was not asked for`);
}
