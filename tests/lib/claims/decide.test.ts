import { describe, expect, test } from 'vitest';
import { approveClaim, listOpen, rejectClaim, transferClaim, withdrawClaim, type Decision } from '../../../src/lib/claims/index.ts';
import type { SafeUrl } from '../../../src/lib/identifiers/index.ts';
import { ClaimSchema, type Claim, type ClaimRequest } from '../../../src/lib/model/index.ts';

const DAY = '2026-11-29';
const request = (digit: string, date = '2026-11-02'): ClaimRequest => ({ submission: `hmac-sha256:${digit.repeat(32)}`, date });
const [A, B, C, R] = [request('a'), request('b', '2026-11-03'), request('c', '2026-11-04'), request('d', '2026-11-05')];
const [S, T] = [request('e', '2026-11-06'), request('f', '2026-11-07')];
const pending: Claim = { state: 'pending', date: A.date, request: A };
const claimed: Claim = { state: 'claimed', date: '2026-11-10', request: A };

type Decide = (claim: Claim) => Decision;
const approve: Decide = (claim) => approveClaim('jane-doe', claim, DAY);
const withdraw: Decide = (claim) => withdrawClaim('jane-doe', claim, DAY);
const reject =
  (prefix?: string): Decide =>
  (claim) =>
    rejectClaim('jane-doe', claim, DAY, prefix);
const transfer =
  (prefix?: string): Decide =>
  (claim) =>
    transferClaim('jane-doe', claim, DAY, prefix);

describe('a decision', () => {
  test.each<[string, Decide, Claim, Claim]>([
    ['approves a request', approve, pending, { ...pending, state: 'claimed', date: DAY }],
    ['approves a request that was rejected', approve, { ...pending, state: 'rejected' }, { ...pending, state: 'claimed', date: DAY }],
    ['rejects a request', reject(), pending, { ...pending, state: 'rejected', date: DAY }],
    ['rejects a request by its digits', reject('aaaa'), pending, { ...pending, state: 'rejected', date: DAY }],
    ['rejects a rival', reject('bbbb'), { ...claimed, rivals: [B, C] }, { ...claimed, rivals: [C], handled: [B.submission] }],
    ['rejects a removal', reject('dddd'), { ...claimed, removal: R }, { ...claimed, handled: [R.submission] }],
    [
      'rejects one of several removals',
      reject('dddd'),
      { ...claimed, removal: R, furtherRemovals: [S, T] },
      { ...claimed, removal: S, furtherRemovals: [T], handled: [R.submission] },
    ],
    [
      'rejects a further removal',
      reject('eeee'),
      { ...claimed, removal: R, furtherRemovals: [S] },
      { ...claimed, removal: R, handled: [S.submission] },
    ],
    [
      'rejects a removal of a page that nobody claimed',
      reject('dddd'),
      { state: 'withdrawn', date: R.date, removal: R },
      { state: 'withdrawn', date: R.date, handled: [R.submission] },
    ],
    ['withdraws a claim', withdraw, claimed, { ...claimed, state: 'withdrawn', date: DAY }],
    ['withdraws a request', withdraw, pending, { ...pending, state: 'withdrawn', date: DAY }],
    [
      'gives a page to the one other person who asks',
      transfer(),
      { ...claimed, rivals: [B] },
      { state: 'pending', date: DAY, request: B, handled: [A.submission] },
    ],
    [
      'gives a page to one of several',
      transfer('cccc'),
      { ...pending, rivals: [B, C] },
      { state: 'pending', date: DAY, request: C, rivals: [B], handled: [A.submission] },
    ],
    [
      'gives a page to somebody after a rejection',
      transfer(),
      { ...pending, state: 'rejected', rivals: [B] },
      { state: 'pending', date: DAY, request: B, handled: [A.submission] },
    ],
  ])('%s', (_, decide, before, after) => {
    const { claim } = decide(before);
    expect(claim).toEqual(after);
    expect(ClaimSchema.parse(claim)).toEqual(claim);
    expect(Object.keys(claim)).toEqual(Object.keys(ClaimSchema.parse(claim)));
  });

  test.each<[string, Decide, Claim]>([
    ['approves', approve, claimed],
    ['rejects', reject(), { ...pending, state: 'rejected' }],
    ['rejects a request by its digits', reject('aaaa'), { ...pending, state: 'rejected' }],
    ['rejects a rival', reject('bbbb'), { ...claimed, handled: [B.submission] }],
    ['withdraws', withdraw, { ...claimed, state: 'withdrawn' }],
    ['gives a page away', transfer('bbbb'), { state: 'pending', date: DAY, request: B, handled: [A.submission] }],
  ])('that %s a second time changes nothing', (_, decide, before) => expect(decide(before).claim).toBe(before));

  test.each<[string, Decide, Claim, RegExp]>([
    [
      'approve beside a removal',
      approve,
      { ...pending, removal: R },
      /removed, which goes before every claim.*claims -- remove jane-doe.*--submission dddddddd/,
    ],
    [
      'approve beside a rival',
      approve,
      { ...pending, rivals: [B] },
      /1 other person asks.*transfer jane-doe --to bbbbbbbb.*reject jane-doe --submission bbbbbbbb/,
    ],
    ['approve a withdrawn claim', approve, { ...claimed, state: 'withdrawn' }, /Nobody asks.*import it/],
    ['transfer beside a removal', transfer(), { ...claimed, rivals: [B], removal: R }, /goes before every claim/],
    ['transfer to nobody', transfer(), claimed, /Nobody else asks/],
    ['transfer to one of several', transfer(), { ...claimed, rivals: [B, C] }, /--to bbbbbbbb \(2026-11-03\), --to cccccccc/],
    ['transfer to an unknown request', transfer('eeee'), { ...claimed, rivals: [B] }, /No open request.*bbbbbbbb/],
    ['transfer by too few digits', transfer('bbb'), { ...claimed, rivals: [B] }, /at least 4 digits/],
    ['reject a claim', reject(), claimed, /is claimed.*withdraw jane-doe/],
    ['reject nothing', reject(), { ...claimed, state: 'withdrawn' }, /Nobody asks/],
    ['reject without a name', reject(), { ...claimed, rivals: [B] }, /must be named.*--submission bbbbbbbb/],
    ['reject an unknown submission', reject('9999'), pending, /No open request begins/],
    ['withdraw what was rejected', withdraw, { ...pending, state: 'rejected' }, /was rejected/],
  ])('cannot %s', (_, decide, before, message) => expect(() => decide(before)).toThrow(message));
});

