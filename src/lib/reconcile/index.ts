export { clusterRecords, type Cluster, type Proposal } from './cluster.ts';
export { applyCorrections, assertedPairs, CorrectionsSchema, splitClusters, type Correction } from './corrections.ts';
export { identifyWorks } from './identify.ts';
export { isGathered } from './kind.ts';
export { matchKey, matchRecords, type Match } from './match.ts';
export { mergeRecords, type MergedWork } from './merge.ts';
export { needsCheck, noticesAbout } from './notices.ts';
export { linkPeople, type Assertions, type KnownAuthor, type WorkToLink } from './people.ts';
export { clusterSignatures, type Signature } from './same-person.ts';
