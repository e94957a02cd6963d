export { findCollaborators } from './collaborators.ts';
export { EVIDENCE_RULES, type TrustInputs } from './evidence-rules.ts';
export { findTopics, type WorkSubjects } from './topics.ts';
export { computeTrust, countEvidence, LEVEL_RULES, levelOf, TIER_BOUNDS, tierOf, type TrustNow } from './trust.ts';
export { withHistory } from './trust-history.ts';
