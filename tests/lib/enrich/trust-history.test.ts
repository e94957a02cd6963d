import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeTrust, withHistory, type TrustInputs } from '../../../src/lib/enrich/index.ts';
import { TrustSchema, VerificationSchema, type Trust } from '../../../src/lib/model/index.ts';

const NOTHING: TrustInputs = {
  listsIdentifier: true,
  resolved: [],
  claim: { state: 'unclaimed' },
  verifications: [],
  works: { total: 0, withPersistentId: 0, confirmed: 0, withOrcid: 0 },
  closeCollaborators: { total: 0, verified: 0 },
  counts: { followers: 0, topics: 0 },
};
const WORKS: TrustInputs = { ...NOTHING, works: { total: 40, withPersistentId: 40, confirmed: 0, withOrcid: 0 } };
const CLAIMED: TrustInputs = { ...WORKS, claim: { state: 'claimed', date: '2026-05-04' } };
const VOUCHED: TrustInputs = {
  ...CLAIMED,
  verifications: [VerificationSchema.parse({ kind: 'roster', seen: '2026-08-01', lastSeen: '2026-08-01' })],
};
const link = (lastSeen: string) =>
  VerificationSchema.parse({ kind: 'rel-me', url: 'https://jane.example.org/', seen: '2026-06-01', lastSeen });

/** Harvests one after the other, each of a day and of what it found. */
function run(...harvests: [day: string, inputs: TrustInputs][]): Trust {
  return harvests.reduce<Trust | undefined>((before, [day, inputs]) => withHistory(computeTrust(inputs), before, { day }), undefined)!;
}

