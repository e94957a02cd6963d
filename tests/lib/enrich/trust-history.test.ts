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

  test('never goes back in time', () => {
    const { history } = run(['2026-08-01', WORKS], ['2026-09-01', CLAIMED]);
    expect(history.map(({ date }) => date)).toEqual(['2026-08-01', '2026-08-01']);
  });

  test('dates nothing later than today', () => {
    const { history } = run(['2026-03-01', CLAIMED]);
    expect(history.map(({ date }) => date)).toEqual(['2026-03-01']);
  });

  test('adds up to the score, however long it is', () => {
    const someHarvest = fc
      .record({ total: fc.nat(99), share: fc.nat(99), claimed: fc.boolean() })
      .map(({ total, share, claimed }): TrustInputs => ({
        ...(claimed ? CLAIMED : NOTHING),
        works: { total, withPersistentId: Math.min(share, total), confirmed: 0, withOrcid: 0 },
      }));
    fc.assert(
      fc.property(fc.array(someHarvest, { minLength: 1, maxLength: 150 }), (harvests) => {
        const trust = run(...harvests.map((inputs): [string, TrustInputs] => ['2026-05-05', inputs]));
        expect(TrustSchema.parse(trust)).toEqual(trust);
        expect(trust.history.length).toBeLessThanOrEqual(60);
        const sum = trust.history.flatMap(({ changes }) => changes).reduce((total, { from, to }) => total + to - from, 0);
        expect(Math.round(Math.round(sum * 10) / 10) + 0).toBe(trust.history.at(-1)?.score ?? 0);
        expect(trust.history.at(-1)?.score ?? 0).toBe(trust.score);
      }),
      { numRuns: 60 },
    );
  });
});
