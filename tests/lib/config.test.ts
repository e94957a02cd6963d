import { describe, expect, test } from 'vitest';
import { defineConfig, type SiteConfigInput } from '../../src/lib/config.ts';
import { didYouMean } from '../../src/lib/did-you-mean.ts';
import { ConfigError } from '../../src/lib/errors.ts';

const site = (more: object) => () => defineConfig({ title: 'A lab', url: 'https://lab.example.org', ...more } as SiteConfigInput);

describe('the settings of a site', () => {
  test('need a title and an address only', () => expect(site({})()).toMatchObject({ base: '/', indexing: 'claimed' }));

  test.each([
    [
      'a misspelled key',
      { discription: 'x' },
      /^src\/site\.config\.ts: It has the unknown key “discription”; did you mean “description”\?/,
    ],
    ['a misspelled key inside', { theme: { lgo: 'a.svg' } }, /“theme” has the unknown key “lgo”; did you mean “logo”\?/],
    [
      'a misspelled source',
      { sources: { openalx: { enabled: true } } },
      /“sources” has the unknown key “openalx”; did you mean “openalex”\?/,
    ],
    ['no title', { title: undefined }, /“title”: it is missing\./],
    ['an address without https', { url: 'lab.example.org' }, /“url”: an address begins with https:\/\//],
    ['an address with a path', { url: 'https://example.org/lab/' }, /“url”: the address has no path; .*base/],
    ['a base without slashes', { base: '/lab' }, /“base”: a base begins and ends with a slash, such as \/people\//],
    ['one colour as accent', { theme: { accent: '#0065bd' } }, /“theme\.accent”: an accent is two colours: \{ light: '#/],
    ['a logo with its folder', { theme: { logo: '/logo.svg' } }, /“theme\.logo”: .* without that folder and a slash/],
  ])('with %s are refused with key, reason and remedy', (_, more, message) => {
    expect(site(more)).toThrow(ConfigError);
    expect(site(more)).toThrow(message);
  });
});

test.each([
  ['affiliation', 'affiliations'],
  ['titel', 'title'],
  ['Name', 'name'],
  ['zebra', undefined],
])('%s is taken for %s', (word, meant) => {
  expect(didYouMean(word, ['name', 'title', 'affiliations', 'url'])).toBe(meant);
});
