export {
  dateConflicts,
  deprecatedOrcid,
  identifierOwners,
  otherName,
  secondOrcids,
  sharedIdentifiers,
  sharedWorks,
  type IdentifierOwners,
  type SharedPlace,
  type WorkOf,
} from './conflicts.ts';
export { homePageIssues, homePagesOf, lookAtHomePages, tokenUrl, type HomePageLook } from './home-pages.ts';
export { dropDay, type VerificationChange } from './merge.ts';
export { nameFit } from './name-fit.ts';
export { isSamePage } from './page-address.ts';
export { createPages, type Pages } from './pages.ts';
export { profileAddresses } from './profile-address.ts';
export { verifyAuthor } from './verify-author.ts';
