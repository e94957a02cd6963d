import { isObject } from '../format.ts';
import type { SourceKind } from '../source.ts';
import { DBLP, fetchWorks, findPeople } from './fetch.ts';
import { parseDblp, parseDblpXml, parseSearch } from './parse.ts';

/** DBLP, the bibliography of computer science. */
export const dblp: SourceKind = {
  name: 'dblp',
  create({ baseUrl = DBLP }) {
    return {
      name: 'dblp',
      // by an ORCID iD DBLP has no documented interface
      canAsk: ({ identifiers }) => identifiers.dblp !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, baseUrl),
      findPeople: (name, effects) => findPeople(name, effects, baseUrl),
      parsePage: parseDblp,
    };
  },
  formats: [
    { name: 'dblp-xml', fits: ({ root }) => root === 'dblpperson' || root === 'dblp', parse: parseDblpXml },
    { name: 'dblp-json', fits: ({ json }) => isAnswer(json), parse: parseSearch },
  ],
};

function isAnswer(json: unknown): boolean {
  return isObject(json) && isObject(json['result']) && isObject(json['result']['hits']) && '@total' in json['result']['hits'];
}
