export { clusterRecords, type Cluster, type Proposal } from './cluster.ts';
export { applyCorrections, assertedPairs, CorrectionsSchema, splitClusters, type Correction } from './corrections.ts';
export { identifyWorks } from './identify.ts';
export { matchKey, matchRecords, type Match } from './match.ts';
export { mergeRecords, type MergedWork } from './merge.ts';
export { linkPeople, type KnownAuthor, type WorkToLink } from './people.ts';
