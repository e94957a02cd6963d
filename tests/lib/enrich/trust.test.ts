import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ClaimSchema, TrustSchema, type Claim } from '../../../src/lib/model/index.ts';
import { computeTrust, EVIDENCE_RULES, levelOf, tierOf, type TrustInputs } from '../../../src/lib/enrich/index.ts';

const CLAIMED: Claim = ClaimSchema.parse({ state: 'claimed', date: '2026-11-02' });
const LINK = { kind: 'orcid', url: 'https://orcid.org/0000-0002-1825-0097', seen: '2026-11-02', lastSeen: '2026-11-16' };
const VOUCHED = { kind: 'roster', institution: 'Example University', seen: '2026-11-02' };
const RESOLVED: TrustInputs['resolved'] = [{ scheme: 'arxiv', value: 'doe_j_1', source: 'arxiv', date: '2026-11-01' }];

function inputs(change: Partial<TrustInputs> = {}): TrustInputs {
  return {
    listsIdentifier: true,
    resolved: [],
    works: { total: 40, withPersistentId: 40, confirmed: 0, withOrcid: 0 },
    closeCollaborators: { total: 4, verified: 0 },
    counts: { followers: 0, topics: 20 },
    ...change,
  };
}

describe('the trust score', () => {
  test('is 21, Emerging, L1, unclaimed for 40 works with an arXiv id each, from one source that knows the author', () => {
    const trust = computeTrust(inputs({ resolved: RESOLVED }));
    expect([trust.score, trust.tier, trust.level, trust.claim.state]).toEqual([21, 'Emerging', 'L1', 'unclaimed']);
    expect(trust.counts).toEqual({ works: 40, followers: 0, topics: 20, closeCollaborators: 4 });
  });

  test('is 0 for a name and nothing else', () => {
    const trust = computeTrust(
      inputs({
        listsIdentifier: false,
        works: { total: 0, withPersistentId: 0, confirmed: 0, withOrcid: 0 },
        closeCollaborators: { total: 0, verified: 0 },
      }),
    );
    expect([trust.score, trust.tier, trust.level]).toEqual([0, 'New', 'L0']);
  });

  test('is 100 when all there can be is there', () => {
    const schemes = ['orcid', 'arxiv', 'dblp', 'openalex'] as const;
    const trust = computeTrust(
      inputs({
        resolved: schemes.map((scheme) => ({ ...RESOLVED[0]!, scheme })),
        claim: ClaimSchema.parse({ ...CLAIMED, twoWayLink: LINK, affiliation: VOUCHED }),
        works: { total: 99, withPersistentId: 99, confirmed: 99, withOrcid: 99 },
        closeCollaborators: { total: 3, verified: 3 },
      }),
    );
    expect([trust.score, trust.tier, trust.level]).toEqual([100, 'Trusted', 'L4']);
    expect(trust.evidence.every(({ next }) => next === undefined)).toBe(true);
  });

  test('is the rounded sum of its evidence, whose maxima sum to 100', () => {
    expect(EVIDENCE_RULES.reduce((sum, { max }) => sum + max, 0)).toBe(100);
    const trust = computeTrust(inputs({ resolved: RESOLVED }));
    expect(Math.round(trust.evidence.reduce((sum, { points }) => sum + points, 0))).toBe(trust.score);
    expect(TrustSchema.parse(trust)).toEqual(trust);
  });

  test('says for each line below its maximum what would raise it', () => {
    for (const { points, max, next } of computeTrust(inputs()).evidence) expect(next === undefined).toBe(points === max);
  });

  test('gives an identifier that no source has answered for nothing', () => {
    const line = computeTrust(inputs()).evidence.find(({ id }) => id === 'identifiers')!;
    expect(line.points).toBe(0);
    expect(line.found).toContain('no source has been asked');
  });

  test('counts no link of a claim that is not approved', () => {
    const pending = ClaimSchema.parse({ state: 'pending', date: '2026-11-02', twoWayLink: LINK });
    expect(computeTrust(inputs({ claim: pending })).score).toBe(computeTrust(inputs()).score);
  });

  test('does not depend on followers or topics', () => {
    expect(computeTrust(inputs({ counts: { followers: 10_000, topics: 500 } })).score).toBe(computeTrust(inputs()).score);
  });

  test('has the same digest for the same inputs only', () => {
    expect(computeTrust(inputs()).digest).toBe(computeTrust(inputs()).digest);
    expect(computeTrust(inputs()).digest).not.toBe(computeTrust(inputs({ resolved: RESOLVED })).digest);
  });

  const part = fc.integer({ min: 0, max: 50 });
  const anyInputs = fc
    .record({
      total: fc.integer({ min: 50, max: 120 }),
      a: part,
      b: part,
      c: part,
      schemes: fc.integer({ min: 0, max: 4 }),
      verified: part,
    })
    .map(({ total, a, b, c, schemes, verified }) =>
      inputs({
        resolved: (['orcid', 'arxiv', 'dblp', 'openalex'] as const).slice(0, schemes).map((scheme) => ({ ...RESOLVED[0]!, scheme })),
        works: { total, withPersistentId: a, confirmed: b, withOrcid: c },
        closeCollaborators: { total: 50, verified },
      }),
    );
  test.each<[string, (before: TrustInputs) => TrustInputs]>([
    ['an approved claim', (before) => ({ ...before, claim: CLAIMED })],
    ['a claim with a two-way link', (before) => ({ ...before, claim: ClaimSchema.parse({ ...CLAIMED, twoWayLink: LINK }) })],
    ['an institution’s word', (before) => ({ ...before, claim: ClaimSchema.parse({ ...CLAIMED, affiliation: VOUCHED }) })],
    ['a further identifier', (before) => ({ ...before, resolved: [...before.resolved, { ...RESOLVED[0]!, scheme: 'orcid' as const }] })],
    [
      'a further work that everything confirms',
      (before) => ({
        ...before,
        works: {
          total: before.works.total + 1,
          withPersistentId: before.works.withPersistentId + 1,
          confirmed: before.works.confirmed + 1,
          withOrcid: before.works.withOrcid + 1,
        },
      }),
    ],
    [
      'a collaborator’s claim',
      (before) => ({ ...before, closeCollaborators: { total: 50, verified: Math.min(50, before.closeCollaborators.verified + 1) } }),
    ],
  ])('never falls with more evidence: %s', (_, more) => {
    fc.assert(fc.property(anyInputs, (before) => computeTrust(more(before)).score >= computeTrust(before).score));
  });
});

describe('the tier', () => {
  test.each([
    [0, 'New'],
    [9, 'New'],
    [10, 'Emerging'],
    [39, 'Emerging'],
    [40, 'Established'],
    [69, 'Established'],
    [70, 'Trusted'],
    [100, 'Trusted'],
  ] as const)('of %i is %s', (score, tier) => expect(tierOf(score)).toBe(tier));
});

describe('the level', () => {
  test.each([
    ['L0 without anything', {}, 'L0'],
    ['L1 with a resolved identifier', { resolved: RESOLVED }, 'L1'],
    ['L1 while the claim is pending', { resolved: RESOLVED, claim: { state: 'pending', date: '2026-11-02' } }, 'L1'],
    ['L2 once the claim is approved', { claim: CLAIMED }, 'L2'],
    ['L3 with a two-way link', { claim: { ...CLAIMED, twoWayLink: LINK } }, 'L3'],
    ['L4 with an institution’s word', { claim: { ...CLAIMED, twoWayLink: LINK, affiliation: VOUCHED } }, 'L4'],
  ] as const)('is %s', (_, change, level) => expect(levelOf({ resolved: [], ...change } as Parameters<typeof levelOf>[0])).toBe(level));
});
