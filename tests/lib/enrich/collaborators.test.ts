import { describe, expect, test } from 'vitest';
import { parseOrcid } from '../../../src/lib/identifiers/index.ts';
import { SlugSchema, WorkSchema, type Authorship, type Work } from '../../../src/lib/model/index.ts';
import { normalizeName } from '../../../src/lib/normalize/index.ts';
import { findCollaborators } from '../../../src/lib/enrich/index.ts';

const SELF = SlugSchema.parse('jane-doe');

let number = 0;
function work(others: (string | Partial<Authorship>)[], year = '2020'): Work {
  number += 1;
  const authors = others.map((other): Authorship =>
    typeof other === 'string' ? { name: normalizeName({ literal: other })! } : { name: normalizeName({ literal: 'Some Body' })!, ...other },
  );
  return WorkSchema.parse({
    schemaVersion: 1,
    id: `w-${number}`,
    type: 'article',
    title: ['T'],
    date: { first: year },
    authorships: [{ name: { literal: 'Jane Doe' }, author: SELF }, ...authors],
    identifiers: {},
    versions: [{ kind: 'published', type: 'article', identifiers: {}, records: [{ source: 'files', id: 'x' }] }],
    topics: [],
    links: [],
    provenance: {},
  });
}
const find = (works: Work[]) => findCollaborators(SELF, works, () => undefined);

describe('collaborators', () => {
  test('are tied by 1 / (authors − 1) for each common work', () => {
    expect(find([work(['A Lovelace']), work(['A Lovelace', 'B Babbage', 'C Cole'])])[0]).toMatchObject({
      name: 'A Lovelace',
      works: 2,
      strength: 1.333,
      close: false,
    });
  });
  test('have the years of the works that are dated', () => {
    expect(find([work(['A Lovelace'], '0000'), work(['A Lovelace'], '2018')])[0]).toMatchObject({
      works: 2,
      firstYear: 2018,
      lastYear: 2018,
    });
    expect(find([work(['A Lovelace'], '0000')])[0]).toMatchObject({ works: 1, firstYear: 0, lastYear: 0 });
  });
  test('are close from 1.5 on', () => {
    expect(find([work(['A Lovelace']), work(['A Lovelace', 'B Babbage'])])[0]).toMatchObject({ strength: 1.5, close: true });
  });
  test('come with the years of the first and last common work, strongest tie first', () => {
    const [first, second] = find([work(['A Lovelace'], '2018'), work(['A Lovelace'], '2021'), work(['B Babbage'])]);
    expect(first).toMatchObject({ name: 'A Lovelace', firstYear: 2018, lastYear: 2021 });
    expect(second).toMatchObject({ name: 'B Babbage' });
  });
  test('of works with more than 100 authors count for nothing', () => {
    expect(find([work(Array.from({ length: 100 }, (_, index) => `P${index} Person${index}`))])).toEqual([]);
  });
  test('are one person under a full and a shortened name', () => {
    const found = find([work(['Joseph E. Gonzalez']), work(['Joseph Gonzalez']), work(['J. Gonzalez'])]);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ name: 'Joseph E. Gonzalez', works: 3 });
  });
  test('stay apart when a short name fits two people', () => {
    expect(find([work(['John Gonzalez']), work(['Joseph Gonzalez']), work(['J. Gonzalez'])])).toHaveLength(3);
  });
  test('stay apart under different full names', () => expect(find([work(['Fred Roosta']), work(['Farbod Roosta'])])).toHaveLength(2));
  test('are one person by their page, whatever is printed', () => {
    const author = SlugSchema.parse('fred-roosta');
    const found = findCollaborators(
      SELF,
      [work([{ name: { literal: 'Fred Roosta' }, author }]), work([{ name: { literal: 'Farbod Roosta-Khorasani' }, author }])],
      () => 'Fred Roosta',
    );
    expect(found).toMatchObject([{ name: 'Fred Roosta', author: 'fred-roosta', works: 2 }]);
  });
  test('do not include people who left, on works without their iD neither', () => {
    const orcid = parseOrcid('0000-0002-1825-0097')!;
    const name = { literal: 'Ada Lovelace' };
    const works = [work([{ name, orcid }, 'B Babbage']), work(['Ada Lovelace', 'A Lovelace'])];
    const names = (gone: ReadonlySet<string>) => findCollaborators(SELF, works, () => undefined, gone).map((one) => one.name);
    expect(names(new Set())).toEqual(['Ada Lovelace', 'B Babbage', 'A Lovelace']);
    // A short form can be somebody else's.
    expect(names(new Set([orcid]))).toEqual(['B Babbage', 'A Lovelace']);
  });
  test('do not include groups or the author', () =>
    expect(find([work([{ name: { literal: 'H1 Collaboration' }, group: true }])])).toEqual([]));
});
