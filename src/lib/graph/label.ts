import type { GraphKind, GraphNode } from './graph.ts';
import { textWidth, type Face } from './text-width.ts';

/** How labels of a kind are set, in units of the picture (pixels where it is shown at its own size). */
export interface LabelStyle {
  face: Face;
  size: number;
  leading: number;
}

export const LABEL_STYLES: Readonly<Record<GraphKind, LabelStyle>> = {
  author: { face: 'serif', size: 19, leading: 23 },
  person: { face: 'serif', size: 14.5, leading: 17 },
  work: { face: 'italic', size: 13.6, leading: 16 },
  topic: { face: 'sans', size: 13.6, leading: 16 },
  institution: { face: 'sans', size: 13.6, leading: 16 },
};

/** A label cut into lines. */
export interface SetLabel {
  lines: string[];
  width: number;
  height: number;
}

/** Longest text looked at; no label shows more. */
const MOST_CHARACTERS = 300;

/**
 * Set a node's label in lines of about equal length: the label if it fits, else its short form, else as
 * many words as fit and an ellipsis.
 * @param measure longest line
 * @param most number of lines
 */
export function setLabel(
  { kind, label, shortLabel }: Pick<GraphNode, 'kind' | 'label' | 'shortLabel'>,
  measure: number,
  most: number,
): SetLabel {
  const style = LABEL_STYLES[kind];
  const width = (text: string) => textWidth(text, style.face, style.size);
  const words = (text: string) => wordsOf(text, width, measure);
  const lines =
    breakLines(words(label), width, measure, most) ??
    (shortLabel === undefined ? undefined : breakLines(words(shortLabel), width, measure, most)) ??
    shorten(words(kind === 'work' || shortLabel === undefined ? label : shortLabel), width, measure, most);
  return { lines, width: Math.max(...lines.map(width)), height: lines.length * style.leading };
}

/** Blanks but the no-break ones. */
const BREAKS = /[\t\n\r \u2000-\u2006\u2008-\u200a\u3000]+/;

/** Where a word that is too long for a line may end one: after a hyphen, and beside Han and kana, which have no blanks. */
const PARTS = /(?<=[-‐])(?=\p{L})|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])(?<!^|[(（「『])/u;

type Width = (text: string) => number;

/** Text that stays on one line, and what parts it from the text before it. */
interface Word {
  text: string;
  blank: '' | ' ';
}

function wordsOf(text: string, width: Width, measure: number): Word[] {
  const words = text
    .slice(0, MOST_CHARACTERS)
    .split(BREAKS)
    .filter((word) => word !== '')
    .flatMap((word) =>
      (width(word) > measure ? word.split(PARTS) : [word]).map((part, index): Word => ({ text: part, blank: index === 0 ? ' ' : '' })),
    );
  return words.length === 0 ? [{ text: '–', blank: ' ' }] : words;
}

/** All words on as few lines as can be, of about equal length; `undefined` if they do not fit. */
function breakLines(words: readonly Word[], width: Width, measure: number, most: number): string[] | undefined {
  const widths = words.map(({ text }) => width(text));
  if (Math.max(...widths) > measure) return undefined;
  const blank = width(' ');
  const whole = widths.reduce((sum, each, index) => sum + each + (words[index]!.blank === '' ? 0 : blank), -blank);
  for (let count = Math.max(1, Math.ceil(whole / (measure + blank))); count <= most; count += 1) {
    for (let limit = Math.min(measure, whole / count); ; limit = Math.min(measure, limit + TRIAL)) {
      const lines = fillLines(words, widths, blank, limit);
      if (lines.length <= count && lines.every((line) => line.width <= measure)) return lines.map(({ text }) => text);
      if (limit >= measure) break;
    }
  }
  return undefined;
}

/** Each line takes words until the next would pass the limit. */
function fillLines(words: readonly Word[], widths: readonly number[], blank: number, limit: number): { text: string; width: number }[] {
  const lines: { text: string; width: number }[] = [];
  for (const [index, word] of words.entries()) {
    const line = lines.at(-1);
    const wider = (word.blank === '' ? 0 : blank) + widths[index]!;
    if (line === undefined || line.width + wider > limit + ROUNDING) lines.push({ text: word.text, width: widths[index]! });
    else {
      line.text += word.blank + word.text;
      line.width += wider;
    }
  }
  return lines;
}

/** Step in which a line's limit is raised until the words fit. */
const TRIAL = 6;
/** Sums of the same widths in another order may differ by this much. */
const ROUNDING = 1e-6;

function shorten(words: readonly Word[], width: Width, measure: number, most: number): string[] {
  for (let count = words.length - 1; count > 0; count -= 1) {
    const last = words[count - 1]!;
    // "Analysis of the…" promises less than "Analysis…"
    if (count > 1 && STRANDED.has(last.text.replace(TRAILING, '').toLowerCase())) continue;
    const lines = breakLines([...words.slice(0, count - 1), { ...last, text: elide(last.text) }], width, measure, most);
    if (lines !== undefined) return lines;
  }
  return [cutWord(words[0]!.text, width, measure)];
}

/** Marks that nothing follows after a cut. */
const TRAILING = /[,;:.、。：，；،؛–‐-]+$/u;

function elide(text: string): string {
  return `${text.replace(TRAILING, '')}…`;
}

const STRANDED = new Set([
  'a',
  'an',
  'and',
  'as',
  'at',
  'by',
  'for',
  'from',
  'in',
  'into',
  'of',
  'on',
  'or',
  'the',
  'to',
  'using',
  'via',
  'with',
]);

function cutWord(word: string, width: Width, measure: number): string {
  const characters = [...new Intl.Segmenter('en').segment(word)].map(({ segment }) => segment);
  let text = '';
  for (const character of characters) {
    if (width(`${text}${character}…`) > measure) break;
    text += character;
  }
  return text === word ? word : elide(text);
}
