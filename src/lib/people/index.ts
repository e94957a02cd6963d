export { draftAuthor, type AuthorDraft } from './author-file.ts';
export { describeCandidate } from './candidate.ts';
export { findCandidates, findPerson, type FoundPerson } from './find-person.ts';
export { isMistypedOrcid, parsePersonId } from './person-id.ts';
