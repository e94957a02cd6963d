import type { Inline, InlineStyle } from '../model/index.ts';

const COMMANDS: Readonly<Record<InlineStyle, string>> = {
  italic: '\\emph',
  bold: '\\textbf',
  sub: '\\textsubscript',
  sup: '\\textsuperscript',
  'small-caps': '\\textsc',
};

const ESCAPES = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['`', '\\textasciigrave{}'],
  // in the oldest encoding of fonts, which is the default, these print as ¡, ¿ and a dash
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['|', '\\textbar{}'],
  ['\u00a0', '~'],
]);

/**
 * Inline text as TeX for BibTeX fields: what TeX would read as a command is escaped, math stands between dollar
 * signs, letters stay UTF-8. Braces are always balanced, so a field that holds the result cannot end early.
 */
export function toTex(text: readonly Inline[]): string {
  let tex = '';
  for (const part of text) {
    if (typeof part === 'string') tex += escapeTex(part);
    else if (part.kind === 'math') tex += mathSource(part.tex);
    else if (part.kind === 'code') tex += `\\texttt{${escapeTex(part.text)}}`;
    else tex += `${COMMANDS[part.kind]}{${toTex(part.content)}}`;
  }
  return tex;
}

/** Plain text as TeX: what TeX would read as a command, a dash or a quotation mark is escaped. */
export function escapeTex(text: string): string {
  return text
    .replace(/[&%$#_{}\\~^`<>|\u00a0]/g, (character) => ESCAPES.get(character) ?? `\\${character}`)
    .replace(/-(?=-)/g, '-{}')
    .replace(/'(?=')/g, "'{}");
}

function mathSource(tex: string): string {
  if (!isClosed(tex)) return escapeTex(tex);
  return /^\\begin\{(?:align|gather|multline|eqnarray)/.test(tex) ? tex : `$${tex}$`;
}

/** If every brace has its partner and no dollar sign at the outer level would end the math. */
function isClosed(tex: string): boolean {
  let depth = 0;
  for (let index = 0; index < tex.length; index += 1) {
    const character = tex[index];
    if (character === '\\') {
      index += 1;
      if (index === tex.length) return false;
    } else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    else if (character === '$' && depth === 0) return false;
    if (depth < 0) return false;
  }
  return depth === 0;
}
