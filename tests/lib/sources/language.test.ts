import { expect, test } from 'vitest';
import { toLanguage } from '../../../src/lib/sources/language.ts';

test.each([
  ['eng', 'en'],
  ['ger', 'de'],
  ['ENG', 'en'],
  ['en_GB', 'en-GB'],
  ['zh-Hant', 'zh-Hant'],
  ['English', 'en'],
  [' German ', 'de'],
  ['Deutsch', 'de'],
  ['français', 'fr'],
  ['日本語', 'ja'],
  ['ngerman', 'de'],
  ['american', 'en-US'],
  ['langlatin', 'la'],
  ['mul', undefined],
  ['und', undefined],
  ['English and French', undefined],
  ['constructor', undefined],
  ['', undefined],
])('The language %j is %j', (text, expected) => expect(toLanguage(text)).toBe(expected));
