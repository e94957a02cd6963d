import type { Inline } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { TEX_ACCENTS, TEX_FUNCTIONS, TEX_MATH_ACCENTS, TEX_TEXT_LETTERS, texSymbol } from '../print/tex-symbols.ts';
import {
  BLANKS,
  FIRST_SILENT,
  MATH_ENVIRONMENT,
  MORE_ACCENTS,
  MORE_LETTERS,
  PLAIN_ENVIRONMENT,
  QUOTES,
  REFERENCE,
  SILENT,
  STYLE_COMMANDS,
  STYLE_DECLARATIONS,
  type TexStyle,
} from './tex-commands.ts';
import { isMathBetweenDollars, mathInline } from './tex-math.ts';
import { TexCursor } from './tex-cursor.ts';
import { accented, styled, trimBlank, unescaped } from './tex-parts.ts';
import { collapse } from './text.ts';
import { tidyInline } from './tidy.ts';

/** Deeper braces are read as if they were not there. */
const MAX_DEPTH = 40;
/** What can mean anything but itself. */
export const TEX_SPECIAL = /[\\${}~`]|--|''/;
/** Runs of characters that mean themselves, by whether dashes and quotation marks occur at all. */
const ORDINARY = { all: /[^\\${}~`'-]+/y, quotes: /[^\\${}~`']+/y, dashes: /[^\\${}~`-]+/y, none: /[^\\${}~`]+/y };

/**
 * Reads TeX in one pass; each method reads on from where the last one stopped.
 * With `mathOnly` everything but math is text.
 */
export class TexReader extends TexCursor {
  readonly #mathOnly: boolean;
  readonly #ordinary: RegExp;
  #depth = 0;
  #openQuotes = 0;

