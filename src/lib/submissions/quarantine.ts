import { join } from 'node:path';
import type { FileSystem } from '../harvest/disk.ts';
import { formatTable } from '../tables/index.ts';
import { describePlace, type Rejected } from './export-row.ts';

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
