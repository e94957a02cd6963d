import { isObject, type Format } from '../../format.ts';
import { parseBetterBibtex, parseCsl } from './parse.ts';
import { OTHER_TYPES, TYPES } from './types.ts';

/** The first item of a list, of an object's `items`, or the value itself. */
function firstOf(json: unknown): unknown {
  const list = isObject(json) && Array.isArray(json['items']) ? json['items'] : json;
  return Array.isArray(list) ? list.find((item) => isObject(item)) : list;
}

/** If a value is an item of CSL-JSON: a type that CSL knows, a title as text, and none of what others put beside them. */
function isItem(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { type, title, author, id, issued } = value;
  const known = typeof type === 'string' && (TYPES.has(type) || OTHER_TYPES.has(type));
  // Without a type, a date in parts is what nobody else writes under that name.
  const dated = type === undefined && isObject(issued) && 'date-parts' in issued;
  return (
    (known || dated) &&
    (typeof title === 'string' || (title === undefined && id !== undefined)) &&
    (author === undefined || Array.isArray(author)) &&
    !('authorships' in value || 'itemType' in value || 'attributes' in value)
  );
}

/** Bibliographies in the JSON of the Citation Style Language. */
export const cslJson: Format = {
  name: 'csl-json',
  fits: ({ json }) => isItem(firstOf(json)),
  parse: parseCsl,
};

/** What Zotero's extension Better BibTeX exports as JSON. */
export const betterBibtexJson: Format = {
  name: 'better-bibtex-json',
  fits: ({ json }) => {
    if (!isObject(json) || !Array.isArray(json['items'])) return false;
    const first = firstOf(json);
    return isObject(first) && typeof first['itemType'] === 'string';
  },
  parse: parseBetterBibtex,
};
