import { describe, expect, test } from 'vitest';
import { describeCard, selectAuthorCard, selectSiteCard } from '../../../src/lib/cards/index.ts';
import { AuthorSchema, type Author } from '../../../src/lib/model/index.ts';
import { createPaths } from '../../../src/lib/site/paths.ts';
import { trust } from './samples.ts';

const site = {
  title: 'People',
  description: 'Pages of people.',
  paths: createPaths('/people/'),
  absolute: (path: string) => `https://example.org${path}`,
};
const author = (change: Partial<Author> = {}): Author =>
  AuthorSchema.parse({ name: 'Jane Doe', affiliations: [{ name: 'Example University', unit: 'Examples' }], ...change });
const select = (change: Partial<Author> = {}, showScore = true) =>
  selectAuthorCard({ slug: 'jane-doe', author: author(change), person: { trust: trust() } }, showScore, site);

describe('the card of an author', () => {
  test('says who, how much, how sure and where', () => {
    expect(select({ bio: 'Examples.' })).toMatchObject({
      name: 'Jane Doe',
      address: 'example.org/people/authors/jane-doe',
      affiliations: ['Example University'],
      about: 'Examples.',
      trust: { score: 14, tier: 'Emerging' },
      state: 'Not confirmed by the author yet',
      site: 'People',
    });
  });

  test('has no score if the host hides it', () => {
    const hidden = select({}, false);
    expect(hidden.trust).toBeUndefined();
    expect(describeCard(hidden)).toBe(
      'Jane Doe, Example University: 40 works, 33 topics, 1 close collaborator. Not confirmed by the author yet. People.',
    );
  });

  test('says that an invented person is invented', () => expect(select({ fictitious: true }).state).toMatch(/^A fictitious researcher/));

  test('takes nothing hidden from what was written', () => {
    const card = select({ name: 'Jane\u202e Doe\u0000', bio: '\u200b', affiliations: [{ name: '\u2066' }] });
    expect(card).toMatchObject({ name: 'Jane Doe', affiliations: [] });
    expect(card.about).toBeUndefined();
  });
});

test('the card of the site counts people, works and topics', () => {
  const card = selectSiteCard(site, { people: 1, works: 1200, topics: 3 });
  expect(describeCard(card)).toBe('People: 1 person, 1,200 works, 3 topics.');
  expect(card).toMatchObject({ address: 'example.org/people', about: 'Pages of people.' });
});
