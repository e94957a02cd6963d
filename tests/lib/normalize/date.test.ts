import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PartialDateSchema } from '../../../src/lib/model/index.ts';
import { normalizeDate } from '../../../src/lib/normalize/date.ts';

describe('a date', () => {
  test.each([
    ['a year', '2021', '2021'],
    ['a month', '2021-05', '2021-05'],
    ['a day', '2021-05-13', '2021-05-13'],
    ['a day without zeros', '2021-5-3', '2021-05-03'],
    ['a time in UTC', '2020-01-05T10:00:00Z', '2020-01-05'],
    ['a time elsewhere, which is the next day in UTC', '2020-12-31T23:30:00-05:00', '2021-01-01'],
    ['a time elsewhere, which is the day before in UTC', '2020-01-01T01:00+0300', '2019-12-31'],
    ['a time without an offset', '2020-01-05 23:59:59.5', '2020-01-05'],
    ['an impossible month', '2021-13-45', '2021'],
    ['an impossible day', '2021-02-30', '2021-02'],
    ['a leap day', '2020-02-29', '2020-02-29'],
    ['an approximate date', '2004-06~', '2004-06'],
    ['an interval', '2004-06-01/2006-08', '2004-06-01'],
    ['an open interval', '2004/..', '2004'],
    ['an interval without a start', '../2004', '2004'],
    ['a season', '2001-21', '2001'],
    ['slashes', '2021/05/13/Spring', '2021-05-13'],
    ['no separators', '20210513', '2021-05-13'],
    ['words', '3 March 2020', '2020-03-03'],
    ['words in the American order', 'Mar 3, 2020', '2020-03-03'],
    ['a month in words', 'September 2020', '2020-09'],
    ['an ordinal', 'May 3rd 2020', '2020-05-03'],
    ['the form of e-mail', 'Mon, 12 Mar 2007 10:00:00 GMT', '2007-03-12'],
    ['an order that could be either', '12/03/2020', '2020'],
    ['a year with a letter', '2020a', '2020'],
    ['an unknown digit', '199u', undefined],
    ['no year', 'in press', undefined],
    ['a year too early', '1203', undefined],
    ['a year too late', '2101-01-01', undefined],
    ['nothing', '', undefined],
  ])('is read from %s', (_, text, expected) => {
    expect(normalizeDate(text)).toBe(expected);
  });

  test('read again stays the same, and the model accepts it', () => {
    const unit = fc.constantFrom('2020', '19', '1', '02', '31', '-', '/', 'T', ':', 'Z', '+', ' ', 'mar', 'May', '~', '..', ',');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 8 }), (units) => {
        const date = normalizeDate(units.join(''));
        if (date === undefined) return;
        expect(PartialDateSchema.parse(date)).toBe(date);
        expect(normalizeDate(date)).toBe(date);
      }),
      { numRuns: 1000 },
    );
  });
});
