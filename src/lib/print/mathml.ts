import temml from 'temml';
import { printMathml } from './mathml-core.ts';
import { escapeAttribute, escapeText } from './xml.ts';

/** Longest TeX source that is set as math, in characters. */
const MAX_TEX = 2000;
/** Formulas remembered; the same few symbols recur on every page. */
const MAX_REMEMBERED = 2000;
/** Data has no business defining macros, and a chain of definitions is the one way to make a short source long. */
const DEFINES = /\\(?:[gex]?def|let|futurelet|global|long|(?:re|provide)?newcommand|providecommand|DeclareMathOperator|char)(?![a-zA-Z])/;

const remembered = new Map<string, string>();

/**
 * TeX math as MathML Core: only known elements and attributes, no `style`, `class`, `id` or link, the source in
 * `alttext`. What Temml cannot set, or what looks hostile, is shown as its source in `<code class="tex">`.
 * Never throws; remembers its newest results.
 * @see https://temml.org/docs/en/supported
 */
export function toMathml(tex: string, { display = false }: { display?: boolean } = {}): string {
  const key = (display ? 'd' : 'i') + tex;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const html = render(tex, display) ?? `<code class="tex">${escapeText(tex)}</code>`;
  if (remembered.size >= MAX_REMEMBERED) remembered.delete(remembered.keys().next().value!);
  remembered.set(key, html);
  return html;
}

function render(tex: string, display: boolean): string | undefined {
  if (tex.length > MAX_TEX || DEFINES.test(tex)) return undefined;
  try {
    const xml = temml.renderToString(readable(tex), {
      displayMode: display,
      annotate: false,
      throwOnError: true,
      trust: false,
      maxExpand: 1000,
      maxSize: [10, 100],
      // a fresh object each time: Temml writes into it
      macros: { ...MACROS },
    });
    const content = printMathml(xml);
    if (content === undefined) return undefined;
    return `<math${display ? ' display="block"' : ''} alttext="${escapeAttribute(tex)}">${content}</math>`;
  } catch {
    // a ParseError of Temml, a RangeError of deep nesting or an error of the XML reader: all mean that it cannot be set
    return undefined;
  }
}

/** What Temml lacks of common packages, and the number sets as many authors abbreviate them. */
const MACROS: Readonly<Record<string, string>> = {
  '\\mathbbm': '\\mathbb',
  '\\mathds': '\\mathbb',
  '\\mbox': '\\text',
  '\\nicefrac': '\\tfrac',
  '\\xspace': '',
  '\\C': '\\mathbb{C}',
  '\\Q': '\\mathbb{Q}',
  '\\diag': '\\operatorname{diag}',
  '\\rank': '\\operatorname{rank}',
  '\\sign': '\\operatorname{sign}',
  '\\tr': '\\operatorname{tr}',
};

/** Spell what TeX accepts and Temml does not in a way that it does. */
function readable(tex: string): string {
  return tex
    .replace(/\\(begin|end)\{eqnarray\*?\}/g, (_, edge) => (edge === 'begin' ? '\\begin{array}{rcl}' : '\\end{array}'))
    .replace(/([_^])\\(max|min|sup|inf|lim|log|det|dim|ker|exp|arg)(?![a-zA-Z])/g, '$1{\\$2}');
}
