export { findCollaborators } from './collaborators.ts';
export { findTopics, type WorkSubjects } from './topics.ts';
export {
  computeTrust,
  countEvidence,
  EVIDENCE_RULES,
  LEVEL_RULES,
  levelOf,
  TIER_BOUNDS,
  tierOf,
  type TrustInputs,
  type TrustNow,
} from './trust.ts';
export { withHistory } from './trust-history.ts';
