import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toPlain } from '../../../src/lib/print/plain.ts';

describe('math as plain text', () => {
  test.each([
    ['a letter with an index', '\\ell_1', 'ℓ₁'],
    ['a function', 'O(n \\log n)', 'O(n log n)'],
    ['signs between operands', '(1 + O(\\varepsilon))', '(1 + O(ε))'],
    ['a sign before an operand', 'A^{\\top} = -A', 'Aᵀ = −A'],
    ['a number set', '\\mathbb{R}^n', 'ℝⁿ'],
    ['a number set beyond the basic plane', '\\mathbb{E}[X]', '𝔼[X]'],
    ['an exponent that Unicode lacks', 'r^{\\alpha}', 'r^α'],
    ['a long exponent that Unicode lacks', '\\lambda^{-\\alpha}', 'λ^{−α}'],
    ['a star', '\\varepsilon^*', 'ε*'],
    ['a degree', '90^\\circ', '90°'],
    ['primes', "f''(x)", 'f′′(x)'],
    ['an accent', '\\tilde{\\sigma}_j', 'σ̃ⱼ'],
    ['a simple fraction', '\\frac{d_\\lambda}{m}', 'd_λ/m'],
    ['a fraction of sums', '\\frac{a+b}{c}', '(a + b)/c'],
    ['roots', '\\sqrt{h_{ii}} + \\sqrt[3]{x}', '√hᵢᵢ + ³√x'],
    ['sized delimiters', '\\left(1 - \\frac{1}{n}\\right.', '(1 − 1/n'],
    ['norms', '\\|X_{k+1} - X_k\\| \\leq r', '‖Xₖ₊₁ − Xₖ‖ ≤ r'],
    ['sums', '\\sum_{i=1}^n x_i', '∑ᵢ₌₁ⁿ xᵢ'],
    ['words', 'x \\text{ if } y', 'x if y'],
    ['upright letters', '\\mathrm{d}X_t', 'dXₜ'],
    ['relations of letters', 'N \\to \\infty', 'N → ∞'],
    ['a negated relation', 'a \\not= b', 'a ≠ b'],
    ['lines of an alignment', '\\begin{align}a&=b\\\\c&=d\\end{align}', 'a = b; c = d'],
    ['decimal and list commas', '1,000 f(x,y)', '1,000f(x, y)'],
    ['a macro that nobody knows', '\\dist(x)', 'dist(x)'],
    ['colored text', '\\textcolor{red}{x}', 'x'],
    ['modulus and choice', '\\binom{n}{k} \\pmod{p}', '(n choose k) (mod p)'],
  ])('reads %s', (_, tex, expected) => {
    expect(toPlain([{ kind: 'math', tex }])).toBe(expected);
  });

  test('gives some text for any source, and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('{', '}', '\\frac', '^', '_', '\\left(', '$', 'x', ' ', '\\begin{matrix}', '&', '\\', '\\hat', '[')),
        (tokens) => {
          const tex = tokens.join('');
          fc.pre(tex !== '');
          expect(typeof toPlain([{ kind: 'math', tex }])).toBe('string');
        },
      ),
    );
  });

  test('reads deeply nested math without overflowing', () => {
    expect(toPlain([{ kind: 'math', tex: `${'{'.repeat(900)}x${'}'.repeat(900)}` }])).toBe('x');
    expect(toPlain([{ kind: 'math', tex: '\\sqrt{'.repeat(300) }])).toContain('√');
  });
});

describe('styles as plain text', () => {
  test.each([
    ['digits below the line', ['H', { kind: 'sub', content: ['2'] }, 'O'], 'H₂O'],
    ['digits above the line', ['10', { kind: 'sup', content: ['−9'] }, ' m'], '10⁻⁹ m'],
    ['the ending of an ordinal', ['19', { kind: 'sup', content: ['th'] }, ' century'], '19th century'],
    ['emphasis', [{ kind: 'italic', content: ['E. coli ', { kind: 'bold', content: ['K'] }] }, ' grows'], 'E. coli K grows'],
    ['code', [{ kind: 'code', text: 'a<b' }], 'a<b'],
  ] as const)('reads %s', (_, inline, expected) => {
    expect(toPlain(structuredClone(inline) as never)).toBe(expected);
  });

  test('parts paragraphs by an empty line', () => {
    expect(toPlain([['One.'], ['Two ', { kind: 'math', tex: 'x' }]])).toBe('One.\n\nTwo x');
  });

  test('an empty text is empty', () => {
    expect(toPlain([])).toBe('');
  });
});
