import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatCslJson } from '../../../src/lib/formats/csl-json.ts';
import { WORK_TYPES } from '../../../src/lib/model/index.ts';
import { corpus } from '../../helpers/corpus.ts';
import { CSL_SCHEMA } from '../../helpers/csl-schema.ts';
import { anyWorks, article, work } from './samples.ts';

describe('CSL-JSON', () => {
  test('says all that is known of an article', () => {
    expect(JSON.parse(formatCslJson([article]))).toEqual([
      {
        id: 'doe2021sketching',
        type: 'article-journal',
        title: 'Sketching for ℓ₁ regression on the GPU: in vivo & 50% faster',
        author: [
          { family: 'Heide', given: 'Chris', 'non-dropping-particle': 'van der' },
          { family: 'Smith', given: 'John', suffix: 'Jr.' },
          { literal: 'The Example and Sons Collaboration' },
        ],
        issued: { 'date-parts': [[2021, 6]] },
        'container-title': 'Journal of Examples & Tests',
        volume: '12',
        issue: '3',
        page: '45-67',
        publisher: 'Example Press',
        DOI: '10.1000/z',
        archive: 'arXiv',
        archive_location: '2001.01234',
        URL: 'https://doi.org/10.1000/z',
        abstract: 'First, x < y. Second.',
      },
    ]);
  });

  test('names arXiv as the publisher of a preprint', () => {
    expect(JSON.parse(formatCslJson([work({ date: { first: '2020' } })]))[0]).toMatchObject({
      type: 'article',
      publisher: 'arXiv',
      number: 'arXiv:2001.01234',
      issued: { 'date-parts': [[2020]] },
    });
  });

  test('says that a list of authors goes on', () => {
    expect(JSON.parse(formatCslJson([work({ authorshipsTruncated: true })]))[0].author).toEqual([
      { family: 'Doe', given: 'Jane' },
      { literal: 'others' },
    ]);
  });

  test('is an empty list without works', () => expect(formatCslJson([])).toBe('[]\n'));

  test('has an item for each work whatever the texts are', () => {
    fc.assert(
      fc.property(anyWorks, (works) => {
        const items = JSON.parse(formatCslJson(works)) as { id: string }[];
        expect(items.map(({ id }) => id).toSorted()).toEqual(works.map(({ id }) => id).toSorted());
      }),
      { numRuns: 100 },
    );
  });

  const makersPath = corpus('security/schemas/csl-data.json');
  const makers = makersPath === undefined ? undefined : (JSON.parse(readFileSync(makersPath, 'utf8')) as object);
  describe.each([
    ['the specification', CSL_SCHEMA],
    ['the schema of its makers', makers],
  ])('by %s', (_, schema) => {
    // The body runs when the tests are gathered, with or without the corpus.
    const validate = new Ajv({ allErrors: true, strict: false }).compile(schema ?? false);
    const faultsIn = (items: unknown): string[] =>
      validate(items) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);

    test.skipIf(schema === undefined)('refuses an unknown variable', () =>
      expect(faultsIn([{ id: 'x', type: 'book', bogus: 'y' }])).not.toEqual([]),
    );

    test.skipIf(schema === undefined).each(WORK_TYPES)('is valid for the type %s', (type) => {
      const item = work({ ...article, type, withdrawn: true, authorshipsTruncated: true });
      expect(faultsIn(JSON.parse(formatCslJson([item])))).toEqual([]);
    });

    test.skipIf(schema === undefined)('is valid whatever the texts are', () => {
      fc.assert(
        fc.property(anyWorks, (works) => {
          expect(faultsIn(JSON.parse(formatCslJson(works)))).toEqual([]);
        }),
        { numRuns: 100 },
      );
    });
  });
});
