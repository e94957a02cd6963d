import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDoi } from '../../../src/lib/identifiers/index.ts';
import { emptyAnswer } from '../../../src/lib/harvest/collect.ts';
import { conclude, type Conclusion } from '../../../src/lib/harvest/conclude.ts';
import { AuthorSchema, SlugSchema, type Ledger, type SourceName, type WorkRecord } from '../../../src/lib/model/index.ts';
import { clusterRecords, CorrectionsSchema, type Correction } from '../../../src/lib/reconcile/index.ts';
import { keysOf } from '../../../src/lib/reconcile/identify.ts';
import { oldestFirst } from '../../../src/lib/harvest/ledger.ts';
import { makeRecord } from '../../helpers/records.ts';

const EMPTY: Ledger = { schemaVersion: 1, works: {}, redirects: {}, authors: {} };
const SOURCES: readonly SourceName[] = ['arxiv', 'crossref', 'dblp', 'files', 'openalex', 'orcid', 'pubmed', 'semanticscholar'];
const TITLES = [
  'A survey of laws that records must keep',
  'A survey of law that records must keep',
  'Another text about everything',
  'Editorial',
];
const AUTHORS = [['Jane Doe'], ['Jane Doe', 'John Public'], ['John Public', 'Jane Doe'], ['J. Doe']];

/** So few identifiers and titles that most records have something in common with others, and much of it contradicts. */
const arbitraryRecord = fc
  .record({
    source: fc.constantFrom(...SOURCES),
    arxiv: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }),
    dois: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 2 }),
    pmid: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
    openalex: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 2 }),
    version: fc.option(fc.integer({ min: 1, max: 6 }), { freq: 2 }),
    key: fc.option(fc.constantFrom('doe2020', 'doe2021', '2020'), { freq: 2 }),
    title: fc.constantFrom(...TITLES),
    authors: fc.constantFrom(...AUTHORS),
    type: fc.constantFrom('article', 'preprint', 'conference-paper', 'dataset'),
    year: fc.option(fc.integer({ min: 2019, max: 2023 })),
  })
  .map(({ source, arxiv, dois, pmid, openalex, version, key, title, authors, type, year }) => (id: number): WorkRecord => {
    const catalogues = { ...(pmid === null ? {} : { pmid: `${pmid}` }), ...(openalex === null ? {} : { openalex: `W${openalex}` }) };
    return makeRecord({
      source,
      id: `record-${id}`,
      place: `place ${id}`,
      ...(arxiv === null ? {} : { arxiv: `2001.0000${arxiv}` }),
      dois: dois.map((doi) => `10.1000/${doi}`).sort(),
      ...(Object.keys(catalogues).length === 0 ? {} : { catalogues: catalogues as never }),
      ...(version === null ? {} : { versions: [`doi:10.1000/${version}`] }),
      ...(key === null || source !== 'files' ? {} : { citationKey: key }),
      title,
      authors,
      type: type as WorkRecord['type'],
      dates: year === null ? {} : { issued: `${year}` },
    });
  });
const arbitraryRecords = fc.array(arbitraryRecord, { minLength: 2, maxLength: 9 }).map((makers) => makers.map((make, id) => make(id)));

/** A DOI that no generated record has. */
const COMMON = parseDoi('10.1000/0')!;

const author = {
  slug: SlugSchema.parse('jane-doe'),
  author: AuthorSchema.parse({ name: 'Jane Doe' }),
};

function reconcile(
  records: readonly WorkRecord[],
  { ledger = EMPTY, corrections = [], day = '2026-01-01' }: { ledger?: Ledger; corrections?: Correction[]; day?: string } = {},
): Conclusion {
  // What lies in a person's folder is theirs, whichever source wrote it.
  const answers = [{ ...emptyAnswer(author.slug, 'files', 'works', 'fresh'), records: [...records] }];
  const nothing = {
    claims: new Map(),
    previous: new Map(),
    followers: undefined,
    site: undefined,
    rosters: [],
    homePages: [],
    offline: false,
  };
  const evidence = { ...nothing, authors: [author], answers, corrections, ledger, day };
  return conclude(evidence, { authors: new Set(), works: [], people: [], topics: [] });
}

/** Records by the id of the work that they are in. */
function homes({ works }: Conclusion): Map<string, string> {
  return new Map(
    works.flatMap(({ id, versions }) => versions.flatMap(({ records }) => records.map((record): [string, string] => [record.id, id]))),
  );
}

