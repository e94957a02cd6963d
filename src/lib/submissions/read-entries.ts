import { tellDayOrder, type DayOrder } from '../tables/index.ts';
import type { FieldNames } from './columns.ts';
import { readEntry, type Entry, type EntryContext } from './entry.ts';
import { byPlace, type Rejected } from './export-row.ts';
import { hasMailAddress } from './home-page.ts';
import { readExport } from './read-export.ts';

/** A file that was named on the command line. */
export interface ExportFile {
  /** Without its folder. */
  name: string;
  bytes: Uint8Array;
}

/** What exports hold, in an order that does not depend on that of the files. */
export interface Entries {
  /** Oldest first. */
  entries: Entry[];
  rejected: Rejected[];
  /** Headings of columns that were passed over, each once and none that could be an e-mail address. */
  unread: string[];
}

/**
 * Read exports of a form.
 * @param order of day and month where a file does not tell it
 * @throws ConfigError if a file as a whole cannot be read
 */
export function readEntries(files: readonly ExportFile[], names: FieldNames, order: DayOrder | undefined, context: EntryContext): Entries {
  const found: Entries = { entries: [], rejected: [], unread: [] };
  for (const { name, bytes } of files) {
    const { rows, rejected, hasAction, unread } = readExport(bytes, name, names);
    found.rejected.push(...rejected);
    found.unread.push(...unread.filter((heading) => !hasMailAddress(heading)));
    const own = order ?? tellDayOrder(rows.flatMap(({ fields }) => fields.moment ?? []));
    for (const row of rows) {
      const entry = readEntry(row, own, hasAction, context);
      if ('reason' in entry) found.rejected.push(entry);
      else found.entries.push(entry);
    }
  }
  found.entries.sort(byAge);
  found.rejected.sort(byPlace);
  found.unread = [...new Set(found.unread)].sort();
  return found;
}

/** Oldest first; of two of one moment the order is that of what is in them. */
function byAge(a: Entry, b: Entry): number {
  const key = ({ moment, submission, orcid, homePage, place }: Entry) =>
    [moment, submission, orcid ?? '', homePage ?? '', place.file, String(place.number).padStart(9, '0')].join('\n');
  const [x, y] = [key(a), key(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
