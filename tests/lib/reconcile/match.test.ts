import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WorkRecord } from '../../../src/lib/model/index.ts';
import { matchKey, matchRecords } from '../../../src/lib/reconcile/index.ts';
import { makeRecord } from '../../helpers/records.ts';

const LONG = 'Multiplicative noise and heavy tails in stochastic optimization';
const match = (a: WorkRecord, b: WorkRecord) => matchRecords(matchKey(a), matchKey(b));

describe('two records', () => {
  test.each([
    [
      'with one DOI are one work',
      makeRecord({ dois: ['10.1000/a'], title: 'One' }),
      makeRecord({ dois: ['10.1000/a'], title: 'Two' }),
      'same',
    ],
    [
      'with one arXiv id are one work',
      makeRecord({ arxiv: '2001.00001v1' }),
      makeRecord({ arxiv: '2001.00001v3', title: 'Renamed' }),
      'same',
    ],
    [
      'with two arXiv ids are two, however alike',
      makeRecord({ arxiv: '2002.09547', title: 'Stochastic Normalizing Flows' }),
      makeRecord({ arxiv: '2002.06707', title: 'Stochastic Normalizing Flows' }),
      'different',
    ],
    [
      'that agree in everything are one',
      makeRecord({ title: LONG, dates: { first: '2020' }, arxiv: '2001.00001' }),
      makeRecord({ title: LONG.toUpperCase(), dates: { issued: '2021' } }),
      'same',
    ],
    [
      'are one if one cuts the list of names short and they agree in all that both say',
      makeRecord({ title: LONG, dates: { issued: '2021' }, authors: ['J. Doe', 'J. Public', 'R. Roe', 'M. Major'] }),
      makeRecord({ title: LONG, dates: { issued: '2021' }, authors: ['Jane Doe', 'J. Public', 'R. Roe'], authorsTruncated: true }),
      'same',
    ],
    [
      'are for a person to decide if the list that is cut short begins otherwise',
      makeRecord({ title: LONG, dates: { issued: '2021' }, authors: ['J. Doe', 'J. Public', 'R. Roe', 'M. Major'] }),
      makeRecord({ title: LONG, dates: { issued: '2021' }, authors: ['J. Doe', 'R. Roe', 'J. Public'], authorsTruncated: true }),
      'unsure',
    ],
    [
      'are for a person to decide if a list that is cut short gives two names',
      makeRecord({ title: LONG, dates: { issued: '2021' }, authors: ['J. Doe', 'J. Public', 'R. Roe'] }),
      makeRecord({ title: LONG, dates: { issued: '2021' }, authors: ['J. Doe', 'J. Public'], authorsTruncated: true }),
      'unsure',
    ],
    [
      'with nearly the same title are for a person to decide',
      makeRecord({ title: `${LONG} of large models with very many and very different kinds of layers`, arxiv: '2001.00001' }),
      makeRecord({ title: `${LONG} of large models with very many and different kinds of layers` }),
      'unsure',
    ],
    ['by other authors are two', makeRecord({ title: LONG }), makeRecord({ title: LONG, authors: ['John Public'] }), 'different'],
    [
      'with a short title are one only in the same year by the same authors',
      makeRecord({ title: 'Deep nets', dates: { issued: '2020' } }),
      makeRecord({ title: 'Deep nets', dates: { issued: '2020' } }),
      'same',
    ],
    [
      'with a short title and other years are two',
      makeRecord({ title: 'Deep nets', dates: { issued: '2020' } }),
      makeRecord({ title: 'Deep nets', dates: { issued: '2021' } }),
      'different',
    ],
    [
      'with a short title by other authors are two',
      makeRecord({ title: 'Deep nets', dates: { issued: '2020' } }),
      makeRecord({ title: 'Deep nets', dates: { issued: '2020' }, authors: ['Jane Doe', 'John Public'] }),
      'different',
    ],
    [
      'in which a letter was lost on the way are one',
      makeRecord({ title: LONG, authors: ['Christian B?hm', 'Jane Doe'], dates: { issued: '2020' } }),
      makeRecord({ title: LONG, authors: ['Christian Böhm', 'Jane Doe'], dates: { issued: '2020' } }),
      'same',
    ],
    [
      'of which one misspells a name are one',
      makeRecord({ title: LONG, authors: ['Jane Doee', 'John Public'], dates: { issued: '2020' } }),
      makeRecord({ title: LONG, authors: ['Jane Doe', 'John Public'], dates: { issued: '2020' } }),
      'same',
    ],
    [
      'published in proceedings and in a journal are for a person to decide',
      makeRecord({ title: LONG, type: 'other', venue: { name: 'Proc. ICML' }, dates: { issued: '2020' } }),
      makeRecord({ title: LONG, type: 'other', venue: { name: 'Journal of Machine Learning' }, dates: { issued: '2020' } }),
      'unsure',
    ],
    [
      'of which one is called a panel are for a person to decide',
      makeRecord({ title: `${LONG} (panel)`, dates: { issued: '2020' } }),
      makeRecord({ title: LONG, dates: { issued: '2020' } }),
      'unsure',
    ],
    [
      'with a slip of the pen in the title are for a person to decide',
      makeRecord({ title: LONG, dates: { issued: '2020' } }),
      makeRecord({ title: LONG.replace('noise', 'nose'), dates: { issued: '2020' } }),
      'unsure',
    ],
    [
      'with two PubMed numbers are for a person to decide',
      makeRecord({ title: LONG, dates: { issued: '2020' }, catalogues: { pmid: '1' as never } }),
      makeRecord({ title: LONG, dates: { issued: '2020' }, catalogues: { pmid: '2' as never } }),
      'unsure',
    ],
    ['called Editorial prove nothing', makeRecord({ title: 'Editorial' }), makeRecord({ title: 'Editorial' }), 'unsure'],
    ['of which one corrects the other are two', makeRecord({ title: `Erratum: ${LONG}` }), makeRecord({ title: LONG }), 'different'],
    ['that are parts one and two are two', makeRecord({ title: `${LONG} I` }), makeRecord({ title: `${LONG} II` }), 'different'],
    [
      'years apart are two',
      makeRecord({ title: LONG, dates: { issued: '2010' } }),
      makeRecord({ title: LONG, dates: { issued: '2020' } }),
      'different',
    ],
    ['of a paper and its data are two', makeRecord({ title: LONG }), makeRecord({ title: LONG, type: 'dataset' }), 'different'],
    [
      'of a conference paper and its journal extension are two',
      makeRecord({ title: LONG, type: 'conference-paper' }),
      makeRecord({ title: LONG, type: 'article' }),
      'different',
    ],
    [
      'with two DOIs are never joined silently',
      makeRecord({ title: LONG, dois: ['10.1000/a'] }),
      makeRecord({ title: LONG, dois: ['10.1000/b'] }),
      'unsure',
    ],
  ] as const)('%s', (_, a, b, verdict) => {
    expect(match(a, b).verdict).toBe(verdict);
    expect(match(b, a)).toEqual(match(a, b));
  });

  test('are judged the same from either side', () => {
    const record = fc
      .record({
        title: fc.constantFrom(LONG, `${LONG} II`, 'Editorial', 'Deep nets', `Reply to ${LONG}`),
        arxiv: fc.constantFrom(undefined, '2001.00001', '2001.00002'),
        doi: fc.constantFrom(undefined, '10.1000/a', '10.1000/b'),
        year: fc.constantFrom('2010', '2020', '2021'),
        author: fc.constantFrom('Jane Doe', 'J. Doe', 'John Public'),
      })
      .map(({ title, arxiv, doi, year, author }) =>
        makeRecord({
          title,
          authors: [author],
          dates: { issued: year },
          ...(arxiv === undefined ? {} : { arxiv }),
          ...(doi === undefined ? {} : { dois: [doi] }),
        }),
      );
    fc.assert(fc.property(record, record, (a, b) => JSON.stringify(match(a, b)) === JSON.stringify(match(b, a))));
  });
});
