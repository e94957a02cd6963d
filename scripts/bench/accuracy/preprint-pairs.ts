import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDoi } from '../../../src/lib/identifiers/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { clusterRecords } from '../../../src/lib/reconcile/index.ts';
import { recognize } from '../../../src/lib/sources/files/recognize.ts';
import { FORMATS } from '../../../src/lib/sources/formats.ts';
import type { SourceRecord } from '../../../src/lib/model/index.ts';
import { shareOf, type Share } from './share.ts';

const FILE = 'sample1.datacite.jsonl';

/**
 * Join preprints of arXiv, as DataCite describes them, with their published versions, of which nothing but the DOI is
 * known: nothing but the preprint's metadata can join them.
 * @param folder `preprint_pairs` of the recorded corpus
 */
export function measurePreprintPairs(folder: string): Share & { preprints: number } {
  const body = readFileSync(join(folder, FILE), 'utf8');
  const recognized = recognize(FILE, body, FORMATS);
  if (!('format' in recognized)) throw new Error(recognized.reason);
  const preprints = recognized.format.parse({ place: FILE, body }).records;
  const gold = new Set(
    readFileSync(join(folder, 'sample1.gold.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .flatMap((line) => {
        const [preprint = '', ...published] = line.replaceAll('"', '').split(',');
        return published.map((doi) => `${preprint.replace('10.48550/arxiv.', '')} ${parseDoi(doi)}`);
      }),
  );
  const published = [...new Set([...gold].map((pair) => pair.split(' ')[1]!))].map((doi, index): SourceRecord => ({
    source: 'crossref',
    id: doi,
    place: doi,
    markup: 'plain',
    type: 'article',
    title: `Article number ${index} of those that were published`,
    authors: [{ name: { literal: `Given${index} Family${index}` } }],
    dates: {},
    identifiers: [{ scheme: 'doi', value: doi }],
  }));
  const records = [...preprints, ...published].flatMap((raw) => normalizeRecord(raw).record ?? []);
  const joined = clusterRecords(records).clusters.flatMap((cluster) => {
    const dois = cluster.flatMap(({ source, dois: [doi] }) => (source === 'crossref' ? [doi!] : []));
    return cluster.flatMap(({ source, arxiv }) => (source === 'datacite' ? dois.map((doi) => `${arxiv!.id} ${doi}`) : []));
  });
  return { ...shareOf(new Set(joined), gold), preprints: preprints.length };
}
