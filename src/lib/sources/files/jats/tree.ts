import { decodeHTML } from 'entities';
import { SaxesParser } from 'saxes';

/** An element of an article, with its texts and elements in their order. Names are local, without prefix. */
export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (Element | string)[];
}

/** Parts that hold the text of the article, or other articles; nothing in them is looked at. */
const SKIPPED = new Set(['body', 'back', 'floats-group', 'floats-wrap', 'sub-article', 'response']);
/** Characters read at once. */
const CHUNK = 64 * 1024;
/** The entities of XML itself. */
const OWN = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/**
 * A document in which the named characters of HTML are numbers: the DTD of JATS defines them, and is not fetched.
 * @returns the same text where it has none
 */
export function withoutNamedCharacters(text: string): string {
  return text.replace(/&([A-Za-z][A-Za-z\d]{1,31});/g, (whole, name: string) => {
    const decoded = OWN.has(name) ? whole : decodeHTML(whole);
    return decoded === whole ? whole : [...decoded].map((character) => `&#${character.codePointAt(0)};`).join('');
  });
}

/**
 * The articles of a document that `checkXml` has proved whole, without their bodies.
 * @param text without named characters other than XML's own
 */
export function readArticles(text: string): Element[] {
  const articles: Element[] = [];
  const open: Element[] = [];
  /** Depth within a part that is passed over. */
  let skipped = 0;
  let root: string | undefined;
  /** If the front matter of the only article is read: nothing of what follows is wanted. */
  let done = false;
  const parser = new SaxesParser();
  const add = (characters: string) => {
    if (skipped === 0 && open.length > 0) open.at(-1)!.children.push(characters);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('opentag', ({ name: qualified, attributes }) => {
    const name = localName(qualified);
    root ??= name;
    if (skipped > 0 || (open.length > 0 && SKIPPED.has(name))) {
      skipped += 1;
      return;
    }
    if (open.length === 0 && name !== 'article') return;
    const element: Element = {
      name,
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value])),
      children: [],
    };
    if (open.length === 0) articles.push(element);
    else open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    if (skipped > 0) skipped -= 1;
    else if (open.pop()?.name === 'front') done ||= root === 'article' && open.length === 1;
  });
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length && !done; start += CHUNK)
    parser.write(text.slice(start, start + CHUNK));
  return articles;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The elements of one name right below an element, or at a path below it. */
export function elementsAt(parent: Element | undefined, ...path: string[]): Element[] {
  let level = parent === undefined ? [] : [parent];
  for (const name of path)
    level = level.flatMap(({ children }) => children.filter((child): child is Element => typeof child !== 'string' && child.name === name));
  return level;
}

/** The first of them. */
export function elementAt(parent: Element | undefined, ...path: string[]): Element | undefined {
  return elementsAt(parent, ...path)[0];
}

/** All text of an element on one line; `undefined` if there is none. */
export function textOf(element: Element | undefined): string | undefined {
  if (element === undefined) return undefined;
  const parts: string[] = [];
  const walk = ({ children }: Element) => {
    for (const child of children)
      if (typeof child === 'string') parts.push(child);
      else walk(child);
  };
  walk(element);
  return parts.join('').trim().replace(/\s+/g, ' ') || undefined;
}

/** The content of an element as markup, without the elements of these names. */
export function markupOf(element: Element | undefined, without: ReadonlySet<string> = new Set()): string {
  if (element === undefined) return '';
  const parts: string[] = [];
  const walk = ({ children }: Element) => {
    for (const child of children) {
      if (typeof child === 'string') parts.push(escape(child));
      else if (!without.has(child.name)) {
        parts.push(`<${child.name}${attributesOf(child)}>`);
        walk(child);
        parts.push(`</${child.name}>`);
      }
    }
  };
  walk(element);
  return parts.join('').trim();
}

/** Those attributes that say how text looks. */
function attributesOf({ attributes }: Element): string {
  return ['style', 'style-type', 'display', 'notation', 'open', 'close', 'separators', 'linethickness', 'mathvariant', 'accent']
    .flatMap((name) => (attributes.has(name) ? ` ${name}="${escape(attributes.get(name)!).replace(/"/g, '&quot;')}"` : []))
    .join('');
}

/** Text as markup. */
export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
