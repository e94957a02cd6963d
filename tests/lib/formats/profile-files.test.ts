import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { SiteConfig } from '../../../src/lib/config.ts';
import { formatProfileJson } from '../../../src/lib/formats/profile-json.ts';
import { formatTrustJson, formatTrustSchema } from '../../../src/lib/formats/trust-json.ts';
import type { Trust } from '../../../src/lib/model/index.ts';
import { article, author, HOSTILE, person, site, topics, work } from './samples.ts';

describe('profile.json', () => {
  const read = (works = [work(), article]): Record<string, unknown> =>
    JSON.parse(formatProfileJson({ site, forms: {}, slug: 'josiah-carberry', author, person, works, topics }));

  test('says who, how far confirmed, how many and where the rest is', () => {
    expect(read()).toMatchObject({
      schemaVersion: 1,
      url: 'https://people.example.org/people/authors/josiah-carberry/',
      updated: '2026-11-02',
      author: { slug: 'josiah-carberry', name: 'Josiah S. Carberry', bio: 'Cracked pots.', fictitious: true },
      identifiers: { orcid: '0000-0002-1825-0097', dblp: '123/4567-1' },
      level: 'L1',
      claim: 'unclaimed',
      counts: { works: 2, topics: 1, closeCollaborators: 0 },
      topics: [{ label: 'Machine Learning', works: 2, url: 'https://people.example.org/people/topics/cs-lg/' }],
      links: {
        trust: 'https://people.example.org/people/authors/josiah-carberry/trust.json',
        bibtex: 'https://people.example.org/people/authors/josiah-carberry/works.bib',
        vcard: 'https://people.example.org/people/authors/josiah-carberry/contact.vcf',
      },
    });
  });

  test('lists the works newest first, in plain text', () => {
    const { works } = read() as { works: unknown[] };
    expect(works).toHaveLength(2);
    expect(works[0]).toEqual({
      id: 'doe2021sketching',
      title: 'Sketching for ℓ₁ regression on the GPU: in vivo & 50% faster',
      type: 'article',
      date: '2021-06',
      authors: ['Chris van der Heide', 'John Smith, Jr.', 'The Example and Sons Collaboration'],
      authorCount: 3,
      venue: 'Journal of Examples & Tests',
      topics: ['regression', 'Machine Learning'],
      doi: '10.1000/z',
      arxiv: '2001.01234',
      url: 'https://people.example.org/people/works/doe2021sketching/',
      external: 'https://doi.org/10.1000/z',
    });
  });

  test.each(HOSTILE)('reads back whatever the texts are: %j', (text) => {
    expect((read([work({ title: [text] })])['works'] as unknown[]).length).toBe(1);
  });
});

describe('trust.json', () => {
  const follow = { service: 'mailto' as const, url: 'lab@example.org', map: {} };
  const schemaUrl = 'https://people.example.org/people/schemas/trust.json';
  const links = {
    profile: 'https://people.example.org/a/',
    method: 'https://people.example.org/trust/',
    data: 'https://people.example.org/a/profile.json',
  };
  const read = (showScore: boolean, forms: SiteConfig['forms'] = {}, trust = person.trust): Record<string, unknown> =>
    JSON.parse(formatTrustJson({ slug: 'josiah-carberry', name: 'Josiah S. Carberry', trust, showScore, forms, schemaUrl, links }));

  test('holds the whole snapshot, whose it is, and its schema', () => {
    expect(read(true)).toEqual({ $schema: schemaUrl, slug: 'josiah-carberry', name: 'Josiah S. Carberry', ...person.trust, links });
  });

  test.each<[string, Pick<Trust['counts'], 'followers' | 'followersDate'>, SiteConfig['forms'], object]>([
    ['none where they cannot be', {}, {}, {}],
    ['none where they cannot be, though 0 were stored', { followers: 0 }, {}, {}],
    ['0 where people can follow', {}, { follow }, { followers: 0 }],
    ['the number that was imported', { followers: 7, followersDate: '2026-11-02' }, {}, { followers: 7, followersDate: '2026-11-02' }],
  ])('counts followers as the page shows them: %s', (_, stored, forms, shown) => {
    const { followers: __, ...counts } = person.trust.counts;
    const trust = { ...person.trust, counts: { ...counts, ...stored } };
    const json = read(true, forms, trust);
    expect(json['counts']).toEqual({ ...counts, ...shown });
    expect(z.fromJSONSchema(JSON.parse(formatTrustSchema(schemaUrl))).safeParse(json).error).toBeUndefined();
    const profile = { site, forms, slug: 'josiah-carberry', author, person: { ...person, trust }, works: [], topics };
    expect(JSON.parse(formatProfileJson(profile)).counts).toEqual({ ...counts, ...shown });
  });

  test('hides the number but never the evidence when the host wishes so', () => {
    const hidden = read(false);
    expect([hidden['score'], hidden['tier'], hidden['level']]).toEqual([undefined, undefined, 'L1']);
    expect(hidden['evidence']).toEqual(person.trust.evidence);
    expect(hidden['history']).toEqual(person.trust.history.map(({ date, level, changes }) => ({ date, level, changes })));
  });

  test('is valid by the schema that it names, and a wrong one is not', () => {
    const schema = z.fromJSONSchema(JSON.parse(formatTrustSchema(schemaUrl)));
    expect(schema.safeParse(read(true)).error).toBeUndefined();
    expect(schema.safeParse(read(false)).error).toBeUndefined();
    expect(schema.safeParse({ ...read(true), score: 101 }).success).toBe(false);
    expect(schema.safeParse({ ...read(true), level: 'L9' }).success).toBe(false);
  });

  test('names its schema where the schema says it is', () => expect(JSON.parse(formatTrustSchema(schemaUrl)).$id).toBe(schemaUrl));
});
