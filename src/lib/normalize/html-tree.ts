/** An element of untrusted markup; the name is lower case, without namespace prefix. Never printed as it is. */
export interface HtmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: HtmlNode[];
}
export type HtmlNode = HtmlElement | string;

/** Deeper elements leave their text only. */
const MAX_DEPTH = 60;
const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'param',
  'source',
  'track',
  'wbr',
  'mprescripts',
  'none',
  'mspace',
  'graphic',
  'inline-graphic',
]);
/** Elements whose content is no text for readers. */
const RAW = new Set(['script', 'style', 'noscript', 'iframe', 'template', 'object']);
/** A new one of these ends an open one of the same kind. */
const ENDS_ITSELF = new Set(['p', 'li', 'option', 'tr', 'td', 'th', 'dt', 'dd']);
const NAME = /[a-zA-Z][\w.:-]*/y;
const ATTRIBUTE = /\s*([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/y;

/**
 * Read HTML, JATS or MathML, however broken, to a tree. Comments, scripts and styles are not in it. A `<` that no
 * letter, slash or exclamation mark follows, or whose tag does not end, is text. Character references stay as they are.
 */
export function parseHtml(html: string): HtmlNode[] {
  const root: HtmlElement = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  const lastEnd = html.lastIndexOf('>');
  /** What was searched for and is not in the rest of the text. */
  const absent = new Set<string>();
  let at = 0;

  const text = (from: number, to: number) => {
    if (to <= from) return;
    const { children } = open.at(-1)!;
    const last = children.at(-1);
    if (typeof last === 'string') children[children.length - 1] = last + html.slice(from, to);
    else children.push(html.slice(from, to));
  };
  const find = (needle: string, from: number) => {
    const index = absent.has(needle) ? -1 : html.indexOf(needle, from);
    if (index < 0) absent.add(needle);
    return index;
  };

  while (at < html.length) {
    const start = html.indexOf('<', at);
    if (start < 0) break;
    text(at, start);
    const next = html[start + 1] ?? '';
    if (next === '!' && html.startsWith('<!--', start)) {
      const end = html.startsWith('<!-->', start) ? start + 2 : find('-->', start + 4);
      at = end < 0 ? start + 4 : end + 3;
    } else if (next === '!' && html.startsWith('<![CDATA[', start)) {
      const end = find(']]>', start);
      text(start + 9, end < 0 ? html.length : end);
      at = end < 0 ? html.length : end + 3;
    } else if (start > lastEnd || !/[a-zA-Z/!]/.test(next)) {
      text(start, start + 1);
      at = start + 1;
    } else if (next === '!') at = html.indexOf('>', start) + 1;
    else if (next === '/') {
      const name = nameAt(html, start + 2);
      at = html.indexOf('>', start) + 1;
      if (name !== undefined) close(open, name);
    } else {
      const tag = readTag(html, start);
      at = tag.end;
      if (RAW.has(tag.name)) {
        // a raw element that does not end leaves its content as text
        if (tag.selfClosing || absent.has(tag.name)) continue;
        const end = afterRaw(html, tag.name, at);
        if (end === undefined) absent.add(tag.name);
        else at = end;
      } else if (open.length <= MAX_DEPTH) {
        if (ENDS_ITSELF.has(tag.name) && open.at(-1)!.name === tag.name) open.pop();
        const element: HtmlElement = { name: tag.name, attributes: tag.attributes, children: [] };
        open.at(-1)!.children.push(element);
        if (!tag.selfClosing && !VOID.has(tag.name)) open.push(element);
      }
    }
  }
  text(at, html.length);
  return root.children;
}

/** An element's text with that of the elements in it. */
export function textContent(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(textContent).join('');
}

function nameAt(html: string, at: number): string | undefined {
  NAME.lastIndex = at;
  const name = NAME.exec(html)?.[0].toLowerCase();
  return name === undefined ? undefined : name.slice(name.indexOf(':') + 1);
}

function readTag(html: string, start: number): { name: string; attributes: Map<string, string>; selfClosing: boolean; end: number } {
  const name = nameAt(html, start + 1)!;
  const attributes = new Map<string, string>();
  let at = NAME.lastIndex;
  while (attributes.size < 100) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(html);
    if (!match) break;
    attributes.set(match[1]!.toLowerCase(), (match[2] ?? match[3] ?? match[4] ?? '').slice(0, 4000));
    at = ATTRIBUTE.lastIndex;
  }
  let end = html.indexOf('>', at);
  // a quote that never ends has run past the last bracket: read the tag without its attributes
  if (end < 0) end = html.indexOf('>', start);
  return { name, attributes, selfClosing: html[end - 1] === '/', end: end + 1 };
}

/** Behind the end tag of a raw element. */
function afterRaw(html: string, name: string, at: number): number | undefined {
  const pattern = new RegExp(`</(?:[a-z]+:)?${name}[^>]*>`, 'gi');
  pattern.lastIndex = at;
  return pattern.exec(html) === null ? undefined : pattern.lastIndex;
}

/** Close the nearest open element of that name; an end tag without one is ignored. */
function close(open: HtmlElement[], name: string): void {
  for (let index = open.length - 1; index > 0; index -= 1) {
    if (open[index]!.name === name) {
      open.length = index;
      return;
    }
  }
}
