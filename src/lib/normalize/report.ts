import type { Issue } from '../model/index.ts';
import { toPlainText } from './markup-language.ts';

/** Tells what of a record could not be read or kept. */
export type Report = (severity: Issue['severity'], message: string, remedy: string) => void;

/** A text of at most so many characters; if it has more, that is told. */
export function cut(field: string, text: string, length: number, report: Report): string {
  if (text.length <= length) return text;
  report(
    'warning',
    `The ${field} has ${text.length} characters and was cut to ${length}.`,
    `Shorten the ${field} where the record comes from.`,
  );
  const end = /[\ud800-\udbff]/.test(text[length - 1]!) ? length - 1 : length;
  return text.slice(0, end);
}

/** A value as a message quotes it. */
export function shown(text: string): string {
  return toPlainText(text.slice(0, 100), 'plain');
}
