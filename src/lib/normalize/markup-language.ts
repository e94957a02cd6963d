import type { InlineText, Prose, SourceRecord } from '../model/index.ts';
import { toPlain } from '../print/plain.ts';
import { texToInline, texToProse } from './latex.ts';
import { htmlToInline, htmlToProse, plainToInline, plainToProse } from './markup.ts';
import { tidyText } from './text.ts';

export type Markup = SourceRecord['markup'];

const LINES: Readonly<Record<Markup, (text: string) => InlineText>> = { tex: texToInline, html: htmlToInline, plain: plainToInline };
const PARAGRAPHS: Readonly<Record<Markup, (text: string) => Prose>> = { tex: texToProse, html: htmlToProse, plain: plainToProse };

/** Read a line of text in the language that its source writes. */
export function toInline(text: string, markup: Markup): InlineText {
  return LINES[markup](text);
}

/** The same in paragraphs. */
export function toProse(text: string, markup: Markup): Prose {
  return PARAGRAPHS[markup](text);
}

/** The same as plain text, for fields that have no styles. */
export function toPlainText(text: string, markup: Markup): string {
  return /[\\${}~`'<>&-]/.test(text) ? toPlain(toInline(text, markup)) : tidyText(text);
}
