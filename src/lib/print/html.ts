import type { Inline, InlineStyle } from '../model/index.ts';
import { toMathml } from './mathml.ts';
import { escapeText } from './xml.ts';

const TAGS: Readonly<Record<InlineStyle, readonly [open: string, close: string]>> = {
  italic: ['<i>', '</i>'],
  bold: ['<b>', '</b>'],
  sub: ['<sub>', '</sub>'],
  sup: ['<sup>', '</sup>'],
  'small-caps': ['<span class="small-caps">', '</span>'],
};

/** Longest TeX source of a formula that is kept on one line with its neighbours, in characters. */
const SHORT_MATH = 60;
/** What belongs to a formula before it, up to a hyphen: `$n$-dimensional`, `$p$th`, a comma. */
const BEHIND = /^[^\s‐–-]{0,12}[‐–-]?/u;
const BEFORE = /[([“‘«]{1,3}$/;
/** A range of numbers, which some browsers break after its dash. */
const RANGE = /\d[\d.,]{0,12}–\d[\d.,]{0,12}[×%]?/g;

/**
 * Inline text as HTML: `i`, `b`, `sub`, `sup`, `span.small-caps`, `span.together`, `code` and MathML. Every text is escaped,
 * and no part of the data becomes an attribute but the TeX source of math in `alttext`.
 */
export function toHtml(text: readonly Inline[]): string {
  let html = '';
  /** How much of the next text is printed already. */
  let taken = 0;
  for (const [index, part] of text.entries()) {
    if (typeof part === 'string') {
      html += printText(part.slice(taken));
      taken = 0;
    } else if (part.kind === 'math') {
      const next = text[index + 1];
      const math = toMathml(part.tex, { display: part.display === true });
      const isShort = part.display !== true && part.tex.length <= SHORT_MATH;
      const behind = isShort && typeof next === 'string' ? BEHIND.exec(next)![0] : '';
      const before = isShort ? (BEFORE.exec(html)?.[0] ?? '') : '';
      taken = behind.length;
      html = html.slice(0, html.length - before.length) + together(before + math + escapeText(behind), before + behind !== '');
    } else if (part.kind === 'code') html += `<code>${escapeText(part.text)}</code>`;
    else {
      const [open, close] = TAGS[part.kind];
      html += open + toHtml(part.content) + close;
    }
  }
  return html;
}

function printText(text: string): string {
  const html = escapeText(text);
  return text.includes('–') ? html.replace(RANGE, (range) => together(range, true)) : html;
}

/** Kept on one line. */
function together(html: string, needed: boolean): string {
  return needed ? `<span class="together">${html}</span>` : html;
}
