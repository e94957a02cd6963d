import { XMLParser } from 'fast-xml-parser';
import { SaxesParser } from 'saxes';

/** Elements may nest this deep: 200,000 nested tags took a strict parser minutes. */
const MAX_DEPTH = 100;
/** Names of elements that mean something else as keys of an object. */
const RESERVED = new Set([
  'constructor',
  'prototype',
  '__proto__',
  'hasOwnProperty',
  'toString',
  'valueOf',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
]);
/** Longest document, in characters. */
const MAX_LENGTH = 64 * 1024 * 1024;

/** Characters that XML forbids, plain or as references; some sources send them inside otherwise whole documents. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));/gi;

/** The document is not whole or not XML; the message says where. */
export class XmlFault extends Error {
  override readonly name = 'XmlFault';
}

/** A document without the characters that XML forbids. They mean nothing, and are no reason to lose a record. */
export function withoutForbidden(text: string): string {
  return text.replace(FORBIDDEN, '');
}

/**
 * Prove that a document is whole and well-formed before anything is read from it: fast-xml-parser accepts truncated
 * feeds, plain text and two roots without a word. An external DOCTYPE is accepted and never fetched; an internal
 * subset, in which entities could be defined, is refused.
 * @param roots local names that the root may have
 * @throws XmlFault with line and column
 */
export function checkXml(text: string, roots: readonly string[]): void {
  if (text.trim() === '') throw new XmlFault('the document is empty');
  if (text.length > MAX_LENGTH) throw new XmlFault(`the document is longer than ${MAX_LENGTH} characters`);
  const parser = new SaxesParser();
  let depth = 0;
  let root: string | undefined;
  const at = () => `line ${parser.line}, column ${parser.column}`;
  parser.on('error', (error) => {
    throw new XmlFault(error.message.replace(/^\d+:\d+: /, `${at()}: `));
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new XmlFault(`${at()}: a DOCTYPE with an internal subset is not accepted`);
  });
  parser.on('opentag', ({ name }) => {
    root ??= name;
    if (++depth > MAX_DEPTH) throw new XmlFault(`${at()}: elements nest more than ${MAX_DEPTH} deep`);
  });
  parser.on('closetag', () => {
    depth -= 1;
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  const local = root?.split(':').at(-1);
  if (local === undefined || !roots.includes(local))
    throw new XmlFault(`the root element is <${root ?? '?'}>, not <${roots.join('> or <')}>`);
}

/** A document as nested objects: texts under `#text`, attributes with `@`. */
export type XmlNode = { readonly [name: string]: unknown };

/**
 * Read a document that {@link checkXml} has proved whole. Values stay text (`1501.00010` is no number), and the five
 * entities of XML and character references are decoded once.
 * @param repeatable paths of elements that are always lists
 * @param raw paths of elements whose content is kept as it stands, tags and references undecoded, since the order of text
 * and elements in it matters: `feed.title`, or `..title` at any depth
 */
export function parseXml(text: string, repeatable: readonly string[], raw: readonly string[] = []): XmlNode {
  const paths = new Set(repeatable);
  // The path of an element costs more than all else, so it is asked for only where its name is one of these.
  const names = new Set(repeatable.map((path) => path.slice(path.lastIndexOf('.') + 1)));
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    removeNSPrefix: false,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    htmlEntities: true,
    maxNestedTags: MAX_DEPTH,
    // One element called `constructor` would otherwise cost the whole document.
    transformTagName: (name) => (RESERVED.has(name) ? `_${name}` : name),
    jPath: false,
    isArray: (name, path) => names.has(name) && paths.has(String(path)),
    stopNodes: [...raw],
  });
  return parser.parse(text.replace(/^\uFEFF/, '')) as XmlNode;
}

/** The text of an element, which is a string when it has no attributes. */
export function textOf(node: unknown): string | undefined {
  if (typeof node === 'string') return node;
  if (typeof node === 'object' && node !== null && '#text' in node) return String((node as Record<string, unknown>)['#text']);
  return undefined;
}
