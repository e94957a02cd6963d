import { join } from 'node:path';
import type { FileSystem } from '../harvest/disk.ts';
import { printable } from '../harvest/printable.ts';
import { formatTable } from '../tables/index.ts';
import { describePlace, type Rejected } from './export-row.ts';

/** Headings that are named, and so many characters of each. */
const MOST_HEADINGS = 10;
const LONGEST_HEADING = 60;

/**
 * Write the rows that were set aside: where each is, the reason and the remedy, and nothing of what it holds. Without any, the
 * file of an earlier import goes.
 * @param folder below the state folder
 * @returns path of the file, if there is one
 */
export async function writeQuarantine(folder: string, rejected: readonly Rejected[], fs: FileSystem): Promise<string | undefined> {
  const path = join(folder, 'quarantine.csv');
  if (rejected.length === 0) {
    await fs.remove(path);
    return undefined;
  }
  const rows = rejected.map(({ place, reason, remedy }) => [place.file, `${place.unit} ${place.number}`, reason, remedy]);
  await fs.write(path, formatTable([['file', 'place', 'reason', 'remedy'], ...rows]));
  return path;
}

/** Rows that were set aside as a terminal shows them, one a line. */
export function formatRejected(rejected: readonly Rejected[]): string[] {
  return rejected.map(({ place, reason, remedy }) => `${describePlace(place)}: ${reason} ${remedy}`);
}

/** Columns that were passed over in one line, if there are any: one of them may be meant for a field. */
export function formatUnread(headings: readonly string[]): string[] {
  if (headings.length === 0) return [];
  const named = headings.slice(0, MOST_HEADINGS).map((heading) => `“${printable(heading.slice(0, LONGEST_HEADING))}”`);
  const more = headings.length > MOST_HEADINGS ? ` and ${headings.length - MOST_HEADINGS} more` : '';
  return [`Columns that are not read: ${named.join(', ')}${more}. docs/claims.md has the headings that are understood.`];
}
