import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../../src/lib/model/index.ts';
import { toHtml } from '../../../src/lib/print/html.ts';
import { stripIllegalXml } from '../../../src/lib/print/xml.ts';
import { foreignParts, visibleText } from './printed-html.ts';

const X: Inline = { kind: 'math', tex: 'x' };
const { inline: anyInline } = fc.letrec<{ inline: Inline }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.record({ kind: fc.constant('code' as const), text: fc.string({ unit: 'binary' }) }),
    fc.record({ kind: fc.constant('math' as const), tex: fc.string({ minLength: 1 }) }),
    fc.record({
      kind: fc.constantFrom('italic' as const, 'bold' as const, 'sub' as const, 'sup' as const, 'small-caps' as const),
      content: fc.array(tie('inline'), { maxLength: 3 }),
    }),
  ),
}));

describe('inline text as HTML', () => {
  test.each<[string, Inline[], string]>([
    ['text', ['a < b & "c"'], 'a &lt; b &amp; "c"'],
    ['italics in bold', [{ kind: 'bold', content: ['x ', { kind: 'italic', content: ['y'] }] }], '<b>x <i>y</i></b>'],
    ['scripts', ['H', { kind: 'sub', content: ['2'] }, { kind: 'sup', content: ['+'] }], 'H<sub>2</sub><sup>+</sup>'],
    ['small capitals', [{ kind: 'small-caps', content: ['Abc'] }], '<span class="small-caps">Abc</span>'],
    ['code', [{ kind: 'code', text: '<script>' }], '<code>&lt;script&gt;</code>'],
    ['math', [{ kind: 'math', tex: 'x^2' }], '<math alttext="x^2"><msup><mi>x</mi><mn>2</mn></msup></math>'],
  ])('prints %s', (_, inline, expected) => {
    expect(toHtml(inline)).toBe(expected);
  });

  test.each<[string, Inline[], string]>([
    ['the comma behind a formula', ['of ', X, ', and'], 'of <span class="together">MATH,</span> and'],
    ['the brackets round a formula', ['by (', X, ') it'], 'by <span class="together">(MATH)</span> it'],
    [
      'what is joined to a formula, up to a hyphen',
      ['an ', X, '-dimensional space'],
      'an <span class="together">MATH-</span>dimensional space',
    ],
    ['the ending of an ordinal', ['the ', X, 'th power'], 'the <span class="together">MATHth</span> power'],
    ['two formulas with a comma', [X, ', ', X], '<span class="together">MATH,</span> MATH'],
    ['a formula by itself', ['let ', X, ' be'], 'let MATH be'],
    ['an escaped sign', [X, '<y'], '<span class="together">MATH&lt;y</span>'],
    ['a range', ['is 1.3–1.7× faster'], 'is <span class="together">1.3–1.7×</span> faster'],
    ['no more than a dozen letters', [X, 'a'.repeat(20)], `<span class="together">MATH${'a'.repeat(12)}</span>${'a'.repeat(8)}`],
  ])('keeps on one line %s', (_, inline, expected) => {
    expect(toHtml(inline).replaceAll(toHtml([X]), 'MATH')).toBe(expected);
  });

  test('breaks beside long formulas and those that stand by themselves', () => {
    for (const math of [{ kind: 'math', tex: 'x'.repeat(61) } as const, { kind: 'math', tex: 'x', display: true } as const])
      expect(toHtml(['(', math, '), '])).toBe(`(${toHtml([math])}), `);
  });

  test('whatever the text holds, only our elements and attributes are printed', () => {
    fc.assert(
      fc.property(fc.array(anyInline, { maxLength: 4 }), (inline) => {
        expect(foreignParts(toHtml(inline))).toEqual([]);
      }),
    );
  });

  test('a reader sees the text as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visibleText(toHtml([text]))).toBe(stripIllegalXml(text).replace(/\r\n?/g, '\n'));
      }),
    );
  });
});
