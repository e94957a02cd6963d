import type { Inline } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import type { TexStyle } from './tex-commands.ts';
import { tidyInline } from './tidy.ts';

/** The content in a style; code holds plain text only. */
export function styled(style: TexStyle, content: Inline[]): Inline[] {
  if (style === 'code') return [{ kind: 'code', text: toPlain(tidyInline(content)) }];
  return [{ kind: style, content }];
}

/** The accent on the first letter. An accent on nothing is the sign itself where there is one: `\~{}` is a tilde. */
export function accented(parts: Inline[], accent: string, name = ''): Inline[] {
  const [first, ...rest] = parts;
  if (first === undefined || first === '') return /^[~^`'"]$/.test(name) ? [name, ...rest] : rest;
  if (typeof first !== 'string') {
    return first.kind === 'math' || first.kind === 'code'
      ? parts
      : [{ kind: first.kind, content: accented(first.content, accent) }, ...rest];
  }
  const [letter = '', ...others] = first;
  const base = accent === '\u0327' || accent === '\u0328' || accent === '\u0323' ? letter : letter.replace('ı', 'i').replace('ȷ', 'j');
  return [(base + accent).normalize('NFC') + others.join(''), ...rest];
}

/** Drop the blank at the end, before something that is left out. */
export function trimBlank(parts: Inline[]): void {
  const last = parts.at(-1);
  if (typeof last === 'string') parts[parts.length - 1] = last.replace(/[ \t\n\u00a0]{1,8}$/, '');
}

/** An address as it is meant: TeX escapes undone, braces dropped. */
export function unescaped(text: string): string {
  return text.replace(/\\([_%&#~$])/g, '$1').replace(/[{}]/g, '');
}
