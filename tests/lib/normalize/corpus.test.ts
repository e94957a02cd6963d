import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InlineTextSchema } from '../../../src/lib/model/index.ts';
import { htmlToInline, htmlToProse, normalizeName, texToInline } from '../../../src/lib/normalize/index.ts';
import { toHtml } from '../../../src/lib/print/html.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { toTex } from '../../../src/lib/print/tex.ts';
import { authorsOfLine } from '../../../src/lib/sources/arxiv/author-line.ts';
import { corpus } from '../../helpers/corpus.ts';
import { foreignParts } from '../print/printed-html.ts';

const xss = corpus('security/xss');
const names = corpus('names');

/** The payloads of a file of JSON lines; `@@repeat:a:3@@` is written out. */
function payloads(folder: string, file: string): [id: string, payload: string][] {
  return readFileSync(resolve(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; payload: unknown })
    .filter((row): row is { id: string; payload: string } => typeof row.payload === 'string')
    .map(({ id, payload }) => [
      id,
      payload.replace(/@@repeat:(.*?):(\d+)@@/g, (_, text: string, times: string) => text.repeat(Number(times))),
    ]);
}

describe.skipIf(xss === undefined)('hostile text of the shared corpus', () => {
  const rows = xss === undefined ? [] : [...payloads(xss, 'records.jsonl'), ...payloads(xss, 'dompurify-fixtures.jsonl')];

  test('is there', () => {
    expect(rows.length).toBeGreaterThan(250);
  });

  test.each(rows)('%s is inert', (_, payload) => {
    for (const inline of [texToInline(payload), htmlToInline(payload), ...htmlToProse(payload)]) {
      expect(foreignParts(toHtml(inline))).toEqual([]);
      if (inline.length > 0) expect(InlineTextSchema.safeParse(inline).success).toBe(true);
      expect(typeof toPlain(inline) + typeof toTex(inline)).toBe('stringstring');
    }
  });
});

interface BibtexParts {
  first: string[];
  von: string[];
  last: string[];
  jr: string[];
}

describe.skipIf(names === undefined)('names of the shared corpus', () => {
  const read = (file: string) => JSON.parse(readFileSync(resolve(names!, file), 'utf8')) as unknown;

  test('split as BibTeX splits them, wherever it needs no guess from lower case', () => {
    const rows = (read('bibtex_name_parts.json') as Record<string, unknown>)['single_name_to_parts'] as [string, BibtexParts][];
    // made-up names of letters, words that no person is called, and a tilde accent that BibTeX takes for a tie
    const invented = /\b(?:[AaBb1]{2}|bb|bB|TUG|NTG|LaTeX|xDVIx)\b|\\llap|\\rlap|\\sltt|emile|\{\\'e\}mile|\\\.Zb|Hef\{\}feron\}|Brand\\~/;
    const real = rows.filter(([source]) => !invented.test(source));
    expect(real.length).toBeGreaterThan(55);
    for (const [source, { first, von, last, jr }] of real) {
      const name = normalizeName({ literal: source });
      const plain = (words: string[]) => toPlain(texToInline(words.join(' '))).replaceAll('\u00a0', ' ');
      expect([source, name?.given ?? '', name?.family, name?.suffix ?? '']).toEqual([
        source,
        plain(first),
        plain([...von, ...last]),
        plain(jr),
      ]);
    }
  });

  test('split as arXiv splits them, but for a family name of two words that no rule can tell', () => {
    const rows = (read('arxiv_author_strings.json') as { function: string; input: string; expected: string[][] }[]).filter(
      ({ function: name, input }) => name === 'parse_author_affil' && !input.includes('Ali Vaziri Astaneh'),
    );
    expect(rows.length).toBe(20);
    for (const { input, expected } of rows) {
      const split = authorsOfLine(input).map(({ name, affiliations = [] }) => {
        const { literal, family = literal, given = '', suffix = '' } = normalizeName(name)!;
        return [family, given, suffix.replace('.', ''), ...affiliations];
      });
      expect([input, split]).toEqual([
        input,
        expected.map((row) => row.map((part, index) => (index === 2 ? part.replace('.', '') : part))),
      ]);
    }
  });
});
