import { join } from 'node:path';
import { measureDblpAcm } from './accuracy/dblp-acm.ts';
import { measureGupta, measureWang, type Told } from './accuracy/people.ts';
import { measurePreprintPairs } from './accuracy/preprint-pairs.ts';
import type { Share } from './accuracy/share.ts';
import type { Row } from './bench.ts';

/**
 * How well records are joined and people told apart, in per cent.
 * @param corpus recorded corpus: folders `matching`, `preprint_pairs`, `author_disambiguation`
 */
export function benchAccuracy(corpus: string): Row[] {
  const matching = measureDblpAcm(join(corpus, 'matching/dblp_acm'));
  const people = join(corpus, 'author_disambiguation');
  return [
    ...rowsOf('DBLP-ACM, joined by themselves', matching.joined, { precision: 99.5, recall: 86, f1: 92 }),
    ...rowsOf('DBLP-ACM, with proposals', matching.proposed, { precision: 94, recall: 94, f1: 94 }),
    ...rowsOf('preprints and their articles, by metadata', measurePreprintPairs(join(corpus, 'preprint_pairs')), {
      precision: 99,
      recall: 99,
      f1: 99,
    }),
    ...toldRows('A. Gupta, training half', measureGupta(join(people, 'agupta_train_f0.txt'))),
    ...toldRows('A. Gupta, other half', measureGupta(join(people, 'agupta_test_f0.txt'))),
    ...toldRows('everybody called Wang in INSPIRE', measureWang(join(people, 'inspire_wang'))),
  ];
}

function rowsOf(what: string, share: Share, bars: Record<keyof Share, number>): Row[] {
  return (['precision', 'recall', 'f1'] as const).map((measure) => ({
    what: `${what}: ${measure}`,
    figure: share[measure] * 100,
    unit: '%',
    bar: { min: bars[measure] },
  }));
}

function toldRows(what: string, { signatures, byEvidence, byNameAndAffiliation }: Told): Row[] {
  return [
    {
      what: `${what} (${signatures} signatures): B-cubed F1, where name and affiliation give the bar`,
      figure: byEvidence.f1 * 100,
      unit: '%',
      bar: { min: byNameAndAffiliation.f1 * 100 },
    },
  ];
}
