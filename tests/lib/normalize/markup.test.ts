import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline, Prose } from '../../../src/lib/model/index.ts';
import { htmlToInline, htmlToProse, plainToInline, plainToProse } from '../../../src/lib/normalize/markup.ts';
import { toHtml } from '../../../src/lib/print/html.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';
import { foreignParts } from '../print/printed-html.ts';

const math = (tex: string): Inline => ({ kind: 'math', tex });

describe('a line of HTML', () => {
  test.each<[string, string, Inline[]]>([
    ['emphasis', '<i>E. coli</i> <strong>K</strong>', [{ kind: 'italic', content: ['E. coli'] }, ' ', { kind: 'bold', content: ['K'] }]],
    [
      'JATS',
      'H<jats:sub>2</jats:sub>O <jats:sc>Abc</jats:sc>',
      ['H', { kind: 'sub', content: ['2'] }, 'O ', { kind: 'small-caps', content: ['Abc'] }],
    ],
    [
      'small capitals by class',
      '<span class="smallcaps">a</span><span class="nocase">b</span>',
      [{ kind: 'small-caps', content: ['a'] }, 'b'],
    ],
    ['code', '<tt>a&lt;b</tt>', [{ kind: 'code', text: 'a<b' }]],
    ['unclosed elements', 'One <b>two <i>three', ['One ', { kind: 'bold', content: ['two ', { kind: 'italic', content: ['three'] }] }]],
    ['end tags in the wrong order', '<b>a<i>b</b>c</i>', [{ kind: 'bold', content: ['a', { kind: 'italic', content: ['b'] }] }, 'c']],
    ['unknown elements, for their text', '<a href="x">y</a><foo>z</foo>', ['yz']],
    ['less-than signs', 'a < b, 3 <4 and <- x', ['a < b, 3 <4 and <- x']],
    ['a tag that does not end', 'a <b', ['a <b']],
    ['scripts and styles, for nothing', 'a<script>b</script><style>c</style><!-- d -->e', ['ae']],
    ['a script that does not end, for its text', 'x <!-- <script> y', ['x y']],
    ['line breaks', 'a<br/>b', ['a b']],
    ['blocks in a line', '<p>a</p><p>b</p>', ['a b']],
    ['references', 'R&amp;D &#8211; &amp;lt;', ['R&D – <']],
    [
      'markup that was escaped',
      'growth &lt;i&gt;in vivo&lt;/i&gt; &amp;amp; more',
      ['growth ', { kind: 'italic', content: ['in vivo'] }, ' & more'],
    ],
    ['TeX math', 'the $k$-means of \\(x_1\\) between $5 and $10', ['the ', math('k'), '-means of ', math('x_1'), ' between $5 and $10']],
    ['a less-than sign in TeX math', '$p_T<100$', [math('p_T<100')]],
    ['TeX commands outside math, as text', '{1+1} 50\\% \\emph{x}', ['{1+1} 50\\% \\emph{x}']],
    ['CDATA', '<![CDATA[a < b]]>', ['a < b']],
  ])('reads %s', (_, html, expected) => {
    expect(htmlToInline(html)).toEqual(expected);
  });
});

