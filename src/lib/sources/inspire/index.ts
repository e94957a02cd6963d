import { isObject } from '../format.ts';
import type { SourceKind } from '../source.ts';
import { fetchWorks, findPeople, INSPIRE } from './fetch.ts';
import { isInspire, parseInspire } from './parse.ts';

/** INSPIRE, the literature of high-energy physics, by its REST API. */
export const inspire: SourceKind = {
  name: 'inspire',
  create({ baseUrl = INSPIRE }) {
    return {
      name: 'inspire',
      canAsk: ({ identifiers }) => identifiers.orcid !== undefined || identifiers.inspire !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, baseUrl),
      findPeople: (name, effects) => findPeople(name, effects, baseUrl),
      parsePage: parseInspire,
    };
  },
  formats: [{ name: 'inspire-json', fits: ({ json }) => isAnswer(json), parse: parseInspire }],
};

/** Zenodo wraps its records alike, and names them otherwise. */
function isAnswer(json: unknown): boolean {
  if (Array.isArray(json)) return json.length > 0 && isInspire(json[0]);
  if (!isObject(json)) return false;
  const { hits } = json;
  if (!isObject(hits)) return isInspire(json);
  return Array.isArray(hits['hits']) && hits['hits'].length > 0 && isInspire(hits['hits'][0]);
}
