import { describe, expect, test } from 'vitest';
import { measureDblpAcm } from '../../../scripts/bench/accuracy/dblp-acm.ts';
import { corpus } from '../../helpers/corpus.ts';

describe.skipIf(corpus('matching/dblp_acm') === undefined)('the papers of DBLP and ACM', () => {
  test('are joined without a wrong pair in 200, and nearly all others are proposed', () => {
    const { joined, proposed } = measureDblpAcm(corpus('matching/dblp_acm')!);
    expect(joined.precision).toBeGreaterThanOrEqual(0.995);
    expect(joined.f1).toBeGreaterThanOrEqual(0.92);
    expect(proposed.recall).toBeGreaterThanOrEqual(0.94);
  });
});
