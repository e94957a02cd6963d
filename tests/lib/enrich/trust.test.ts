import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countIndependent,
  GATHERING,
  SOURCE_NAMES,
  TWO_WAY_KINDS,
  VOUCHER_KINDS,
  VerificationSchema,
  type Evidence,
  type SourceName,
  type Verification,
} from '../../../src/lib/model/index.ts';
import {
  computeTrust,
  countEvidence,
  EVIDENCE_RULES,
  LEVEL_RULES,
  levelOf,
  tierOf,
  withHistory,
  type TrustInputs,
} from '../../../src/lib/enrich/index.ts';
import { SOURCE_LABELS } from '../../../src/lib/views/labels.ts';
import { formatPoints } from '../../../src/lib/views/trust-snapshot.ts';
import { makeWork } from '../../helpers/make-work.ts';

const CLAIMED: TrustInputs['claim'] = { state: 'claimed', date: '2026-11-02' };
const LINK = seen({ kind: 'orcid-link', url: 'https://orcid.org/0000-0002-1825-0097' });
const VOUCHED = seen({ kind: 'roster', institution: 'Example University' });
const RESOLVED: TrustInputs['resolved'] = [{ scheme: 'arxiv', value: 'doe_j_1', source: 'arxiv', date: '2026-11-01' }];

const NO_WORKS: Partial<TrustInputs> = {
  works: { total: 0, withPersistentId: 0, confirmed: 0, withOrcid: 0 },
  closeCollaborators: { total: 0, verified: 0 },
};

function seen(verification: object): Verification {
  return VerificationSchema.parse({ seen: '2026-11-02', lastSeen: '2026-11-16', ...verification });
}

