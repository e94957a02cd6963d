import { SourceError } from '../../errors.ts';
import type { RawPage } from '../source.ts';
import { checkXml, parseXml, withoutForbidden, type XmlNode } from '../xml.ts';

/** Documents of the schema that are read. */
export const ROOTS = [
  'record',
  'person',
  'activities-summary',
  'works',
  'bulk',
  'work',
  'employments',
  'educations',
  'researcher-urls',
  'external-identifiers',
  'other-names',
  'keywords',
  'error',
] as const;
/** Elements that are lists in JSON, however many there are. */
const LISTS = new Set([
  'group',
  'work-summary',
  'external-id',
  'contributor',
  'affiliation-group',
  'employment-summary',
  'education-summary',
  'researcher-url',
  'external-identifier',
  'other-name',
  'keyword',
]);

/** If a document is XML. */
export function isXml(body: string): boolean {
  return /^[\s\uFEFF]*</.test(body.slice(0, 1000));
}

/**
 * A document in XML as the value that the same document has in JSON: the two are written from one model, and the names of
 * elements and attributes are those of the keys.
 * @throws SourceError if it is not whole, or none of ORCID's
 */
export function readXml({ place, body }: RawPage): unknown {
  const text = withoutForbidden(body);
  try {
    checkXml(text, ROOTS);
  } catch (error) {
    throw new SourceError(
      'orcid',
      place,
      `The document is not whole: ${(error as Error).message}.`,
      'Save or fetch it again; nothing was read from it.',
      { cause: error },
    );
  }
  const document = Object.entries(parseXml(text, [])).find(([name]) => (ROOTS as readonly string[]).includes(local(name)));
  if (document === undefined) return {};
  const [name, root] = document;
  if (local(name) !== 'bulk') return toJson(root);
  const items = Object.entries((root ?? {}) as XmlNode).filter(([key]) => !key.startsWith('@'));
  return { bulk: items.flatMap(([key, nodes]) => [nodes].flat().map((node) => ({ [local(key)]: toJson(node) }))) };
}

function toJson(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return typeof node === 'string' && node.trim() === '' ? null : node;
  const entries = Object.entries(node as XmlNode).flatMap(([key, value]): [string, unknown][] => {
    if (key === '#text') return String(value).trim() === '' ? [] : [['value', value]];
    if (key.startsWith('@')) return key.startsWith('@xmlns') || key.includes(':') ? [] : [[key.slice(1), value]];
    const children = [value].flat().map(toJson);
    return [[local(key), LISTS.has(local(key)) ? children : children[0]]];
  });
  // Made in one go, so that no name of an element is more than a key.
  return Object.fromEntries(entries);
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
