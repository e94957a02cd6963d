import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../../src/lib/model/index.ts';
import { texToInline } from '../../../src/lib/normalize/latex.ts';
import { toTex } from '../../../src/lib/print/tex.ts';

describe('inline text as TeX', () => {
  test.each<[string, Inline[], string]>([
    ['characters that TeX reserves', ['50% of R&D costs $5 #1 a_b {x}'], '50\\% of R\\&D costs \\$5 \\#1 a\\_b \\{x\\}'],
    ['characters without an escape of one sign', ['a~b^c\\d'], 'a\\textasciitilde{}b\\textasciicircum{}c\\textbackslash{}d'],
    ['signs that old fonts print as others', ['p < 0.05 | n > 3'], 'p \\textless{} 0.05 \\textbar{} n \\textgreater{} 3'],
    ['letters as they are', ['Şimşekli, 李明'], 'Şimşekli, 李明'],
    ['a tie', ['Theorem\u00a01'], 'Theorem~1'],
    ['hyphens that are no dash', ['--flag'], '-{}-flag'],
    ['math', ['A ', { kind: 'math', tex: 'k_1' }, '-means'], 'A $k_1$-means'],
    ['styles', [{ kind: 'italic', content: ['E. coli'] }, ' H', { kind: 'sub', content: ['2'] }], '\\emph{E. coli} H\\textsubscript{2}'],
    ['math that would end the field', [{ kind: 'math', tex: 'x}' }], 'x\\}'],
  ])('writes %s', (_, inline, expected) => {
    expect(toTex(inline)).toBe(expected);
  });

  test('reading it again gives the same text', () => {
    const printable = fc.string({ unit: fc.constantFrom(...'abc 12.,:;()[]<>=+*/!?|@"&%$#_{}~^\\`\'-–“”éß∼') });
    fc.assert(
      fc.property(printable, (text) => {
        // what is stored has been read once: ranges have their dash, blanks are single
        const stored = texToInline(toTex([text]));
        expect(texToInline(toTex(stored))).toEqual(stored);
        expect(stored.join('').replace(/\s|–|-/g, '')).toBe(text.replace(/\s|–|-/g, ''));
      }),
    );
  });

  test('braces always pair up', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', '}', '\\', 'a', '$', '%') }), (text) => {
        let depth = 0;
        for (const [token] of toTex([text, { kind: 'math', tex: `${text}x` }]).matchAll(/\\[^]|[{}]/g)) {
          if (token === '{') depth += 1;
          if (token === '}') depth -= 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });
});
