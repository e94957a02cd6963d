import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldWords } from '../../../src/lib/normalize/fold.ts';
import { collapse, decodeEntities, stripControls, tidyText } from '../../../src/lib/normalize/text.ts';

describe('blanks', () => {
  test.each([
    ['line breaks and indents', ' A title\r\n  that goes\ton ', 'A title that goes on'],
    ['runs of blanks', 'a  b', 'a b'],
    ['line separators', 'a\u2028b', 'a b'],
    ['a no-break space, which stays', 'Theorem\u00a01', 'Theorem\u00a01'],
    ['text that is in order', 'a b', 'a b'],
  ])('collapses %s', (_, text, expected) => {
    expect(collapse(text)).toBe(expected);
  });
});

describe('character references', () => {
  test.each([
    ['named ones', 'Garc&iacute;a &amp; S&oslash;n', 'García & Søn'],
    ['numbers', '&#243;&#xF3;', 'óó'],
    ['text that was escaped twice', 'R&amp;amp;D &amp;lt;i&amp;gt;', 'R&D <i>'],
    ['text that was escaped three times, twice', '&amp;amp;lt;', '&lt;'],
    ['an ampersand that begins none', 'AT&T, Q & A', 'AT&T, Q & A'],
    ['numbers that name no character', '&#0;&#xD800;', '\ufffd\ufffd'],
  ])('decodes %s', (_, text, expected) => {
    expect(decodeEntities(text)).toBe(expected);
  });
});

describe('characters that do harm', () => {
  test.each([
    ['controls', 'a\u0000b\u0007c\u009fd', 'abcd'],
    ['not a tab or line break', 'a\tb\nc', 'a\tb\nc'],
    ['invisible ones', 'pass\u200bword\ufeff\u00ad\u{e0041}', 'password'],
    ['not the joiners that scripts need', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['half of a surrogate pair', 'a\ud800b', 'ab'],
    ['an override', 'abc\u202egnp.exe\u202c', 'abcgnp.exe'],
    ['an embedding that is never closed', 'a\u202bb', 'ab'],
    ['a closer without its opener', 'a\u2069b', 'ab'],
    ['not an isolate that is closed', 'a\u2067b\u2069c', 'a\u2067b\u2069c'],
    ['not right-to-left text', 'דוד כהן (David)', 'דוד כהן (David)'],
    ['marks beyond eight on one letter', `a${'\u0301'.repeat(50)}b`, `a${'\u0301'.repeat(8)}b`],
    ['not astral letters', '𝒪(n) 😀', '𝒪(n) 😀'],
  ])('strips %s', (_, text, expected) => {
    expect(stripControls(text)).toBe(expected);
  });
});

describe('text for matching', () => {
  test.each([
    ['case, marks and punctuation', 'Étude: “Naïve” Bayes–Methods', 'etudenaivebayesmethods'],
    ['letters that do not decompose', 'Łódź Ærø Straße Œuvre þing ı', 'lodzaerostrasseoeuvrethingi'],
    ['compatibility forms', 'ℓ₁ ﬁt ℝⁿ', 'l1fitrn'],
    ['composed and decomposed alike', 'S\u0327', 's'],
    ['a capital with a dot', 'İstanbul', 'istanbul'],
    ['other scripts', 'Σίσυφος 李明', 'σισυφοσ李明'],
    ['nothing but signs', '— !', ''],
  ])('folds %s', (_, text, expected) => {
    expect(fold(text)).toBe(expected);
  });

  test('keeps the words apart where words are asked for', () => {
    expect(foldWords('Newton–MR: a “Méthode”')).toEqual(['newton', 'mr', 'a', 'methode']);
  });

  test('the words together are the folded text, and folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldWords(text).join('')).toBe(fold(text));
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});

test('tidying twice is tidying once', () => {
  const unit = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 1 }),
    fc.constantFrom(' ', '\n', '\u202a', '\u202c', '\u2067', '\u2069', '\u0301', 'a'),
  );
  fc.assert(
    fc.property(fc.array(unit), (parts) => {
      const once = tidyText(parts.join(''));
      expect(tidyText(once)).toBe(once);
    }),
  );
});
