import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { SourceError } from '../../../src/lib/errors.ts';
import type { Issue } from '../../../src/lib/model/index.ts';
import { checkJson, readItem, readJson } from '../../../src/lib/sources/json.ts';

const anything = z.unknown();
const read = (body: string) => readJson('crossref', { place: 'page', body }, anything);
const nest = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('a page of JSON', () => {
  test('is what JSON says it is, whatever strings hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }), (value) => {
        expect(read(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(read(`\uFEFF{"a": "[[[\\"{\\\\"}`)).toEqual({ a: '[[["{\\' });
  });

  test('may nest 200 deep, and no deeper, brackets in strings not counted', () => {
    expect(() => read(nest(200))).not.toThrow();
    expect(() => read(nest(201))).toThrow(/page|nests more than 200 deep/);
    expect(() => read(nest(100_000))).toThrow(SourceError);
    expect(read(`"${'['.repeat(1000)}"`)).toBe('['.repeat(1000));
  });

  test.each(['', '{', '{"a":', '"\\', 'undefined', '<html>', '{"a":1}{'])('that is not whole is a fault of the source: %j', (body) =>
    expect(() => read(body)).toThrow(SourceError),
  );

  test('that is none of the source names what is wrong, and where', () => {
    const envelope = z.object({ items: z.array(z.unknown()) });
    expect(() => readJson('crossref', { place: 'page', body: '{"items": 7}' }, envelope)).toThrow(/items: .*expected array/);
    expect(() => checkJson('{"items": 7}', envelope)).toThrow(/items: .*expected array/);
    expect(() => checkJson('{"items": []}', envelope)).not.toThrow();
  });
});

test('A bad item is an issue that names it, and costs no other', () => {
  const issues: Issue[] = [];
  const items = [{ id: 'a' }, { id: 7 }, 'text', { id: 'b' }];
  const records = items.flatMap((item, index) =>
    readItem('crossref', `page item ${index}`, item, z.object({ id: z.string() }), ({ id }, place) => ({ id, place }) as never, issues),
  );
  expect(records).toEqual([
    { id: 'a', place: 'page item 0' },
    { id: 'b', place: 'page item 3' },
  ]);
  expect(issues.map(({ place, record, severity }) => [place, record, severity])).toEqual([
    ['page item 1', '7', 'error'],
    ['page item 2', 'an item that is no object', 'error'],
  ]);
});
