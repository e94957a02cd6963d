import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline } from '../../../src/lib/model/index.ts';
import { InlineTextSchema } from '../../../src/lib/model/index.ts';
import { texToInline, texToProse } from '../../../src/lib/normalize/latex.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';

describe('letters and signs of TeX', () => {
  test.each([
    ['an accent over a letter', "Derezi{\\'n}ski", 'Dereziński'],
    ['an accent over a letter in braces', '\\"{u}ber \\^{e}', 'über ê'],
    ['an accent over the i without a dot', "Rodr\\'{\\i}guez D{\\'\\i}az \\'\\i", 'Rodríguez Díaz í'],
    ['a cedilla, also before a blank', '\\c{S}im{\\c{s}}ekli \\c s', 'Şimşekli ş'],
    ['other accents', '\\v{c}\\H{o}\\k{a}\\u{g}\\r{u}\\d{a}\\=a\\.z\\b{k}', 'čőąğůạāżḵ'],
    ['a tie', '\\t{oo}', 'o͡o'],
    ['letters by name', '\\L\\l\\ss\\oe\\AE\\aa\\o{} \\O re', 'ŁłßœÆåø Øre'],
    ['a letter whose name ends at a blank', 'stra\\ss e \\aa ngstr\\"om', 'straße ångström'],
    ['escaped signs', '50\\% R\\&D a\\_b \\$5 \\#1 \\{x\\}', '50% R&D a_b $5 #1 {x}'],
    ['signs by name', '1\\textendash2\\ldots{} \\textbackslash{} 3 \\times 4 \\textregistered', '1–2… \\ 3 × 4 ®'],
    ['a tilde sign', '\\~{}x \\textasciitilde y', '~x ~y'],
    ['dashes', 'pages 1--2 --- or so', 'pages 1–2 — or so'],
    ['quotation marks', "``x'' and `y' don't", "“x” and ‘y’ don't"],
    ['an apostrophe', "the optimizer's path", "the optimizer's path"],
    ['a tie of words', 'Theorem~1', 'Theorem\u00a01'],
    ['a tilde for about', '~50 ms and (~$50) at x.edu/~doe', '~50 ms and (~$50) at x.edu/~doe'],
    ['protected capitals', '{F}at{–}{T}ailed {GPU}s', 'Fat–Tailed GPUs'],
    ['a title in capitals, as it is', 'ON THE {K}-MEANS', 'ON THE K-MEANS'],
    ['Unicode, as it is', 'Şimşekli – “x”', 'Şimşekli – “x”'],
    ['character references', 'AT&amp;T &eacute; &amp;lt;', 'AT&T é <'],
    ['line breaks', 'a\\\\b\\\\[2pt]c\nd', 'a b c d'],
    ['braces that do not pair up', '}a{b', 'ab'],
    ['a command that nobody knows', '\\foo{x} \\bar y \\baz[o]{z}', 'x ȳ z'],
    ['a lone backslash', 'a\\', 'a'],
    ['links', '\\url{http://x.org/a\\_b} \\href{http://y.org}{here}', 'http://x.org/a_b here'],
    ['color and size', '\\textcolor{red}{x} \\color{blue}y', 'x y'],
    ['lists', '\\begin{itemize}\\item a\\item b\\end{itemize}', '• a • b'],
    ['multiples and percentages in ranges', '1.3-1.7$\\times$ and 20-30\\%', '1.3–1.7× and 20–30%'],
    ['hyphens that are no range', '2020-01-05, COVID-19, 3-5 apples, x-2%', '2020-01-05, COVID-19, 3-5 apples, x-2%'],
  ])('reads %s', (_, tex, expected) => {
    expect(texToInline(tex)).toEqual([expected]);
  });

  test.each([
    ['citations', 'method of \\citep{royer2018newton} still', 'method of still'],
    ['citations with notes', 'see~\\citep[e.g.,][p.~2]{a,b}.', 'see.'],
    ['references and labels', 'by Theorem~\\ref{t}\\label{l}, \\eqref{e}.', 'by Theorem,.'],
    ['footnotes that only link', 'minute.\\footnote{https://github.com/a/b}', 'minute.'],
    ['footnotes that say where code is', 'minute.\\footnote{Code available at \\url{https://github.com/a/b}.}', 'minute.'],
  ])('leaves out %s', (_, tex, expected) => {
    expect(texToInline(tex)).toEqual([expected]);
  });

  test('keeps a footnote with words, in parentheses', () => {
    expect(texToInline('a\\footnote{Equal {contribution}.} b')).toEqual(['a (Equal contribution.) b']);
  });
});

describe('styles of TeX', () => {
  test.each<[string, string, Inline[]]>([
    [
      'commands',
      '\\emph{a} \\textbf{b} \\textsc{c}',
      [{ kind: 'italic', content: ['a'] }, ' ', { kind: 'bold', content: ['b'] }, ' ', { kind: 'small-caps', content: ['c'] }],
    ],
    ['declarations', '{\\em a b} c {\\bf d}', [{ kind: 'italic', content: ['a b'] }, ' c ', { kind: 'bold', content: ['d'] }]],
    ['code', '\\texttt{a\\_b}', [{ kind: 'code', text: 'a_b' }]],
    ['scripts', '10\\textsuperscript{th}', ['10', { kind: 'sup', content: ['th'] }]],
    ['styles in styles', '\\emph{a \\textbf{b}}', [{ kind: 'italic', content: ['a ', { kind: 'bold', content: ['b'] }] }]],
    ['an empty style', 'a\\emph{} b', ['a b']],
  ])('reads %s', (_, tex, expected) => {
    expect(texToInline(tex)).toEqual(expected);
  });
});

