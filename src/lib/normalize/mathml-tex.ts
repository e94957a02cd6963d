import { TEX_DELIMITERS, TEX_FUNCTIONS, TEX_LETTERS, TEX_OPERATORS, TEX_RELATIONS } from '../print/tex-symbols.ts';
import { textContent, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { collapse, decodeEntities } from './text.ts';

/** Character to command; of several commands the first one. */
const COMMANDS = new Map<string, string>();
for (const table of [TEX_LETTERS, TEX_OPERATORS, TEX_RELATIONS, TEX_DELIMITERS]) {
  for (const [name, character] of table) if (!COMMANDS.has(character) && character > '\x7f') COMMANDS.set(character, `\\${name}`);
}
const ESCAPED = /[%&#$_{}]/g;
const VARIANTS = new Map([
  ['bold', '\\mathbf'],
  ['bold-italic', '\\boldsymbol'],
  ['double-struck', '\\mathbb'],
  ['script', '\\mathcal'],
  ['bold-script', '\\mathcal'],
  ['fraktur', '\\mathfrak'],
  ['sans-serif', '\\mathsf'],
  ['monospace', '\\mathtt'],
]);
const OVER = new Map([
  ['¯', '\\bar'],
  ['‾', '\\overline'],
  ['_', '\\bar'],
  ['^', '\\hat'],
  ['ˆ', '\\hat'],
  ['\u0302', '\\hat'],
  ['~', '\\tilde'],
  ['˜', '\\tilde'],
  ['∼', '\\tilde'],
  ['→', '\\vec'],
  ['⃗', '\\vec'],
  ['˙', '\\dot'],
  ['.', '\\dot'],
  ['¨', '\\ddot'],
  ['ˇ', '\\check'],
  ['˘', '\\breve'],
  ['⏞', '\\overbrace'],
]);
const LIMITS = /^\\(?:sum|prod|coprod|int|oint|iint|lim|limsup|liminf|max|min|sup|inf|arg|bigcup|bigcap|bigoplus|operatorname)/;

/**
 * TeX of a MathML element: of its TeX annotation, if it has one, else made from the core of presentation MathML.
 * What has no counterpart leaves its content.
 */
export function mathmlToTex(math: HtmlElement): string {
  const annotation = annotationOf(math);
  return collapse(annotation ?? sequence(math.children));
}

/** The TeX of JATS `tex-math`, which is often a whole document. */
export function texMathSource(text: string): string {
  const body = /\\begin\{document\}([^]*?)\\end\{document\}/.exec(text)?.[1] ?? text;
  return unwrapped(collapse(decodeEntities(body)));
}

function unwrapped(tex: string): string {
  const match = /^(\$\$?|\\[([])([^]*?)(\$\$?|\\[)\]])$/.exec(tex);
  return match ? match[2]!.trim() : tex;
}

function annotationOf(element: HtmlElement): string | undefined {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'annotation' && /tex/i.test(child.attributes.get('encoding') ?? ''))
      return unwrapped(collapse(decodeEntities(textContent(child))));
    const inner = child.name === 'semantics' || child.name === 'mrow' || child.name === 'mstyle' ? annotationOf(child) : undefined;
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function sequence(nodes: readonly HtmlNode[]): string {
  let tex = '';
  for (const node of nodes) tex = joined(tex, convert(node));
  return tex;
}

/** A command's name must not run into the letters behind it. */
function joined(left: string, right: string): string {
  return /\\[a-zA-Z]+$/.test(left.slice(-40)) && /^[a-zA-Z]/.test(right) ? `${left} ${right}` : left + right;
}

function convert(node: HtmlNode): string {
  if (typeof node === 'string') return escaped(collapse(decodeEntities(node)));
  const parts = node.children.filter((child): child is HtmlElement => typeof child !== 'string');
  const part = (index: number) => (parts[index] === undefined ? '' : convert(parts[index]));
  const base = () => braced(part(0), true);
  switch (node.name) {
    case 'mi':
      return identifier(node);
    case 'mo':
      return operator(content(node));
    case 'mtext':
    case 'ms':
      return text(node);
    case 'mspace':
      return '\\,';
    case 'msub':
      return `${base()}_${braced(part(1))}`;
    case 'msup':
      return `${base()}^${braced(part(1))}`;
    case 'msubsup':
      return `${base()}_${braced(part(1))}^${braced(part(2))}`;
    case 'mfrac':
      return `\\frac{${part(0)}}{${part(1)}}`;
    case 'msqrt':
      return `\\sqrt{${sequence(node.children)}}`;
    case 'mroot':
      return `\\sqrt[${part(1)}]{${part(0)}}`;
    case 'mover':
      return over(part(0), parts[1]);
    case 'munder':
      return LIMITS.test(part(0)) ? `${part(0)}_${braced(part(1))}` : `\\underset{${part(1)}}{${part(0)}}`;
    case 'munderover':
      return `${base()}_${braced(part(1))}^${braced(part(2))}`;
    case 'mfenced':
      return fenced(node, parts);
    case 'mtable':
      return `\\begin{matrix}${parts.map(convert).join('\\\\')}\\end{matrix}`;
    case 'mtr':
      return parts.map(convert).join('&');
    case 'mmultiscripts':
      return multiscripts(parts);
    case 'semantics':
      return part(0);
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
      return '';
    default:
      return sequence(node.children);
  }
}

function content(node: HtmlElement): string {
  return collapse(decodeEntities(textContent(node))).replace(/[\u2061-\u2064]/g, '');
}

function identifier(node: HtmlElement): string {
  const name = content(node);
  const variant = node.attributes.get('mathvariant') ?? '';
  const tex = symbols(name);
  const command = VARIANTS.get(variant);
  if (command !== undefined) return `${command}{${tex}}`;
  if (variant === 'normal' && /^[A-Za-z]$/.test(name)) return `\\mathrm{${tex}}`;
  if (!/^[A-Za-z]{2,}$/.test(name)) return tex;
  if (variant === 'italic') return `\\mathit{${name}}`;
  return TEX_FUNCTIONS.has(name) ? `\\${name}` : `\\mathrm{${name}}`;
}

function operator(sign: string): string {
  if (/^[A-Za-z]{2,}$/.test(sign)) return TEX_FUNCTIONS.has(sign) ? `\\${sign}` : `\\operatorname{${sign}}`;
  return sign === '−' ? '-' : symbols(sign);
}

function text(node: HtmlElement): string {
  const words = decodeEntities(textContent(node)).replace(/\s+/g, ' ');
  return words.trim() === '' ? (words === '' ? '' : '\\ ') : `\\text{${escaped(words)}}`;
}

/** Every character by its command, so that the source stays readable as TeX. */
function symbols(text: string): string {
  let tex = '';
  for (const character of text) tex = joined(tex, COMMANDS.get(character) ?? escaped(character));
  return tex;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\backslash ').replace(ESCAPED, '\\$&').replaceAll('^', '\\hat{}').replaceAll('~', '\\sim ');
}

/** One token needs no braces; `lone` braces a base only where a script would join the wrong part. */
function braced(tex: string, lone = false): string {
  if (/^(?:[A-Za-z0-9]|\\[A-Za-z]{1,20})$/.test(tex) && (lone || !TEX_FUNCTIONS.has(tex.slice(1)))) return tex;
  if (lone && /^(?:[^\s\\{}^_&]{1,2}|\\[a-z]{1,20}\{[A-Za-z0-9]{1,20}\})$/.test(tex)) return tex;
  return `{${tex}}`;
}

function over(base: string, mark: HtmlElement | undefined): string {
  if (mark === undefined) return base;
  const sign = content(mark);
  const command = OVER.get(sign);
  if (command === undefined) return LIMITS.test(base) ? `${base}^${braced(convert(mark))}` : `\\overset{${convert(mark)}}{${base}}`;
  return `${command === '\\bar' && base.length > 8 ? '\\overline' : command}{${base}}`;
}

function fenced(node: HtmlElement, parts: readonly HtmlElement[]): string {
  const open = node.attributes.get('open') ?? '(';
  const close = node.attributes.get('close') ?? ')';
  const separator = [...decodeEntities(node.attributes.get('separators') ?? ',').trim()][0] ?? '';
  return `${symbols(decodeEntities(open).trim())}${parts.map(convert).join(escaped(separator))}${symbols(decodeEntities(close).trim())}`;
}

/** Base, then pairs of lower and upper scripts; those after `mprescripts` stand before the base. */
function multiscripts(parts: readonly HtmlElement[]): string {
  const [base, ...scripts] = parts;
  const split = scripts.findIndex((script) => script.name === 'mprescripts');
  const after = split < 0 ? scripts : scripts.slice(0, split);
  const before = split < 0 ? [] : scripts.slice(split + 1);
  return `${before.length > 0 ? `{}${pairs(before)}` : ''}${base === undefined ? '' : braced(convert(base), true)}${pairs(after)}`;
}

function pairs(scripts: readonly HtmlElement[]): string {
  const low = sequence(scripts.filter((_, index) => index % 2 === 0));
  const high = sequence(scripts.filter((_, index) => index % 2 === 1));
  return `${low === '' ? '' : `_${braced(low)}`}${high === '' ? '' : `^${braced(high)}`}`;
}
