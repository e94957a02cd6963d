import type { Inline, InlineStyle, InlineText, Prose } from '../model/index.ts';
import { mathToText } from './math-text.ts';
import { subscript, superscript } from './scripts.ts';

/**
 * Readable Unicode text of inline text or of paragraphs, math included: `ℓ₁`, `O(n log n)`. Paragraphs are
 * parted by an empty line.
 */
export function toPlain(text: InlineText | Prose): string {
  if (isProse(text)) return text.map(line).join('\n\n');
  return line(text);
}

function isProse(text: InlineText | Prose): text is Prose {
  return Array.isArray(text[0]);
}

function line(parts: readonly Inline[]): string {
  if (parts.length === 1 && typeof parts[0] === 'string') return parts[0];
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else if (part.kind === 'math') text += mathToText(part.tex) || part.tex;
    else if (part.kind === 'code') text += part.text;
    else {
      const content = line(part.content);
      text += isWord(content) ? content : (raised(part.kind, content) ?? content);
    }
  }
  return text;
}

/** The `th` of `19th` reads better as it is than in superscript letters. */
function isWord(text: string): boolean {
  return /[A-Za-z]{2}/.test(text);
}

function raised(style: InlineStyle, text: string): string | undefined {
  if (style === 'sup') return superscript(text);
  return style === 'sub' ? subscript(text) : undefined;
}