describe('MathML', () => {
  test.each([
    ['rows', '<mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow>', 'E=mc^2'],
    ['fractions and roots', '<mfrac><mn>1</mn><msqrt><mi>n</mi></msqrt></mfrac>', '\\frac{1}{\\sqrt{n}}'],
    ['a degree of a root', '<mroot><mi>x</mi><mn>3</mn></mroot>', '\\sqrt[3]{x}'],
    ['both scripts', '<msubsup><mi>x</mi><mi>i</mi><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msubsup>', 'x_i^{n+1}'],
    ['Greek letters before Latin ones', '<mi>α</mi><mi>x</mi><mo>≤</mo><mi>b</mi>', '\\alpha x\\leq b'],
    ['functions', '<mi>log</mi><mo>&#x2061;</mo><mi>n</mi>', '\\log n'],
    ['names of several letters', '<mi>Var</mi>', '\\mathrm{Var}'],
    [
      'alphabets',
      '<mi mathvariant="bold">x</mi><mi mathvariant="double-struck">R</mi><mi mathvariant="normal">d</mi>',
      '\\mathbf{x}\\mathbb{R}\\mathrm{d}',
    ],
    ['accents', '<mover accent="true"><mi>x</mi><mo>¯</mo></mover>', '\\bar{x}'],
    ['limits', '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>', '\\sum_{i=1}^n'],
    ['something under something', '<munder><mi>x</mi><mi>y</mi></munder>', '\\underset{y}{x}'],
    ['words and signs that TeX reserves', '<mtext>50% of_it</mtext><mo>{</mo>', '\\text{50\\% of\\_it}\\{'],
    ['fences', '<mfenced open="[" close="]"><mi>a</mi><mi>b</mi></mfenced>', '[a,b]'],
    ['isotopes', '<mmultiscripts><mi>U</mi><mprescripts/><none/><mn>235</mn></mmultiscripts>', '{}^{235}U'],
    ['tables', '<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>', '\\begin{matrix}a&b\\end{matrix}'],
    ['its TeX annotation', '<semantics><mi>x</mi><annotation encoding="application/x-tex">$x_1$</annotation></semantics>', 'x_1'],
    ['hostile attributes, for nothing', '<mi href="javascript:alert(1)">x</mi>', 'x'],
  ])('reads %s', (_, mathml, tex) => {
    expect(htmlToInline(`<math>${mathml}</math>`)).toEqual([math(tex)]);
    const prefixed = mathml.replace(/<(\/?)(?=[a-z])/g, '<$1mml:');
    expect(htmlToInline(`<mml:math>${prefixed}</mml:math>`)).toEqual([math(tex)]);
  });

  test('that is only a number becomes text', () => {
    expect(htmlToInline('<math><mn>42</mn></math> %')).toEqual(['42 %']);
  });

  test('gives way to the TeX beside it', () => {
    const formula =
      '<inline-formula><alternatives><tex-math>\\documentclass{minimal}\\begin{document}$$\\alpha$$\\end{document}</tex-math><mml:math><mml:mi>a</mml:mi></mml:math></alternatives></inline-formula>';
    expect(htmlToInline(formula)).toEqual([math('\\alpha')]);
  });
});

describe('paragraphs of HTML', () => {
  test.each<[string, string, Prose]>([
    [
      'paragraphs without the heading "Abstract"',
      '<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>',
      [['One.'], ['Two.']],
    ],
    [
      'headings of sections, in bold',
      '<sec><title>Background</title><p>We did.</p></sec>',
      [[{ kind: 'bold', content: ['Background:'] }, ' We did.']],
    ],
    ['lists', '<ul><li>a</li><li>b</ul>', [['• a'], ['• b']]],
    ['text outside paragraphs', 'a<p>b</p>c', [['a'], ['b'], ['c']]],
    [
      'display formulas',
      '<p>by <disp-formula><math><mi>x</mi></math></disp-formula> it</p>',
      [['by ', { kind: 'math', tex: 'x', display: true }, ' it']],
    ],
    ['nothing', '<p> </p><script>x</script>', []],
  ])('reads %s', (_, html, expected) => {
    expect(htmlToProse(html)).toEqual(expected);
  });
});

describe('plain text', () => {
  test('is taken as it is', () => {
    expect(plainToInline(' 50% of <i>{X}</i> &amp; $y$\n')).toEqual(['50% of <i>{X}</i> &amp; $y$']);
    expect(plainToProse('One.\n\nTwo.')).toEqual([['One.'], ['Two.']]);
    expect(plainToInline(' ')).toEqual([]);
  });
});

describe('any HTML', () => {
  const token = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '=',
    '/',
    ' ',
    'a',
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<math>',
    '</math>',
    '<mi>',
    '<svg/onload=x>',
    '<script>',
    '</script>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<a href="',
    '<img src=x onerror=y>',
    '&lt;',
    '&amp;',
    '$',
    '\\(',
    '<title>',
    '<li>',
    '<style>',
    '<x:y ',
    '<annotation encoding="tex">',
  );

  test('gives our elements only', () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 30 }), (tokens) => {
        for (const paragraph of htmlToProse(tokens.join(''))) expect(foreignParts(toHtml(paragraph))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('that is escaped text keeps all of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab <>"\'=/!-.') }), (text) => {
        const escaped = text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(toPlain(htmlToInline(escaped))).toBe(text.replace(/ +/g, ' ').trim());
      }),
    );
  });

  test.each(['<', '<a ', '<a b="', '<!--', '<script>', '<b>', '<p>', '</b>', '<math><mi>', '&amp;', '<![CDATA[', '<title>', '$'])(
    'of 100,000 characters made of %j is read in less than a second',
    (unit) => {
      const text = unit.repeat(100_000 / unit.length);
      const started = performance.now();
      htmlToProse(text);
      expect(performance.now() - started).toBeLessThan(3000);
    },
  );
});
