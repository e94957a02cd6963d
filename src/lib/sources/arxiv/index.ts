import type { SourceKind } from '../source.ts';
import { ARXIV, fetchKnown, fetchWorks } from './fetch.ts';
import { parseFeed } from './parse.ts';

/** arXiv's author feeds and query interface. */
export const arxiv: SourceKind = {
  name: 'arxiv',
  create({ baseUrl }) {
    const addresses = baseUrl === undefined ? ARXIV : { pages: baseUrl, api: baseUrl };
    return {
      name: 'arxiv',
      canAsk: ({ identifiers, includedArxiv }) =>
        identifiers.orcid !== undefined || identifiers.arxiv !== undefined || includedArxiv.length > 0,
      fetchPages: (author, effects) => fetchWorks(author, effects, addresses),
      fetchKnown: (works, effects) => fetchKnown(works, effects, addresses),
      parsePage: parseFeed,
    };
  },
  formats: [
    {
      name: 'arxiv-atom',
      fits: ({ root, head }) => root === 'feed' && head.includes('w3.org/2005/Atom'),
      parse: parseFeed,
    },
  ],
};
