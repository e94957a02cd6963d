export { harvest, type HarvestEffects, type HarvestOptions } from './harvest.ts';
export { LockedError } from './lock.ts';
export { formatIssue, formatReport, printable, type HarvestReport } from './report.ts';
export { disk, type FileSystem } from './write.ts';
