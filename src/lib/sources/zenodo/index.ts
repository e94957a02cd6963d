import { isObject } from '../format.ts';
import type { SourceKind } from '../source.ts';
import { fetchWorks, ZENODO } from './fetch.ts';
import { isRecord, parseZenodo } from './parse.ts';

/** Zenodo, a repository of any kind of research output, by its REST API. */
export const zenodo: SourceKind = {
  name: 'zenodo',
  create({ baseUrl = ZENODO, key }) {
    return {
      name: 'zenodo',
      canAsk: ({ identifiers }) => identifiers.orcid !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, { baseUrl, token: key }),
      parsePage: parseZenodo,
    };
  },
  formats: [{ name: 'zenodo-json', fits: ({ json }) => isAnswer(json), parse: parseZenodo }],
};

function isAnswer(json: unknown): boolean {
  if (!isObject(json)) return false;
  const { hits } = json;
  return isObject(hits) && Array.isArray(hits['hits']) ? isRecord(hits['hits'][0]) : isRecord(json);
}