describe('the history of a score', () => {
  test('begins with the first evidence, counted from nothing', () => {
    expect(run(['2026-01-01', NOTHING]).history).toEqual([]);
    const { history } = run(['2026-01-01', NOTHING], ['2026-02-01', WORKS]);
    expect(history).toEqual([
      {
        date: '2026-02-01',
        score: 14,
        level: 'L0',
        changes: [
          { id: 'persistent-identifiers', from: 0, to: 10 },
          { id: 'record-size', from: 0, to: 4 },
        ],
      },
    ]);
  });

  test('has a step for each change, of the day of the fact behind it', () => {
    const linked = (day: string): TrustInputs => ({ ...CLAIMED, verifications: [link(day)] });
    const { history } = run(['2026-02-01', WORKS], ['2026-05-11', CLAIMED], ['2026-06-02', linked('2026-06-02')]);
    expect(history.map(({ date, score, level }) => [date, score, level])).toEqual([
      ['2026-02-01', 14, 'L0'],
      ['2026-05-04', 24, 'L2'],
      ['2026-06-01', 44, 'L3'],
    ]);
    expect(history.at(-1)!.changes).toEqual([{ id: 'two-way-link', from: 0, to: 20 }]);
  });

  test('has a step for each day of the facts that the first harvest finds', () => {
    const inputs: TrustInputs = { ...CLAIMED, verifications: [link('2026-06-20')] };
    const { history } = withHistory(computeTrust(inputs), undefined, { day: '2026-07-01', works: '2026-04-30' });
    expect(history.map(({ date, score, level }) => [date, score, level])).toEqual([
      ['2026-04-30', 14, 'L0'],
      ['2026-05-04', 24, 'L2'],
      ['2026-06-01', 44, 'L3'],
    ]);
  });

  test('dates what is gone with the day on which it was missed', () => {
    const { history } = run(['2026-05-11', CLAIMED], ['2026-09-01', WORKS]);
    expect(history.at(-1)).toEqual({ date: '2026-09-01', score: 14, level: 'L0', changes: [{ id: 'claim', from: 10, to: 0 }] });
  });

  test('has no step while the score stays, though the link was seen again', () => {
    const seen = (day: string): TrustInputs => ({ ...CLAIMED, verifications: [link(day)] });
    const first = run(['2026-06-02', seen('2026-06-02')]).history;
    expect(run(['2026-06-02', seen('2026-06-02')], ['2026-06-09', seen('2026-06-09')]).history).toEqual(first);
  });

  test('never goes back in time: what happened before the last step is told there', () => {
    const { history } = run(['2026-08-01', WORKS], ['2026-09-01', CLAIMED]);
    expect(history.map(({ date, score, level }) => [date, score, level])).toEqual([['2026-08-01', 24, 'L2']]);
    expect(history[0]!.changes.map(({ id }) => id)).toEqual(['persistent-identifiers', 'record-size', 'claim']);
  });

  test('has one step a day, and none for a day that took back what it gave', () => {
    const approved: TrustInputs = { ...WORKS, claim: { state: 'claimed', date: '2026-08-01' } };
    const { history } = run(['2026-06-02', WORKS], ['2026-08-01', approved], ['2026-08-01', VOUCHED], ['2026-08-01', WORKS]);
    expect(history).toEqual(run(['2026-06-02', WORKS]).history);
    expect(run(['2026-06-02', WORKS], ['2026-08-01', NOTHING], ['2026-08-01', VOUCHED]).history.map(({ score }) => score)).toEqual([
      14, 34,
    ]);
  });

  test('tells of what made no difference with the next step', () => {
    const works = (total: number, withPersistentId: number): TrustInputs => ({
      ...NOTHING,
      works: { total, withPersistentId, confirmed: 0, withOrcid: 0 },
    });
    // 10 and 4.0, 9.8 and 4.1, 9.3 and 4.1
    const { history } = run(['2026-06-02', works(40, 40)], ['2026-07-02', works(41, 40)], ['2026-08-02', works(41, 38)]);
    expect(history.map(({ date, score }) => [date, score])).toEqual([
      ['2026-06-02', 14],
      ['2026-08-02', 13],
    ]);
    expect(history[1]!.changes).toEqual([
      { id: 'persistent-identifiers', from: 10, to: 9.3 },
      { id: 'record-size', from: 4, to: 4.1 },
    ]);
  });

  test('dates what was won and lost at once with the day on which the loss was seen', () => {
    const inputs: TrustInputs = { ...CLAIMED, works: { total: 40, withPersistentId: 4, confirmed: 40, withOrcid: 0 } };
    const { history } = run(['2026-08-01', CLAIMED], ['2026-09-01', inputs]);
    expect(history.at(-1)).toMatchObject({
      date: '2026-09-01',
      changes: [
        { id: 'persistent-identifiers', from: 10, to: 1 },
        { id: 'confirmed-works', from: 0, to: 15 },
      ],
    });
  });

  test('is told as it is today, however it was stored', () => {
    const identifiers = { id: 'persistent-identifiers' as const, from: 0, to: 10 };
    const claim = { id: 'claim' as const, from: 0, to: 10 };
    const size = { id: 'record-size' as const, from: 0, to: 4.032 };
    const stored: Trust['history'] = [
      { date: '2026-05-04', score: 14, level: 'L0', changes: [identifiers, size] },
      { date: '2026-05-04', score: 24, level: 'L2', changes: [claim] },
      { date: '2026-06-04', score: 24, level: 'L2', changes: [] },
    ];
    const { history } = withHistory(computeTrust(CLAIMED), { ...run(['2026-05-04', CLAIMED]), history: stored }, { day: '2026-09-01' });
    expect(history).toEqual([{ date: '2026-05-04', score: 24, level: 'L2', changes: [identifiers, { ...size, to: 4 }, claim] }]);
  });

  test('dates nothing later than today', () => {
    const { history } = run(['2026-03-01', CLAIMED]);
    expect(history.map(({ date }) => date)).toEqual(['2026-03-01']);
  });

  test('adds up to the score, however long it is', () => {
    const someHarvest = fc
      .record({ total: fc.nat(99), share: fc.nat(99), claimed: fc.boolean(), linked: fc.boolean(), later: fc.nat(3) })
      .map(({ total, share, claimed, linked, later }): [number, TrustInputs] => [
        later,
        {
          ...(claimed ? CLAIMED : NOTHING),
          verifications: linked ? [link('2026-06-20')] : [],
          works: { total, withPersistentId: Math.min(share, total), confirmed: Math.min(99 - share, total), withOrcid: 0 },
        },
      ]);
    fc.assert(
      fc.property(fc.array(someHarvest, { minLength: 1, maxLength: 150 }), (harvests) => {
        let day = Date.parse('2026-05-05');
        const trust = run(
          ...harvests.map(([later, inputs]): [string, TrustInputs] => {
            day += later * 24 * 3600 * 1000;
            return [new Date(day).toISOString().slice(0, 10), inputs];
          }),
        );
        expect(TrustSchema.parse(trust)).toEqual(trust);
        expect(trust.history.length).toBeLessThanOrEqual(60);
        const sum = trust.history.flatMap(({ changes }) => changes).reduce((total, { from, to }) => total + to - from, 0);
        expect(Math.round(Math.round(sum * 10) / 10) + 0).toBe(trust.history.at(-1)?.score ?? 0);
        expect([trust.history.at(-1)?.score ?? 0, trust.history.at(-1)?.level ?? 'L0']).toEqual([trust.score, trust.level]);
        const points = new Map<string, number>();
        for (const [at, step] of trust.history.entries()) {
          const before = trust.history[at - 1] ?? { date: '', score: 0, level: 'L0' };
          expect(step.date > before.date).toBe(true);
          expect([step.score, step.level]).not.toEqual([before.score, before.level]);
          for (const { id, from, to } of step.changes) {
            expect(from).toBe(points.get(id) ?? 0);
            expect(to).not.toBe(from);
            points.set(id, to);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
