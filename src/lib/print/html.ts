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

/**
 * Inline text as HTML: `i`, `b`, `sub`, `sup`, `span.small-caps`, `code` and MathML. Every text is escaped, and
 * no part of the data becomes an attribute but the TeX source of math in `alttext`.
 */
export function toHtml(text: readonly Inline[]): string {
  let html = '';
  for (const part of text) {
    if (typeof part === 'string') html += escapeText(part);
    else if (part.kind === 'math') html += toMathml(part.tex, { display: part.display === true });
    else if (part.kind === 'code') html += `<code>${escapeText(part.text)}</code>`;
    else {
      const [open, close] = TAGS[part.kind];
      html += open + toHtml(part.content) + close;
    }
  }
  return html;
}
