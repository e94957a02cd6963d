/** One entry of a BibTeX file, its values as written: TeX, braces kept, `@string` names resolved. */
export interface BibtexEntry {
  /** Lower case: `article`. */
  type: string;
  key: string;
  /** Line of the `@`, from 1. */
  line: number;
  /** Lower-case name to raw value. A name given twice keeps its first value. */
  fields: Map<string, string>;
}

/** An entry that could not be read. */
export interface BibtexFault {
  line: number;
  key?: string;
  message: string;
  remedy: string;
}

export interface BibtexFile {
  entries: BibtexEntry[];
  faults: BibtexFault[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Where reading goes on after a broken entry: an `@word{` that begins a line. */
const RESUME = /^[ \t]*@[A-Za-z]+[ \t\r\n]*[{(]/gm;
const NAME = /[^\s"#%'(),={}]+/y;
const BLANK = /\s*/y;

/** Thrown and caught in this file only: the entry at hand is broken. */
class BrokenEntry extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

/**
 * Read a BibTeX or BibLaTeX file. A broken entry is a fault and never costs the entries after it. Knows
 * `@string` with `#`, the month names, values in braces or quotation marks, entries in parentheses,
 * `@comment` and `@preamble`; text between entries is ignored, as BibTeX does. Never throws.
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
  readonly #strings = new Map<string, string>(MONTHS.map((month) => [month, month]));
  readonly #file: BibtexFile = { entries: [], faults: [] };

  constructor(text: string) {
    this.#text = text;
  }

  read(): BibtexFile {
    for (;;) {
      const start = this.#text.indexOf('@', this.#at);
      if (start === -1) break;
      this.#at = start + 1;
      const type = this.#word()?.toLowerCase();
      if (type === undefined) continue;
      this.#blanks();
      const open = this.#text[this.#at];
      if (type === 'comment' || (open !== '{' && open !== '(')) continue;
      this.#at += 1;
      const line = this.#lineOf(start);
      let key: string | undefined;
      try {
        if (type === 'string') this.#string(open);
        else if (type === 'preamble') {
          this.#value();
          this.#close(open);
        } else {
          this.#blanks();
          key = this.#key();
          this.#file.entries.push({ type, key, line, fields: this.#fields(open) });
        }
      } catch (error) {
        if (!(error instanceof BrokenEntry)) throw error;
        this.#file.faults.push({ line, message: error.message, remedy: error.remedy, ...(key === undefined ? {} : { key }) });
        this.#resume(start);
      }
    }
    this.#inherit();
    this.#findRepeatedKeys();
    return this.#file;
  }

  #string(open: string): void {
    this.#blanks();
    const name = this.#word();
    this.#expect('=', 'an equals sign after the name of the @string');
    this.#blanks();
    const value = this.#value();
    if (name !== undefined) this.#strings.set(name.toLowerCase(), value);
    this.#close(open);
  }

  #key(): string {
    const start = this.#at;
    while (this.#at < this.#text.length && !/[,\s})]/.test(this.#text[this.#at]!)) this.#at += 1;
    const key = this.#text.slice(start, this.#at);
    this.#blanks();
    if (key === '' || key.includes('='))
      throw new BrokenEntry('The entry has no citation key.', 'Write a key and a comma after the opening brace.');
    return key;
  }

  #fields(open: string): Map<string, string> {
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
      this.#expect('=', `an equals sign after “${name}”`);
      this.#blanks();
      const value = this.#value();
      if (!fields.has(name.toLowerCase())) fields.set(name.toLowerCase(), value);
      this.#blanks();
      if (this.#text[this.#at] !== ',' && !this.#atClose(open)) {
        if (this.#at >= this.#text.length) throw unclosed();
        throw new BrokenEntry(
          `After the field “${name}” a comma is missing, or a brace stands open.`,
          'Add the comma, or close the brace.',
        );
      }
    }
  }

  #value(): string {
    let value = '';
    for (;;) {
      this.#blanks();
      const first = this.#text[this.#at];
      if (first === '{') value += this.#braced();
      else if (first === '"') value += this.#quoted();
      else {
        const name = this.#word();
        if (name === undefined)
          throw this.#at >= this.#text.length ? unclosed() : new BrokenEntry('A field has no value.', 'Put the value into braces.');
        value += /^\d/.test(name) ? name : (this.#strings.get(name.toLowerCase()) ?? name);
      }
      this.#blanks();
      if (this.#text[this.#at] !== '#') return value;
      this.#at += 1;
    }
  }

  #braced(): string {
    const start = this.#at + 1;
    let depth = 0;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at];
      if (character === '\\') this.#at += 1;
      else if (character === '{') depth += 1;
      else if (character === '}' && --depth === 0) {
        this.#at += 1;
        const value = this.#text.slice(start, this.#at - 1);
        const swallowed = swallowedEntry(value);
        if (swallowed !== undefined) throw unclosed(swallowed);
        return value;
      }
    }
    throw unclosed();
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
      }
    }
    throw new BrokenEntry('A quotation mark stands open.', 'Close it, or put the value into braces.');
  }

  #close(open: string): void {
    this.#blanks();
    if (!this.#atClose(open)) throw unclosed();
    this.#at += 1;
  }

  #atClose(open: string): boolean {
    return this.#text[this.#at] === (open === '{' ? '}' : ')');
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
    BLANK.lastIndex = this.#at;
    BLANK.exec(this.#text);
    this.#at = BLANK.lastIndex;
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

  /** Entries with `crossref` or `xdata` take what they lack from the entry named; `title` there is `booktitle` here. */
  #inherit(): void {
    const byKey = new Map(this.#file.entries.map((entry) => [entry.key.toLowerCase(), entry]));
    for (const { fields } of this.#file.entries) {
      for (const name of ['crossref', 'xdata']) {
        const parent = byKey.get((fields.get(name) ?? '').trim().toLowerCase());
        if (parent === undefined || parent.fields === fields) continue;
        for (const [field, value] of parent.fields) {
          const target = name === 'crossref' && field === 'title' ? 'booktitle' : field;
          const personal = name === 'crossref' && ['doi', 'url', 'abstract', 'pages', 'note', 'author', 'eprint'].includes(field);
          if (!personal && !fields.has(target)) fields.set(target, value);
        }
      }
    }
  }

  #findRepeatedKeys(): void {
    const lines = new Map<string, number>();
    for (const { key, line } of this.#file.entries) {
      const first = lines.get(key);
      if (first === undefined) lines.set(key, line);
      else
        this.#file.faults.push({
          line,
          key,
          message: `The citation key “${key}” is used before, on line ${first}.`,
          remedy: 'Give each entry a key of its own.',
        });
    }
  }
}

function unclosed(swallowed?: string): BrokenEntry {
  const reason = swallowed === undefined ? 'The file ends before the entry does' : `The entry runs on into the next one (“${swallowed}”)`;
  return new BrokenEntry(`${reason}: a brace stands open.`, 'Close the brace that is open in this entry.');
}

/** A value that holds the beginning of another entry on a line of its own has lost its closing brace. */
function swallowedEntry(value: string): string | undefined {
  return /^[ \t]*(@[A-Za-z]+[ \t]*\{[^\s,{}=]+),[ \t\r]*$/m.exec(value)?.[1];
}
