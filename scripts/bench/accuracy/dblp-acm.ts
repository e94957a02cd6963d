import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkRecord } from '../../../src/lib/model/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { clusterRecords } from '../../../src/lib/reconcile/index.ts';
import { readCsv } from './csv.ts';
import { shareOf, type Share } from './share.ts';

/**
 * Match the papers of DBLP and of the ACM by title, authors, venue and year alone.
 * @param folder `matching/dblp_acm` of the recorded corpus
 * @returns pairs joined by themselves, and these with the pairs proposed to a person
 * @see Köpcke, Thor and Rahm, Evaluation of entity resolution approaches on real-world match problems, VLDB 2010
 */
export function measureDblpAcm(folder: string): { joined: Share; proposed: Share } {
  const { clusters, proposals } = clusterRecords([...readTable(folder, 'tableA'), ...readTable(folder, 'tableB')]);
  const gold = new Set(
    readFileSync(join(folder, 'match.csv'), 'utf8')
      .split(/\r?\n/)
      .filter((line) => line !== '')
      .map((line) => line.replaceAll('"', '').split(','))
      .map(([a, b]) => `tableA:${a} tableB:${b}`),
  );
  const joined = pairsOf(clusters);
  return { joined: shareOf(joined, gold), proposed: shareOf(new Set([...joined, ...pairsOf(proposals.map(({ a, b }) => [a, b]))]), gold) };
}

function readTable(folder: string, name: 'tableA' | 'tableB'): WorkRecord[] {
  return readCsv(readFileSync(join(folder, `${name}.csv`), 'utf8')).flatMap(
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

function pairsOf(groups: readonly (readonly WorkRecord[])[]): Set<string> {
  return new Set(
    groups.flatMap((group) => {
      const [left, right] = ['tableA:', 'tableB:'].map((table) => group.flatMap(({ id }) => (id.startsWith(table) ? [id] : [])));
      return left!.flatMap((a) => right!.map((b) => `${a} ${b}`));
    }),
  );
}
