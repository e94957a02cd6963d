import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSamePage, pageAddress } from '../../../src/lib/verify/page-address.ts';

const PAGE = 'https://people.example.org/authors/jane-doe/';

describe('two addresses of one page', () => {
  test.each([
    ['the same', PAGE],
    ['http', 'http://people.example.org/authors/jane-doe/'],
    ['host in capitals', 'HTTPS://People.Example.ORG/authors/jane-doe/'],
    ['default port of https', 'https://people.example.org:443/authors/jane-doe/'],
    ['default port of http', 'http://people.example.org:80/authors/jane-doe/'],
    ['fragment', `${PAGE}#works`],
    ['no trailing slash', 'https://people.example.org/authors/jane-doe'],
    ['index.html', `${PAGE}index.html`],
    ['tracking', `${PAGE}?utm_source=orcid&utm_medium=web&fbclid=x&gclid=y&UTM_term=z`],
    ['empty query', `${PAGE}?`],
    ['needless escapes', 'https://people.example.org/authors/%6Aane%2ddoe/'],
    ['dots in the path', 'https://people.example.org/authors/x/../jane-doe/'],
    ['blanks around', `  ${PAGE}\n`],
  ])('%s', (_, other) => {
    expect(isSamePage(PAGE, other)).toBe(true);
    expect(isSamePage(other, PAGE)).toBe(true);
  });
  test.each([
    ['escapes in small letters', 'https://example.org/%c3%a9', 'https://example.org/%C3%A9'],
    ['a letter that a browser escapes', 'https://example.org/é', 'https://example.org/%c3%a9'],
    ['a host as it is shown and as it is asked', 'https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['a parameter that counts', 'https://example.org/?id=7&utm_source=x', 'https://example.org/?id=7'],
  ])('%s', (_, a, b) => expect(isSamePage(a, b)).toBe(true));
});

describe('addresses of two pages', () => {
  test.each([
    ['another author', 'https://people.example.org/authors/john-public/'],
    ['www', 'https://www.people.example.org/authors/jane-doe/'],
    ['a host that ends in it', 'https://evilpeople.example.org/authors/jane-doe/'],
    ['a host that begins with it', 'https://people.example.org.evil.example/authors/jane-doe/'],
    ['the host as a name before another', 'https://people.example.org@evil.example/authors/jane-doe/'],
    ['a name and a password', 'https://me:secret@people.example.org/authors/jane-doe/'],
    ['Cyrillic letters', 'https://рeople.example.org/authors/jane-doe/'],
    ['another port', 'https://people.example.org:8443/authors/jane-doe/'],
    ['the port of http under https', 'https://people.example.org:80/authors/jane-doe/'],
    ['a parameter', `${PAGE}?page=2`],
    ['a path in capitals', 'https://people.example.org/authors/Jane-Doe/'],
    ['two slashes', `${PAGE}/`],
    ['an escaped slash', 'https://people.example.org/authors%2Fjane-doe/'],
    ['below it', `${PAGE}works/2/`],
    ['ftp', 'ftp://people.example.org/authors/jane-doe/'],
    ['script', 'javascript://people.example.org/authors/jane-doe/'],
    ['no address', 'people.example.org/authors/jane-doe/'],
    ['nothing', ''],
    ['far too long', `${PAGE}#${'x'.repeat(3000)}`],
  ])('%s', (_, other) => {
    expect(isSamePage(PAGE, other)).toBe(false);
    expect(isSamePage(other, PAGE)).toBe(false);
  });
  test('what is no address is not even the same as itself', () => expect(isSamePage('nothing', 'nothing')).toBe(false));
});

test('the address of an address is itself, whatever the URL', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const address = pageAddress(url);
      // Not every host that is made up can be one.
      fc.pre(address !== undefined);
      expect(pageAddress(`https://${address}`)).toBe(address);
    }),
  );
});
