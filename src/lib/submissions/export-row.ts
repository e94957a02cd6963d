import type { Fields } from './columns.ts';

/** Where something is in an export. */
export interface Place {
  /** Name of the file, without its folder. */
  file: string;
  unit: 'line' | 'issue' | 'item';
  number: number;
}

/** One submission as an export has it. */
export interface ExportRow {
  place: Place;
  fields: Fields;
}

/** A row that is set aside. Nothing of its cells is in here that could be an e-mail address. */
export interface Rejected {
  place: Place;
  /** A sentence: what is wrong. */
  reason: string;
  /** A sentence: what to do. */
  remedy: string;
}

/** By file and place, so that the order in which files are named changes nothing. */
export function byPlace(a: { place: Place }, b: { place: Place }): number {
  return a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : a.place.number - b.place.number;
}

export function describePlace({ file, unit, number }: Place): string {
  return unit === 'line' ? `${file}:${number}` : `${file}, ${unit} ${number}`;
}
