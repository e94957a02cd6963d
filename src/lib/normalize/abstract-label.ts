import type { Inline, Prose } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';

const WORDS = 'abstract|summary|résumé|resumen|resumo|zusammenfassung';
/** A line, or a part in bold or italics, that is nothing but the label. */
const ALONE = new RegExp(`^\\s*(?:${WORDS}|abstracts)\\s*[.:—–-]?\\s*$`, 'iu');
/** The label before what it labels: by a sign that ends it, or by capitals that the next word has not. */
const BEFORE = [
  new RegExp(`^(?:${WORDS})\\s*(?:[.:]|\\s[–-](?=\\s)|[—–])\\s*(?=\\S)`, 'iu'),
  new RegExp(`^(?:${WORDS.toUpperCase()})\\s+(?=\\p{Lu}\\p{Ll})`, 'u'),
];

/** If a heading or paragraph is nothing but the label of an abstract. */
export function isAbstractLabel(text: string): boolean {
  return ALONE.test(text);
}

/**
 * An abstract as its source writes it, without a label that stands on the line before it. Elsewhere in the text line breaks
 * are blanks, so that this comes first.
 */
export function withoutLabelLine(text: string): string {
  return text.replace(
    /^((?:\s|<[^<>]*>)*)(\p{L}+[ \t]*(?:<br\s*\/?>\s*|\r?\n\s*)(?=[^\s\p{Ll}]))/u,
    (whole, before: string, line: string) => (isAbstractLabel(line.replace(/<.*$/s, '')) ? before : whole),
  );
}

/** An abstract without the label "Abstract" before it; the word that begins a sentence stays, as in "Abstract interpretation is". */
export function withoutAbstractLabel(prose: Prose): Prose {
  const [paragraph, ...rest] = prose;
  if (paragraph === undefined) return prose;
  if (isAbstractLabel(toPlain(paragraph))) return rest;
  const [first, ...others] = paragraph;
  if (typeof first === 'string') {
    for (const label of BEFORE) if (label.test(first)) return [[first.replace(label, ''), ...others], ...rest];
    return prose;
  }
  if (first === undefined || !('content' in first) || !isAbstractLabel(toPlain([first]))) return prose;
  const left = withoutStart(others);
  const begins = toPlain(left);
  const ends = /[.:—–-]\s*$/u.test(toPlain([first])) || begins !== toPlain(others).trimStart();
  return ends || !/^\p{Ll}/u.test(begins) ? [left, ...rest] : prose;
}

/** Parts without the blank, and the sign that ends a label, before them. */
function withoutStart([first, ...others]: readonly Inline[]): Inline[] {
  if (typeof first !== 'string') return first === undefined ? [] : [first, ...others];
  const text = first.replace(/^\s*(?:[.:—–]|-(?=\s))?\s*/u, '');
  return text === '' ? others : [text, ...others];
}
