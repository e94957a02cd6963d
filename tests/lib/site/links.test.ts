import { describe, expect, test } from 'vitest';
import { isGenuine } from '../../../src/lib/site/indexing.ts';
import { feedLinks, profileLinks, workLinks } from '../../../src/lib/site/links.ts';
import { article, author, site, work } from '../formats/samples.ts';

const hrefs = (links: { rel: string; href: string }[], rel: string): string[] =>
  links.flatMap((link) => (link.rel === rel ? [link.href] : []));

describe('typed links of a work', () => {
  const page = 'https://people.example.org/people/authors/chris-van-der-heide/';

  test('say what to cite, who wrote it, where its text is and where it is described', () => {
    expect(workLinks(work({ ...article, license: 'https://creativecommons.org/licenses/by/4.0/' }), ['chris-van-der-heide'], site)).toEqual(
      [
        { rel: 'type', href: 'https://schema.org/AboutPage' },
        { rel: 'type', href: 'https://schema.org/ScholarlyArticle' },
        { rel: 'cite-as', href: 'https://doi.org/10.1000/z' },
        { rel: 'author', href: 'https://orcid.org/0000-0002-1825-0097' },
        { rel: 'author', href: page, type: 'text/html' },
        { rel: 'item', href: 'https://arxiv.org/pdf/2001.01234', type: 'application/pdf' },
        { rel: 'license', href: 'https://creativecommons.org/licenses/by/4.0/' },
        { rel: 'collection', href: page, type: 'text/html' },
        {
          rel: 'describedby',
          href: '/people/authors/chris-van-der-heide/works.csl.json',
          type: 'application/vnd.citationstyles.csl+json',
        },
        { rel: 'describedby', href: '/people/authors/chris-van-der-heide/works.bib', type: 'application/x-bibtex' },
      ],
    );
  });

  test.each([
    ['the DOI of the version of record', article, ['https://doi.org/10.1000/z']],
    ['arXiv’s DOI of a preprint', work(), ['https://doi.org/10.48550/arXiv.2001.01234']],
    ['nothing without an identifier', work({ identifiers: {} }), []],
  ])('cite %s', (_, input, expected) => expect(hrefs(workLinks(input, [], site), 'cite-as')).toEqual(expected));

  test('name each PDF once', () => {
    const links = [
      { kind: 'pdf', url: 'https://example.org/a.pdf' },
      { kind: 'pdf', url: 'https://arxiv.org/pdf/2001.01234' },
      { kind: 'slides', url: 'https://example.org/slides.pdf' },
    ];
    expect(hrefs(workLinks(work({ links }), [], site), 'item')).toEqual(['https://arxiv.org/pdf/2001.01234', 'https://example.org/a.pdf']);
  });

  test('name few of thousands of authors, so that the page stays small', () => {
    const authorships = Array.from({ length: 60 }, (_, index) => ({
      name: { literal: `Author ${index}` },
      ...(index % 2 === 0 ? { orcid: '0000-0002-1825-0097' } : {}),
    }));
    expect(hrefs(workLinks(work({ authorships }), [], site), 'author')).toEqual(['https://orcid.org/0000-0002-1825-0097']);
  });
});

test('typed links of a profile say whom it is about and where the same is for machines', () => {
  expect(profileLinks('josiah-carberry', author, site)).toEqual([
    { rel: 'type', href: 'https://schema.org/ProfilePage' },
    { rel: 'author', href: 'https://orcid.org/0000-0002-1825-0097' },
    { rel: 'describedby', href: '/people/authors/josiah-carberry/profile.json', type: 'application/json' },
    { rel: 'describedby', href: '/people/authors/josiah-carberry/contact.vcf', type: 'text/vcard' },
  ]);
});

test('a feed is found in both forms', () => {
  expect(feedLinks('Newest works', { atom: '/feed.xml', json: '/feed.json' }).map(({ type }) => type)).toEqual([
    'application/atom+xml',
    'application/feed+json',
  ]);
});

test.each([
  ['by somebody with a page', ['real'], true],
  ['by somebody who was invented', ['real', 'invented'], false],
  ['by somebody who has no page any more', ['gone'], false],
  ['by nobody of this site', [], false],
])('a work %s is listed or not', (_, slugs, expected) => {
  const authorships = [...slugs.map((slug) => ({ name: { literal: slug }, author: slug })), { name: { literal: 'Else' } }];
  const profiles = new Map([
    ['real', { author: { ...author, fictitious: false } }],
    ['invented', { author }],
  ]);
  expect(isGenuine(work({ authorships }), profiles)).toBe(expected);
});
