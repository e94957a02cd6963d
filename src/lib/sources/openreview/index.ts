import { isObject } from '../format.ts';
import type { SourceKind } from '../source.ts';
import { fetchWorks, OPENREVIEW } from './fetch.ts';
import { parseAnswer } from './parse.ts';

/** OpenReview by both versions of its interface. */
export const openreview: SourceKind = {
  name: 'openreview',
  create({ baseUrl, key }) {
    const addresses = baseUrl === undefined ? OPENREVIEW : { current: baseUrl, older: `${baseUrl}/v1` };
    return {
      name: 'openreview',
      canAsk: ({ identifiers }) => identifiers.openreview !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, { addresses, ...(key === undefined ? {} : { key }) }),
      parsePage: parseAnswer,
    };
  },
  formats: [
    {
      name: 'openreview-json',
      fits: ({ json }) => isObject(json) && (isList(json['notes'], 'forum') || isList(json['profiles'], 'content')),
      parse: parseAnswer,
    },
  ],
};

/** If a value is a list whose first item, if there is one, has such a field. */
function isList(value: unknown, field: string): boolean {
  return Array.isArray(value) && (value.length === 0 || (isObject(value[0]) && field in value[0]));
}
