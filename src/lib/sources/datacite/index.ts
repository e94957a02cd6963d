import { isObject } from '../format.ts';
import type { SourceKind } from '../source.ts';
import { DATACITE, fetchKnown, fetchWorks } from './fetch.ts';
import { isAttributes, parseDatacite, parseDataciteJson } from './parse.ts';
import { parseDataciteXml } from './xml.ts';

/** DataCite by its REST API, and the documents of its metadata schema. */
export const datacite: SourceKind = {
  name: 'datacite',
  create({ baseUrl = DATACITE }) {
    return {
      name: 'datacite',
      canAsk: ({ identifiers }) => identifiers.orcid !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, baseUrl),
      fetchKnown: (works, effects) => fetchKnown(works, effects, baseUrl),
      parsePage: parseDatacite,
    };
  },
  formats: [
    {
      name: 'datacite-xml',
      fits: ({ root, head }) => root === 'resource' && /datacite\.org\/schema\/(?:kernel|namespace)/i.test(head),
      parse: parseDataciteXml,
    },
    {
      name: 'datacite-json',
      fits: ({ extension, head, json }) =>
        json === undefined
          ? /^(?:jsonl|ndjson)$/.test(extension) && /"doi"\s{0,5}:/.test(head) && /"creators"\s{0,5}:/.test(head)
          : isDatacite(json),
      parse: parseDataciteJson,
    },
  ],
};

function isDatacite(json: unknown): boolean {
  if (Array.isArray(json)) return json.length > 0 && isWork(json[0]);
  if (!isObject(json)) return false;
  const { data, meta } = json;
  if (!Array.isArray(data)) return isWork(json) || isWork(data);
  return data.length > 0 ? isWork(data[0]) : isObject(meta) && 'total' in meta;
}

function isWork(json: unknown): boolean {
  return isAttributes(json) || (isObject(json) && json['type'] === 'dois');
}
