export { readClaims } from './claim-files.ts';
export { approveClaim, rejectClaim, transferClaim, withdrawClaim, type Decision } from './decide.ts';
export { formatImport } from './format-report.ts';
export { importClaims, type ImportOptions, type ImportReport } from './import.ts';
export { settleClaim } from './settle.ts';
export { formatOpen, listOpen } from './list.ts';
