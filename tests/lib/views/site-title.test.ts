import { expect, test } from 'vitest';
import { isLongTitle } from '../../../src/lib/views/site-title.ts';

test.each([
  ['Peerpage', false],
  ['Statistics at Somewhere', false],
  ['Laboratory of Comparative Hedge Studies', true],
  ['比較生垣研究室', false],
  ['東京大学大学院情報理工学系研究科', true],
])('“%s” is long: %s', (title, expected) => expect(isLongTitle(title)).toBe(expected));
