import { TEX_FUNCTIONS, TEX_MATH_ACCENTS, texSymbol } from '../print/tex-symbols.ts';

/** Commands of layout and fonts, besides the symbols, functions and accents that `print` knows. */
const COMMANDS: ReadonlySet<string> = new Set(
  `frac dfrac tfrac cfrac binom dbinom tbinom sqrt left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr
   mathbb mathbf mathrm mathcal mathit mathsf mathtt mathfrak mathscr mathnormal boldsymbol bm pmb rm bf it cal operatorname
   text textrm textit textbf textsf texttt textnormal mbox overset underset stackrel substack overbrace underbrace
   overrightarrow overleftarrow limits nolimits displaystyle textstyle scriptstyle quad qquad not pmod bmod mod phantom
   mathop mathrel mathbin mathord mathopen mathclose mathpunct prime ensuremath`.split(/\s+/),
);
const ENVIRONMENTS: ReadonlySet<string> = new Set(
  'matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases aligned gathered split'.split(' '),
);
const TOKENS = /\\(?:(begin|end)\s{0,9}\{([A-Za-z]*)\}|([A-Za-z]+|[^A-Za-z])?)|[%#]/g;

/**
 * If math of a stranger may stand in a file that TeX will read: all its commands are known ones that only print,
 * and it neither names characters by code (`^^5c` is a backslash) nor opens a comment.
 */
export function isHarmlessTex(tex: string): boolean {
  if (tex.includes('^^')) return false;
  for (const [, edge, environment, command] of tex.matchAll(TOKENS)) {
    if (edge !== undefined ? !ENVIRONMENTS.has(environment!) : command === undefined || !isHarmlessCommand(command)) return false;
  }
  return true;
}

function isHarmlessCommand(name: string): boolean {
  return (
    !/^[A-Za-z]/.test(name) || COMMANDS.has(name) || TEX_FUNCTIONS.has(name) || TEX_MATH_ACCENTS.has(name) || texSymbol(name) !== undefined
  );
}
