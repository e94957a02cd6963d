import { CARD_SIZE } from './card.ts';
import type { Setting } from './lines.ts';
import type { Typeface } from './typeface.ts';

/** Pixels of the picture, as all that is measured here: blank at the sides, and the width between. */
export const MARGIN = 80;
export const MEASURE = CARD_SIZE.width - 2 * MARGIN;

export type Style = Readonly<Record<string, string | number>>;
/** What satori lays out: boxes in CSS's flexible layout, and lines of text. */
export interface Element {
  type: 'div';
  props: { style: Style; children?: string | Element[] };
}

/** A line from margin to margin. */
export function rule(top: number, height: number, color: string): Element {
  return box({ position: 'absolute', left: MARGIN, top, width: MEASURE, height, backgroundColor: color });
}

/** Lines that were fitted, one below the other. */
export function lines({ size, lines: set }: Setting, typeface: Typeface, leading: number, style: Style): Element {
  return box({ flexDirection: 'column', ...style }, ...set.map((line) => text(line, typeface, size, { lineHeight: leading })));
}

/** One line of text, which is not broken. */
export function text(words: string, typeface: Typeface, size: number, style: Style = {}): Element {
  return {
    type: 'div',
    props: { style: { display: 'flex', whiteSpace: 'nowrap', fontFamily: typeface.family, fontSize: size, ...style }, children: words },
  };
}

/** A box whose children stand side by side, unless its style says otherwise. */
export function box(style: Style, ...children: Element[]): Element {
  return { type: 'div', props: { style: { display: 'flex', ...style }, ...(children.length === 0 ? {} : { children }) } };
}

/** All words that an element sets. */
export function wordsOf({ props: { children = [] } }: Element): string {
  return typeof children === 'string' ? children : children.map(wordsOf).join('');
}
