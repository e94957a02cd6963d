import { isObject } from '../format.ts';
import type { SourceKind } from '../source.ts';
import { fetchWorks, findPeople, HAL } from './fetch.ts';
import { isForm, parseHal } from './parse.ts';

/** HAL, the French open archive, by its search. */
export const hal: SourceKind = {
  name: 'hal',
  create({ baseUrl = HAL }) {
    return {
      name: 'hal',
      canAsk: ({ identifiers }) => identifiers.orcid !== undefined || identifiers.hal !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, baseUrl),
      findPeople: (name, effects) => findPeople(name, effects, baseUrl),
      parsePage: parseHal,
    };
  },
  formats: [{ name: 'hal-json', fits: ({ json }) => isAnswer(json), parse: parseHal }],
};

/** Other archives use Solr too; its documents tell whose they are. */
function isAnswer(json: unknown): boolean {
  if (!isObject(json) || !isObject(json['response']) || !Array.isArray(json['response']['docs'])) return false;
  const [first] = json['response']['docs'] as unknown[];
  return isForm(first) || (isObject(first) && 'halId_s' in first);
}
