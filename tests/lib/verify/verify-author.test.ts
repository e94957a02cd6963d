import { describe, expect, test } from 'vitest';
import {
  AuthorSchema,
  ClaimSchema,
  RosterSchema,
  type Claim,
  type PersonAffiliation,
  type PersonRecord,
  type Verification,
} from '../../../src/lib/model/index.ts';
import { parseSafeUrl } from '../../../src/lib/identifiers/index.ts';
import { verifyAuthor, type VerifyInputs } from '../../../src/lib/verify/verify-author.ts';

const SITE = 'https://people.example.org/base/';
const PAGE = `${SITE}authors/jane-doe/`;
const ORCID = '0000-0002-1825-0097';
const OTHER = '0000-0000-1234-5672';
const AT_ORCID = `https://orcid.org/${ORCID}`;
const HOME = parseSafeUrl('https://jane.example/')!;
const DAY = '2026-03-10';

const author = (change: object = {}) =>
  AuthorSchema.parse({
    name: 'Jane Doe',
    aliases: ['Jane Smith'],
    identifiers: { orcid: ORCID },
    links: [{ label: 'Home', url: HOME }],
    ...change,
  });
const record = (change: Partial<PersonRecord> = {}): PersonRecord => ({
  source: 'orcid',
  scheme: 'orcid',
  value: ORCID,
  names: ['Jane Doe'],
  ...change,
});
const links = (...urls: string[]) => ({ links: urls.map((url) => ({ url })) });
const claim = (state: Claim['state'], homePage?: string) =>
  ClaimSchema.parse({
    state,
    date: '2026-02-01',
    request: { submission: `hmac-sha256:${'0'.repeat(32)}`, date: '2026-01-31', ...(homePage === undefined ? {} : { homePage }) },
  });
const verify = (change: Partial<VerifyInputs> = {}) =>
  verifyAuthor({
    owner: { slug: 'jane-doe', author: author() },
    claim: undefined,
    site: SITE,
    record: undefined,
    looks: [],
    rosters: [],
    stored: [],
    day: DAY,
    ...change,
  });
const kinds = (change: Partial<VerifyInputs>) => verify(change).verifications.map(({ kind }) => kind);

describe('an ORCID record that lists the profile', () => {
  test('is a link, of today', () => {
    expect(verify({ record: record(links('https://jane.example/', PAGE)) }).verifications).toEqual([
      { kind: 'orcid-link', url: AT_ORCID, seen: DAY, lastSeen: DAY },
    ]);
  });
  test.each([
    ['in another spelling', {}, links('http://people.example.org/base/authors/jane-doe?utm_source=orcid'), ['orcid-link']],
    ['under an earlier address', { formerSlugs: ['jane-smith'] }, links(`${SITE}authors/jane-smith/`), ['orcid-link']],
    ['under another name of hers', {}, { ...links(PAGE), names: ['Smith, Jane'] }, ['orcid-link']],
    ['with initials', {}, { ...links(PAGE), names: ['J. Doe'] }, ['orcid-link']],
    ['without a public name', {}, { names: [], ...links(PAGE) }, ['orcid-link']],
    ['of another author of the site', {}, links(`${SITE}authors/john-public/`), []],
    ['at a look-alike', {}, links(PAGE.replace('example.org', 'example.org.evil.example')), []],
    ['at the root of the host', {}, links('https://people.example.org/authors/jane-doe/'), []],
    ['of somebody else', {}, { ...links(PAGE), value: OTHER }, []],
    ['with a name that is not hers', {}, { ...links(PAGE), names: ['Richard Roe'] }, []],
    ['which a file brought', {}, { ...links(PAGE), source: 'files' as const }, []],
    ['and is not named by the author file', { identifiers: {} }, links(PAGE), []],
    ['and is not the one that the author file names', { identifiers: { orcid: OTHER } }, links(PAGE), []],
  ])('%s', (_, change, told, expected) => {
    expect(kinds({ owner: { slug: 'jane-doe', author: author(change) }, record: record(told) })).toEqual(expected);
  });
  test('is nothing as long as nobody knows where the site is', () =>
    expect(kinds({ site: undefined, record: record(links(PAGE)) })).toEqual([]));
});

describe('an ORCID record that lists the home page of a claim', () => {
  test.each([
    ['that was approved', claim('claimed', 'http://jane.example'), ['orcid-home-page']],
    ['that was approved with another page', claim('claimed', 'https://elsewhere.example/'), []],
    ['that was approved without a page', claim('claimed'), []],
    ['that waits', claim('pending', HOME), []],
    ['that was rejected', claim('rejected', HOME), []],
    ['that was withdrawn', claim('withdrawn', HOME), []],
    ['that was never made', undefined, []],
  ])('%s', (_, made, expected) => expect(kinds({ claim: made, record: record(links('https://jane.example/')) })).toEqual(expected));
});

