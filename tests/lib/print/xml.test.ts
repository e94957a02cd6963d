import { SaxesParser } from 'saxes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeAttribute, escapeText, stripIllegalXml } from '../../../src/lib/print/xml.ts';

describe('text in XML', () => {
  test.each([
    ['markup characters', 'a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['the end of a CDATA section', ']]>', ']]&gt;'],
    ['text without any of them', 'naïve “x”', 'naïve “x”'],
    ['a form feed', 'a\fb', 'ab'],
  ])('escapes %s', (_, text, expected) => {
    expect(escapeText(text)).toBe(expected);
  });

  test('escapes both quotes and line breaks in attributes', () => {
    expect(escapeAttribute(`"a" 'b'\n<&>`)).toBe('&quot;a&quot; &#39;b&#39;&#10;&lt;&amp;&gt;');
  });

  test.each([
    ['control characters', 'a\u0000\u0008\u000b\u001fb', 'ab'],
    ['half of a surrogate pair', 'a\ud800b\udc00c', 'abc'],
    ['noncharacters', 'a\ufffe\uffffb', 'ab'],
    ['nothing of a whole pair, a tab or a line break', '𝒪\t\n', '𝒪\t\n'],
  ])('strips %s', (_, text, expected) => {
    expect(stripIllegalXml(text)).toBe(expected);
  });

  test('any text survives a strict parser, in content and in an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let content = '';
        let attribute = '';
        const parser = new SaxesParser();
        parser.on('error', (error) => {
          throw error;
        });
        parser.on('text', (part) => {
          content += part;
        });
        parser.on('opentag', ({ attributes }) => {
          attribute = String(attributes['a']);
        });
        parser.write(`<x a="${escapeAttribute(text)}">${escapeText(text)}</x>`).close();
        expect(attribute).toBe(stripIllegalXml(text));
        expect(content).toBe(stripIllegalXml(text).replace(/\r\n?/g, '\n'));
      }),
    );
  });
});
