import type { Inline } from '../model/index.ts';
import { tidyPart, tidyText } from './text.ts';

/**
 * Inline text in the one spelling that is stored: neighbouring strings joined, single blanks, none at the ends,
 * NFC, nothing empty.
 */
export function tidyInline(parts: readonly Inline[]): Inline[] {
  const state = { blank: true };
  const tidied = walk(parts, state);
  trimEnd(tidied);
  return tidied;
}

function walk(parts: readonly Inline[], state: { blank: boolean }): Inline[] {
  const result: Inline[] = [];
  let text = '';
  const flush = () => {
    if (text === '') return;
    let clean = tidyPart(text);
    if (state.blank) clean = clean.trimStart();
    if (clean !== '') {
      const last = result.at(-1);
      if (typeof last === 'string') result[result.length - 1] = last + clean;
      else result.push(clean);
      state.blank = clean.endsWith(' ');
    }
    text = '';
  };
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    flush();
    if (part.kind === 'math') {
      result.push(part);
      state.blank = false;
    } else if (part.kind === 'code') {
      const code = tidyText(part.text);
      if (code !== '') result.push({ kind: 'code', text: code });
      state.blank &&= code === '';
    } else {
      const content = walk(part.content, state);
      if (content.length > 0) result.push({ kind: part.kind, content });
    }
  }
  flush();
  return result;
}

function trimEnd(parts: Inline[]): void {
  for (let last = parts.at(-1); last !== undefined; last = parts.at(-1)) {
    if (typeof last === 'string') {
      const text = last.trimEnd();
      if (text !== '') {
        parts[parts.length - 1] = text;
        return;
      }
    } else {
      if (last.kind === 'math' || last.kind === 'code') return;
      trimEnd(last.content);
      if (last.content.length > 0) return;
    }
    parts.pop();
  }
}
