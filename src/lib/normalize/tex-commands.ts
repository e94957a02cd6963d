import type { InlineStyle } from '../model/index.ts';

/** What a style command makes of its argument. */
export type TexStyle = InlineStyle | 'code';

/** Commands with an argument: `\emph{…}`. */
export const STYLE_COMMANDS: ReadonlyMap<string, TexStyle> = new Map([
  ['emph', 'italic'],
  ['textit', 'italic'],
  ['textsl', 'italic'],
  ['mkbibemph', 'italic'],
  ['mkbibitalic', 'italic'],
  ['textbf', 'bold'],
  ['mkbibbold', 'bold'],
  ['textsc', 'small-caps'],
  ['texttt', 'code'],
  ['textsuperscript', 'sup'],
  ['mkbibsuperscript', 'sup'],
  ['textsubscript', 'sub'],
  ['mkbibsubscript', 'sub'],
]);

/** Declarations that hold until the group ends: `{\em …}`. */
export const STYLE_DECLARATIONS: ReadonlyMap<string, TexStyle> = new Map([
  ['em', 'italic'],
  ['it', 'italic'],
  ['itshape', 'italic'],
  ['sl', 'italic'],
  ['slshape', 'italic'],
  ['bf', 'bold'],
  ['bfseries', 'bold'],
  ['sc', 'small-caps'],
  ['scshape', 'small-caps'],
  ['tt', 'code'],
  ['ttfamily', 'code'],
]);

/** References into a paper that the reader of its title does not have; they go with the blank before them. */
export const REFERENCE = /^(?:[a-zA-Z]*cite[a-zA-Z]*|[a-zA-Z]*ref|label|thanks|footnotemark|index)\*?$/;

/** Commands that go with their argument and leave nothing to read. */
export const SILENT = new Set([
  'vspace',
  'vskip',
  'includegraphics',
  'input',
  'include',
  'bibliography',
  'bibliographystyle',
  'color',
  'phantom',
  'hypertarget',
  'fontsize',
  'setlength',
  'usepackage',
  'documentclass',
  'pagestyle',
]);

/** Commands whose first argument is not text, while the second is: `\textcolor{red}{…}`. */
export const FIRST_SILENT = new Set([
  'textcolor',
  'colorbox',
  'raisebox',
  'foreignlanguage',
  'selectlanguage',
  'parbox',
  'scalebox',
  'hyperlink',
  'hyperref',
]);

/** Commands that put quotation marks around their argument. */
export const QUOTES: ReadonlySet<string> = new Set(['enquote', 'mkbibquote', 'textquote', 'blockquote']);

/** Accents that the databases of the American Mathematical Society and some styles define, as the combining character. */
export const MORE_ACCENTS: ReadonlyMap<string, string> = new Map([
  ['ocirc', '\u030a'],
  ['polhk', '\u0328'],
  ['udot', '\u0323'],
  ['cftil', '\u0303'],
]);

/** Letters and signs that they define. */
export const MORE_LETTERS: ReadonlyMap<string, string> = new Map([
  ['cprime', '\u02b9'],
  ['cdprime', '\u02ba'],
  ['Dbar', 'Đ'],
  ['dbar', 'đ'],
  ['slash', '/'],
]);

/** Commands that are blanks. */
export const BLANKS = new Set([
  'quad',
  'qquad',
  'newline',
  'linebreak',
  'par',
  'enspace',
  'space',
  'hspace',
  'hfill',
  'newpage',
  'smallskip',
  'medskip',
  'bigskip',
  'indent',
  'tabularnewline',
]);

/** Environments whose content is math. */
export const MATH_ENVIRONMENT = /^(?:equation|displaymath|math|align|alignat|gather|multline|eqnarray|flalign)\*?$/;
/** Of these, the ones that are no more than display math. */
export const PLAIN_ENVIRONMENT = /^(?:equation|displaymath|math)\*?$/;
