import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { WorkRecord } from '../../../src/lib/model/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { clusterRecords } from '../../../src/lib/reconcile/index.ts';
import { corpus } from '../../helpers/corpus.ts';
import { readCsv } from '../../helpers/csv.ts';

/** Records of one catalogue of the DBLP-ACM benchmark (Köpcke, Thor and Rahm, VLDB 2010): title, authors, venue and year. */
function readTable(name: 'tableA' | 'tableB'): WorkRecord[] {
  return readCsv(readFileSync(corpus(`matching/dblp_acm/${name}.csv`)!, 'utf8')).flatMap(
    ({ id = '', title = '', authors = '', venue = '', year = '' }) => {
      const { record } = normalizeRecord({
        source: name === 'tableA' ? 'dblp' : 'crossref',
        id: `${name}:${id}`,
        place: id,
        markup: 'plain',
        title,
        type: name === 'tableB' ? 'other' : id.startsWith('journals/') ? 'article' : 'conference-paper',
        authors: authors
          .split(', ')
          .filter((literal) => literal !== '')
          .map((literal) => ({ name: { literal } })),
        dates: { issued: year },
        venue: { name: venue },
        identifiers: name === 'tableA' ? [{ scheme: 'dblp', value: id }] : [],
      });
      return record === undefined ? [] : [record];
    },
  );
}

describe.skipIf(corpus('matching/dblp_acm') === undefined)('the papers of DBLP and ACM', () => {
  const pairs = (groups: readonly (readonly WorkRecord[])[]) =>
    new Set(
      groups.flatMap((group) => {
        const ids = group.map(({ id }) => id);
        return ids
          .filter((id) => id.startsWith('tableA:'))
          .flatMap((a) => ids.filter((id) => id.startsWith('tableB:')).map((b) => `${a} ${b}`));
      }),
    );

  test('are joined without a wrong pair in 200, and nearly all others are proposed', () => {
    const gold = new Set(
      readFileSync(corpus('matching/dblp_acm/match.csv')!, 'utf8')
        .split(/\r?\n/)
        .filter((line) => line !== '')
        .map((line) => line.replaceAll('"', '').split(','))
        .map(([a, b]) => `tableA:${a} tableB:${b}`),
    );
    const { clusters, proposals } = clusterRecords([...readTable('tableA'), ...readTable('tableB')]);
    const joined = pairs(clusters);
    const proposed = pairs(proposals.map(({ a, b }) => [a, b]));
    const right = [...joined].filter((pair) => gold.has(pair)).length;
    expect(gold.size).toBe(2224);
    expect(right / joined.size).toBeGreaterThanOrEqual(0.995);
    expect((2 * right) / (joined.size + gold.size)).toBeGreaterThanOrEqual(0.92);
    expect([...gold].filter((pair) => joined.has(pair) || proposed.has(pair)).length / gold.size).toBeGreaterThanOrEqual(0.94);
  });
});
