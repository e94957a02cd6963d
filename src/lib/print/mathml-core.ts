import { SaxesParser } from 'saxes';
import { escapeAttribute, escapeText } from './xml.ts';

interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  children: (Element | string)[];
}

/** Deepest nesting of elements; real formulas stay under 30. */
const MAX_DEPTH = 100;

/** A length that cannot push a page apart: up to two digits before the point, or a percentage up to 100. */
const LENGTH = /^-?(?:\d{1,2}(?:\.\d+)?|\.\d+)(?:em|ex|px|pt)$|^0$|^\d{1,2}%$|^100%$/;
const BOOLEAN = /^(?:true|false)$/;

const GLOBAL: readonly [string, RegExp][] = [
  ['displaystyle', BOOLEAN],
  ['scriptlevel', /^[+-]?[0-3]$/],
  ['dir', /^(?:ltr|rtl)$/],
];
const OPERATOR: readonly [string, RegExp][] = [
  ['form', /^(?:prefix|infix|postfix)$/],
  ['fence', BOOLEAN],
  ['separator', BOOLEAN],
  ['stretchy', BOOLEAN],
  ['symmetric', BOOLEAN],
  ['largeop', BOOLEAN],
  ['movablelimits', BOOLEAN],
  ['lspace', LENGTH],
  ['rspace', LENGTH],
  ['minsize', LENGTH],
  ['maxsize', LENGTH],
];
const BOX: readonly [string, RegExp][] = [
  ['width', LENGTH],
  ['height', LENGTH],
  ['depth', LENGTH],
  ['lspace', LENGTH],
  ['voffset', LENGTH],
];
const SCRIPTS: readonly [string, RegExp][] = [
  ['accent', BOOLEAN],
  ['accentunder', BOOLEAN],
];
const CELL: readonly [string, RegExp][] = [
  ['columnspan', /^[1-9]\d?$/],
  ['rowspan', /^[1-9]\d?$/],
];

/**
 * Elements of MathML Core that may be printed, with the attributes of each and the values of these.
 * @see https://www.w3.org/TR/mathml-core/
 */
const ELEMENTS: ReadonlyMap<string, readonly [string, RegExp][]> = new Map([
  ['mi', [['mathvariant', /^normal$/]]],
  ['mn', []],
  ['mo', OPERATOR],
  ['ms', []],
  ['mtext', []],
  ['mspace', BOX],
  ['mrow', []],
  ['mfrac', [['linethickness', LENGTH]]],
  ['msqrt', []],
  ['mroot', []],
  ['mstyle', []],
  ['mpadded', BOX],
  ['mphantom', []],
  ['msub', []],
  ['msup', []],
  ['msubsup', []],
  ['munder', SCRIPTS],
  ['mover', SCRIPTS],
  ['munderover', SCRIPTS],
  ['mmultiscripts', []],
  ['mprescripts', []],
  ['mtable', []],
  ['mtr', []],
  ['mtd', CELL],
]);

/**
 * Print the content of a MathML document anew, from its tree: an element that MathML Core lacks leaves its content,
 * an attribute passes only by name and value.
 * @returns `undefined` if nothing is left to see
 * @throws Error if it is not well-formed or nested deeper than 100
 */
export function printMathml(xml: string): string | undefined {
  const html = parse(xml).children.map(print).join('');
  return html === '' ? undefined : html;
}

function parse(xml: string): Element {
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > MAX_DEPTH) throw new Error('The math is nested too deeply.');
    const element: Element = { name, attributes: new Map(Object.entries(attributes)), children: [] };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => open.at(-1)!.children.push(text));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return root;
}

function print(node: Element | string): string {
  if (typeof node === 'string') return escapeText(node);
  if (node.name === 'menclose') return enclosed(node);
  if (node.name === 'mtd' && isMargin(node)) return '';
  const allowed = ELEMENTS.get(node.name);
  const content = node.children.map(print).join('');
  if (allowed === undefined) return content;
  let attributes = '';
  for (const [name, pattern] of [...GLOBAL, ...allowed]) {
    const value = node.attributes.get(name);
    if (value !== undefined && pattern.test(value)) attributes += ` ${name}="${escapeAttribute(value)}"`;
  }
  if (node.name === 'mtd') attributes += alignment(node);
  if (hasAccent(node)) attributes += node.name === 'munder' ? ' accentunder="true"' : ' accent="true"';
  if (node.name === 'mspace' && attributes === '') return '';
  return `<${node.name}${attributes}>${content}</${node.name}>`;
}

/** A line over or under becomes a stretched accent, which MathML Core has; other enclosures leave their content. */
function enclosed(node: Element): string {
  const content = `<mrow>${node.children.map(print).join('')}</mrow>`;
  const notation = node.attributes.get('notation');
  if (notation === 'top') return `<mover accent="true">${content}<mo stretchy="true">‾</mo></mover>`;
  if (notation === 'bottom') return `<munder accentunder="true">${content}<mo stretchy="true">_</mo></munder>`;
  return content;
}

/** A hat, bar or arrow keeps its size above a letter. Temml says so by a style, which does not pass. */
function hasAccent({ name, attributes, children }: Element): boolean {
  if ((name !== 'mover' && name !== 'munder') || attributes.has(name === 'mover' ? 'accent' : 'accentunder')) return false;
  const sign = children.filter((child) => typeof child !== 'string')[1];
  if (sign?.name !== 'mo') return false;
  return /math-depth:\s*0/.test(sign.attributes.get('style') ?? '') || /\btml-vec\b/.test(sign.attributes.get('class') ?? '');
}

/** Cells that only keep room for equation numbers, sized by a style that does not pass. */
function isMargin(node: Element): boolean {
  return /width:(?:50|7\.5)%/.test(node.attributes.get('style') ?? '') && textOf(node) === '';
}

function textOf(node: Element | string): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

/** Alignment as an attribute: Firefox knows it, and a style sheet can select by it for the others. */
function alignment(node: Element): string {
  const hint = `${node.attributes.get('class') ?? ''} ${node.attributes.get('style') ?? ''}`;
  const side = /(?:tml-|text-align:)(left|right)\b/.exec(hint)?.[1];
  return side === undefined ? '' : ` columnalign="${side}"`;
}
