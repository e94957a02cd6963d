import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { field, textField, WRONG } from '../../../src/lib/sources/field.ts';

const Item = z.object({ text: textField, size: field('a size', (value) => (typeof value === 'number' ? value : WRONG)) });

describe('a field', () => {
  test.each([
    ['a text', 'a', 'a'],
    ['an empty text', '', ''],
    ['a number', 12, '12'],
    ['null', null, undefined],
    ['undefined', undefined, undefined],
  ])('that holds %s is read', (_, text, expected) => expect(Item.parse({ text }).text).toBe(expected));

  test('may be missing', () => expect(Item.parse({})).toEqual({}));

  test.each([
    ['a list', ['a'], 'received a list'],
    ['an object', { a: 1 }, 'received an object'],
    ['a boolean', true, 'received boolean'],
  ])('that holds %s is refused by its name', (_, text, message) => {
    const { error } = Item.safeParse({ text });
    expect(error!.issues).toMatchObject([{ path: ['text'], message: `expected text, ${message}` }]);
  });

  test('says what should stand there', () => {
    expect(Item.safeParse({ size: 'large' }).error!.issues[0]!.message).toBe('expected a size, received string');
  });
});
