import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invent, worksOf, type InventedWork } from '../../../scripts/bench/stand-in/population.ts';
import type { Asked } from '../../../scripts/bench/stand-in/server.ts';
import { openTrial, type Run, type Trial } from '../../../scripts/bench/stand-in/trial.ts';
import type { NetworkSource } from '../../../src/lib/config.ts';
import type { WorkIdentifiers } from '../../../src/lib/model/index.ts';
import { checkStore, readAuthors, readStore } from '../../../src/lib/store/index.ts';

const DAY_MS = 24 * 3600 * 1000;
const SIZES = [5, 60, 130];
const population = invent(SIZES);

let trial: Trial;
let [first, again, next]: Run[] = [];
let bytes: Record<string, string>[] = [];
beforeAll(async () => {
  trial = await openTrial(population, 'configured');
  first = await trial.run();
  bytes = [await snapshot()];
  again = await trial.run();
  bytes.push(await snapshot());
  trial.pass(DAY_MS);
  next = await trial.run();
  bytes.push(await snapshot());
}, 60_000);
afterAll(() => trial.close());

/** Every stored file and its text. */
async function snapshot(): Promise<Record<string, string>> {
  const entries = await readdir(trial.content, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(await Promise.all(paths.sort().map(async (path) => [path, await readFile(path, 'utf8')])));
}
function countOf(asked: readonly Asked[], source: NetworkSource): number {
  return asked.filter((one) => one.source === source).length;
}
/** What all catalogues together know a work by. */
function identifiersOf(work: InventedWork): WorkIdentifiers {
  const schemes = ['arxiv', 'doi', 'pmid', 'openalex', 'semanticscholar', 'dblp', 'inspire', 'hal', 'zenodo'] as const;
  return Object.fromEntries(schemes.flatMap((scheme) => (work[scheme] === undefined ? [] : [[scheme, [work[scheme]]]]))) as WorkIdentifiers;
}

describe('a harvest of three authors from every source', () => {
  test('reads whole answers of all of them', async () => {
    expect(first!.report.issues).toEqual([]);
    expect(first!.report.answers.filter(({ state }) => state !== 'fresh')).toEqual([]);
    expect([first!.report.exitCode, first!.report.held]).toEqual([0, []]);
    expect(checkStore(readStore(trial.content), (await readAuthors(trial.content)).authors)).toEqual([]);
  });

  test('makes one work of all that they say of it, with the identifiers of all', () => {
    const stored = readStore(trial.content).allWorks();
    const byDoi = (a: WorkIdentifiers, b: WorkIdentifiers) => (a.doi![0]! < b.doi![0]! ? -1 : 1);
    expect(stored.map(({ identifiers }) => identifiers).sort(byDoi)).toEqual(population.works.map(identifiersOf).sort(byDoi));
    expect(first!.report.proposals).toEqual([]);
  });

  test.each([
    [0, ['arxiv', 'crossref', 'datacite', 'dblp', 'hal', 'inspire', 'openalex', 'openreview', 'orcid', 'pubmed', 'semanticscholar']],
    [9, ['datacite', 'openalex', 'orcid', 'zenodo']],
  ])('keeps which sources describe work %i', (number, sources) => {
    const { doi } = population.works[number]!;
    const { versions } = readStore(trial.content)
      .allWorks()
      .find(({ identifiers }) => (identifiers.doi as string[] | undefined)?.includes(doi))!;
    expect([...new Set(versions.flatMap(({ records }) => records.map(({ source }) => source)))].sort()).toEqual(sources);
  });

  test('gives each author the works that are theirs, those written together too', () => {
    const store = readStore(trial.content);
    const counts = population.people.map(({ slug }) => store.person(slug as never)!.works.length);
    expect(counts).toEqual(SIZES);
    expect(population.people.map((person) => worksOf(population, person).length)).toEqual(SIZES);
  });

  test.each<[NetworkSource, number, number, string]>([
    ['orcid', 9, 3, 'three records; one, two and three batches of fifty works, which are kept'],
    ['inspire', 5, 4, 'three people, of whom one is not known and not asked for again; a page of works of each other'],
    ['dblp', 3, 3, 'a page each'],
    ['arxiv', 5, 4, 'three feeds, of which one is not there and not asked for again; two batches of preprints that are in none'],
    ['openalex', 9, 7, 'three people, whose works are on one, one and two pages; two batches of works that it does not have'],
    ['hal', 6, 6, 'three people and a page of works each'],
    ['crossref', 6, 3, 'three lists; one batch each of works that were registered without iDs'],
    ['datacite', 9, 3, 'three lists; one, two and three batches of twenty-five preprints'],
    ['pubmed', 9, 3, 'three searches; for each a batch of what was found and one of what others name'],
    ['zenodo', 3, 3, 'a page each'],
    ['semanticscholar', 10, 7, 'three people, whose papers are on one, one and two pages; three batches of other works'],
    ['openreview', 12, 0, 'four questions each, whose answers are good for a week'],
    ['ror', 3, 0, 'three institutions'],
  ])('asks %s %i times, and %i times on the next day: %s', (source, before, after) => {
    expect([countOf(first!.asked, source), countOf(next!.asked, source)]).toEqual([before, after]);
  });

  test('asks no question twice', () => {
    for (const { asked } of [first!, next!]) expect(new Set(asked.map(({ question }) => question)).size).toBe(asked.length);
  });

  test('asks nobody when it is repeated at once, and changes no byte', () => {
    expect(again!.asked).toEqual([]);
    expect(bytes[1]).toEqual(bytes[0]);
    expect(again!.report.exitCode).toBe(0);
  });

  test('asks less on the next day, and changes no byte where nothing is new', () => {
    expect(next!.asked.length).toBeLessThan(first!.asked.length);
    expect(bytes[2]).toEqual(bytes[0]);
    expect(next!.report.issues).toEqual([]);
  });
});
