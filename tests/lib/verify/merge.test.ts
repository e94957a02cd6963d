import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSafeUrl } from '../../../src/lib/identifiers/index.ts';
import { VerificationSchema, type Verification } from '../../../src/lib/model/index.ts';
import { mergeVerifications, replaceVerifications, type Search } from '../../../src/lib/verify/merge.ts';
import type { Sighting } from '../../../src/lib/verify/seen-at-orcid.ts';

const FIRST = '2026-03-01';
const day = (after: number) => new Date(Date.parse(FIRST) + after * 24 * 3600 * 1000).toISOString().slice(0, 10);
const HOME: Sighting = { kind: 'rel-me', url: parseSafeUrl('https://jane.example/')! };
const STORED: Verification = { ...HOME, seen: '2026-01-01', lastSeen: FIRST };
const search = (change: Partial<Search> = {}): Search => ({ found: [], isListed: () => true, wasLookedFor: () => true, ...change });

describe('what was seen before', () => {
  test.each([
    [0, FIRST],
    [1, day(1)],
    [30, day(30)],
    [31, day(31)],
    [400, day(400)],
    // A clock that is behind.
    [-2, FIRST],
  ])('and is seen again after %i days was last seen on %s', (after, lastSeen) => {
    const merged = mergeVerifications([STORED], search({ found: [HOME] }), day(after));
    expect(merged).toEqual({ verifications: [{ ...STORED, lastSeen }], changes: [] });
  });
  test.each([
    [1, 'missing'],
    [29, 'missing'],
    [30, 'missing'],
    [31, 'dropped'],
    [32, 'dropped'],
    [400, 'dropped'],
    [-2, 'missing'],
  ])('and has been looked for in vain before is %i days after it was last seen %s', (after, what) => {
    const gone = { ...STORED, missing: day(-3) };
    const { verifications, changes } = mergeVerifications([gone], search(), day(after));
    expect(verifications).toEqual(what === 'dropped' ? [] : [gone]);
    expect(changes).toEqual([{ what, verification: gone, ...(what === 'missing' ? { dropsOn: day(31) } : {}) }]);
  });
  test.each([
    [1, 31],
    [30, 31],
    [31, 32],
    [400, 401],
  ])('and is looked for in vain for the first time after %i days stays until day %i', (after, drops) => {
    const missing = { ...STORED, missing: day(after) };
    const merged = mergeVerifications([STORED], search(), day(after));
    expect(merged).toEqual({ verifications: [missing], changes: [{ what: 'missing', verification: missing, dropsOn: day(drops) }] });
    expect(mergeVerifications([missing], search(), day(drops)).changes).toMatchObject([{ what: 'dropped' }]);
  });
  test.each([0, 31, 400])('and is not looked for stays as it is after %i days', (after) => {
    const merged = mergeVerifications([STORED], search({ wasLookedFor: () => false }), day(after));
    expect(merged).toEqual({ verifications: [STORED], changes: [] });
  });
  test.each([true, false])('and is no longer named by the author file goes at once, looked for or not', (looked) => {
    const merged = mergeVerifications([STORED], search({ isListed: () => false, wasLookedFor: () => looked }), day(0));
    expect(merged).toEqual({ verifications: [], changes: [{ what: 'dropped', verification: STORED }] });
  });
  test('and comes back within the grace is as if it had never been away', () => {
    const missing = mergeVerifications([STORED], search(), day(20)).verifications;
    expect(missing).toMatchObject([{ missing: day(20) }]);
    expect(mergeVerifications(missing, search({ found: [HOME] }), day(21)).verifications).toEqual([{ ...STORED, lastSeen: day(21) }]);
  });
  test('and comes back after it is new', () => {
    expect(mergeVerifications([], search({ found: [HOME] }), day(40))).toMatchObject({
      verifications: [{ seen: day(40), lastSeen: day(40) }],
      changes: [{ what: 'new' }],
    });
  });
});

