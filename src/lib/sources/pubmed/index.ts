import { isObject } from '../format.ts';
import type { SourceKind } from '../source.ts';
import { ROOTS, parseEfetch } from './efetch.ts';
import { fetchKnown, fetchWorks, PUBMED } from './fetch.ts';
import { parseNbib } from './nbib.ts';
import { parsePubmed, parsePubmedJson } from './parse.ts';

/** PubMed by its E-utilities, and the files that it exports. */
export const pubmed: SourceKind = {
  name: 'pubmed',
  create({ baseUrl = PUBMED, key }) {
    const place = { baseUrl, ...(key === undefined ? {} : { key }) };
    return {
      name: 'pubmed',
      canAsk: ({ identifiers }) => identifiers.orcid !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, place),
      fetchKnown: (works, effects) => fetchKnown(works, effects, place),
      parsePage: parsePubmed,
    };
  },
  formats: [
    { name: 'pubmed-xml', fits: ({ root }) => ROOTS.some((known) => known === root), parse: parseEfetch },
    {
      name: 'pubmed-json',
      fits: ({ json }) =>
        isObject(json) && (isObject(json['esearchresult']) || (isObject(json['result']) && Array.isArray(json['result']['uids']))),
      parse: parsePubmedJson,
    },
    {
      name: 'nbib',
      // RIS begins in the same way, but with its own first tag
      fits: ({ extension, head }) =>
        extension === 'nbib' ? !/^[<[{@]/.test(head) : /^(?!TY )[A-Z]{2,4} {0,2}-/.test(head) && /^(?:PMID|PMCR?) ?-/m.test(head),
      parse: parseNbib,
    },
  ],
};
