import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toMathml } from '../../../src/lib/print/mathml.ts';
import { printMathml } from '../../../src/lib/print/mathml-core.ts';
import { foreignParts } from './printed-html.ts';

const isSource = (html: string) => html.startsWith('<code class="tex">');

describe('math on a page', () => {
  test.each([
    ['a fraction', '\\frac{1}{2}', '<mfrac><mn>1</mn><mn>2</mn></mfrac>'],
    ['a number set', '\\mathbb{R}^n', '<msup><mi>ℝ</mi><mi>n</mi></msup>'],
    ['an upright letter', '\\mathrm{d}x', '<mi mathvariant="normal">d</mi>'],
    ['a macro of a common package', '\\mathds{1}', '<mn>𝟙</mn>'],
    ['an index that is a function', '\\lambda_\\max', '<mi>max</mi>'],
    [
      'a line over a letter, with what MathML Core has',
      '\\overline{x}',
      '<mover accent="true"><mrow><mi>x</mi></mrow><mo stretchy="true">‾</mo></mover>',
    ],
    ['a hat in its full size', '\\hat{\\beta}', '<mover accent="true"><mi>β</mi><mo stretchy="false">ˆ</mo></mover>'],
    ['an arrow in its full size', '\\vec v', '<mover accent="true"><mi>v</mi><mo stretchy="false">→</mo></mover>'],
    ['a word above a sign in a smaller size', '\\stackrel{def}{=}', '<mover><mo'],
    ['a struck out letter, without the stroke', '\\cancel{x}', '<mi>x</mi>'],
  ])('sets %s', (_, tex, expected) => {
    expect(toMathml(tex)).toContain(expected);
    expect(foreignParts(toMathml(tex))).toEqual([]);
  });

  test('keeps the TeX source for screen readers and for copying', () => {
    expect(toMathml('a < "b"')).toContain('alttext="a &lt; &quot;b&quot;"');
  });

  test('marks display math, and keeps the alignment of its lines', () => {
    const html = toMathml('\\begin{align}a&=b\\\\c&=d\\label{x}\\end{align}', { display: true });
    expect(html).toMatch(/^<math display="block"/);
    expect(html).toContain('<mtd columnalign="right">');
    expect(foreignParts(html)).toEqual([]);
  });

  test('sets eqnarray, which Temml lacks', () => {
    expect(toMathml('\\begin{eqnarray}a&=&b\\end{eqnarray}', { display: true })).toContain('<mtable');
  });

  test.each([
    ['a link', '\\href{javascript:alert(1)}{x}'],
    ['an address', '\\url{https://tracker.example}'],
    ['a class', '\\class{evil}{x}'],
    ['an id', '\\htmlId{evil}{x}'],
    ['a style', '\\htmlStyle{color:red}{x}'],
    ['an image', '\\includegraphics{https://tracker.example/p.gif}'],
    ['a macro that calls itself', '\\def\\a{\\a\\a}\\a'],
    ['a macro that doubles', '\\newcommand{\\a}{xx}\\a'],
    ['a macro made by let', '\\let\\a\\frac\\a12'],
    ['a command that nobody knows', '\\jpsi'],
    ['an open brace', '{x'],
    ['more than 2,000 characters', 'x'.repeat(2001)],
    ['nesting deeper than any reader needs', `${'\\sqrt{'.repeat(300)}x${'}'.repeat(300)}`],
    ['scripts nested without end', `${'x^{'.repeat(400)}${'}'.repeat(400)}`],
  ])('shows the source of %s', (_, tex) => {
    const started = performance.now();
    const html = toMathml(tex);
    // A hang, not a benchmark: the machine may be busy.
    expect(performance.now() - started).toBeLessThan(3000);
    expect(isSource(html)).toBe(true);
    expect(foreignParts(html)).toEqual([]);
  });

  test.each([
    ['references', '\\ref{a}\\eqref{b}x'],
    ['labels', '\\label{evil}x'],
    ['huge boxes', '\\rule{1000em}{1000em}x\\hspace{9999em}\\raisebox{1000em}{z}'],
    ['colors', '\\color{red}x'],
    ['boxes with a border', '\\boxed{z}'],
    ['markup in words', '\\text{<img src=x onerror=alert(1)>}'],
    ['markup in verbatim words', '\\verb|<b onclick=x>|'],
    ['tags', '\\begin{equation}x\\tag{<i>}\\end{equation}'],
    ['wide matrices', `\\begin{matrix}${'&'.repeat(1900)}\\end{matrix}`],
  ])('lets nothing through of %s', (_, tex) => {
    for (const display of [false, true]) {
      const started = performance.now();
      const html = toMathml(tex, { display });
      // A hang, not a benchmark: the machine may be busy.
      expect(performance.now() - started).toBeLessThan(3000);
      expect(foreignParts(html)).toEqual([]);
      expect(html.replace(/ alttext="[^"]*"/, '')).not.toMatch(/\d{3,}em/);
    }
  });

  test('any source gives our elements only', () => {
    const token = fc.constantFrom(
      '\\frac',
      '{',
      '}',
      '^',
      '_',
      '&',
      '\\\\',
      '\\left(',
      '\\right)',
      'x',
      '1',
      '<',
      '"',
      '\\text{a}',
      '\\begin{matrix}',
      '\\end{matrix}',
      '\\hat',
      '\\href',
      '$',
      '\\mathbb',
      '\\sum',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(token, { minLength: 1, maxLength: 40 }), fc.boolean(), (tokens, display) => {
        expect(foreignParts(toMathml(tokens.join(''), { display }))).toEqual([]);
      }),
    );
  });

  test('gives the same result again', () => {
    expect(toMathml('x_1')).toBe(toMathml('x_1'));
    expect(toMathml('x_1')).not.toBe(toMathml('x_1', { display: true }));
  });
});

describe('printing MathML anew', () => {
  test.each([
    [
      'drops attributes that are not listed',
      '<math><mi href="javascript:x" id="a" style="x" onclick="y" class="z">x</mi></math>',
      '<mi>x</mi>',
    ],
    [
      'drops values that are not allowed',
      '<math><mi mathvariant="evil">x</mi><mo lspace="9999em" stretchy="false">+</mo></math>',
      '<mi>x</mi><mo stretchy="false">+</mo>',
    ],
    ['leaves the text of foreign elements', '<math><mtext><span>a</span><svg>b</svg></mtext></math>', '<mtext>ab</mtext>'],
  ])('%s', (_, xml, expected) => {
    expect(printMathml(xml)).toBe(expected);
  });

  test('refuses what is not well-formed or nested deeper than 100', () => {
    expect(() => printMathml('<math><mi>x</math>')).toThrow();
    expect(() => printMathml(`<math>${'<mrow>'.repeat(101)}${'</mrow>'.repeat(101)}</math>`)).toThrow();
  });
});
