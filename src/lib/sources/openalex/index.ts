import type { SourceKind } from '../source.ts';
import { createClient, OPENALEX } from './client.ts';
import { fetchKnown, fetchWorks, findPeople } from './fetch.ts';
import { isOpenalex, parseOpenalex } from './parse.ts';

/** OpenAlex by its interface, and what is exported from it. */
export const openalex: SourceKind = {
  name: 'openalex',
  create({ baseUrl = OPENALEX, key }) {
    const client = createClient({ baseUrl, ...(key === undefined ? {} : { key }) });
    return {
      name: 'openalex',
      canAsk: ({ identifiers }) => identifiers.orcid !== undefined || identifiers.openalex !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, client),
      fetchKnown: (works, effects) => fetchKnown(works, effects, client),
      findPeople: (name, effects) => findPeople(name, effects, client),
      parsePage: parseOpenalex,
    };
  },
  formats: [{ name: 'openalex-json', fits: ({ json }) => isOpenalex(json), parse: parseOpenalex }],
};
