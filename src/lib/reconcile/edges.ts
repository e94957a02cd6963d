import { CATALOGUES } from '../identifiers/index.ts';
import type { Issue, WorkRecord } from '../model/index.ts';
import { foldWords } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import type { Edge } from './groups.ts';
import { isGathered, isPointer } from './kind.ts';

/** Titles that share a smaller part of their words are not those of one work. */
const LEAST_ALIKE = 0.34;
/** The tail that tells versions of a posted text apart: `10.21203/rs.3.rs-1/v2`, `chemrxiv-2021-x-v3`, `preprints202001.0001.v1`. */
const VERSION_TAIL = /[/._-]v\d{1,2}$/;

/**
 * The pairs of records that identifiers join: an identifier in common, a version that one names and the other is, and
 * DOIs that differ in their version number only. Stated ones come first.
 */
export function findEdges(records: readonly WorkRecord[]): Edge[] {
  const holders = new Map<string, WorkRecord>();
  const edges: Edge[] = [];
  const add = (a: WorkRecord, b: WorkRecord, what: string) => {
    if (a !== b) edges.push({ a, b, what, strength: isGathered(a) || isGathered(b) ? 'gathered' : 'stated' });
  };
  // Records that state their own identifiers hold them; those of gathering catalogues are compared with them.
  const ordered = records.toSorted((a, b) => Number(isGathered(a)) - Number(isGathered(b)));
  for (const record of ordered) {
    for (const key of keysOf(record)) {
      const holder = holders.get(key);
      if (holder === undefined) holders.set(key, record);
      else add(holder, record, describe(key));
    }
  }
  for (const record of ordered) {
    for (const key of record.versions ?? []) {
      const holder = holders.get(key);
      if (holder !== undefined) add(holder, record, describe(key));
      else holders.set(key, record);
    }
  }
  return edges.sort((a, b) => Number(a.strength === 'gathered') - Number(b.strength === 'gathered'));
}

/** The identifiers by which a record is one with others, as `scheme:value`. */
export function keysOf({ arxiv, dois, catalogues }: WorkRecord): string[] {
  const keys: string[] = [];
  if (arxiv !== undefined) keys.push(`arxiv:${arxiv.id}`);
  for (const doi of dois) keys.push(`doi:${doi}`, `base:${doi.replace(VERSION_TAIL, '')}`);
  if (catalogues === undefined) return keys;
  for (const catalogue of CATALOGUES) if (catalogues[catalogue] !== undefined) keys.push(`${catalogue}:${catalogues[catalogue]}`);
  return keys;
}

/**
 * Records without the DOIs that cannot be theirs: one that a source gives to works of other titles is that of the journal,
 * the book or the data behind them.
 */
export function withoutContainers(records: readonly WorkRecord[]): { records: WorkRecord[]; issues: Issue[] } {
  const named = new Map<string, WorkRecord[]>();
  for (const record of records) {
    for (const doi of record.dois) {
      const key = `${record.source} ${doi}`;
      const list = named.get(key);
      if (list === undefined) named.set(key, [record]);
      else list.push(record);
    }
  }
  const taken = new Map<WorkRecord, Set<string>>();
  const issues: Issue[] = [];
  for (const [key, holders] of named) {
    if (holders.length === 1) continue;
    const [first, ...others] = holders as [WorkRecord, ...WorkRecord[]];
    if (!isPointer(first) && first.source !== 'files') continue;
    const strangers = others.filter((other) => !alike(first, other));
    // Two entries that a person wrote can be one work under two titles.
    if (strangers.length < (isPointer(first) ? 1 : 2)) continue;
    const [stranger] = strangers as [WorkRecord];
    const doi = key.slice(key.indexOf(' ') + 1);
    for (const holder of holders) taken.set(holder, (taken.get(holder) ?? new Set()).add(doi));
    issues.push({
      severity: 'warning',
      source: 'reconcile',
      place: stranger.place,
      record: toPlain(stranger.title),
      message: `${doi} stands on “${toPlain(first.title)}” too; it is that of what contains them, so it was taken from both.`,
      remedy: 'Correct the DOI where it comes from.',
    });
  }
  if (taken.size === 0) return { records: [...records], issues };
  return {
    records: records.map((record) => {
      const wrong = taken.get(record);
      return wrong === undefined ? record : { ...record, dois: record.dois.filter((doi) => !wrong.has(doi)) };
    }),
    issues,
  };
}

function alike(a: WorkRecord, b: WorkRecord): boolean {
  if (a.arxiv !== undefined && a.arxiv.id === b.arxiv?.id) return true;
  const [left, right] = [new Set(foldWords(toPlain(a.title))), new Set(foldWords(toPlain(b.title)))];
  const common = [...left].filter((word) => right.has(word)).length;
  return common >= LEAST_ALIKE * Math.min(left.size, right.size);
}

function describe(key: string): string {
  const value = key.slice(key.indexOf(':') + 1);
  const scheme = key.slice(0, key.indexOf(':'));
  return `${{ arxiv: 'arXiv id', doi: 'DOI', base: 'DOI', pmid: 'PubMed number' }[scheme] ?? `${scheme} identifier`} ${value}`;
}
