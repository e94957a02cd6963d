import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectionJsonLd, institutionJsonLd, profileJsonLd, serializeJsonLd, workJsonLd } from '../../../src/lib/formats/json-ld.ts';
import { InstitutionSchema, WORK_TYPES } from '../../../src/lib/model/index.ts';
import { corpus } from '../../helpers/corpus.ts';
import { faultsOf, isOfBlank } from '../../helpers/schema-org.ts';
import { anyWork, article, author, HOSTILE, person, site, topics, work } from './samples.ts';

const authorUrl = (slug: string): string => site.absolute(site.paths.author(slug));

describe('structured data of a profile', () => {
  const url = 'https://people.example.org/people/authors/josiah-carberry/';
  const page = profileJsonLd({ author, person, works: [article, work()], topics, url });

  test('describes a page about a person', () => {
    expect(page).toMatchObject({ '@context': 'https://schema.org', '@type': 'ProfilePage', url, dateModified: '2026-11-02T00:00:00Z' });
    const image = 'https://people.example.org/people/_astro/josiah.webp';
    expect(profileJsonLd({ author, person, works: [], topics, url, image })['mainEntity']).toMatchObject({ image });
    expect(page['mainEntity']).toEqual({
      '@type': 'Person',
      '@id': `${url}#person`,
      name: 'Josiah S. Carberry',
      url,
      description: 'Cracked pots.',
      disambiguatingDescription: 'A fictitious person',
      identifier: {
        '@type': 'PropertyValue',
        propertyID: 'https://registry.identifiers.org/registry/orcid',
        value: 'https://orcid.org/0000-0002-1825-0097',
      },
      sameAs: ['https://orcid.org/0000-0002-1825-0097', 'https://dblp.org/pid/123/4567-1', 'https://example.org/josiah'],
      jobTitle: 'Professor',
      affiliation: [
        {
          '@type': 'Organization',
          name: 'Department of Psychoceramics',
          parentOrganization: { '@type': 'Organization', name: 'Brown University', sameAs: 'https://ror.org/05gq02987' },
        },
      ],
      knowsAbout: ['Machine Learning'],
      agentInteractionStatistic: {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/WriteAction',
        userInteractionCount: 2,
      },
    });
  });

  test('leaves out what is not known', () => {
    const bare = profileJsonLd({
      author: { ...author, identifiers: {}, links: [], affiliations: [] },
      person: { ...person, sources: [], topics: [] },
      works: [],
      topics,
      url,
    });
    expect(Object.keys(bare)).not.toContain('dateModified');
    expect(Object.keys(bare['mainEntity'] as object)).not.toEqual(expect.arrayContaining(['sameAs']));
  });
});

