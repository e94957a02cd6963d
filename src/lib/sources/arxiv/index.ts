import type { Source } from '../source.ts';
import { ARXIV, fetchWorks } from './fetch.ts';
import { parseFeed } from './parse.ts';

/** arXiv's author feeds and query interface. @param baseUrl a mirror or stand-in that serves both */
export function createArxiv(baseUrl?: string): Source {
  const base = baseUrl?.replace(/\/+$/, '');
  const addresses = base === undefined ? ARXIV : { pages: base, api: base };
  return {
    name: 'arxiv',
    canAsk: ({ identifiers, includedArxiv }) =>
      identifiers.orcid !== undefined || identifiers.arxiv !== undefined || includedArxiv.length > 0,
    fetchPages: (author, effects) => fetchWorks(author, effects, addresses),
    parsePage: parseFeed,
  };
}
