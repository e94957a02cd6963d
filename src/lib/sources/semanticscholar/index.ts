import { isObject } from '../format.ts';
import type { SourceKind } from '../source.ts';
import { fetchKnown, fetchWorks, findPeople, SEMANTIC_SCHOLAR } from './fetch.ts';
import { parseSemanticScholar } from './parse.ts';

/** Semantic Scholar. Without a key it is not asked: its pool for everybody answers about once a minute. */
export const semanticscholar: SourceKind = {
  name: 'semanticscholar',
  create({ baseUrl = SEMANTIC_SCHOLAR, key }) {
    const asked = { name: 'semanticscholar' as const, parsePage: parseSemanticScholar };
    if (key === undefined)
      return {
        ...asked,
        canAsk: () => false,
        async *fetchPages() {
          yield* [];
        },
      };
    const to = { baseUrl, key };
    return {
      ...asked,
      canAsk: ({ identifiers }) => identifiers.semanticscholar !== undefined,
      fetchPages: (author, effects) => fetchWorks(author, effects, to),
      fetchKnown: (works, effects) => fetchKnown(works, effects, to),
      findPeople: (name, effects) => findPeople(name, effects, to),
    };
  },
  formats: [{ name: 'semanticscholar-json', fits: ({ json }) => isAnswer(json), parse: parseSemanticScholar }],
};

function isAnswer(json: unknown): boolean {
  if (Array.isArray(json)) return json.some((item) => isPaper(item)) && json.every((item) => item === null || isPaper(item));
  if (!isObject(json)) return false;
  if (isPaper(json) || isPaper(json['citingPaper']) || (typeof json['authorId'] === 'string' && 'name' in json)) return true;
  const list = json['data'] ?? json['recommendedPapers'];
  return (
    Array.isArray(list) &&
    list.some((item) => isPaper(item) || (isObject(item) && (isPaper(item['citingPaper']) || isPaper(item['citedPaper']))))
  );
}

/** A paper's id has 40 hexadecimal digits. */
function isPaper(json: unknown): boolean {
  return isObject(json) && typeof json['paperId'] === 'string' && /^[0-9a-f]{40}$/.test(json['paperId']);
}