describe('structured data of a work', () => {
  const url = 'https://people.example.org/people/works/doe2021sketching/';

  test('describes a scholarly article', () => {
    expect(workJsonLd({ work: article, topics, url, authorUrl })).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ScholarlyArticle',
      '@id': url,
      url,
      name: 'Sketching for ℓ₁ regression on the GPU: in vivo & 50% faster',
      headline: 'Sketching for ℓ₁ regression on the GPU: in vivo & 50% faster',
      abstract: 'First, x < y.\n\nSecond.',
      datePublished: '2021-06',
      dateCreated: '2020-01-07',
      author: [
        {
          '@type': 'Person',
          name: 'Chris van der Heide',
          givenName: 'Chris',
          familyName: 'van der Heide',
          url: 'https://people.example.org/people/authors/chris-van-der-heide/',
          sameAs: 'https://orcid.org/0000-0002-1825-0097',
          affiliation: [{ '@type': 'Organization', name: 'Example University' }],
        },
        { '@type': 'Person', name: 'John Smith, Jr.', givenName: 'John', familyName: 'Smith' },
        { '@type': 'Organization', name: 'The Example and Sons Collaboration' },
      ],
      isPartOf: {
        '@type': 'PublicationIssue',
        issueNumber: '3',
        isPartOf: {
          '@type': 'PublicationVolume',
          volumeNumber: '12',
          isPartOf: { '@type': 'Periodical', name: 'Journal of Examples & Tests' },
        },
      },
      pagination: '45–67',
      publisher: { '@type': 'Organization', name: 'Example Press' },
      identifier: [
        { '@type': 'PropertyValue', propertyID: 'doi', value: '10.1000/z' },
        { '@type': 'PropertyValue', propertyID: 'arxiv', value: '2001.01234' },
      ],
      sameAs: ['https://doi.org/10.1000/z', 'https://arxiv.org/abs/2001.01234'],
      keywords: ['regression', 'Machine Learning'],
      isAccessibleForFree: true,
      encoding: { '@type': 'MediaObject', contentUrl: 'https://arxiv.org/pdf/2001.01234', encodingFormat: 'application/pdf' },
    });
  });

  test.each([
    ['dataset', 'Dataset'],
    ['software', 'SoftwareSourceCode'],
    ['thesis', 'Thesis'],
    ['chapter', 'Chapter'],
  ])('of type %s is a %s', (type, expected) =>
    expect(workJsonLd({ work: work({ type }), topics, url, authorUrl })['@type']).toBe(expected),
  );

  test('says that a work was withdrawn', () => {
    expect(workJsonLd({ work: work({ withdrawn: true }), topics, url, authorUrl })['creativeWorkStatus']).toBe('Withdrawn');
  });

  test('names the first of thousands of authors, so that the page stays small', () => {
    const authorships = Array.from({ length: 5154 }, (_, index) => ({ name: { literal: `Author ${index}` } }));
    expect(serializeJsonLd(workJsonLd({ work: work({ authorships }), topics, url, authorUrl })).length).toBeLessThan(30_000);
  });
});

test('structured data of a list counts all works and lists the first hundred', () => {
  const works = Array.from({ length: 120 }, (_, index) => ({
    title: `Work ${index}`,
    url: `https://people.example.org/works/work-${index}/`,
  }));
  const { mainEntity } = collectionJsonLd({ name: 'A topic', url: 'https://people.example.org/topics/a/', works }) as {
    mainEntity: { numberOfItems: number; itemListElement: unknown[] };
  };
  expect([mainEntity.numberOfItems, mainEntity.itemListElement.length]).toEqual([120, 100]);
  expect(mainEntity.itemListElement[1]).toEqual({
    '@type': 'ListItem',
    position: 2,
    url: 'https://people.example.org/works/work-1/',
    name: 'Work 1',
  });
});