test.each<[string, ClaimRequest, string]>([
  ['without a home page', A, 'jane-doe is claimed.'],
  [
    'with a home page',
    { ...A, homePage: 'https://jane.example.org/' as SafeUrl },
    'jane-doe is claimed. The home page https://jane.example.org/ is approved with it: it counts as a two-way link from the next harvest on, if the ORCID record lists it or if it links to the profile.',
  ],
])('an approval %s says what it makes count', (_, asked, said) => {
  expect(approve({ ...pending, request: asked }).said).toBe(said);
});

test('the list has what is open, removals first, each with commands', () => {
  const claims = new Map<string, Claim>([
    ['a-a', pending],
    ['b-b', { ...claimed, rivals: [B] }],
    ['c-c', { state: 'withdrawn', date: R.date, removal: R }],
    ['d-d', claimed],
    ['e-e', { ...pending, state: 'rejected' }],
    ['f-f', { ...pending, removal: R, furtherRemovals: [S] }],
  ]);
  expect(listOpen(claims).map(({ author, next }) => [author, next])).toEqual([
    ['c-c', ['remove c-c', 'reject c-c --submission dddddddd']],
    ['f-f', ['remove f-f', 'reject f-f --submission dddddddd', 'reject f-f --submission eeeeeeee', 'reject f-f']],
    ['a-a', ['approve a-a', 'reject a-a']],
    ['b-b', ['transfer b-b --to bbbbbbbb', 'reject b-b --submission bbbbbbbb']],
  ]);
});
