import { expect, test } from 'vitest';
import { computeTrust, withHistory } from '../../../src/lib/enrich/index.ts';
import { formatPoints } from '../../../src/lib/views/trust-snapshot.ts';
import { useComponents } from '../../helpers/use-components.ts';

const components = useComponents();
const now = computeTrust({
  listsIdentifier: false,
  resolved: [],
  claim: { state: 'claimed', date: '2026-05-04' },
  verifications: [],
  works: { total: 60, withPersistentId: 60, confirmed: 41, withOrcid: 0 },
  closeCollaborators: { total: 0, verified: 0 },
  counts: { topics: 3 },
});
const trust = withHistory(now, undefined, { day: '2026-06-01' });

function snapshot(showScore: boolean): Promise<string> {
  return components.render('trust/TrustSnapshot.astro', { trust, showScore, forms: {}, methodHref: '/trust/', hrefs: {} });
}

test('a snapshot whose number is hidden has no total, tier or bar, and all the evidence with its points', async () => {
  const [shown, hidden] = [await snapshot(true), await snapshot(false)];
  expect(trust.score).toBe(35);
  for (const sign of [/\b35\b/, new RegExp(trust.tier), /<svg/, /Up to/]) {
    expect(shown).toMatch(sign);
    expect(hidden).not.toMatch(sign);
  }
  const text = hidden.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ');
  for (const { label, points, max, found } of trust.evidence) {
    expect(text).toContain(`${formatPoints(points)} of ${max}`);
    expect(text).toContain(label);
    expect(text).toContain(found);
  }
}, 60_000);