function inputs(change: Partial<TrustInputs> = {}): TrustInputs {
  return {
    listsIdentifier: true,
    resolved: [],
    claim: { state: 'unclaimed' },
    verifications: [],
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
        claim: CLAIMED,
        verifications: [LINK, VOUCHED],
        works: { total: 99, withPersistentId: 99, confirmed: 99, withOrcid: 99 },
        closeCollaborators: { total: 3, verified: 3 },
      }),
    );
    expect([trust.score, trust.tier, trust.level]).toEqual([100, 'Trusted', 'L4']);
    expect(trust.evidence.every(({ next }) => next === undefined)).toBe(true);
  });

  test('is the sum of its evidence as it is shown, and its history leads there', () => {
    // 10 and 4.463, which is printed as 4.5: a reader adds up to 14.5.
    const works = { total: 60, withPersistentId: 60, confirmed: 0, withOrcid: 0 };
    const trust = withHistory(computeTrust(inputs({ works })), undefined, { day: '2026-11-20' });
    expect([trust.score, trust.history.at(-1)!.score]).toEqual([15, 15]);
    expect(withHistory(computeTrust(inputs({ works })), trust, { day: '2026-11-21' })).toEqual(trust);
  });

  test('is the rounded sum of its evidence, whose maxima sum to 100', () => {
    expect(EVIDENCE_RULES.reduce((sum, { max }) => sum + max, 0)).toBe(100);
    const trust = computeTrust(inputs({ resolved: RESOLVED }));
    expect(Math.round(trust.evidence.reduce((sum, { points }) => sum + points, 0))).toBe(trust.score);
  });

  test.each([
    [1, 300, '0.1'],
    [1, 301, '0'],
    [47, 100, '7.1'],
    [299, 300, '15'],
    [298, 300, '14.9'],
  ])('counts %i of %i works in tenths, half a tenth up: %s', (confirmed, total, printed) => {
    const works = { total, withPersistentId: 0, confirmed, withOrcid: 0 };
    const line = computeTrust(inputs({ works })).evidence.find(({ id }) => id === 'confirmed-works')!;
    expect(formatPoints(line.points)).toBe(printed);
  });

  test('says for each line below its maximum what would raise it', () => {
    for (const { points, max, next } of computeTrust(inputs()).evidence) expect(next === undefined).toBe(points === max);
  });

  test('says of nothing that is printed at its maximum how to raise it', () => {
    const works = { total: 20_000, withPersistentId: 19_999, confirmed: 19_999, withOrcid: 19_999 };
    const lines = computeTrust(inputs({ works })).evidence.filter(({ id }) => /works|persistent/.test(id));
    for (const { points, max, next } of lines) expect([formatPoints(points), next]).toEqual([String(max), undefined]);
  });

  test.each<[string, Partial<TrustInputs>, Evidence['id'], RegExp]>([
    ['further works only if everything confirms them', {}, 'record-size', /DOI or an arXiv number.*two independent sources.*ORCID iD/],
    ['first works only if everything confirms them', NO_WORKS, 'persistent-identifiers', /DOI or an arXiv number.*two indep.*ORCID iD/],
    ['a second source only for the works that are there', {}, 'confirmed-works', /lists the works that have one source only/],
    ['collaborators only with a confirmed page', NO_WORKS, 'verified-collaborators', /level 2 or higher becomes/],
    ['an identifier only if a source knows it', { listsIdentifier: false }, 'identifiers', /a source knows, such as an ORCID iD,/],
    ['no ORCID iD to whoever has one', { resolved: [{ ...RESOLVED[0]!, scheme: 'orcid' }] }, 'identifiers', /^(?!.*ORCID)/],
  ])('promises points for %s', (_, change, id, next) => {
    expect(computeTrust(inputs(change)).evidence.find((line) => line.id === id)!.next).toMatch(next);
  });

  test('gives an identifier that no source has answered for nothing', () => {
    const line = computeTrust(inputs()).evidence.find(({ id }) => id === 'identifiers')!;
    expect(line.points).toBe(0);
    expect(line.found).toContain('no source has borne it out');
  });

  test.each(TWO_WAY_KINDS.map((kind) => [kind]))('counts a two-way link once, though a %s was seen beside another', (kind) => {
    const trust = computeTrust(inputs({ verifications: [LINK, seen({ kind, url: 'https://jane.example.org/' })] }));
    expect(trust.evidence.find(({ id }) => id === 'two-way-link')).toMatchObject({ points: 20, max: 20, date: '2026-11-16' });
    expect(trust.score).toBe(computeTrust(inputs()).score + 20);
  });

  test.each(VOUCHER_KINDS.map((kind) => [kind]))('counts an institution’s word once: %s', (kind) => {
    const one = computeTrust(inputs({ verifications: [seen({ kind, institution: 'Example University' })] }));
    const two = computeTrust(inputs({ verifications: [VOUCHED, seen({ kind, institution: 'Example University' })] }));
    expect(one.evidence.find(({ id }) => id === 'affiliation')).toMatchObject({ points: 10, found: 'Confirmed by Example University.' });
    expect(two.score).toBe(one.score);
  });

  test('says of a two-way link that the ORCID record can list the claimed home page in the place of this page', () => {
    const { rule } = EVIDENCE_RULES.find(({ id }) => id === 'two-way-link')!;
    for (const text of [rule, LEVEL_RULES.L3])
      expect(text).toMatch(/links to this page.* or .*ORCID record lists the home page.*approved/i);
  });

  test('tells of what was seen last', () => {
    const later = seen({ kind: 'rel-me', url: 'https://jane.example.org/', lastSeen: '2026-11-20' });
    const line = computeTrust(inputs({ verifications: [LINK, later] })).evidence.find(({ id }) => id === 'two-way-link');
    expect(line).toMatchObject({ source: 'home page', url: 'https://jane.example.org/', date: '2026-11-20' });
  });

  test.each<[string, SourceName[], number]>([
    ['a list of the host', ['files'], 0],
    ['a list of the host beside a registry', ['files', 'crossref'], 0],
    ['one registry', ['crossref'], 0],
    ['two registries', ['crossref', 'arxiv'], 1],
    ['a registry and a catalogue that gathers from it', ['crossref', 'openalex'], 0],
    ['a registry and two catalogues', ['arxiv', 'openalex', 'semanticscholar'], 0],
    ['two catalogues', ['openalex', 'semanticscholar'], 0],
    ['a catalogue and a list of the host', ['files', 'openalex'], 0],
    ['the person and a catalogue', ['orcid', 'openalex'], 1],
    ['the person and a registry', ['orcid', 'crossref'], 1],
    ['the person, a registry and a catalogue', ['orcid', 'crossref', 'openalex'], 1],
    ['reviewers and a catalogue', ['openreview', 'semanticscholar'], 1],
    ['reviewers and a registry', ['openreview', 'dblp'], 1],
    ['the person alone', ['orcid'], 0],
  ])('counts who confirms a work: %s', (_, sources, confirmed) => {
    const identifiers = { doi: ['10.1000/z'] };
    const versions = sources.map((source) => ({ kind: 'published', type: 'article', identifiers, records: [{ source, id: source }] }));
    const counted = countEvidence([makeWork({ identifiers, versions })], 'jane-doe', { identifiers: {} }, () => false);
    expect(counted).toEqual({ total: 1, withPersistentId: 1, confirmed, withOrcid: 0 });
  });

  test('never counts fewer sources when one more has the work', () => {
    fc.assert(
      fc.property(fc.subarray([...SOURCE_NAMES]), fc.constantFrom(...SOURCE_NAMES), (sources, another) => {
        expect(countIndependent([...sources, another])).toBeGreaterThanOrEqual(countIndependent(sources));
      }),
    );
  });

  test('says which sources gather from others', () => {
    const { rule } = EVIDENCE_RULES.find(({ id }) => id === 'confirmed-works')!;
    for (const source of GATHERING) expect(rule).toContain(SOURCE_LABELS[source]);
  });

  test('does not depend on followers or topics', () => {
    expect(computeTrust(inputs({ counts: { followers: 10_000, topics: 500 } })).score).toBe(computeTrust(inputs()).score);
  });

  test('has the same digest for the same inputs only', () => {
    expect(computeTrust(inputs()).digest).toBe(computeTrust(inputs()).digest);
    expect(computeTrust(inputs()).digest).not.toBe(computeTrust(inputs({ resolved: RESOLVED })).digest);
  });

  const someVerifications = fc.subarray([
    ...TWO_WAY_KINDS.map((kind) => seen({ kind, url: 'https://jane.example.org/' })),
    ...VOUCHER_KINDS.map((kind) => seen({ kind, institution: 'Example University' })),
  ]);
  const someInputs = fc
    .record({
      total: fc.integer({ min: 0, max: 200 }),
      shares: fc.tuple(fc.nat(200), fc.nat(200), fc.nat(200)),
      schemes: fc.subarray(['orcid', 'arxiv', 'dblp', 'openalex', 'inspire'] as const),
      state: fc.constantFrom('unclaimed' as const, 'pending' as const, 'claimed' as const),
      verifications: someVerifications,
      close: fc.tuple(fc.nat(20), fc.nat(20)),
    })
    .map(({ total, shares: [a, b, c], schemes, state, verifications, close: [some, more] }) =>
      inputs({
        resolved: schemes.map((scheme) => ({ ...RESOLVED[0]!, scheme })),
        claim: { state },
        verifications,
        works: { total, withPersistentId: Math.min(a, total), confirmed: Math.min(b, total), withOrcid: Math.min(c, total) },
        closeCollaborators: { total: some + more, verified: some },
      }),
    );
  const grown = (part: number, total: number) => Math.min(part + 1, total);
  test.each<[string, (before: TrustInputs) => TrustInputs]>([
    ['a received claim', (before) => ({ ...before, claim: before.claim.state === 'claimed' ? before.claim : { state: 'pending' } })],
    ['an approved claim', (before) => ({ ...before, claim: CLAIMED })],
    ['a two-way link', (before) => ({ ...before, verifications: [...before.verifications, LINK] })],
    ['an institution’s word', (before) => ({ ...before, verifications: [...before.verifications, VOUCHED] })],
    ['a further identifier', (before) => ({ ...before, resolved: [...before.resolved, { ...RESOLVED[0]!, scheme: 'hal' }] })],
    ['a DOI', ({ works, ...rest }) => ({ ...rest, works: { ...works, withPersistentId: grown(works.withPersistentId, works.total) } })],
    [
      'a second source of a work',
      ({ works, ...rest }) => ({ ...rest, works: { ...works, confirmed: grown(works.confirmed, works.total) } }),
    ],
    ['the iD on a work', ({ works, ...rest }) => ({ ...rest, works: { ...works, withOrcid: grown(works.withOrcid, works.total) } })],
    [
      'a further work that everything confirms',
      ({ works, ...rest }) => ({
        ...rest,
        works: {
          total: works.total + 1,
          withPersistentId: works.withPersistentId + 1,
          confirmed: works.confirmed + 1,
          withOrcid: works.withOrcid + 1,
        },
      }),
    ],
    [
      'a collaborator’s claim',
      ({ closeCollaborators: { total, verified }, ...rest }) => ({
        ...rest,
        closeCollaborators: { total, verified: grown(verified, total) },
      }),
    ],
    [
      'a further close collaborator with a confirmed page',
      ({ closeCollaborators: { total, verified }, ...rest }) => ({
        ...rest,
        closeCollaborators: { total: total + 1, verified: verified + 1 },
      }),
    ],
  ])('never falls with more evidence: %s', (_, more) => {
    fc.assert(
      fc.property(someInputs, (before) => {
        const [low, high] = [computeTrust(before), computeTrust(more(before))];
        expect(high.score).toBeGreaterThanOrEqual(low.score);
        expect(high.level >= low.level).toBe(true);
        for (const [at, line] of high.evidence.entries()) expect(line.points).toBeGreaterThanOrEqual(low.evidence[at]!.points);
      }),
    );
  });

  test('is the sum of what is printed on its lines, rounded', () => {
    fc.assert(
      fc.property(someInputs, (given) => {
        const { score, evidence } = computeTrust(given);
        // Read as a reader adds: decimal digits, not binary fractions.
        const tenths = evidence.map(({ points }) => formatPoints(points)).map((printed) => Math.round(Number(printed) * 10));
        expect(Math.floor((tenths.reduce((sum, one) => sum + one, 0) + 5) / 10)).toBe(score);
        for (const { points } of evidence) expect(formatPoints(points)).toBe(String(points));
      }),
      { numRuns: 500 },
    );
  });

  test('always stays between 0 and 100, and no line passes its maximum', () => {
    fc.assert(
      fc.property(someInputs, (given) => {
        const { score, evidence } = computeTrust(given);
        expect(score >= 0 && score <= 100).toBe(true);
        for (const { points, max, next } of evidence) {
          expect(points).toBeLessThanOrEqual(max);
          expect(next === undefined).toBe(points === max);
        }
      }),
    );
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
    ['L1 while the claim is pending', { resolved: RESOLVED, claim: { state: 'pending' } }, 'L1'],
    ['L2 once the claim is approved', { claim: CLAIMED }, 'L2'],
    ['L3 with a two-way link', { claim: CLAIMED, verifications: [LINK] }, 'L3'],
    ['L3 with a two-way link that nobody has claimed', { verifications: [LINK] }, 'L3'],
    ['L4 with an institution’s word', { claim: CLAIMED, verifications: [LINK, VOUCHED] }, 'L4'],
  ] as const)('is %s', (_, change, level) => expect(levelOf({ ...inputs(), ...change } as TrustInputs)).toBe(level));
});
