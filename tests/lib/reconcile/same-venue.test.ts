import { describe, expect, test } from 'vitest';
import { sameVenue } from '../../../src/lib/reconcile/same-venue.ts';

describe('two names of venues', () => {
  test.each([
    ['in another case and with other marks', 'Journal of Graphs', 'journal  of graphs.', true],
    ['one abbreviated word by word', 'J. Mach. Learn. Res.', 'Journal of Machine Learning Research', true],
    ['one the initials of the other', 'ICML 2020', 'Proceedings of the 37th International Conference on Machine Learning', true],
    ['with other words', 'Journal of Graphs', 'Journal of Groups', false],
    ['one a part of the other', 'Annals of Statistics', 'Annals of Applied Statistics', false],
    ['with other initials', 'ICLR', 'International Conference on Machine Learning', false],
    ['one empty', '', 'Journal of Graphs', false],
  ])('%s', (_, a, b, expected) => {
    expect(sameVenue(a, b)).toBe(expected);
    expect(sameVenue(b, a)).toBe(expected);
  });
});
