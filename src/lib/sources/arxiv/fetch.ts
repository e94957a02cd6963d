import { SourceError } from '../../errors.ts';
import { parseArxiv } from '../../identifiers/index.ts';
import type { AuthorRequest, RawPage, SourceEffects } from '../source.ts';
import { checkFeed, parseFeed } from './parse.ts';

/** Identifiers asked for at once. */
const BATCH = 100;
const ACCEPT = 'application/atom+xml';
/** What arXiv has changes once a day. */
const DAY_MS = 24 * 3600 * 1000;

/** Where arXiv is; a stand-in serves both under one address. */
export interface ArxivAddresses {
  /** Author feeds: `<pages>/a/<id>.atom`. */
  pages: string;
  /** The query interface: `<api>/api/query`. */
  api: string;
}

export const ARXIV: ArxivAddresses = { pages: 'https://arxiv.org', api: 'https://export.arxiv.org' };

/**
 * An author's works at arXiv: the feed of their ORCID iD or author identifier, which lists what they have claimed, and
 * the papers that their file includes by number. arXiv is not asked by name: other people have it too.
 * @throws SourceError if an answer stays incomplete
 * @see https://info.arxiv.org/help/author_identifiers.html and https://info.arxiv.org/help/api/user-manual.html
 */
export async function* fetchWorks(
  author: AuthorRequest,
  { http }: Pick<SourceEffects, 'http'>,
  addresses: ArxivAddresses,
): AsyncIterable<RawPage> {
  const { orcid, arxiv } = author.identifiers;
  for (const id of [arxiv, orcid].filter((value) => value !== undefined)) {
    const url = `${addresses.pages}/a/${encodeURIComponent(id)}.atom`;
    const answer = await http.get({ url, accept: ACCEPT, source: 'arxiv', maxAgeMs: DAY_MS, accepts: checkFeed });
    if (answer.status === 'found') {
      yield { place: url, body: answer.body };
      break;
    }
  }
  const ids = [...new Set(author.includedArxiv.flatMap((text) => parseArxiv(text)?.id ?? []))].sort();
  for (let start = 0; start < ids.length; start += BATCH) {
    const batch = ids.slice(start, start + BATCH);
    const query = new URLSearchParams({ id_list: batch.join(','), max_results: String(batch.length) });
    const url = `${addresses.api}/api/query?${query}`;
    const answer = await http.get({ url, accept: ACCEPT, source: 'arxiv', maxAgeMs: DAY_MS, accepts: (body) => checkBatch(body, url) });
    if (answer.status === 'absent')
      throw new SourceError('arxiv', url, 'The query interface is not there.', 'Check the base address of arXiv in the settings.');
    yield { place: url, body: answer.body };
  }
}

/** A page without entries under a positive total is a known fault of arXiv, and passes. */
function checkBatch(body: string, url: string): void {
  checkFeed(body);
  const total = Number(/<opensearch:totalResults[^>]*>(\d+)</.exec(body)?.[1] ?? 0);
  const refused = body.includes('/api/errors');
  if (refused) return;
  const { records, issues } = parseFeed({ place: url, body });
  const got = records.length + issues.length;
  if (got < total) throw new Error(`the feed has ${got} of ${total} entries`);
}