describe('an employment', () => {
  const at = (change: Partial<PersonAffiliation> = {}) => ({
    affiliations: [{ name: 'Example University', assertedBy: { kind: 'organisation' as const, id: 'APP-EXAMPLE' }, ...change }],
  });
  test('that the organisation tells is its word', () => {
    expect(verify({ record: record(at()) }).verifications).toEqual([
      { kind: 'employment', url: AT_ORCID, institution: 'Example University', seen: DAY, lastSeen: DAY },
    ]);
  });
  test.each([
    ['lasts', {}, true],
    ['began long ago', { start: '2019-09' }, true],
    ['began this year', { start: '2026' }, true],
    ['begins tomorrow', { start: '2026-03-11' }, false],
    ['begins next month', { start: '2026-04' }, false],
    ['ended yesterday', { end: '2026-03-09' }, false],
    ['ends today', { end: DAY }, true],
    ['ends next year', { end: '2027' }, true],
    ['ends this year', { end: '2026' }, true],
    ['ended last month', { end: '2026-02' }, false],
    ['ended last year', { end: '2025' }, false],
    ['is an education', { education: true as const }, false],
    ['is the person’s word', { assertedBy: { kind: 'person' as const } }, false],
    ['is nobody’s word', { assertedBy: undefined as never }, false],
    ['is nowhere', { name: '  ' }, false],
  ])('that %s counts: %j, %s', (_, change, counts) => expect(kinds({ record: record(at(change)) })).toEqual(counts ? ['employment'] : []));
  test.each([
    ['has no public name', []],
    ['has another name', ['Richard Roe']],
  ])('in a record that %s is nothing', (_, names) => expect(kinds({ record: record({ ...at(), names }) })).toEqual([]));
});

describe('a list of members', () => {
  const roster = (member: object, change: object = {}) =>
    RosterSchema.parse({
      institution: 'Example University',
      url: 'https://example.edu/people',
      date: '2026-01-05',
      members: [member],
      ...change,
    });
  const VOUCHED: Verification = {
    kind: 'roster',
    url: parseSafeUrl('https://example.edu/people')!,
    institution: 'Example University',
    seen: '2026-01-05',
    lastSeen: '2026-01-05',
  };
  test.each([
    ['by slug', { author: 'jane-doe' }, [VOUCHED]],
    ['by iD', { orcid: ORCID }, [VOUCHED]],
    ['not', { author: 'john-public' }, []],
    ['not by another iD', { orcid: OTHER }, []],
  ])('names her %s', (_, member, expected) => expect(verify({ rosters: [roster(member)] }).verifications).toEqual(expected));
  test('that takes her off counts at once', () => {
    const { verifications, changes } = verify({ stored: [VOUCHED], rosters: [roster({ author: 'john-public' })] });
    expect([verifications, changes]).toEqual([[], [{ what: 'dropped', verification: VOUCHED }]]);
  });
  test('that is unchanged months later changes nothing', () => {
    expect(verify({ stored: [VOUCHED], rosters: [roster({ author: 'jane-doe' })], day: '2026-12-01' })).toEqual({
      verifications: [VOUCHED],
      changes: [],
    });
  });
});

describe('what was seen before', () => {
  const stored = (kind: Verification['kind'], url: string): Verification => ({
    kind,
    url: parseSafeUrl(url)!,
    seen: '2026-01-01',
    lastSeen: '2026-03-01',
  });
  const link = stored('orcid-link', AT_ORCID);
  const listed = { ...stored('orcid-home-page', AT_ORCID), homePage: parseSafeUrl(HOME)! };
  const me = stored('rel-me', HOME);
  const empty = { author: 'jane-doe', url: HOME, kinds: [] };

  test.each([
    ['at ORCID stays where ORCID was not asked', link, {}, 'kept'],
    ['at ORCID waits where it is gone', link, { record: record() }, 'missing'],
    ['at ORCID waits where the record is now another’s', link, { record: record({ ...links(PAGE), names: ['Richard Roe'] }) }, 'missing'],
    ['at ORCID stays where nobody knows where the site is', link, { record: record(), site: undefined }, 'kept'],
    ['at ORCID goes with the iD', link, { owner: { slug: 'jane-doe', author: author({ identifiers: {} }) } }, 'dropped'],
    ['at ORCID goes with another iD', link, { owner: { slug: 'jane-doe', author: author({ identifiers: { orcid: OTHER } }) } }, 'dropped'],
    ['of a claim’s page stays with the claim', listed, { claim: claim('claimed', HOME) }, 'kept'],
    ['of a claim’s page waits where it is gone', listed, { claim: claim('claimed', HOME), record: record() }, 'missing'],
    ['of a claim’s page goes with the claim', listed, { claim: claim('withdrawn', HOME) }, 'dropped'],
    ['of a claim’s page goes with that page', listed, { claim: claim('claimed', 'https://other.example/') }, 'dropped'],
    ['on a page stays where it was not looked at', me, {}, 'kept'],
    ['on a page waits where it is gone', me, { looks: [empty] }, 'missing'],
    ['on a page waits where the page is gone', me, { looks: [{ ...empty, fault: { message: 'Gone.', remedy: '' } }] }, 'missing'],
    ['on a page stays where another was looked at', me, { looks: [{ ...empty, url: parseSafeUrl('https://other.example/')! }] }, 'kept'],
    ['on a page goes with its link', me, { owner: { slug: 'jane-doe', author: author({ links: [] }) } }, 'dropped'],
    [
      'on a page stays for the claim',
      me,
      { owner: { slug: 'jane-doe', author: author({ links: [] }) }, claim: claim('claimed', HOME) },
      'kept',
    ],
    [
      'on a page stays under another spelling of its link',
      me,
      { owner: { slug: 'jane-doe', author: author({ links: [{ label: 'Home', url: 'http://jane.example' }] }) } },
      'kept',
    ],
    [
      'on a page goes where it is the sixth',
      me,
      {
        owner: {
          slug: 'jane-doe',
          author: author({
            links: [1, 2, 3, 4, 5].map((at) => ({ label: 'x', url: `https://l${at}.example/` })).concat({ label: 'Home', url: HOME }),
          }),
        },
      },
      'dropped',
    ],
  ])('%s', (_, one, change, what) => {
    const { verifications, changes } = verify({ stored: [one], ...change });
    expect(verifications).toMatchObject(what === 'dropped' ? [] : [one]);
    expect(changes.map((made) => made.what)).toEqual(what === 'kept' ? [] : [what]);
  });
});
