import type { Inline } from '../model/index.ts';
import { texSymbol } from '../print/tex-symbols.ts';

/** Longest TeX source that is kept as math, in characters. */
export const MAX_MATH = 2000;

/**
 * Math as it is stored. Math that reads as well without being set (`$42$`, `$50\%$`, `$\times$`, the `$_2$` of
 * `H$_2$O`) becomes text.
 * @returns `undefined` if it cannot be math: empty, too long, or with unbalanced braces
 */
export function mathInline(source: string, display: boolean): Inline[] | undefined {
  const tex = canonicalMath(source);
  if (tex === '') return undefined;
  if (!display) {
    const simple = simpleMath(tex);
    if (simple !== undefined) return simple;
  }
  if (tex.length > MAX_MATH || !isBalanced(tex)) return undefined;
  return [display ? { kind: 'math', tex, display: true } : { kind: 'math', tex }];
}

/** One line, single blanks, `^` for plain TeX's `\sp`; a bare percent sign is escaped, since it would hide the rest of that line. */
function canonicalMath(source: string): string {
  const line = source
    .replace(/\s+/g, ' ')
    .replace(/\\s([pb])(?![a-zA-Z])/g, (_, kind) => (kind === 'p' ? '^' : '_'))
    .trim()
    .normalize('NFC');
  return line.includes('%') ? line.replace(/\\[^]|%/g, (match) => (match === '%' ? '\\%' : match)) : line;
}

/** If braces that are not escaped pair up and no backslash is left alone at the end. */
export function isBalanced(tex: string): boolean {
  let depth = 0;
  for (let index = 0; index < tex.length; index += 1) {
    const character = tex[index];
    if (character === '\\') {
      index += 1;
      if (index >= tex.length) return false;
    } else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth < 0) return false;
    }
  }
  return depth === 0;
}

const LONGEST_SIMPLE = 40;
const NUMBER = /^[∼~≈±<>≤≥+−-]? ?(?:\d[\d.,\u202f]*)? ?[×%°]?$/;
const LONE_SIGN = /^[→←↔⇒⇔↑↓∓≠≡∝·•…†‡∗⋆−–&#$_×∼]$/;
const SCRIPT =
  /^([_^]) ?(?:\{ ?(?:\\(?:rm|text|textrm|mathrm)(?![a-z]) ?)?\{?([\w+−-]{1,8})\}? ?\}|([\w+−-])|\\(?:text|textrm|mathrm) ?\{([\w+−-]{1,8})\})$/;
const ORDINAL = /^(?:st|nd|rd|th)$/;

function simpleMath(tex: string): Inline[] | undefined {
  if (tex.length > LONGEST_SIMPLE) return undefined;
  if (/^\^ ?(?:\{ ?\\circ ?\}|\\circ)$/.test(tex)) return ['°'];
  const script = SCRIPT.exec(tex);
  if (script) {
    const [, sign, group, single, word] = script;
    const text = (group ?? single ?? word)!.replaceAll('-', '−');
    const upright = word !== undefined || /rm|text/.test(tex) || ORDINAL.test(text);
    return upright || !/[A-Za-z]/.test(text) ? [{ kind: sign === '_' ? 'sub' : 'sup', content: [text] }] : undefined;
  }
  const text = tex
    .replace(/\{,\}/g, ',')
    .replace(/\\[,;: !]/g, (space) => (space === '\\!' ? '' : '\u202f'))
    .replace(/\{? ?\\([a-zA-Z]+|[%$&#_]) ?\}?/g, (whole, name: string) => (name.length === 1 ? name : (texSymbol(name) ?? whole)))
    .replace(/^-(?!-)/, '−')
    .replace(/^--$/, '–');
  return text !== '' && (NUMBER.test(text) || LONE_SIGN.test(text)) ? [text.replaceAll('∗', '*')] : undefined;
}

/**
 * If what stands between two dollar signs is math and not an amount: "between $5 and $10".
 * @param after the character behind the second sign
 */
export function isMathBetweenDollars(content: string, after: string): boolean {
  if (content.trim() === '') return false;
  if (/\s$/.test(content) && /\d/.test(after)) return false;
  if (/[\\^_{}=<>]/.test(content)) return true;
  return !/[A-Za-z]{2,}\s+[A-Za-z]{2,}/.test(content.slice(0, MAX_MATH));
}