  constructor(text: string, mathOnly = false) {
    super(text);
    this.#mathOnly = mathOnly;
    const dashes = text.includes('--') && !mathOnly;
    const quotes = /`|''/.test(text) && !mathOnly;
    this.#ordinary = dashes ? (quotes ? ORDINARY.all : ORDINARY.dashes) : quotes ? ORDINARY.quotes : ORDINARY.none;
  }

  read(): Inline[] {
    const parts: Inline[] = [];
    while (this.at < this.text.length) {
      parts.push(...this.#list());
      // a closing brace without its partner is dropped
      this.at += 1;
    }
    return parts;
  }

  /** Up to the end of the group or of the text. */
  #list(): Inline[] {
    const parts: Inline[] = [];
    while (this.at < this.text.length && (this.#mathOnly || this.text[this.at] !== '}')) {
      const declared = this.#step(parts);
      if (declared === undefined || this.#depth >= MAX_DEPTH) continue;
      this.#depth += 1;
      parts.push(...styled(declared, this.#list()));
      this.#depth -= 1;
    }
    return parts;
  }

  /** Read one token. Returns the style, if it was a declaration of one. */
  #step(parts: Inline[]): TexStyle | undefined {
    this.#ordinary.lastIndex = this.at;
    const run = this.#ordinary.exec(this.text)?.[0];
    if (run !== undefined) {
      this.at += run.length;
      parts.push(run);
      return undefined;
    }
    const character = this.text[this.at]!;
    if (character === '$') this.#dollar(parts);
    else if (character === '\\') return this.#backslash(parts);
    else if (this.#mathOnly) this.#take(parts, character);
    else if (character === '{') parts.push(...this.#group());
    else this.#mark(parts, character);
    return undefined;
  }

  #take(parts: Inline[], text: string, length = text.length): void {
    this.at += length;
    parts.push(text);
  }

  /** Dashes, quotation marks, the tie. */
  #mark(parts: Inline[], character: string): void {
    const before = this.text[this.at - 1] ?? ' ';
    const next = this.text[this.at + 1] ?? '';
    if (character === '-') {
      const length = next !== '-' ? 1 : this.text[this.at + 2] === '-' ? 3 : 2;
      this.#take(parts, ['-', '–', '—'][length - 1]!, length);
    } else if (character === '`') {
      if (next === '`') this.#take(parts, '“', 2);
      else if (/[\s([{“—–-]/.test(before)) {
        this.#openQuotes += 1;
        this.#take(parts, '‘');
      } else this.#take(parts, '`');
    } else if (character === "'") {
      if (next === "'") this.#take(parts, '”', 2);
      else if (this.#openQuotes > 0 && !/[\p{L}\p{N}]/u.test(next)) {
        this.#openQuotes -= 1;
        this.#take(parts, '’');
      } else this.#take(parts, "'");
    } else {
      // "~50" is how many write "about 50", and "/~doe" is part of an address
      const literal = (/[\s(]/.test(before) && /[\d$]/.test(next)) || before === '/';
      this.#take(parts, literal ? '~' : '\u00a0', 1);
    }
  }

  #group(): Inline[] {
    this.at += 1;
    if (this.#depth >= MAX_DEPTH) return [];
    this.#depth += 1;
    const parts = this.#list();
    this.#depth -= 1;
    if (this.text[this.at] === '}') this.at += 1;
    return parts;
  }

  #dollar(parts: Inline[]): void {
    const double = this.text.startsWith('$$', this.at);
    const from = this.at + (double ? 2 : 1);
    const end = double ? this.find('$$', from) : this.findDollar(from);
    const content = end === undefined ? '' : this.text.slice(from, end);
    const after = end === undefined ? '' : (this.text[end + 1] ?? '');
    const math = end !== undefined && (double || isMathBetweenDollars(content, after)) ? mathInline(content, double) : undefined;
    if (math === undefined) {
      const length = double && content.trim() === '' && end !== undefined ? 4 : double ? 2 : 1;
      this.#take(parts, length === 4 ? '' : '$'.repeat(length), length);
    } else {
      parts.push(...math);
      this.at = end! + (double ? 2 : 1);
    }
  }

  #backslash(parts: Inline[]): TexStyle | undefined {
    const next = this.text[this.at + 1] ?? '';
    if (next === '(' || next === '[') {
      this.#delimited(parts, next);
      return undefined;
    }
    if (this.#mathOnly) {
      if (next === '$') this.#take(parts, '$', 2);
      else this.#take(parts, '\\');
      return undefined;
    }
    if (/[a-zA-Z]/.test(next)) return this.#command(parts);
    this.at += Math.min(2, this.text.length - this.at);
    if (TEX_ACCENTS.has(next)) parts.push(...this.#accent(next));
    else if (/[%&_$#{}]/.test(next)) parts.push(next);
    else if (next === '\\') {
      if (this.text[this.at] === '*') this.at += 1;
      this.optional(/^\[-?[\d.]*[a-z]{2}\]/);
      parts.push(' ');
    } else if (next === ',') parts.push('\u202f');
    else if (/[\s;:>]/.test(next)) parts.push(' ');
    else if (!/[!/@-]/.test(next)) parts.push(next);
    return undefined;
  }

  /** `\(…\)` and `\[…\]`; without the closing one the brackets are text. */
  #delimited(parts: Inline[], bracket: string): void {
    const from = this.at + 2;
    const end = this.find(bracket === '(' ? '\\)' : '\\]', from);
    const math = end === undefined ? undefined : mathInline(this.text.slice(from, end), bracket === '[');
    if (math === undefined) this.#take(parts, bracket, 2);
    else {
      parts.push(...math);
      this.at = end! + 2;
    }
  }

  #command(parts: Inline[]): TexStyle | undefined {
    const start = this.at;
    this.at += 1;
    while (this.at < this.text.length && /[a-zA-Z]/.test(this.text[this.at]!)) this.at += 1;
    const name = this.text.slice(start + 1, this.at);
    const letter = TEX_TEXT_LETTERS.get(name) ?? MORE_LETTERS.get(name);
    const style = STYLE_COMMANDS.get(name);
    if (TEX_ACCENTS.has(name) || MORE_ACCENTS.has(name)) parts.push(...this.#accent(name));
    else if (letter !== undefined) {
      this.endLetter();
      parts.push(letter);
    } else if (style !== undefined) parts.push(...styled(style, this.#argument()));
    else if (QUOTES.has(name)) parts.push('“', ...this.#argument(), '”');
    else if (STYLE_DECLARATIONS.has(name)) {
      this.skipBlanks();
      return STYLE_DECLARATIONS.get(name);
    } else if (name === 'begin') this.#environment(parts, start);
    else if (name === 'end') this.raw();
    else if (name === 'item') parts.push(' • ');
    else if (name === 'url' || name === 'path' || name === 'nolinkurl') parts.push(unescaped(this.raw()));
    else if (name === 'href') {
      const address = unescaped(this.raw());
      const text = this.#argument();
      parts.push(...(text.length > 0 ? text : [address]));
    } else if (name === 'footnote' || name === 'footnotetext') this.#footnote(parts);
    else if (REFERENCE.test(name)) this.#reference(parts);
    else if (BLANKS.has(name)) {
      if (name === 'hspace') this.raw();
      parts.push(' ');
    } else if (SILENT.has(name)) {
      this.optional(/^\[[^\]{}]{0,200}\]/);
      this.raw();
    } else if (FIRST_SILENT.has(name)) {
      this.optional(/^\[[^\]{}]{0,200}\]/);
      this.raw();
    } else this.#sign(parts, name);
    return undefined;
  }

  /** A command that stands for a character, or one that is not known: it goes, and what follows is read on. */
  #sign(parts: Inline[], name: string): void {
    const sign = texSymbol(name);
    const accent = TEX_MATH_ACCENTS.get(name);
    if (sign !== undefined) {
      if (name.startsWith('text')) this.endLetter();
      else if (this.text.startsWith('{}', this.at)) this.at += 2;
      parts.push(sign);
    } else if (accent !== undefined && name !== 'underline') parts.push(...accented(this.#argument(), accent));
    else if (TEX_FUNCTIONS.has(name)) parts.push(name);
    else this.optional(/^\[[^\]{}]{0,200}\](?=\{)/);
  }

  /** The group that follows, or the next character. */
  #argument(): Inline[] {
    if (this.text[this.at] !== '{') this.skipBlanks();
    if (this.text[this.at] === '{') return this.#group();
    const parts: Inline[] = [];
    if (this.at < this.text.length && this.text[this.at] !== '}' && this.#depth < MAX_DEPTH) {
      this.#depth += 1;
      if (TEX_SPECIAL.test(this.text[this.at]!)) this.#step(parts);
      else this.#take(parts, String.fromCodePoint(this.text.codePointAt(this.at)!));
      this.#depth -= 1;
    }
    return parts;
  }

  #accent(name: string): Inline[] {
    return accented(this.#argument(), (TEX_ACCENTS.get(name) ?? MORE_ACCENTS.get(name))!, name);
  }

  #environment(parts: Inline[], start: number): void {
    const name = this.raw();
    if (!MATH_ENVIRONMENT.test(name)) {
      this.optional(/^\[[^\]{}]{0,200}\]/);
      return;
    }
    const closing = `\\end{${name}}`;
    const end = this.find(closing, this.at);
    if (end === undefined) return;
    const stop = end + closing.length;
    const content = this.text.slice(this.at, end).replace(/\\label\{[^{}]{0,200}\}/g, '');
    const math = mathInline(PLAIN_ENVIRONMENT.test(name) ? content : `\\begin{${name}}${content}${closing}`, true);
    parts.push(...(math ?? [this.text.slice(start, stop)]));
    this.at = stop;
  }

  #footnote(parts: Inline[]): void {
    this.optional(/^\[[^\]{}]{0,200}\]/);
    const note = tidyInline(this.#argument());
    trimBlank(parts);
    const words = collapse(toPlain(note).replace(/https?:\/\/\S+|www\.\S+/g, ''));
    if (/[\p{L}\p{N}]/u.test(words.replace(/^(?:code|available|at|see|and|here|project page|website|\W)*$/i, '')))
      parts.push(' (', ...note, ')');
  }

  #reference(parts: Inline[]): void {
    if (this.text[this.at] === '*') this.at += 1;
    this.optional(/^\[[^\]{}]{0,200}\]/);
    this.optional(/^\[[^\]{}]{0,200}\]/);
    this.raw();
    trimBlank(parts);
  }
}
