import type { SiteConfig } from '../config.ts';
import type { ClaimState } from '../model/index.ts';

/** If search engines may list a profile. */
export function isListed(claim: ClaimState, indexing: SiteConfig['indexing']): boolean {
  return indexing === 'all' || (indexing === 'claimed' && claim === 'claimed');
}
