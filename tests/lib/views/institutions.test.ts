import { describe, expect, test } from 'vitest';
import { AuthorSchema, InstitutionSchema, type Author } from '../../../src/lib/model/index.ts';
import {
  describeInstitution,
  describeSpan,
  selectAuthorInstitutions,
  selectPlace,
  selectWorkInstitutions,
} from '../../../src/lib/views/institutions.ts';
import { makeWork } from '../../helpers/make-work.ts';

const HERE = 'https://ror.org/05gq02987';
const THERE = 'https://ror.org/0213rcc28';
const author = (name: string, ...affiliations: object[]): { author: Author } => ({ author: AuthorSchema.parse({ name, affiliations }) });
const PROFILES = new Map([
  ['ann', author('Ann', { name: 'Here', ror: HERE, role: 'Professor', unit: 'Physics' })],
  ['ben', author('Ben', { name: 'There', ror: THERE })],
  ['cal', author('Cal')],
]);
const work = (id: string, year: string, ...by: [author: string | undefined, ...institutions: string[]][]) =>
  makeWork({
    id,
    date: { first: year },
    authorships: by.map(([slug, ...institutions]) => ({
      name: { literal: slug ?? 'Somebody' },
      ...(slug === undefined ? {} : { author: slug }),
      ...(institutions.length === 0 ? {} : { institutions }),
    })),
  });
const place = (...works: ReturnType<typeof work>[]) => {
  const { people, works: found } = selectPlace(HERE, works, PROFILES);
  return { people: people.map(({ slug, works: count }) => `${slug} ${count}`), works: found.map(({ id }) => id) };
};

describe('an institution', () => {
  test.each<[string, ReturnType<typeof work>[], string[], string[]]>([
    ['has those whose page names it, though there is no work', [], ['ann 0'], []],
    ['has works that print it', [work('w', '2020', ['ben', HERE])], ['ben 1', 'ann 0'], ['w']],
    ['has works of its people of which nobody says where', [work('w', '2020', ['ann'])], ['ann 1'], ['w']],
    ['has no work of its people that was written elsewhere', [work('w', '2020', ['ann', THERE])], ['ann 0'], []],
    ['has no work of its people’s co-authors', [work('w', '2020', ['ben'], ['ann', THERE])], ['ann 0'], []],
    ['has no work of people without a page', [work('w', '2020', [undefined, HERE], ['gone', HERE])], ['ann 0'], []],
    [
      'has each work once, the newest first, and the busiest person first',
      [work('v', '2019', ['cal', HERE]), work('w', '2020', ['cal', HERE]), work('v', '2019', ['cal', HERE])],
      ['cal 2', 'ann 0'],
      ['w', 'v'],
    ],
  ])('%s', (_, works, people, ids) => expect(place(...works)).toEqual({ people, works: ids }));

  test('says what a person does there', () => expect(selectPlace(HERE, [], PROFILES).people[0]!.affiliation).toBe('Professor, Physics'));

  test.each([
    [{ type: 'education', country: 'US' }, ['University or college', 'United States']],
    [{ type: 'Company' }, ['Company']],
    [{ type: 'new-type', country: 'ZZ' }, ['Unknown Region']],
    [{}, []],
  ])('that is %j is described', (given, words) => expect(describeInstitution(given)).toEqual(words));
});

const INSTITUTIONS = new Map(
  [
    [HERE, 'Here'],
    [THERE, 'There'],
  ].map(([ror, name]) => [
    ror!,
    InstitutionSchema.parse({ schemaVersion: 1, slug: name!.toLowerCase(), name, ror, aliases: [], works: 1, provenance: [] }),
  ]),
);

describe('the institutions of an author', () => {
  test('are those that the author’s works print as the author’s, with years', () => {
    const works = [
      work('a', '2018', ['ann', THERE], ['ben', HERE]),
      work('b', '2020', ['ann', HERE, HERE]),
      work('c', '2022', ['ann', HERE, 'https://ror.org/03vek6s52']),
      work('d', '2023', ['ann']),
    ];
    expect(selectAuthorInstitutions('ann', works, INSTITUTIONS)).toEqual([
      { slug: 'here', name: 'Here', works: 2, years: '2020–2022' },
      { slug: 'there', name: 'There', works: 1, years: '2018' },
    ]);
  });

  test.each([
    [[2020, 2018], '2018–2020'],
    [[2020, 0, 2020], '2020'],
    [[0], undefined],
    [[], undefined],
  ])('with works of %j span %s', (years, span) => expect(describeSpan(years)).toBe(span));
});

test('The institutions of a work come with those who were there', () =>
  expect(selectWorkInstitutions(work('a', '2018', ['ann', HERE], ['ben', THERE, HERE]).authorships, INSTITUTIONS)).toEqual([
    { slug: 'here', name: 'Here', authors: ['ann', 'ben'] },
    { slug: 'there', name: 'There', authors: ['ben'] },
  ]));