test('what is seen for the first time is of today', () => {
  const verification = { ...HOME, seen: FIRST, lastSeen: FIRST };
  expect(mergeVerifications([], search({ found: [HOME] }), FIRST)).toEqual({
    verifications: [verification],
    changes: [{ what: 'new', verification }],
  });
});
test('a page is the same in any spelling of its address', () => {
  const other: Sighting = { kind: 'rel-me', url: parseSafeUrl('http://jane.example/index.html')! };
  expect(mergeVerifications([STORED], search({ found: [other] }), day(1)).verifications).toEqual([
    { ...other, seen: STORED.seen, lastSeen: day(1) },
  ]);
});

describe('what the host says', () => {
  const roster = (date: string, institution = 'Example University'): Verification => ({
    kind: 'roster',
    institution,
    seen: date,
    lastSeen: date,
  });
  test('has its own day, and no other', () => {
    expect(replaceVerifications([roster('2026-01-01')], [roster('2026-02-02')])).toEqual({
      verifications: [roster('2026-02-02')],
      changes: [],
    });
  });
  test('goes at once when it is taken back', () => {
    const verification = roster('2026-01-01');
    expect(replaceVerifications([verification], [])).toEqual({ verifications: [], changes: [{ what: 'dropped', verification }] });
  });
  test('twice of one institution counts with the later day', () => {
    expect(replaceVerifications([], [roster('2026-02-02'), roster('2026-01-01')]).verifications).toEqual([roster('2026-02-02')]);
  });
});

const days = fc.integer({ min: 0, max: 120 }).map(day);
const sightings: fc.Arbitrary<Sighting> = fc.record({
  kind: fc.constantFrom('orcid-link', 'orcid-home-page', 'rel-me', 'meta', 'token', 'employment'),
  url: fc
    .constantFrom('https://jane.example/', 'https://jane.example/a/', 'https://orcid.org/0000-0002-1825-0097')
    .map((url) => parseSafeUrl(url)!),
  institution: fc.constantFrom('Example University', 'Example Institute'),
});
const verifications = fc.uniqueArray(
  fc.tuple(sightings, days, days).map(([one, a, b]): Verification => ({ ...one, seen: a < b ? a : b, lastSeen: a < b ? b : a })),
  { selector: ({ kind, url, institution }) => `${kind} ${url} ${institution}` },
);
const searches = fc
  .record({ found: fc.array(sightings), unlisted: sightings, looked: fc.boolean() })
  .map(({ found, unlisted, looked }) =>
    search({ found, isListed: ({ kind, url }) => kind !== unlisted.kind || url !== unlisted.url, wasLookedFor: () => looked }),
  );

describe('merging', () => {
  test('twice on one day is the same as once', () => {
    fc.assert(
      fc.property(verifications, searches, days, (stored, own, today) => {
        const once = mergeVerifications(stored, own, today).verifications;
        expect(mergeVerifications(once, own, today).verifications).toEqual(once);
      }),
    );
  });
  test('never takes a last day back, nor a first day anywhere, and always leaves what can be stored', () => {
    fc.assert(
      fc.property(verifications, searches, days, (stored, own, today) => {
        for (const one of mergeVerifications(stored, own, today).verifications) {
          const before = stored.find(
            ({ kind, url, institution }) => kind === one.kind && url === one.url && institution === one.institution,
          );
          expect(one.lastSeen >= (before?.lastSeen ?? today)).toBe(true);
          expect(one.seen).toBe(before?.seen ?? today);
          expect(VerificationSchema.parse(one)).toEqual(one);
        }
      }),
    );
  });
  test('comes to the same from what was found and stored in any order', () => {
    fc.assert(
      fc.property(verifications, searches, days, (stored, own, today) => {
        const turned = { ...own, found: own.found.toReversed() };
        expect(mergeVerifications(stored.toReversed(), turned, today).verifications).toEqual(
          mergeVerifications(stored, own, today).verifications,
        );
      }),
    );
  });
});
