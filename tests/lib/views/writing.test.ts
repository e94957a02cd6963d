import { expect, test } from 'vitest';
import { runsLeft, writingOf } from '../../../src/lib/views/writing.ts';

test.each([
  ['a title in the language of the page', 'Sparse graphs', 'en', 'en', {}],
  ['a work of a variety of that language', 'Sparse graphs', 'en-GB', 'en', {}],
  ['a work whose language nobody told', 'Sparse graphs', undefined, 'en', {}],
  ['a title in another language', 'Über Graphen', 'de', 'en', { lang: 'de' }],
  ['a Japanese title', '括要算法', 'ja', 'en', { lang: 'ja' }],
  ['the English title of a Japanese work', 'Essentials of mathematics', 'ja', 'en', {}],
  ['an Arabic title', '«كتاب المناظر»', 'ar', 'en', { lang: 'ar', dir: 'rtl' }],
  ['an Arabic title of which no language is known', 'كتاب المناظر', undefined, 'en', { dir: 'rtl' }],
  ['a Latin title that has a Hebrew letter', 'On ℵ and א', undefined, 'en', {}],
  ['a name of an object’s own', 'x', 'constructor', 'en', { lang: 'constructor' }],
] as const)('%s', (_, text, language, page, expected) => expect(writingOf(text, language, page)).toEqual(expected));

test.each([
  ['a Latin name', 'Michał Dereziński', false],
  ['a Chinese name', '關孝和', false],
  ['an Arabic name', 'ابن الهيثم', true],
  ['a Latin name with its Hebrew spelling', 'Haim Brezis (חיים ברזיס)', true],
  ['a name that orders its letters by a control', 'Jane \u202eeoD', true],
] as const)('%s runs left or does not', (_, text, expected) => expect(runsLeft(text)).toBe(expected));
