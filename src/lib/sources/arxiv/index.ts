import { lookAt, type Format } from '../format.ts';
import type { ParsedPage, RawPage, SourceKind } from '../source.ts';
import { isAbs, parseAbs } from './abs.ts';
import { ARXIV, fetchKnown, fetchWorks } from './fetch.ts';
import { isOai, parseOai } from './oai.ts';
import { parseFeed } from './parse.ts';

const OTHERS: readonly Format[] = [
  { name: 'arxiv-oai', fits: isOai, parse: parseOai },
  { name: 'arxiv-abs', fits: isAbs, parse: parseAbs },
];

/** arXiv's author feeds, its query and OAI interfaces, and the text in which it keeps papers. */
export const arxiv: SourceKind = {
  name: 'arxiv',
  create({ baseUrl }) {
    const addresses = baseUrl === undefined ? ARXIV : { pages: baseUrl, api: baseUrl, oai: baseUrl };
    return {
      name: 'arxiv',
      canAsk: ({ identifiers, includedArxiv }) =>
        identifiers.orcid !== undefined || identifiers.arxiv !== undefined || includedArxiv.length > 0,
      fetchPages: (author, effects) => fetchWorks(author, effects, addresses),
      fetchKnown: (works, effects) => fetchKnown(works, effects, addresses),
      parsePage,
    };
  },
  formats: [
    {
      name: 'arxiv-atom',
      fits: ({ root, head }) => root === 'feed' && head.includes('w3.org/2005/Atom'),
      parse: parseFeed,
    },
    ...OTHERS,
  ],
};

/** What is no document of the others should be a feed. */
function parsePage(page: RawPage): ParsedPage {
  const document = lookAt(page.place, page.body);
  return (OTHERS.find(({ fits }) => fits(document))?.parse ?? parseFeed)(page);
}