describe('structured data uses the terms of schema.org', () => {
  const url = 'https://people.example.org/people/works/doe2021sketching/';
  const everything = {
    ...article,
    language: 'en',
    license: 'https://creativecommons.org/licenses/by/4.0/',
    links: [
      { kind: 'code', url: 'https://example.org/code' },
      { kind: 'pdf', url: 'https://example.org/a.pdf' },
    ],
  };

  test.each(WORK_TYPES)('for a work of type %s', (type) => {
    for (const kind of [undefined, 'journal', 'conference', 'repository', 'book', 'institution']) {
      const venue = kind === undefined ? undefined : { name: 'Where', kind };
      expect(faultsOf(workJsonLd({ work: work({ ...everything, type, venue }), topics, url, authorUrl }))).toEqual([]);
    }
  });

  test('for a profile and for a list', () => {
    expect(faultsOf(profileJsonLd({ author, person, works: [article], topics, url }))).toEqual([]);
    expect(faultsOf(collectionJsonLd({ name: 'A topic', url, works: [{ title: 'A work', url }] }))).toEqual([]);
  });

  test('for works whose texts are a stranger’s', () => {
    fc.assert(
      fc.property(anyWork, (any) => {
        const faults = faultsOf(workJsonLd({ work: any, topics, url, authorUrl }));
        expect(faults.filter((fault) => !isOfBlank(fault))).toEqual([]);
      }),
      { numRuns: 100, examples: [[work({ type: 'article', venue: { name: 'A' }, biblio: { volume: '\n' } })]] },
    );
  });

  test('and a wrong term is noticed', () => {
    const wrong = { '@context': 'https://schema.org', '@type': 'Thesis', pagination: '1', author: 'Jane', colour: 'red', url: 'x' };
    expect(faultsOf(wrong)).toEqual([
      '$.pagination is no property of Thesis',
      '$.author may not be "Jane"',
      '$.colour is no known property',
      '$.url may not be "x"',
    ]);
  });

  test('an institution of an author is named by its ROR identifier only where it is sure which is meant', () => {
    const ror = 'https://ror.org/05gq02987';
    const affiliationsOf = (affiliations: string[], institutions: string[]): unknown =>
      (
        workJsonLd({ work: work({ authorships: [{ name: { literal: 'X' }, affiliations, institutions }] }), topics, url, authorUrl }) as {
          author: { affiliation: unknown }[];
        }
      ).author[0]!.affiliation;
    expect(affiliationsOf(['Brown'], [ror])).toEqual([{ '@type': 'Organization', name: 'Brown', sameAs: ror }]);
    expect(affiliationsOf(['Brown', 'Other'], [ror])).toEqual([
      { '@type': 'Organization', name: 'Brown' },
      { '@type': 'Organization', name: 'Other' },
    ]);
    expect(affiliationsOf(['Brown'], ['javascript:alert(1)'])).toEqual([{ '@type': 'Organization', name: 'Brown' }]);
  });
});

test.each([
  ['education', 'EducationalOrganization'],
  ['Company', 'Corporation'],
  ['something new', 'Organization'],
  [undefined, 'Organization'],
])('The page of an institution of the type %s is about one', (type, expected) => {
  const ror = 'https://ror.org/05gq02987';
  const institution = InstitutionSchema.parse({
    schemaVersion: 1,
    slug: 'brown-university',
    name: 'Brown University',
    ror,
    country: 'US',
    ...(type === undefined ? {} : { type }),
    aliases: ['Brown'],
    works: 1,
    provenance: [],
  });
  const url = 'https://people.example.org/institutions/brown-university/';
  expect(institutionJsonLd({ institution, url, works: [] })).toMatchObject({
    '@type': 'CollectionPage',
    url,
    about: {
      '@type': expected,
      '@id': ror,
      name: 'Brown University',
      alternateName: ['Brown'],
      sameAs: ror,
      address: { '@type': 'PostalAddress', addressCountry: 'US' },
    },
  });
});

describe('JSON inside a script element', () => {
  test.each(HOSTILE)('cannot end the element and reads back the same: %j', (text) => {
    const value = { [text]: [text] };
    const json = serializeJsonLd(value);
    expect(json).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(json)).toEqual(value);
  });

  test('reads back as any value it was made of', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const json = serializeJsonLd(value);
        expect(json).not.toMatch(/[<>&\u2028\u2029]/);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test('reads back as any work', () => {
    fc.assert(
      fc.property(anyWork, (any) => {
        const data = workJsonLd({ work: any, topics, url: 'https://people.example.org/', authorUrl });
        expect(JSON.parse(serializeJsonLd(data))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
      { numRuns: 100 },
    );
  });

  describe.skipIf(corpus('security/xss/records.jsonl') === undefined)('with the texts of attacks', () => {
    test('stays one inert block that reads back the same', () => {
      for (const line of readFileSync(corpus('security/xss/records.jsonl')!, 'utf8').trim().split('\n')) {
        const { payload } = JSON.parse(line) as { payload: string };
        const json = serializeJsonLd({ name: payload });
        expect(json).not.toMatch(/[<>&]/);
        expect(JSON.parse(json)).toEqual({ name: payload });
      }
    });
  });
});
