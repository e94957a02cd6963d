import { describe, expect, test } from 'vitest';
import { SiteConfigSchema } from '../../../src/lib/config.ts';
import { parseFormUrl } from '../../../src/lib/forms/form-url.ts';
import type { ClaimState } from '../../../src/lib/model/index.ts';
import { createPaths } from '../../../src/lib/site/paths.ts';
import { selectAuthorActions } from '../../../src/lib/views/author-actions.ts';

const { forms } = SiteConfigSchema.parse({ title: 'People', url: 'https://example.org' });
const site = {
  title: 'People',
  description: '',
  language: 'en',
  paths: createPaths('/people/'),
  absolute: (path: string) => `https://example.org${path}`,
};
const form = { service: 'tally' as const, url: 'https://tally.so/r/abc', map: {} };
const actions = (claim: ClaimState) =>
  selectAuthorActions({ slug: 'jane-doe', name: 'Jane Doe' }, claim, { claim: form, collaborate: form }, site);
const pictures = (name: string) => selectAuthorActions({ slug: 'jane-doe', name }, 'unclaimed', forms, site).pictures;

test.each([
  ['unclaimed', { claim: true, collaborate: false, collaborateClosed: true }],
  // Whoever asked first may be somebody else.
  ['pending', { claim: true, collaborate: false, collaborateClosed: true }],
  ['claimed', { claim: false, collaborate: true, collaborateClosed: false }],
] as const)('a page that is %s can be claimed, and its author invited, accordingly', (claim, expected) => {
  const { claim: toClaim, collaborate, collaborateClosed } = actions(claim);
  expect({ claim: toClaim !== undefined, collaborate: collaborate !== undefined, collaborateClosed }).toEqual(expected);
});

test.each([
  ['claim', 'unclaimed', false],
  ['collaborate', 'claimed', false],
  ['follow', 'claimed', false],
  // Where a mistake was seen is a question of its own.
  ['correct', 'claimed', true],
] as const)('the link to %s fills in the page, and it alone unless the form asks where one was: %s, %s', (action, claim, asks) => {
  const mapped = { ...form, map: { page: 'page', about: 'about' } };
  const all = { claim: mapped, collaborate: mapped, follow: mapped, correct: mapped };
  const filled = parseFormUrl(mapped, selectAuthorActions({ slug: 'jane-doe', name: 'Jane Doe' }, claim, all, site)[action]!);
  const page = 'https://example.org/people/authors/jane-doe/';
  expect(filled).toEqual(asks ? { page, about: page } : { page });
});

describe('the pictures to paste', () => {
  test('are the card and the badge, each leading to the page', () => {
    const [card, badge] = pictures('Jane Doe');
    expect(card).toMatchObject({
      name: 'card',
      href: '/people/authors/jane-doe/card.svg',
      html: '<a href="https://example.org/people/authors/jane-doe/"><img src="https://example.org/people/authors/jane-doe/card.svg" alt="Jane Doe, People" width="600" height="315"></a>',
      markdown: '[![Jane Doe, People](https://example.org/people/authors/jane-doe/card.svg)](https://example.org/people/authors/jane-doe/)',
    });
    expect(badge).toMatchObject({ name: 'badge', href: '/people/authors/jane-doe/badge.svg' });
    expect(badge!.html).toContain('badge.svg" alt="Jane Doe, People" height="24"');
  });

  test('hold a hostile name as text', () => {
    for (const { html, markdown } of pictures('"><script>](x)![`\n# Jane')) {
      expect(html).not.toMatch(/<script|alt="">/);
      expect(markdown).not.toMatch(/[^\\]<|\n|[^\\!)]\]\(x/);
    }
  });
});
