/** Width of a text in em. */
export type Measure = (text: string) => number;

/** A text set in lines. */
export interface Setting {
  /** Pixels. */
  size: number;
  lines: string[];
}

/** Where a line may end, from best to last resort: a size in pixels and the most lines it may take. */
export type Step = readonly [size: number, most: number];

const ELLIPSIS = '…';
/** What no line ends with: blanks, and a point that would part it from the next word. */
const TRAILING = /[\s·]+$/u;

/** Places where a text may be broken: after blanks, hyphens and slashes. */
export function toPieces(text: string): string[] {
  return text.split(/(?<=[\s/–—-])/u).filter((piece) => piece !== '');
}

/**
 * Set a text in the largest size in which it fits without splitting a word; in the last one words are split and what is too much is
 * replaced by an ellipsis, so it fits whatever it is.
 * @param width pixels
 */
export function fitLines(pieces: readonly string[], measure: Measure, width: number, steps: readonly Step[]): Setting {
  for (const [size, most] of steps) {
    if (pieces.some((piece) => measure(trim(piece)) * size > width)) continue;
    const lines = breakLines(pieces, measure, width / size);
    if (lines.length <= most) return { size, lines: balance(pieces, measure, width / size, lines).map(trim) };
  }
  const [size, most] = steps.at(-1)!;
  const lines = breakLines(
    pieces.flatMap((piece) => split(piece, measure, width / size)),
    measure,
    width / size,
  );
  if (lines.length <= most) return { size, lines: lines.map(trim) };
  return { size, lines: [...lines.slice(0, most - 1).map(trim), shorten(trim(lines.slice(most - 1).join('')), measure, width / size)] };
}

/** A text cut to a width in em, with an ellipsis if anything was cut: after a word, if one ends in the last third. */
export function shorten(text: string, measure: Measure, width: number): string {
  if (measure(text) <= width) return text;
  // No letter is narrower than a fifth of an em: what comes after this cannot be seen.
  const characters = [...text.slice(0, Math.ceil(width * 5))];
  while (characters.length > 0 && measure(characters.join('').trimEnd() + ELLIPSIS) > width) characters.pop();
  const cut = characters.join('');
  const blank = text.slice(cut.length).startsWith(' ') ? cut.length : cut.lastIndexOf(' ');
  return (blank > (cut.length * 2) / 3 ? cut.slice(0, blank) : cut).replace(/[\s,;:·–-]+$/u, '') + ELLIPSIS;
}

/** Lines with the blanks at their ends, which take no room. */
function breakLines(pieces: readonly string[], measure: Measure, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && measure(trim(line + piece)) > width) {
      lines.push(line);
      line = '';
    }
    line += piece;
  }
  return trim(line) === '' ? lines : [...lines, line];
}

/** As many lines of about one length: the narrowest width that needs no line more. */
function balance(pieces: readonly string[], measure: Measure, width: number, lines: string[]): string[] {
  let best = lines;
  for (let share = 0.96; lines.length > 1 && share > 0.5; share -= 0.04) {
    const narrower = breakLines(pieces, measure, width * share);
    if (narrower.length > lines.length || narrower.some((line) => measure(trim(line)) > width)) break;
    best = narrower;
  }
  return best;
}

/** A word that is wider than a line, as pieces that are not. */
function split(piece: string, measure: Measure, width: number): string[] {
  if (measure(trim(piece)) <= width) return [piece];
  const parts = [''];
  for (const character of piece) {
    if (measure(parts.at(-1)! + character) > width) parts.push('');
    parts[parts.length - 1] += character;
  }
  return parts;
}

function trim(line: string): string {
  return line.replace(TRAILING, '');
}
