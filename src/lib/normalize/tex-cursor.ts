/** A place in a text of TeX, and what is looked for from there on. */
export class TexCursor {
  readonly text: string;
  at = 0;
  /** Where each closing delimiter was found last, so that it is not searched for again. */
  readonly #found = new Map<string, number>();

  constructor(text: string) {
    this.text = text;
  }

  /** Where the closing delimiter stands, from a place on. */
  find(closing: string, from: number): number | undefined {
    const known = this.#found.get(closing);
    if (known !== undefined && known >= from) return known === Infinity ? undefined : known;
    const index = this.text.indexOf(closing, from);
    this.#found.set(closing, index < 0 ? Infinity : index);
    return index < 0 ? undefined : index;
  }

  /** The next dollar sign that is not escaped. */
  findDollar(from: number): number | undefined {
    const known = this.#found.get('$');
    if (known !== undefined && known >= from) return known === Infinity ? undefined : known;
    let index = from;
    while (index < this.text.length && this.text[index] !== '$') index += this.text[index] === '\\' ? 2 : 1;
    const found = index < this.text.length;
    this.#found.set('$', found ? index : Infinity);
    return found ? index : undefined;
  }

  /** The group that follows as it is written, without its braces; nothing if none follows or it does not end. */
  raw(): string {
    if (this.text[this.at] !== '{' || this.#found.get('}') === Infinity) return '';
    let open = 0;
    for (let end = this.at; end < this.text.length; end += 1) {
      const character = this.text[end];
      if (character === '\\') end += 1;
      else if (character === '{') open += 1;
      else if (character === '}') {
        open -= 1;
        if (open === 0) {
          const text = this.text.slice(this.at + 1, end);
          this.at = end + 1;
          return text;
        }
      }
    }
    this.#found.set('}', Infinity);
    return '';
  }

  skipBlanks(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at += 1;
  }

  /** Pass over an optional argument that looks so. @param pattern begins with a bracket; at most 210 characters are looked at */
  optional(pattern: RegExp): void {
    if (this.text[this.at] !== '[') return;
    this.at += pattern.exec(this.text.slice(this.at, this.at + 210))?.[0].length ?? 0;
  }

  /** After a command made of letters, the blank only ends its name; so do empty braces. */
  endLetter(): void {
    if (this.text.startsWith('{}', this.at)) this.at += 2;
    else this.skipBlanks();
  }
}
