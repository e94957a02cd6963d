import { subscript, superscript } from './scripts.ts';
import { TEX_FUNCTIONS, TEX_LETTERS, TEX_MATH_ACCENTS, TEX_OPERATORS, TEX_RELATIONS, texSymbol } from './tex-symbols.ts';

/** How a piece stands to its neighbours: what TeX calls its class. */
type Kind = 'ord' | 'bin' | 'rel' | 'open' | 'close' | 'punct' | 'word' | 'space';
interface Piece {
  text: string;
  kind: Kind;
}

/** Deeper groups are read as if their braces were not there. */
const MAX_DEPTH = 40;
const BINARY = new Set(['+', '−', ...TEX_OPERATORS.values()]);
const RELATIONS = new Set(['=', '<', '>', ':=', ...TEX_RELATIONS.values()]);
const BIG = /^[∑∏∐∫∬∭∮⋃⋂⨆⋁⋀⨁⨂⨀⨄]$/;
const ALPHABETS = /^(?:math(?:bf|rm|it|sf|tt|cal|scr|frak|normal|up|bfit)|bm|boldsymbol|pmb|symbf|bold|rm|bf|it|cal|sf|tt|mit|frak|Bbb)$/;
const DOUBLE_STRUCK = /^(?:mathbb|mathbbm|mathds|mathbbold|Bbb)$/;
const TEXT = /^(?:text(?:rm|bf|it|sf|tt|sc|up|normal|md|sl)?|mbox|hbox|fbox|emph|verb)$/;
const SIZES =
  /^(?:left|right|middle|[bB]igg?[lrm]?|displaystyle|textstyle|scriptstyle|scriptscriptstyle|limits|nolimits|nonumber|notag|boxed|mathop|mathrel|mathbin|mathord|mathopen|mathclose|mathpunct|mathinner|ensuremath|allowbreak|nobreak|hfill|smash|vphantom|phantom|hphantom|strut|mathstrut|cancel|overbrace|underbrace|overrightarrow|substack|protect|relax|xspace)$/;
const DROPPED = /^(?:label|tag|color|ref|eqref|cite|hspace|vspace|mspace|kern|class|style|cssId|htmlId)$/;
const SPACES = /^(?:quad|qquad|enspace|enskip|thinspace|medspace|thickspace|space|,|;|:|>| |\n|\t)$/;

/**
 * Readable text of TeX math: `\ell_1` is `ℓ₁`, `O(n \log n)` is `O(n log n)`, `\frac{a}{b + c}` is `a/(b + c)`.
 * For search, feeds and titles, where no MathML can be; it need not be unambiguous. Never throws.
 */
