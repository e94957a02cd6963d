import type { Inline, InlineText, Prose } from '../model/index.ts';
import { TEX_SPECIAL, TexReader } from './tex-reader.ts';
import { decodeEntities, tidyText } from './text.ts';
import { tidyInline } from './tidy.ts';

/**
 * Read TeX that may hold HTML character references. Accents, signs, dashes and quotation marks become Unicode,
 * styles become inline styles, math keeps its source. References (`\cite`, `\ref`, `\label`) go with the blank
 * before them. A `\footnote` that holds no more than links goes too, any other stands in parentheses. Of a
 * command that is not known the argument stays. Tags of HTML such as `<sub>` count as the commands of their meaning. Math that is too long or has unbalanced braces stays as text. Never throws.
 */
export function texToInline(tex: string): InlineText {
  const text = withoutTags(decodeEntities(tex));
  if (!TEX_SPECIAL.test(text)) {
    const plain = tidyText(text);
    return plain === '' ? [] : dashRanges([plain]);
  }
  return dashRanges(tidyInline(new TexReader(text).read()));
}

/** Tags of HTML that publishers leave in TeX, their brackets as they are or as TeX writes them: `$\less$i$\greater$`. */
const TAG =
  /(?:<|\{\\textless\}|\\textless(?:\{\}| )|\$\\less\$|\\less(?:\{\}| ))(\/?)(i|em|italic|b|bold|strong|sub|sup|sc|scp|tex|tex-math|inline-formula)(?:>|\{\\textgreater\}|\\textgreater(?:\{\}| |$)|\$\\greater\$|\\greater(?:\{\}| |$))/gi;
const TAG_COMMANDS: ReadonlyMap<string, string> = new Map([
  ['i', 'textit'],
  ['em', 'textit'],
  ['italic', 'textit'],
  ['b', 'textbf'],
  ['bold', 'textbf'],
  ['strong', 'textbf'],
  ['sub', 'textsubscript'],
  ['sup', 'textsuperscript'],
  ['sc', 'textsc'],
  ['scp', 'textsc'],
]);

/** The same with the commands of TeX for tags of HTML; where they do not pair, and those of formulas, they go. */
function withoutTags(text: string): string {
  if (!/[<\\](?:\/|less|textless)/.test(text)) return text;
  let open = 0;
  let paired = true;
  for (const [, end] of text.matchAll(TAG)) {
    open += end === '/' ? -1 : 1;
    paired &&= open >= 0;
  }
  return text.replace(TAG, (_, end: string, name: string) => {
    const command = TAG_COMMANDS.get(name.toLowerCase());
    if (command === undefined || !paired || open !== 0) return '';
    return end === '/' ? '}' : `\\${command}{`;
  });
}

/** The same for a text of several paragraphs, parted by blank lines or `\par`. */
export function texToProse(tex: string): Prose {
  return tex
    .split(/\r?\n[ \t\r]*\n|\\par(?![a-zA-Z])/)
    .map(texToInline)
    .filter((paragraph) => paragraph.length > 0);
}

/** Text that is no TeX but may hold math between dollar signs or `\(…\)`, as HTML abstracts do. */
export function textWithMath(text: string): Inline[] {
  return /\$|\\[([]/.test(text) ? new TexReader(text, true).read() : [text];
}

const RANGE = /(?<![\w.,–-])(\d[\d.,]*[×%]?)-(?=\d[\d.,]*(?:×| ?%)(?![\w-]))/g;

/** A hyphen between two numbers with a multiplication or percent sign is a range: `1.3-1.7×`. */
function dashRanges(parts: Inline[]): Inline[] {
  return parts.map((part) => (typeof part === 'string' && part.includes('-') ? part.replace(RANGE, '$1–') : part));
}
