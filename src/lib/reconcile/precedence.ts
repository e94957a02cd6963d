import type { Origin, WorkRecord } from '../model/index.ts';

/**
 * Records in the order in which their word counts: what a person keeps by hand before what a source says, and of a
 * person's files the published version before the preprint. Equal ones in the order of their ids.
 */
export function byPrecedence(records: readonly WorkRecord[]): WorkRecord[] {
  return records.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

/** Where a record's values were read, for provenance. */
export function originOf({ source, id }: WorkRecord): Origin {
  return { source, id };
}

function rank({ source, type }: WorkRecord): number {
  if (source === 'files') return type === 'preprint' ? 1 : 0;
  return 2;
}
