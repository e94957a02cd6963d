import { isObject } from '../format.ts';
import type { SourceKind } from '../source.ts';
import { CROSSREF, fetchKnown, fetchWorks } from './fetch.ts';
import { parseCrossref } from './parse.ts';

/** Crossref by its REST API. */
export const crossref: SourceKind = {
  name: 'crossref',
  create({ baseUrl = CROSSREF }) {
    return {
      name: 'crossref',
      canAsk: ({ identifiers }) => identifiers.orcid !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, baseUrl),
      fetchKnown: (works, effects) => fetchKnown(works, effects, baseUrl),
      parsePage: parseCrossref,
    };
  },
  formats: [{ name: 'crossref-json', fits: ({ json }) => isCrossref(json), parse: parseCrossref }],
};

/** If JSON is an answer of Crossref, or a work as Crossref's content negotiation gives it. */
function isCrossref(json: unknown): boolean {
  if (Array.isArray(json)) return json.length > 0 && isCrossref(json[0]);
  if (!isObject(json)) return false;
  if (/^(?:work|work-list|work-agency|validation-failure|route-not-found)$/.test(String(json['message-type'] ?? ''))) return true;
  return (
    typeof json['DOI'] === 'string' && ('indexed' in json || 'deposited' in json || 'is-referenced-by-count' in json || 'member' in json)
  );
}