describe('math of TeX', () => {
  test.each<[string, string, Inline[]]>([
    ['math in a title', 'A $k$-means bound', ['A ', { kind: 'math', tex: 'k' }, '-means bound']],
    ['math between parentheses', '\\(x^2\\)', [{ kind: 'math', tex: 'x^2' }]],
    ['display math', 'by $$x\n= 1,$$ where', ['by ', { kind: 'math', tex: 'x = 1,', display: true }, ' where']],
    ['display math between brackets', '\\[x\\]', [{ kind: 'math', tex: 'x', display: true }]],
    ['an equation', '\\begin{equation}\\label{e}x\\end{equation}', [{ kind: 'math', tex: 'x', display: true }]],
    ['an alignment', '\\begin{align*}a&=b\\end{align*}', [{ kind: 'math', tex: '\\begin{align*}a&=b\\end{align*}', display: true }]],
    ['an escaped dollar sign in math', '$\\$x_1$', [{ kind: 'math', tex: '\\$x_1' }]],
    ['a percent sign in math', '$x = 5%$', [{ kind: 'math', tex: 'x = 5\\%' }]],
    ['an isotope', '$^{235}$U', [{ kind: 'sup', content: ['235'] }, 'U']],
    ['a chemical formula', 'H$_2$O', ['H', { kind: 'sub', content: ['2'] }, 'O']],
    ['a variable as an index', 'x$_n$', ['x', { kind: 'math', tex: '_n' }]],
    ['less-than in math', '$p_T<100$ GeV', [{ kind: 'math', tex: 'p_T<100' }, ' GeV']],
  ])('keeps %s', (_, tex, expected) => {
    expect(texToInline(tex)).toEqual(expected);
  });

  test.each([
    ['a number', '$42$ and $-3.5$', '42 and −3.5'],
    ['a percentage', '$50\\%$, ${\\sim}50\\%$', '50%, ∼50%'],
    ['a sign', '$2.4\\times$ $\\rightarrow$ 3$\\times$', '2.4× → 3×'],
    ['a degree', '5$^\\circ$C', '5°C'],
    ['a grouped number', '$1{,}000$', '1,000'],
  ])('makes text of %s', (_, tex, expected) => {
    expect(texToInline(tex)).toEqual([expected]);
  });

  test.each([
    ['amounts', 'between $5 and $10'],
    ['an amount among words', 'costs US$ five million or US$ six'],
    ['a dollar sign without a partner', 'only $5'],
  ])('takes the dollar signs of %s for what they are', (_, text) => {
    expect(texToInline(text)).toEqual([text]);
  });

  test('keeps as text what is too long or cannot be math', () => {
    const long = `x^{${'1'.repeat(2000)}}`;
    expect(toPlain(texToInline(`$${long}$`))).toContain('1'.repeat(2000));
    expect(toPlain(texToInline('a ${x$ b'))).toBe('a $x$ b');
    expect(toPlain(texToInline('\\begin{align}{x\\end{align}'))).toContain('x');
  });
});

describe('paragraphs of TeX', () => {
  test('are parted by blank lines', () => {
    expect(texToProse('One\nline.\n  \n\nTwo $x$.\\par Three.')).toEqual([
      ['One line.'],
      ['Two ', { kind: 'math', tex: 'x' }, '.'],
      ['Three.'],
    ]);
  });

  test('of nothing are none', () => {
    expect(texToProse(' \n\n ')).toEqual([]);
  });
});

describe('any text', () => {
  const token = fc.constantFrom(
    '\\',
    '{',
    '}',
    '$',
    '$$',
    '\\(',
    '\\)',
    '\\[',
    '~',
    '`',
    "'",
    '-',
    '--',
    ' ',
    'a',
    '1',
    '%',
    '&amp;',
    '\\emph',
    '\\em ',
    '\\footnote{',
    '\\cite[',
    ']',
    "\\'",
    '\\c',
    '\\i',
    '\\begin{equation}',
    '\\end{equation}',
    '\\url{',
    '\n',
    '<',
    '\u0301',
    '\ud800',
    '😀',
    '\\href{',
    '\\textcolor{',
  );
  const anyTex = fc.array(token, { maxLength: 30 }).map((tokens) => tokens.join(''));

  test('gives inline text that the model accepts', () => {
    fc.assert(
      fc.property(anyTex, (tex) => {
        const inline = texToInline(tex);
        if (inline.length > 0) expect(() => InlineTextSchema.parse(inline)).not.toThrow();
        expect(toPlain(inline)).toBe(toPlain(inline).trim());
      }),
      { numRuns: 300 },
    );
  });

  test('without TeX in it is the same when read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab 12.,-×%()é’–"\n<>') }), (text) => {
        const once = texToInline(text);
        expect(texToInline(toPlain(once))).toEqual(once);
      }),
    );
  });

  test.each([
    '{',
    '$',
    '\\(',
    '\\begin{equation}',
    '\\emph{',
    '\\footnote{',
    '{\\em ',
    '\\cite[',
    '\\url{',
    "\\'",
    '\\c',
    '`',
    '-',
    '1-',
    '\\',
  ])('of 100,000 characters made of %j is read in less than a second', (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    const started = performance.now();
    texToInline(text);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
