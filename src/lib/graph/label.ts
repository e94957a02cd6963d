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
 * Set a node's label in at most two lines of about equal length: the label if it fits, else its short form, else as
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
  const lines =
    breakLines(wordsOf(label), width, measure, most) ??
    (shortLabel === undefined ? undefined : breakLines(wordsOf(shortLabel), width, measure, most)) ??
    shorten(wordsOf(kind === 'work' || shortLabel === undefined ? label : shortLabel), width, measure, most);
  return { lines, width: Math.max(...lines.map(width)), height: lines.length * style.leading };
}

/** Blanks but the no-break ones. */
const BREAKS = /[\t\n\r \u2000-\u2006\u2008-\u200a\u3000]+/;

type Width = (text: string) => number;

function wordsOf(text: string): string[] {
  const words = text
    .slice(0, MOST_CHARACTERS)
    .split(BREAKS)
    .filter((word) => word !== '');
  return words.length === 0 ? ['–'] : words;
}

/** All words on one line, or on two of which the longer is as short as can be; `undefined` if they do not fit. */
function breakLines(words: readonly string[], width: Width, measure: number, most: number): string[] | undefined {
  const whole = words.join(' ');
  if (width(whole) <= measure) return [whole];
  if (most < 2) return undefined;
  let best: string[] | undefined;
  let bestWidth = measure;
  for (let at = 1; at < words.length; at += 1) {
    const lines = [words.slice(0, at).join(' '), words.slice(at).join(' ')];
    const longer = Math.max(...lines.map(width));
    if (longer <= bestWidth) [best, bestWidth] = [lines, longer];
  }
  return best;
}

function shorten(words: readonly string[], width: Width, measure: number, most: number): string[] {
  for (let count = words.length - 1; count > 0; count -= 1) {
    // "Analysis of the…" promises less than "Analysis…"
    if (count > 1 && STRANDED.has(words[count - 1]!.toLowerCase())) continue;
    const kept = words
      .slice(0, count)
      .join(' ')
      .replace(/[,;:.–-]+$/u, '');
    const lines = breakLines(`${kept}…`.split(' '), width, measure, most);
    if (lines !== undefined) return lines;
  }
  return [cutWord(words[0]!, width, measure)];
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
  return text === word ? word : `${text}…`;
}
