import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  AuthorSchema,
  followRedirect,
  parseWorkReference,
  refersTo,
  referencesOf,
  type WorkIdentifiers,
} from '../../../src/lib/model/index.ts';

const identifiers = {
  arxiv: ['2001.01234'],
  doi: ['10.1000/abc'],
  pmid: ['123'],
  pmcid: ['PMC456'],
  openalex: ['W789'],
  semanticscholar: ['1011'],
  dblp: ['conf/nips/Doe20'],
  inspire: ['1213'],
  hal: ['hal-01234567'],
  zenodo: ['1415'],
} as unknown as WorkIdentifiers;
const work = { id: 'doe2020', identifiers };

describe('a reference to a work', () => {
  test.each([
    ['arxiv:2001.01234', 'arxiv:2001.01234'],
    ['arXiv: 2001.01234v3', 'arxiv:2001.01234'],
    ['2001.01234', 'arxiv:2001.01234'],
    ['https://arxiv.org/abs/2001.01234v2', 'arxiv:2001.01234'],
    ['doi:10.48550/arXiv.2001.01234', 'arxiv:2001.01234'],
    ['doi:10.1000/ABC', 'doi:10.1000/abc'],
    ['DOI: 10.1000/abc', 'doi:10.1000/abc'],
    ['10.1000/abc', 'doi:10.1000/abc'],
    ['https://doi.org/10.1000/abc', 'doi:10.1000/abc'],
    ['pmid:00123', 'pmid:123'],
    ['PMID: 123', 'pmid:123'],
    ['pmcid:456', 'pmcid:PMC456'],
    ['pmcid:PMC456', 'pmcid:PMC456'],
    ['openalex:w789', 'openalex:W789'],
    ['openalex:https://openalex.org/W789', 'openalex:W789'],
    ['semanticscholar:1011', 'semanticscholar:1011'],
    ['dblp:conf/nips/Doe20', 'dblp:conf/nips/Doe20'],
    ['inspire:1213', 'inspire:1213'],
    ['hal:hal-01234567v2', 'hal:hal-01234567'],
    ['zenodo:1415', 'zenodo:1415'],
    ['doe2020', 'doe2020'],
  ])('%s is %s, and names the work', (text, reference) => {
    expect(parseWorkReference(text)).toBe(reference);
    expect(refersTo(reference, work)).toBe(true);
  });
  test.each(['', 'arxiv:', 'arxiv:10.1000/abc', 'doi:2001', 'pmid:PMC456', 'dblp:Doe', 'isbn:9780000000000', 'A title', 'constructor:x'])(
    '“%s” is none',
    (text) => expect(parseWorkReference(text)).toBeUndefined(),
  );
  test('in canonical form is itself', () => {
    for (const reference of referencesOf(work)) expect(parseWorkReference(reference)).toBe(reference);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const reference = parseWorkReference(text);
        if (reference !== undefined) expect(parseWorkReference(reference)).toBe(reference);
      }),
    );
  });
  test('that cannot be read is told with the forms that can', () =>
    expect(() => AuthorSchema.parse({ name: 'Jane Doe', include: ['isbn:9780000000000'] })).toThrow(
      /isbn:9780000000000” names no work.*pmid:…/,
    ));
  test('by a lost id is one by the id that it became', () => {
    expect(followRedirect('lost', { lost: 'doe2020' })).toBe('doe2020');
    expect(followRedirect('toString', {})).toBe('toString');
  });
});
