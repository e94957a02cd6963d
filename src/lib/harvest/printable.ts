import type { Issue } from '../model/index.ts';

/** Control characters as their escapes, so that no text can steer a terminal or forge a line. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    character === '\n' ? '⏎' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** One issue in one line: severity, file, record, reason, remedy. */
export function formatIssue({ severity, place, record, message, remedy }: Issue): string {
  return printable(`${severity}: ${place}${record === undefined ? '' : ` [${record}]`}: ${message} ${remedy}`);
}
