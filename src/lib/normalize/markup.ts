import { isAbstractLabel } from './abstract-label.ts';
import type { Inline, InlineStyle, InlineText, Prose } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { parseHtml, textContent, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { textWithMath } from './latex.ts';
import { mathmlToTex, texMathSource } from './mathml-tex.ts';
import { mathInline } from './tex-math.ts';
import { collapse, decodeEntities, tidyText } from './text.ts';
import { tidyInline } from './tidy.ts';

const STYLES: ReadonlyMap<string, InlineStyle> = new Map([
  ['i', 'italic'],
  ['em', 'italic'],
  ['italic', 'italic'],
  ['cite', 'italic'],
  ['var', 'italic'],
  ['b', 'bold'],
  ['strong', 'bold'],
  ['bold', 'bold'],
  ['sub', 'sub'],
  ['inf', 'sub'],
  ['sup', 'sup'],
  ['sc', 'small-caps'],
  ['scp', 'small-caps'],
  ['small-caps', 'small-caps'],
]);
const CODE = new Set(['code', 'tt', 'monospace', 'kbd', 'samp']);
const BLOCKS = new Set(
  'p div sec section article abstract trans-abstract ul ol dl dt dd li list list-item def-list blockquote disp-quote table tbody thead tr hr pre boxed-text body header footer main figure fig caption'.split(
    ' ',
  ),
);
const HEADINGS = new Set(['title', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'label']);
/** Escaped tags in text without real ones: the markup had been escaped on its way. */
const ESCAPED_TAG = /&(?:amp;)?lt;\/(?:jats:)?(?:i|em|italic|b|bold|strong|sub|sup|sc|p|title|sec|mml:math|math)&(?:amp;)?gt;/i;

/**
 * Read a line of HTML, JATS or MathML. Emphasis, scripts, small capitals and code keep their meaning, MathML and
 * TeX become math, every other element leaves its text; scripts, styles and comments leave nothing. Never throws.
 */
export function htmlToInline(html: string): InlineText {
  if (!/[<&$\\]/.test(html)) {
    const plain = tidyText(html);
    return plain === '' ? [] : [plain];
  }
  return tidyInline(paragraphs(html).flatMap((paragraph, index) => (index === 0 ? paragraph : [' ', ...paragraph])));
}

/** The same in paragraphs. A heading "Abstract" goes; other headings open their paragraph in bold. */
export function htmlToProse(html: string): Prose {
  const blocks = paragraphs(html);
  if (blocks.length > 1 && isAbstractLabel(toPlain(blocks[0]!))) blocks.shift();
  return blocks;
}

/** Read text that has no markup at all. */
export function plainToInline(text: string): InlineText {
  const plain = tidyText(text);
  return plain === '' ? [] : [plain];
}

/** The same in paragraphs, parted by blank lines. */
export function plainToProse(text: string): Prose {
  return text
    .split(/\r?\n[ \t\r]*\n/)
    .map(plainToInline)
    .filter((paragraph) => paragraph.length > 0);
}

function paragraphs(html: string): Prose {
  const escaped = !/<[a-zA-Z/]/.test(html) && ESCAPED_TAG.test(html);
  const builder = new Builder();
  builder.children(parseHtml(escaped ? decodeEntities(html) : html));
  return builder.finish();
}

/** Collects inline runs to paragraphs. */
class Builder {
  readonly #blocks: Prose = [];
  #current: Inline[] = [];
  #heading: Inline[] | undefined;

  finish(): Prose {
    this.#break();
    if (this.#heading !== undefined) this.#blocks.push([{ kind: 'bold', content: this.#heading }]);
    return this.#blocks;
  }

  children(nodes: readonly HtmlNode[]): void {
    for (const node of nodes) this.#node(node);
  }

  #node(node: HtmlNode): void {
    if (typeof node === 'string' || !this.#isBlock(node)) {
      this.#current.push(...inline(node));
      return;
    }
    if (HEADINGS.has(node.name)) {
      this.#break();
      const heading = tidyInline(node.children.flatMap(inline));
      if (heading.length > 0 && !(this.#blocks.length === 0 && isAbstractLabel(toPlain(heading)))) this.#heading = heading;
      return;
    }
    this.#break();
    if (node.name === 'li' || node.name === 'list-item') this.#current.push('• ');
    this.children(node.children);
    this.#break();
  }

  /** An inline element that holds blocks, as broken markup does, is looked through. */
  #isBlock(node: HtmlElement): boolean {
    if (BLOCKS.has(node.name) || HEADINGS.has(node.name)) return true;
    if (STYLES.has(node.name) || CODE.has(node.name) || node.name === 'math' || node.name === 'alternatives') return false;
    return node.children.some((child) => typeof child !== 'string' && this.#isBlock(child));
  }

  #break(): void {
    const paragraph = tidyInline(this.#current);
    this.#current = [];
    if (paragraph.length === 0 || (paragraph.length === 1 && paragraph[0] === '•')) return;
    if (this.#heading === undefined) {
      this.#blocks.push(paragraph);
      return;
    }
    const end = /[.:?!]$/.test(toPlain(this.#heading)) ? [] : [':'];
    const heading = tidyInline([...this.#heading, ...end]);
    this.#heading = undefined;
    this.#blocks.push(tidyInline([{ kind: 'bold', content: heading }, ' ', ...paragraph]));
  }
}

function inline(node: HtmlNode): Inline[] {
  if (typeof node === 'string') return textWithMath(decodeEntities(node));
  const style = STYLES.get(node.name) ?? (isSmallCaps(node) ? 'small-caps' : undefined);
  if (style !== undefined) return [{ kind: style, content: node.children.flatMap(inline) }];
  if (CODE.has(node.name)) return [{ kind: 'code', text: decodeEntities(textContent(node)) }];
  switch (node.name) {
    case 'math':
      return math(mathmlToTex(node), node.attributes.get('display') === 'block', node);
    case 'tex-math':
      return math(texMathSource(textContent(node)), false, node);
    case 'alternatives':
      return alternatives(node);
    case 'br':
    case 'break':
      return ['\n'];
    case 'annotation':
    case 'graphic':
    case 'inline-graphic':
      return [];
    case 'disp-formula':
      return [' ', ...node.children.flatMap(inline).map(displayed), ' '];
    default: {
      const content = node.children.flatMap(inline);
      return BLOCKS.has(node.name) || HEADINGS.has(node.name) || node.name === 'td' ? [' ', ...content, ' '] : content;
    }
  }
}

function math(tex: string, display: boolean, node: HtmlElement): Inline[] {
  return mathInline(tex, display) ?? [collapse(decodeEntities(textContent(node)))];
}

/** The same formula in several forms: TeX before MathML before any other. */
function alternatives(node: HtmlElement): Inline[] {
  const elements = node.children.filter((child): child is HtmlElement => typeof child !== 'string');
  const best = elements.find(({ name }) => name === 'tex-math') ?? elements.find(({ name }) => name === 'math') ?? elements[0];
  return best === undefined ? node.children.flatMap(inline) : inline(best);
}

function displayed(part: Inline): Inline {
  return typeof part !== 'string' && part.kind === 'math' ? { ...part, display: true } : part;
}

function isSmallCaps(node: HtmlElement): boolean {
  if (node.name !== 'span' && node.name !== 'styled-content') return false;
  return /small-?caps/i.test(
    `${node.attributes.get('class') ?? ''} ${node.attributes.get('style') ?? ''} ${node.attributes.get('style-type') ?? ''}`,
  );
}
