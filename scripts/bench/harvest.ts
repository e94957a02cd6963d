import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceError } from '../../src/lib/errors.ts';
import type { WorkRecord } from '../../src/lib/model/index.ts';
import { normalizeRecord } from '../../src/lib/normalize/index.ts';
import { clusterRecords, mergeRecords } from '../../src/lib/reconcile/index.ts';
import { recognize } from '../../src/lib/sources/files/recognize.ts';
import type { Format } from '../../src/lib/sources/format.ts';
import { FORMATS } from '../../src/lib/sources/formats.ts';
import type { RawPage } from '../../src/lib/sources/source.ts';
import type { Row } from './bench.ts';
import { makeFeed } from './generate.ts';

const ENTRIES = 2000;
const WARM_UP = 3;
const RUNS = 5;

interface Page extends RawPage {
  format: Format;
}

/**
 * Throughput of recorded answers through parse, normalise and reconcile on one core: all together, then each format of
 * 50 kB and more. The median of five runs after three to warm up.
 * @param folder recorded answers of any kind, read with all folders below it; without it a generated feed is measured
 */
export function benchHarvest(folder?: string): Row[] {
  if (folder === undefined) {
    const atom = FORMATS.find(({ name }) => name === 'arxiv-atom')!;
    const pages = Array.from({ length: ENTRIES / 100 }, (_, page) => ({
      place: `page ${page}`,
      body: makeFeed(page * 100, 100),
      format: atom,
    }));
    return [rowOf(`harvest: ${ENTRIES} generated arXiv entries`, pages)];
  }
  const pages = readPages(folder);
  const byFormat = [...Map.groupBy(pages, ({ format }) => format.name)].filter(([, own]) => sizeOf(own) > 50_000);
  return [rowOf('harvest: all recorded XML and JSON', pages), ...byFormat.map(([name, own]) => rowOf(`harvest: ${name}`, own))];
}

function rowOf(what: string, pages: readonly Page[]): Row {
  const megabytes = sizeOf(pages) / 1e6;
  const speeds: number[] = [];
  let count = 0;
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    const start = process.hrtime.bigint();
    count = harvestPages(pages);
    if (run >= WARM_UP) speeds.push(megabytes / (Number(process.hrtime.bigint() - start) / 1e9));
  }
  return {
    what: `${what}, ${count} records, ${megabytes.toFixed(1)} MB`,
    figure: speeds.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)]!,
    unit: 'MB/s',
    bar: { min: 20 },
  };
}

/** Through parse, normalise and reconcile. @returns number of records */
function harvestPages(pages: readonly Page[]): number {
  const records = new Map<string, WorkRecord>();
  for (const page of pages) {
    for (const raw of page.format.parse(page).records) {
      const { record } = normalizeRecord(raw);
      if (record !== undefined) records.set(`${record.source} ${record.id}`, record);
    }
  }
  for (const cluster of clusterRecords([...records.values()]).clusters) mergeRecords(cluster);
  return records.size;
}

/** The XML and JSON files below a folder that a format fits and that are whole. */
function readPages(folder: string): Page[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:json|jsonl|xml|atom)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((place): Page[] => {
      const body = readFileSync(place, 'utf8');
      const recognized = recognize(place, body, FORMATS);
      if (!('format' in recognized)) return [];
      const page = { place, body, format: recognized.format };
      try {
        page.format.parse(page);
        return [page];
      } catch (error) {
        if (error instanceof SourceError) return [];
        throw error;
      }
    });
}

function sizeOf(pages: readonly Page[]): number {
  return pages.reduce((sum, { body }) => sum + Buffer.byteLength(body), 0);
}
