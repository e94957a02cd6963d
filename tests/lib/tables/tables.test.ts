import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatTable,
  harmlessCell,
  parseMoment,
  readCell,
  readTable,
  TABLE_MAX_BYTES,
  tellDayOrder,
} from '../../../src/lib/tables/index.ts';

const utf8 = (text: string) => Buffer.from(text);
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => utf16le(text).swap16();
const read = (bytes: Uint8Array) => {
  const { headings, rows } = readTable(bytes, 'answers.csv');
  return [headings, ...rows.map(({ cells }) => cells)];
};
const TABLE = [
  ['Author', 'Größe'],
  ['jane-doe', 'à vérifier'],
];

describe('a table', () => {
  const text = 'Author,Größe\njane-doe,à vérifier\n';
  test.each<[string, Uint8Array]>([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\ufeff${text}`)],
    ['UTF-16, little end first, with a mark', utf16le(`\ufeff${text}`)],
    ['UTF-16, big end first, with a mark', utf16be(`\ufeff${text}`)],
    ['UTF-16, little end first', utf16le(text)],
    ['UTF-16, big end first', utf16be(text)],
    ['Windows-1252', Buffer.from(text, 'latin1')],
    ['semicolons', utf8(text.replaceAll(',', ';'))],
    ['tabs', utf8(text.replaceAll(',', '\t'))],
    ['a first line that names semicolons', utf8(`sep=;\n${text.replaceAll(',', ';')}`)],
    ['a first line that names a comma, and more semicolons than commas', utf8('sep=,\nAuthor,Größe\njane-doe,à vérifier\n')],
    ['CRLF', utf8(text.replaceAll('\n', '\r\n'))],
    ['CR', utf8(text.replaceAll('\n', '\r'))],
    ['no line break at its end', utf8(text.trimEnd())],
    ['blank rows', utf8('\n\nAuthor,Größe\n,\n  ,\t\njane-doe,à vérifier\n\n,\n')],
    ['quotes', utf8('"Author","Größe"\n"jane-doe","à vérifier"\n')],
    ['what Excel wraps round text', utf8('Author,Größe\n\'jane-doe,"=""à vérifier"""\n')],
    ['headings that come again', utf8(`${text}Author,Größe\n`)],
    ['blanks and marks without width', utf8('Author ,\u00a0Größe\n\u200bjane-doe\u200b, à vérifier\u00a0\n')],
  ])('in %s is read', (_, bytes) => expect(read(bytes)).toEqual(TABLE));

  test.each<[string, string, string[][]]>([
    ['a delimiter and quotes in quotes', 'a,b\n"x, ""y""",z\n', [['x, "y"', 'z']]],
    ['a line break in quotes', 'a,b\n"x\r\ny",z\n', [['x\ny', 'z']]],
    ['a lone quotation mark', 'a,b\n5" disk,z\n', [['5" disk', 'z']]],
    ['headings with a delimiter in quotes', '"a;b;c",b\nx,y\n', [['x', 'y']]],
    ['rows that are too short or too long', 'a,b\nx\nx,y,\nx,y,z\n', [['x'], ['x', 'y', ''], ['x', 'y', 'z']]],
    ['one column', 'a\nx\ny\n', [['x'], ['y']]],
    ['headings alone', 'a,b\n', []],
    ['script in cells', 'a,b\n<script>alert(1)</script>,x\n', [['<script>alert(1)</script>', 'x']]],
  ])('with %s is read', (_, text, rows) => expect(read(utf8(text)).slice(1)).toEqual(rows));

  test('knows on which line each row begins', () => {
    const { rows } = readTable(utf8('sep=,\r\na,b\r\n\r\n"x\r\ny",1\r\nz,2\r\n'), 'answers.csv');
    expect(rows.map(({ line }) => line)).toEqual([4, 6]);
  });

  test('with a cell of a megabyte is read at once', () => {
    const begin = performance.now();
    expect(read(utf8(`a,b\n${'x'.repeat(1 << 20)},y\n`))[1]![0]).toHaveLength(1 << 20);
    expect(performance.now() - begin).toBeLessThan(1000);
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['is empty', utf8('\n \n'), /^answers\.csv: The file is empty/],
    ['is a workbook', Buffer.from('PK\u0003\u0004rest'), /save it as “CSV UTF-8”/],
    ['is no text', Buffer.from([0x61, 0, 0, 0x62, 0x2c, 0x63]), /It is no text/],
    ['is cut off in a quoted cell', utf8('a,b\nx,y\n1,"jane@uni.example\n'), /^answers\.csv:3: A quotation mark/],
    ['is too large', new Uint8Array(TABLE_MAX_BYTES + 1), /more than 32 MiB/],
  ])('that %s is refused', (_, bytes, message) => {
    expect(() => read(bytes)).toThrow(message);
    expect(() => read(bytes)).not.toThrow(/uni\.example/);
  });

  test('that was written here is read as it was', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => `a${text}z`.replace(/\r\n?/g, '\n'));
    const row = fc.tuple(cell, cell);
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const table = readTable(utf8(formatTable([['one', 'two'], ...rows])), 'x');
        expect(table.rows.map(({ cells }) => cells)).toEqual(rows.map((cells) => cells.map((text) => readCell(harmlessCell(text)))));
      }),
      { numRuns: 100 },
    );
  });
});

describe('a written cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    [' =1', "' =1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['a\n=1', "a\n'=1"],
    ['a=1', 'a=1'],
    ['', ''],
  ])('of %j is %j, which no spreadsheet runs', (text, harmless) => expect(harmlessCell(text)).toBe(harmless));
});

describe('a date', () => {
  test.each<[string, string, string | undefined]>([
    ['2026-11-02', '2026-11-02', undefined],
    ['2026-11-02 14:03:22', '2026-11-02', '14:03:22'],
    ['2026-11-02T14:03:22.123Z', '2026-11-02', '14:03:22'],
    ['2026-11-02T14:03:22+01:00', '2026-11-02', '14:03:22'],
    ['2026/11/02 2:03:22 PM GMT+1', '2026-11-02', '14:03:22'],
    ['2026/11/2 午後', '', undefined],
    ['2026/11/2 下午 2:03:22', '2026-11-02', '14:03:22'],
    ['2026/11/2 下午2:03', '2026-11-02', '14:03:00'],
    ['2026/11/2 上午 12:03:22', '2026-11-02', '00:03:22'],
    ['2026-11-02 下午 12:03:22', '2026-11-02', '12:03:22'],
    ['2026年11月2日 上午9:03', '2026-11-02', '09:03:00'],
    ['22/11/2026 下午 2:03:22', '2026-11-22', '14:03:22'],
    ['2026/11/2 下午', '', undefined],
    ['2026/11/2 下午 25:03', '', undefined],
    ['11/22/2026 14:03:22', '2026-11-22', '14:03:22'],
    ['11/22/26 14:03', '2026-11-22', '14:03:00'],
    ['22/11/2026 9:03', '2026-11-22', '09:03:00'],
    ['02.11.2026 14:03:22', '2026-11-02', '14:03:22'],
    ['22/11/2026 14.03.22', '2026-11-22', '14:03:22'],
    ['2.11.26', '2026-11-02', undefined],
    ['11/11/2026', '2026-11-11', undefined],
    ['11/22/2026 12:03:22 AM', '2026-11-22', '00:03:22'],
    ['November 2, 2026 2:03pm', '2026-11-02', '14:03:00'],
    ['46328', '2026-11-02', undefined],
    ['46328.5856', '2026-11-02', '14:03:16'],
    ['46328,5', '2026-11-02', '12:00:00'],
    ['2026-02-30', '', undefined],
    ['2026-11-02 25:00', '', undefined],
    ['1026-11-02', '', undefined],
    ['yesterday', '', undefined],
    ['', '', undefined],
    ['2026'.repeat(1000), '', undefined],
  ])('%j is the day %j', (text, day, time) =>
    expect(parseMoment(text, undefined)).toEqual(day === '' ? undefined : time === undefined ? { day } : { day, time }),
  );

  test.each<[string[], ReturnType<typeof tellDayOrder>]>([
    [['11/2/2026', '11/22/2026'], 'month-first'],
    [['2/11/2026', '22/11/2026 10:00'], 'day-first'],
    [['11/2/2026', '1/2/2026'], undefined],
    [['11/22/2026', '22/11/2026'], undefined],
    [['22.11.2026', '11/2/2026'], undefined],
    [['2026-11-22'], undefined],
  ])('of a file with %j is read %s', (texts, order) => expect(tellDayOrder(texts)).toBe(order));

  test('that can be two days is neither, until its file says which', () => {
    expect(parseMoment('11/2/2026', undefined)).toBe('ambiguous');
    expect(parseMoment('11/2/2026', 'month-first')).toEqual({ day: '2026-11-02' });
    expect(parseMoment('11/2/2026', 'day-first')).toEqual({ day: '2026-02-11' });
  });
});