describe('reconciling', () => {
  test('puts each record into one work, whatever it says', () => {
    fc.assert(
      fc.property(arbitraryRecords, (records) => {
        const { clusters } = clusterRecords(records);
        expect(clusters.flatMap((cluster) => cluster.map(({ id }) => id)).sort()).toEqual(records.map(({ id }) => id).sort());
      }),
    );
  });
  test('comes to the same from records and sources in any order', () => {
    fc.assert(
      fc.property(
        arbitraryRecords.chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }))),
        ([records, shuffled]) => {
          const [one, other] = [reconcile(records), reconcile(shuffled)];
          expect(other.works).toEqual(one.works);
          expect(other.ledger).toEqual(one.ledger);
          expect(other.proposals).toEqual(one.proposals);
        },
      ),
    );
  });
  test('never brings two arXiv ids together by itself', () => {
    fc.assert(
      fc.property(arbitraryRecords, (records) => {
        for (const cluster of clusterRecords(records).clusters)
          expect(new Set(cluster.flatMap(({ arxiv }) => arxiv?.id ?? [])).size).toBeLessThan(2);
      }),
    );
  });
  test('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(arbitraryRecords, (records) => {
        const first = reconcile(records);
        const again = reconcile(records, { ledger: first.ledger, day: '2026-02-01' });
        expect(again.works).toEqual(first.works);
        expect(again.ledger).toEqual(first.ledger);
      }),
    );
  });
  test('gives works the ids that they have, whichever source is off for a while', () => {
    fc.assert(
      fc.property(arbitraryRecords, fc.subarray([...SOURCES]), (records, off) => {
        const left = records.filter(({ source }) => !off.includes(source));
        const before = reconcile(records);
        const without = reconcile(left, { ledger: before.ledger, day: '2026-02-01' });
        const [then, now] = [homes(before), homes(without)];
        // A source that is off may be what joined records or kept them apart; then their works are others.
        const isSame = left.every((a) => left.every((b) => (then.get(a.id) === then.get(b.id)) === (now.get(a.id) === now.get(b.id))));
        fc.pre(isSame);
        // Of works that claim one identifier, the one that is left may be taken for the one that is gone.
        const claims = clusterRecords(records).clusters.flatMap(keysOf);
        fc.pre(new Set(claims).size === claims.length);
        // Some records stand behind no version, and whose a work is may be told only by others that are gone.
        for (const { id } of left) if (then.has(id) && now.has(id)) expect(now.get(id)).toBe(then.get(id));
        const after = reconcile(records, { ledger: without.ledger, day: '2026-03-01' });
        expect(homes(after)).toEqual(then);
      }),
    );
  });
  test('keeps the promises of a ledger: every id leads to a work in one step, and none is given twice', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecords, { minLength: 2, maxLength: 4 }), (runs) => {
        let ledger = EMPTY;
        for (const [run, records] of runs.entries()) {
          const { works, ledger: next } = reconcile(records, { ledger, day: `2026-0${run + 1}-01` });
          const ids = works.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          for (const id of Object.keys(ledger.works)) expect(next.works).toHaveProperty([id]);
          for (const id of ids) {
            expect(next.works).toHaveProperty([id]);
            expect(next.redirects).not.toHaveProperty([id]);
          }
          for (const to of Object.values(next.redirects)) {
            expect(next.works).toHaveProperty([to]);
            expect(next.redirects).not.toHaveProperty([to]);
          }
          ledger = next;
        }
      }),
    );
  });
  test('keeps the oldest of the ids of works that become one', () => {
    fc.assert(
      fc.property(arbitraryRecords, (several) => {
        const records = several.map(({ arxiv: _, ...record }): WorkRecord => ({ ...record, dois: [COMMON, ...record.dois.slice(0, 1)] }));
        const whole = reconcile(records);
        fc.pre(whole.works.length === 1);
        const apart = records.map(({ dois, catalogues: _, ...record }): WorkRecord => ({ ...record, dois: dois.slice(1) }));
        const before = reconcile(apart);
        const grown = reconcile(records, { ledger: before.ledger, day: '2026-02-01' });
        const order = oldestFirst(before.ledger).works;
        expect(grown.works.map(({ id }) => id)).toEqual([Object.keys(order)[0]]);
      }),
    );
  });
  test('always does what corrections say', () => {
    fc.assert(
      fc.property(
        arbitraryRecords.chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: 2 }))),
        ([records, pair]) => {
          const [a, b] = pair as [WorkRecord, WorkRecord];
          const named = (record: WorkRecord) => record.arxiv && `arxiv:${record.arxiv.id}`;
          const [one, other] = [named(a), named(b)];
          fc.pre(one !== undefined && other !== undefined && one !== other);
          const corrections = CorrectionsSchema.parse([{ do: 'merge', works: [one, other], reason: 'a law' }]);
          const together = homes(reconcile(records, { corrections }));
          const worksOf = (name: string) => records.filter((record) => named(record) === name).map(({ id }) => together.get(id)!);
          expect(worksOf(one)).toSatisfy((works: string[]) => works.some((work) => worksOf(other).includes(work)));
          const split = CorrectionsSchema.parse([{ do: 'split', work: one, reason: 'a law' }]);
          const at = homes(reconcile(records, { corrections: split }));
          const [out, rest] = [true, false].map((own) => records.filter((record) => (named(record) === one) === own));
          const mixed = out!.filter(({ id }) => rest!.some((record) => at.get(record.id) === at.get(id)));
          expect(mixed).toEqual([]);
        },
      ),
    );
  });
});
