import type { Biblio } from '../model/index.ts';
import { collapse } from './text.ts';

const FIELDS = ['volume', 'issue', 'pages', 'articleNumber', 'publisher', 'series'] as const;
const MAX_LENGTH = 500;

/** Pages with an en dash and without `pp.`: `513--520` becomes `513–520`, `12-12` becomes `12`. */
export function normalizePages(text: string): string {
  const pages = collapse(text.slice(0, MAX_LENGTH))
    .replace(/^(?:pages?|pp?)\.? ?(?=\S*\d)/i, '')
    .replace(/(?<=\w) ?[-‐‑‒–—−]{1,3} ?(?=\w)/g, '–');
  const [first, last, ...others] = pages.split('–');
  return first === last && others.length === 0 ? first! : pages;
}

/**
 * The place within a venue, each value as plain text on one line.
 * @param plain makes plain text of a value as the source wrote it
 */
export function normalizeBiblio(raw: { [K in keyof Biblio]?: string | undefined }, plain: (text: string) => string): Biblio | undefined {
  const biblio: Biblio = {};
  for (const field of FIELDS) {
    const value = raw[field];
    if (value === undefined) continue;
    const text = field === 'pages' ? normalizePages(plain(value)) : plain(value).slice(0, MAX_LENGTH);
    if (text !== '') biblio[field] = text;
  }
  return Object.keys(biblio).length > 0 ? biblio : undefined;
}
