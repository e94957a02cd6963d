export { type Action } from './action.ts';
export { type FieldNames } from './columns.ts';
export { createDirectory, type Directory, type Listed } from './directory.ts';
export { type Entry, type EntryContext } from './entry.ts';
export { describePlace, type Place, type Rejected } from './export-row.ts';
export { hasMailAddress } from './home-page.ts';
export { keyedHash, passingHash, readKey } from './key.ts';
export { formatRejected, formatUnread, writeQuarantine } from './quarantine.ts';
export { readEntries, type Entries, type ExportFile } from './read-entries.ts';
