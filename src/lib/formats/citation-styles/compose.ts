import type { Inline, InlineText } from '../../model/index.ts';
import { toPlain } from '../../print/plain.ts';

/** A part of a citation; nothing where it is not known. */
export type Part = string | InlineText | undefined;

/** Parts that are known, with a separator between each two. Neighbouring strings become one. */
export function join(parts: readonly Part[], separator = ''): InlineText {
  const joined: Inline[] = [];
  const add = (piece: Inline): void => {
    const last = joined.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') joined[joined.length - 1] = last + piece;
    else if (piece !== '') joined.push(piece);
  };
  for (const part of parts) {
    if (part === undefined || part.length === 0) continue;
    if (joined.length > 0) add(separator);
    for (const piece of typeof part === 'string' ? [part] : part) add(piece);
  }
  return joined;
}

/** Sentences one after the other, each closed. */
export function sentences(parts: readonly Part[], close: typeof closed = closed): InlineText {
  return join(
    parts.map((part) => (part === undefined || part.length === 0 ? undefined : close(part))),
    ' ',
  );
}

/** The same with a full stop at its end, unless it ends a sentence already. */
export function closed(part: string | InlineText): InlineText {
  return endsSentence(part) ? join([part]) : join([part, '.']);
}

/**
 * The same as American print has it: where a double quotation mark ends the text, in italics or not, the full stop goes before
 * it. German and Polish marks, and one without a partner (an inch), are left alone.
 */
export function closedInside(part: string | InlineText): InlineText {
  const text = plainOf(part);
  const quotes = text.includes('„') ? false : text.endsWith('”') || (text.endsWith('"') && text.split('"').length % 2 === 1);
  return quotes && !endsSentence(text) ? beforeMark(join([part])) : closed(part);
}

function beforeMark(text: InlineText): InlineText {
  const before = text.slice(0, -1);
  const last = text.at(-1)!;
  if (typeof last === 'string') return join([before, `${last.slice(0, -1)}.${last.slice(-1)}`]);
  return 'content' in last ? [...before, { ...last, content: beforeMark(last.content) }] : closed(text);
}

/** If text ends in `.`, `?`, `!` or `…`, quotation marks behind it not counted. */
export function endsSentence(part: string | InlineText): boolean {
  return /[.?!…][”’"']*$/.test(plainOf(part));
}

/** Text in italics. What is in italics already becomes upright, as in print. */
export function italic(text: string | InlineText): InlineText {
  const runs: Inline[] = [];
  let run: Inline[] = [];
  const end = (): void => {
    if (run.length > 0) runs.push({ kind: 'italic', content: run });
    run = [];
  };
  for (const piece of typeof text === 'string' ? [text] : text) {
    if (typeof piece === 'object' && piece.kind === 'italic') {
      end();
      runs.push(...piece.content);
    } else if (piece !== '') run.push(piece);
  }
  end();
  return runs;
}

/**
 * A title in double quotation marks with what follows it (`.` or `,`) inside them, as in American print. Its own double
 * marks become single ones. Nothing follows a `?` or `!`.
 */
export function quoted(title: InlineText, follow: '.' | ','): InlineText {
  const inner = singleMarks(title);
  const end = /[?!…][”’"']*$/.test(plainOf(inner)) || (follow === '.' && endsSentence(inner)) ? '' : follow;
  const last = inner.at(-1);
  return typeof last === 'string' && last.endsWith('’') && hasDoubleMarkAtEnd(title)
    ? join(['“', inner.slice(0, -1), last.slice(0, -1), `${end}’”`])
    : join(['“', inner, `${end}”`]);
}

/** Double quotation marks to single ones. German and Polish marks, of which `“` closes, stay as they are. */
function singleMarks(title: InlineText): InlineText {
  if (toPlain(title).includes('„')) return title;
  return title.map((piece) =>
    typeof piece === 'string'
      ? piece
          .replace(/"([^"]*)"/g, '‘$1’')
          .replaceAll('“', '‘')
          .replaceAll('”', '’')
      : piece,
  );
}

function hasDoubleMarkAtEnd(title: InlineText): boolean {
  return /["”]$/.test(toPlain(title)) && !toPlain(title).includes('„');
}

function plainOf(part: string | InlineText): string {
  return typeof part === 'string' ? part : toPlain(part);
}