export function mathToText(tex: string): string {
  let at = 0;

  function list(depth: number, closing: '}' | ']' | ''): Piece[] {
    const pieces: Piece[] = [];
    while (at < tex.length) {
      const character = tex[at]!;
      if (character === closing) break;
      if (character === '}' && closing === ']') break;
      read(pieces, depth);
    }
    return pieces;
  }

  function read(pieces: Piece[], depth: number): void {
    const character = String.fromCodePoint(tex.codePointAt(at)!);
    at += character.length;
    switch (character) {
      case '\\':
        command(pieces, depth);
        return;
      case '{':
        if (depth >= MAX_DEPTH) return;
        pieces.push(...list(depth + 1, '}'));
        at += 1;
        return;
      case '}':
      case '$':
      case '&':
        return;
      case '^':
      case '_':
        script(pieces, character, depth);
        return;
      case "'":
        attach(pieces, '′');
        return;
      case '~':
        pieces.push({ text: '', kind: 'space' });
        return;
      case '-':
        pieces.push({ text: '−', kind: 'bin' });
        return;
      case ',':
        pieces.push({ text: ',', kind: /\d/.test(tex[at - 2] ?? '') && /\d/.test(tex[at] ?? '') ? 'ord' : 'punct' });
        return;
      case ':':
        if (tex[at] === '=') {
          at += 1;
          pieces.push({ text: ':=', kind: 'rel' });
        } else pieces.push({ text: ':', kind: 'punct' });
        return;
      default:
        if (!/\s/.test(character)) pieces.push(piece(character));
    }
  }

  function command(pieces: Piece[], depth: number): void {
    const name = /^(?:[a-zA-Z]+\*?|[^])/.exec(tex.slice(at, at + 40))?.[0] ?? '';
    at += name.length;
    const accent = TEX_MATH_ACCENTS.get(name);
    if (SPACES.test(name)) pieces.push({ text: '', kind: 'space' });
    else if (name === '\\') pieces.push({ text: ';', kind: 'punct' });
    else if (name === '|') pieces.push({ text: '‖', kind: 'ord' });
    else if (name === '{') pieces.push({ text: '{', kind: 'open' });
    else if (name === '}') pieces.push({ text: '}', kind: 'close' });
    else if (/^[%&#$_]$/.test(name)) pieces.push({ text: name, kind: 'ord' });
    else if (name === '!' || name === '/' || name === '-' || name === '') return;
    else if (/^[dtc]?frac$/.test(name)) pieces.push({ text: `${wrapped(argument(depth))}/${wrapped(argument(depth))}`, kind: 'ord' });
    else if (name === 'sqrt') root(pieces, depth);
    else if (/^[dt]?binom$/.test(name)) pieces.push({ text: `(${argument(depth)} choose ${argument(depth)})`, kind: 'ord' });
    else if (name === 'pmod') pieces.push({ text: `(mod ${argument(depth)})`, kind: 'word' });
    else if (name === 'bmod' || name === 'mod') pieces.push({ text: 'mod', kind: 'rel' });
    else if (name === 'not') negate(pieces, depth);
    else if (/^(?:overset|underset|stackrel)$/.test(name)) {
      argument(depth);
      pieces.push(piece(argument(depth)));
    } else if (accent !== undefined) pieces.push({ text: accented(argument(depth), accent), kind: 'ord' });
    else if (TEXT.test(name)) pieces.push({ text: rawArgument(), kind: 'ord' });
    else if (name.startsWith('operatorname')) pieces.push({ text: argument(depth), kind: 'word' });
    else if (DOUBLE_STRUCK.test(name)) pieces.push({ text: doubleStruck(argument(depth)), kind: 'ord' });
    else if (name === 'begin' || name === 'end') environment(name === 'begin');
    else if (DROPPED.test(name)) rawArgument();
    else if (/^(?:textcolor|raisebox|href)$/.test(name)) rawArgument();
    else if (ALPHABETS.test(name)) return;
    else if (SIZES.test(name)) {
      if (/^(?:left|right|middle|[bB]igg?[lrm]?)$/.test(name) && tex[at] === '.') at += 1;
    } else if (TEX_FUNCTIONS.has(name)) pieces.push({ text: name, kind: 'word' });
    else pieces.push(piece(texSymbol(name) ?? name));
  }

  /** The text of the next token or group. */
  function argument(depth: number): string {
    skipBlanks();
    if (at >= tex.length || depth >= MAX_DEPTH) return '';
    const pieces: Piece[] = [];
    read(pieces, depth + 1);
    return join(pieces, false);
  }

  /** A group as it stands, for words in math. */
  function rawArgument(): string {
    skipBlanks();
    if (tex[at] !== '{') return '';
    let open = 0;
    for (let end = at; end < tex.length; end += 1) {
      if (tex[end] === '\\') end += 1;
      else if (tex[end] === '{') open += 1;
      else if (tex[end] === '}' && --open === 0) {
        const text = tex.slice(at + 1, end);
        at = end + 1;
        return text.replace(/[{}$\\]/g, '').replaceAll('~', ' ');
      }
    }
    at += 1;
    return '';
  }

  function script(pieces: Piece[], sign: '^' | '_', depth: number): void {
    skipBlanks();
    if (at >= tex.length || depth >= MAX_DEPTH) return;
    const inner: Piece[] = [];
    read(inner, depth + 1);
    const text = join(inner, true);
    if (text === '') return;
    const characters = (sign === '^' ? superscript : subscript)(text);
    attach(pieces, characters ?? ([...text].length === 1 ? `${sign}${text}` : `${sign}{${text}}`));
  }

  function root(pieces: Piece[], depth: number): void {
    let degree = '';
    if (tex[at] === '[') {
      at += 1;
      degree = join(list(depth + 1, ']'), true);
      at += 1;
    }
    pieces.push({ text: `${superscript(degree) ?? degree}√${wrapped(argument(depth))}`, kind: 'ord' });
  }

  function negate(pieces: Piece[], depth: number): void {
    const text = argument(depth);
    pieces.push({ text: text === '' ? '' : `${text[0]}\u0338${text.slice(1)}`.normalize('NFC'), kind: 'rel' });
  }

  function environment(begins: boolean): void {
    const name = rawArgument();
    if (begins && /^(?:array|alignat|alignedat|subarray)/.test(name)) rawArgument();
  }

  function skipBlanks(): void {
    while (at < tex.length && /\s/.test(tex[at]!)) at += 1;
  }

  return join(list(0, ''), false).normalize('NFC');
}

function piece(text: string): Piece {
  if (BINARY.has(text)) return { text, kind: 'bin' };
  if (RELATIONS.has(text)) return { text, kind: 'rel' };
  if (BIG.test(text)) return { text, kind: 'word' };
  if (/^[([⟨⌊⌈]$/.test(text)) return { text, kind: 'open' };
  if (/^[)\]⟩⌋⌉!]$/.test(text)) return { text, kind: 'close' };
  if (text === ';') return { text, kind: 'punct' };
  return { text, kind: TEX_LETTERS.has(text) ? 'word' : 'ord' };
}

function attach(pieces: Piece[], text: string): void {
  const last = pieces.at(-1);
  if (last === undefined || last.kind === 'space') pieces.push({ text, kind: 'ord' });
  else {
    last.text += text;
    if (last.kind === 'bin' || last.kind === 'open') last.kind = 'ord';
  }
}

/** Put pieces together with the blanks that a printed formula has; none around signs if `tight`, as in a subscript. */
function join(pieces: readonly Piece[], tight: boolean): string {
  let text = '';
  let before: Kind | undefined;
  let blank = false;
  for (const { text: own, kind } of pieces) {
    if (kind === 'space') {
      blank = !tight;
      continue;
    }
    const operand = before === 'ord' || before === 'close' || before === 'word';
    const unary = kind === 'bin' && !operand;
    const spaced = kind === 'rel' || (kind === 'bin' && !unary);
    const parted = kind === 'word' ? operand : kind === 'ord' && before === 'word';
    if (text !== '' && (blank || parted || (spaced && !tight))) text += ' ';
    text += own;
    blank = !tight && (spaced || kind === 'punct');
    before = unary ? 'open' : kind;
  }
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/ (?=[,;])/g, '')
    .trim();
}

function wrapped(text: string): string {
  return /[\s+−/]/.test(text) && !/^\([^()]*\)$/.test(text) ? `(${text})` : text;
}

/** One letter takes the accent; over a longer text it would be lost, so that is left as it is. */
function accented(text: string, accent: string): string {
  const [letter = '', ...marks] = text;
  return letter !== '' && marks.length === 0 ? letter + accent : text;
}

function doubleStruck(text: string): string {
  const special = new Map([...'CHNPQRZ'].map((letter, index) => [letter, [...'ℂℍℕℙℚℝℤ'][index]!]));
  return text.replace(/[A-Z0-9]/g, (letter) => {
    const known = special.get(letter);
    if (known !== undefined) return known;
    const code = letter.charCodeAt(0);
    return String.fromCodePoint(code < 65 ? 0x1d7d8 + code - 48 : 0x1d538 + code - 65);
  });
}
