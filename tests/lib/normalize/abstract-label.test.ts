import { expect, test } from 'vitest';
import { withoutAbstractLabel, withoutLabelLine } from '../../../src/lib/normalize/abstract-label.ts';
import { toProse } from '../../../src/lib/normalize/markup-language.ts';
import { toPlain } from '../../../src/lib/print/plain.ts';

const read = (text: string, markup: 'html' | 'tex' | 'plain') =>
  withoutAbstractLabel(toProse(withoutLabelLine(text), markup)).map((paragraph) => toPlain(paragraph));

test.each([
  ['a heading', 'html', '<jats:title>Abstract</jats:title><jats:p>We grow hedges.</jats:p>', ['We grow hedges.']],
  ['a paragraph', 'html', '<p>ABSTRACT</p><p>We grow hedges.</p>', ['We grow hedges.']],
  ['a full stop', 'html', '<jats:p>ABSTRACT. We grow hedges.</jats:p>', ['We grow hedges.']],
  ['a colon', 'plain', 'Abstract: we grow hedges.', ['we grow hedges.']],
  ['a dash', 'plain', 'Abstract—We grow hedges.', ['We grow hedges.']],
  ['a hyphen between blanks', 'plain', 'Abstract - We grow hedges.', ['We grow hedges.']],
  ['bold', 'html', '<jats:p><jats:bold>Abstract</jats:bold> We grow hedges.</jats:p>', ['We grow hedges.']],
  ['bold and a stop in it', 'html', '<p><b>Summary.</b> we grow hedges.</p>', ['we grow hedges.']],
  ['bold and a colon behind it', 'html', '<p><b>Summary</b>: we grow hedges.</p>', ['we grow hedges.']],
  ['bold in TeX', 'tex', '\\textbf{Abstract.} We grow hedges.', ['We grow hedges.']],
  ['the end of its line', 'plain', 'Abstract\nWe grow hedges.', ['We grow hedges.']],
  ['the end of its line in a paragraph', 'html', '<jats:p>Summary\n We grow hedges.</jats:p>', ['We grow hedges.']],
  ['a break', 'html', '<p>Abstract<br/>We grow hedges.</p>', ['We grow hedges.']],
  ['its capitals', 'html', '<p>ABSTRACT We grow hedges.</p>', ['We grow hedges.']],
  ['nothing behind it', 'plain', 'Abstract', []],
] as const)('A label that is told by %s goes', (_, markup, text, expected) => expect(read(text, markup)).toEqual(expected));

test.each([
  ['begins a sentence', 'plain', 'Abstract interpretation is a theory.', ['Abstract interpretation is a theory.']],
  ['is emphasised in one', 'html', '<p><i>Abstract</i> interpretation is a theory.</p>', ['Abstract interpretation is a theory.']],
  ['ends a line of one', 'html', '<p>Abstract\n interpretation is a theory.</p>', ['Abstract interpretation is a theory.']],
  ['is in capitals as all of it', 'plain', 'ABSTRACT INTERPRETATION IS A THEORY.', ['ABSTRACT INTERPRETATION IS A THEORY.']],
  ['has a hyphen', 'plain', 'Summary-based analysis scales.', ['Summary-based analysis scales.']],
  ['comes later', 'plain', 'An abstract. It is short.', ['An abstract. It is short.']],
  ['is another one', 'html', '<p><b>Results</b> We grew hedges.</p>', ['Results We grew hedges.']],
] as const)('A word stays that %s', (_, markup, text, expected) => expect(read(text, markup)).toEqual(expected));
