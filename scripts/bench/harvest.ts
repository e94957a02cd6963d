import { clusterRecords, mergeRecords } from '../../src/lib/reconcile/index.ts';
import { normalizeRecord } from '../../src/lib/normalize/index.ts';
import { parseFeed } from '../../src/lib/sources/arxiv/parse.ts';
import type { Row } from './bench.ts';

const ENTRIES = 2000;
const RUNS = 5;

/** Throughput of arXiv feeds through parse, normalise and reconcile on one core: the median of five runs after a warm-up. */
export function benchHarvest(): Row[] {
  const pages = Array.from({ length: ENTRIES / 100 }, (_, page) => ({ place: `page ${page}`, body: makeFeed(page * 100, 100) }));
  const megabytes = pages.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0) / 1e6;
  const speeds: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const start = process.hrtime.bigint();
    const records = pages.flatMap((page) => parseFeed(page).records.flatMap((raw) => normalizeRecord(raw).record ?? []));
    const works = clusterRecords(records).clusters.map((cluster) => mergeRecords(cluster));
    if (works.length !== ENTRIES) throw new Error(`${works.length} works of ${ENTRIES}`);
    if (run > 0) speeds.push(megabytes / (Number(process.hrtime.bigint() - start) / 1e9));
  }
  return [
    {
      what: `harvest: ${ENTRIES} arXiv entries, ${megabytes.toFixed(1)} MB`,
      figure: speeds.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]!,
      unit: 'MB/s',
      bar: { min: 20 },
    },
  ];
}

/** A feed in arXiv's form with words, formulas and authors that differ from entry to entry. */
function makeFeed(start: number, count: number): string {
  const entries = Array.from({ length: count }, (_, offset) => {
    const n = start + offset;
    const authors = Array.from(
      { length: 1 + (n % 7) },
      (_unused, author) => `<author><name>Given${(n * 7 + author) % 500} Q. Family${(n * 3 + author) % 900}</name></author>`,
    ).join('');
    const abstract = `We study problem ${n} of order $O(n^{${n % 9}} \\log n)$ in a setting with noise. `.repeat(12);
    return `<entry><id>http://arxiv.org/abs/${2001 + Math.floor(n / 9000)}.${String(n % 9000).padStart(5, '0')}v1</id><title>On problem number ${n} and its ${n % 13} relatives in $L^${n % 5}$ spaces</title><updated>2020-01-02T00:00:00Z</updated><published>2020-01-01T00:00:00Z</published><summary>${abstract}</summary>${authors}<category term="cs.LG"/><arxiv:primary_category term="cs.LG"/></entry>`;
  });
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><id>x</id>${entries.join('')}</feed>`;
}
