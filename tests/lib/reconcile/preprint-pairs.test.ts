import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDoi } from '../../../src/lib/identifiers/index.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { clusterRecords } from '../../../src/lib/reconcile/index.ts';
import { recognize } from '../../../src/lib/sources/files/recognize.ts';
import { FORMATS } from '../../../src/lib/sources/formats.ts';
import { corpus } from '../../helpers/corpus.ts';
import { makeRecord } from '../../helpers/records.ts';

describe.skipIf(corpus('preprint_pairs') === undefined)('600 preprints of arXiv as DataCite describes them', () => {
  test('are joined with the published versions that their records name, and with no others', () => {
    const body = readFileSync(corpus('preprint_pairs/sample1.datacite.jsonl')!, 'utf8');
    const recognized = recognize('sample1.datacite.jsonl', body, FORMATS);
    if (!('format' in recognized)) throw new Error(recognized.reason);
    const { records, issues } = recognized.format.parse({ place: 'sample1.datacite.jsonl', body });
    expect([records.length, issues.length]).toEqual([600, 0]);
    const preprints = records.map((raw) => normalizeRecord(raw).record!);

    const gold = readFileSync(corpus('preprint_pairs/sample1.gold.csv')!, 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .flatMap((line) => {
        const [preprint = '', ...published] = line.replaceAll('"', '').split(',');
        return published.map((doi) => `${preprint.replace('10.48550/arxiv.', '')} ${parseDoi(doi)}`);
      });
    // Nothing but the DOI is known of the published versions, so nothing but the metadata can join them.
    const published = [...new Set(gold.map((pair) => pair.split(' ')[1]!))].map((doi, index) =>
      makeRecord({
        source: 'crossref',
        id: doi,
        dois: [doi],
        title: `Article number ${index} of those that were published`,
        authors: [`Author${index} Name${index}`],
      }),
    );
    const joined = clusterRecords([...preprints, ...published]).clusters.flatMap((cluster) =>
      cluster.flatMap((preprint) =>
        preprint.source !== 'datacite'
          ? []
          : cluster.flatMap(({ source, dois }) => (source === 'crossref' ? [`${preprint.arxiv!.id} ${dois[0]}`] : [])),
      ),
    );
    expect(joined.filter((pair) => !gold.includes(pair))).toEqual([]);
    expect(gold.filter((pair) => !joined.includes(pair))).toEqual([]);
  });
});
