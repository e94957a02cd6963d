export { formatReport } from './format-report.ts';
export { harvest } from './harvest.ts';
export { LockedError, takeLock } from './lock.ts';
export { type HarvestEffects, type HarvestOptions } from './options.ts';
export { formatIssue, printable } from './printable.ts';
export { createProgress } from './progress.ts';
export { type FoundIdentifier, type HarvestReport } from './report.ts';
export { UnwritableError } from './writable.ts';
export { disk, type FileSystem } from './disk.ts';
