import type { Work } from '../model/index.ts';
import { formatJson } from './write.ts';

/** Files of the works, by path from the content folder, and what makes the text of each. */
export type WorkFiles = Map<string, () => string>;

/**
 * A file a work: what a person can read in a git diff. Or, where the site keeps its works so, a file a year with a work a line,
 * in the order of ids.
 * @param asLines whether works are kept as lines
 */
export function workFiles(works: readonly Work[], asLines: boolean): WorkFiles {
  const yearOf = ({ date }: Work) => date.first.slice(0, 4);
  if (!asLines) return new Map(works.map((work) => [`works/${yearOf(work)}/${work.id}.json`, () => formatJson(work)]));
  return new Map([...Map.groupBy(works, yearOf)].map(([year, ofYear]) => [`works/${year}.ndjson`, () => formatLines(ofYear)]));
}

function formatLines(works: readonly Work[]): string {
  return works
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((work) => `${JSON.stringify(work)}\n`)
    .join('');
}
