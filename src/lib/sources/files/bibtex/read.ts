import { closingBrace, entryAt, isRemark } from './braces.ts';
import { BrokenEntry, NO_KEY, unclosed, type BibtexFault, type Fault } from './faults.ts';
import { inherit } from './inherit.ts';
import { STRINGS } from './strings.ts';

/** One entry of a BibTeX file, its values as written: TeX, braces kept, `@string` names resolved. */
export interface BibtexEntry {
  /** Lower case: `article`. */
  type: string;
  /** Empty if the entry has none. */
  key: string;
  /** Line of the `@`, from 1. */
  line: number;
  /** Lower-case name to raw value. A name given twice keeps its first value. */
  fields: Map<string, string>;
}

export interface BibtexFile {
  entries: BibtexEntry[];
  faults: BibtexFault[];
}

/** Where reading goes on after a broken entry: an `@word{` that begins a line. */
const RESUME = /^[ \t]*@[A-Za-z]+[ \t\r\n]*[{(]/gm;
const NAME = /[^\s"#%'(),={}]+/y;
const BLANK = /\s*/y;
/** The beginning of a field whose comma before it is missing. */
const FIELD = /^[a-z][\w-]*\s*=\s*[{"\d]/i;

/**
 * Read a BibTeX or BibLaTeX file. A broken entry is a fault and never costs the entries after it. Knows
 * `@string` with `#`, the month names, values in braces or quotation marks, entries in parentheses,
 * `@comment` with all it holds, `@preamble`, and `%` up to the end of the line between fields; text between entries is
 * ignored, as BibTeX does. Never throws, in time that grows with the length only.
 * @see https://tug.ctan.org/info/bibtex/tamethebeast/ttb_en.pdf for the grammar as BibTeX reads it
 */
export function readBibtex(text: string): BibtexFile {
  return new Reader(text).read();
}

class Reader {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #lineAt = 0;
  /** A `@comment` has no end, so no other one is looked at as a whole: the search for ends would take for ever. */
  #openComment = false;
  /** A brace after a backslash does not count. */
  #escapes = true;
  readonly #strings = new Map<string, string>(STRINGS);
  readonly #file: BibtexFile = { entries: [], faults: [] };

  constructor(text: string) {
    this.#text = text;
  }

  read(): BibtexFile {
    for (;;) {
      const start = this.#text.indexOf('@', this.#at);
      if (start === -1) break;
      this.#at = start + 1;
      // To BibTeX a percent sign is text here; to those who write one before an entry the entry is gone.
      if (isRemark(this.#text, start)) continue;
      const type = this.#word()?.toLowerCase();
      if (type === undefined) continue;
      this.#blanks();
      const open = this.#text[this.#at];
      if (type === 'comment') {
        this.#comment(open);
        continue;
      }
      if (open !== '{' && open !== '(') continue;
      const head = { type, line: this.#lineOf(start) };
      const body = this.#at + 1;
      // Programs write `\{` for a brace that does not count; to BibTeX itself it counts, and a path may end in a backslash.
      const fault = this.#entry(head, open, body, true) && this.#entry(head, open, body, false);
      if (fault === undefined) continue;
      this.#file.faults.push({ ...fault, severity: 'error', line: head.line });
      this.#resume(start);
    }
    inherit(this.#file.entries);
    this.#findRepeatedKeys();
    return this.#file;
  }

  /** Read what stands in an entry after its opening brace. @returns the fault if it is broken */
  #entry(head: Pick<BibtexEntry, 'type' | 'line'>, open: string, at: number, escapes: boolean): Fault | undefined {
    this.#at = at;
    this.#escapes = escapes;
    let key: string | undefined;
    try {
      if (head.type === 'string') this.#string(open);
      else if (head.type === 'preamble') {
        this.#value('@preamble');
        this.#close(open);
      } else {
        this.#blanks();
        key = this.#key(open);
        const doubts: Fault[] = key === '' ? [NO_KEY] : [];
        const fields = this.#fields(open, doubts);
        if (key === '' && fields.size === 0) return NO_KEY;
        this.#file.entries.push({ ...head, key, fields });
        for (const doubt of doubts) this.#file.faults.push({ ...doubt, severity: 'warning', line: head.line, ...(key !== '' && { key }) });
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof BrokenEntry)) throw error;
      return { message: error.message, remedy: error.remedy, ...(key === undefined || key === '' ? {} : { key }) };
    }
  }

  /** What a `@comment` holds is skipped, other entries included; without braces it is a remark like any other text. */
  #comment(open: string | undefined): void {
    if (open !== '{' || this.#openComment) return;
    const end = closingBrace(this.#text, this.#at, { escapes: false, stops: false });
    if (typeof end === 'number') this.#at = end + 1;
    else this.#openComment = true;
  }

  #string(open: string): void {
    this.#blanks();
    const name = this.#word();
    this.#expect('=', 'an equals sign after the name of the @string');
    this.#blanks();
    const value = this.#value(name ?? '@string');
    if (name !== undefined) this.#strings.set(name.toLowerCase(), value);
    this.#close(open);
  }

  /** The citation key, or nothing where an entry begins with a comma or with its first field. */
  #key(open: string): string {
    const start = this.#at;
    const end = open === '{' ? /[,\s}]/ : /[,\s)]/;
    while (this.#at < this.#text.length && !end.test(this.#text[this.#at]!)) this.#at += 1;
    const key = this.#text.slice(start, this.#at);
    this.#blanks();
    if (!key.includes('=') && this.#text[this.#at] !== '=') return key;
    this.#at = start;
    return '';
  }

  /** @param doubts takes what is wrong, but can be read */
  #fields(open: string, doubts: Fault[]): Map<string, string> {
    const fields = new Map<string, string>();
    for (;;) {
      this.#blanks();
      if (this.#text[this.#at] === ',') {
        this.#at += 1;
        continue;
      }
      if (this.#atClose(open)) {
        this.#at += 1;
        return fields;
      }
      const name = this.#word();
      if (name === undefined) {
        if (this.#at >= this.#text.length) throw unclosed();
        throw new BrokenEntry(
          `A field was expected, but “${this.#text.slice(this.#at, this.#at + 20).trim()}” stands there.`,
          'Check the commas and braces before it.',
        );
      }
      if (name.startsWith('@')) throw unclosed(name);
      this.#expect('=', `an equals sign after “${name}”`);
      this.#blanks();
      const value = this.#value(name);
      if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
      this.#blanks();
      if (this.#text[this.#at] === ',' || this.#atClose(open)) continue;
      if (this.#at >= this.#text.length) throw unclosed();
      if (!FIELD.test(this.#text.slice(this.#at, this.#at + 60)))
        throw new BrokenEntry(
          `After the field “${name}” a comma is missing, or a brace stands open.`,
          'Add the comma, or close the brace.',
        );
      doubts.push({ message: `After the field “${name}” a comma is missing.`, remedy: 'Add the comma; the entry was read.' });
    }
  }

  #value(field: string): string {
    let value = '';
    for (;;) {
      this.#blanks();
      const first = this.#text[this.#at];
      if (first === '{') value += this.#braced();
      else if (first === '"') value += this.#quoted();
      else {
        const name = this.#word();
        if (name === undefined)
          throw this.#at >= this.#text.length
            ? unclosed()
            : new BrokenEntry(`The field “${field}” has no value.`, 'Put the value into braces, or remove the field.');
        value += /^\d/.test(name) ? name : (this.#strings.get(name.toLowerCase()) ?? name);
      }
      this.#blanks();
      if (this.#text[this.#at] !== '#') return value;
      this.#at += 1;
    }
  }

  #braced(): string {
    const start = this.#at;
    const end = closingBrace(this.#text, start, { escapes: this.#escapes, stops: true });
    if (typeof end !== 'number') throw unclosed(end);
    this.#at = end + 1;
    return this.#text.slice(start + 1, end);
  }

  #quoted(): string {
    const start = ++this.#at;
    let depth = 0;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === '\\') this.#at += 1;
      else if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      else if (character === '"' && depth <= 0) {
        this.#at += 1;
        return this.#text.slice(start, this.#at - 1);
      } else if (character === '\n' && entryAt(this.#text, this.#at + 1) !== undefined) break;
    }
    throw new BrokenEntry('A quotation mark stands open.', 'Close it, or put the value into braces.');
  }

  #close(open: string): void {
    this.#blanks();
    if (!this.#atClose(open)) throw unclosed();
    this.#at += 1;
  }

  #atClose(open: string): boolean {
    const character = this.#text[this.#at];
    return character === (open === '{' ? '}' : ')') || (open === '{' && character === ')' && this.#endsEntry());
  }

  /** If after the closing parenthesis at hand, in the place of a brace, the next entry or nothing comes. */
  #endsEntry(): boolean {
    return /^\)\s*(?:@[A-Za-z]+\s*[{(]|$)/.test(this.#text.slice(this.#at, this.#at + 200));
  }

  #expect(character: string, what: string): void {
    this.#blanks();
    if (this.#text[this.#at] !== character)
      throw this.#at >= this.#text.length
        ? unclosed()
        : new BrokenEntry(`There should be ${what}.`, 'Check the line for a missing comma or brace.');
    this.#at += 1;
  }

  #word(): string | undefined {
    NAME.lastIndex = this.#at;
    const match = NAME.exec(this.#text);
    if (match === null) return undefined;
    this.#at = NAME.lastIndex;
    return match[0];
  }

  #blanks(): void {
    for (;;) {
      BLANK.lastIndex = this.#at;
      BLANK.exec(this.#text);
      this.#at = BLANK.lastIndex;
      if (this.#text[this.#at] !== '%') return;
      const end = this.#text.indexOf('\n', this.#at);
      this.#at = end === -1 ? this.#text.length : end;
    }
  }

  #resume(start: number): void {
    RESUME.lastIndex = start + 1;
    const next = RESUME.exec(this.#text);
    this.#at = next === null ? this.#text.length : next.index;
  }

  /** Line of a place that is not before the last one asked for. */
  #lineOf(at: number): number {
    for (; this.#lineAt < at; this.#lineAt += 1) if (this.#text[this.#lineAt] === '\n') this.#line += 1;
    return this.#line;
  }

  #findRepeatedKeys(): void {
    const lines = new Map<string, number>();
    for (const { key, line } of this.#file.entries) {
      if (key === '') continue;
      const first = lines.get(key);
      if (first === undefined) lines.set(key, line);
      else
        this.#file.faults.push({
          severity: 'warning',
          line,
          key,
          message: `The citation key “${key}” is used before, on line ${first}.`,
          remedy: 'Give each entry a key of its own.',
        });
    }
  }
}
