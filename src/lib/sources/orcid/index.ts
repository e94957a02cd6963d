import type { SourceKind } from '../source.ts';
import { toAnswer } from './answer.ts';
import { fetchWorks, findPeople, ORCID } from './fetch.ts';
import { parseAnswer } from './parse.ts';
import { asError } from './refusal.ts';
import { ROOTS } from './xml.ts';

/** ORCID by its public API, and what is saved from it. */
export const orcid: SourceKind = {
  name: 'orcid',
  create({ baseUrl = ORCID, key }) {
    const to = { baseUrl, ...(key === undefined ? {} : { key }) };
    return {
      name: 'orcid',
      canAsk: ({ identifiers }) => identifiers.orcid !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, to),
      findPeople: (name, effects) => findPeople(name, effects, to),
      parsePage: parseAnswer,
    };
  },
  formats: [
    {
      name: 'orcid-xml',
      fits: ({ root, head }) => (ROOTS as readonly string[]).includes(root) && head.includes('www.orcid.org/ns/'),
      parse: parseAnswer,
    },
    {
      name: 'orcid-json',
      fits: ({ json }) => {
        const [first] = Array.isArray(json) ? json : [json];
        return isAnswer(first);
      },
      parse: parseAnswer,
    },
  ],
};

function isAnswer(json: unknown): boolean {
  return toAnswer(json) !== undefined || asError(json) !== undefined;
}
