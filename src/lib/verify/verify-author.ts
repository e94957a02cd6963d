import { orcidUrl } from '../identifiers/index.ts';
import type { Claim, Day, PersonRecord, Roster, Verification } from '../model/index.ts';
import { claimedHomePage, homePagesOf, type HomePageLook } from './home-pages.ts';
import { mergeVerifications, replaceVerifications, type Merged } from './merge.ts';
import { isSamePage } from './page-address.ts';
import { profileAddresses, type ProfileOwner } from './profile-address.ts';
import { vouchedFor } from './roster.ts';
import { seenAtOrcid, type Sighting } from './seen-at-orcid.ts';

/** What the verification of an author is drawn from. */
export interface VerifyInputs {
  owner: ProfileOwner;
  claim: Claim | undefined;
  /** Root address of the site; without it no link to a profile can be told. */
  site: string | undefined;
  /** What ORCID answered in this run; absent if it was not asked, or did not answer. */
  record: PersonRecord | undefined;
  /** What came of looking at this author's home pages; those that were not looked at are not here. */
  looks: readonly HomePageLook[];
  rosters: readonly Roster[];
  stored: readonly Verification[];
  /** Today, ISO. */
  day: Day;
}

/** Conclude what ties a profile to its person, from what this run saw and what is stored. Pure. */
export function verifyAuthor({ owner, claim, site, record, looks, rosters, stored, day }: VerifyInputs): Merged {
  const { orcid } = owner.author.identifiers;
  const homePage = claimedHomePage(claim);
  const profile = site === undefined ? new Set<never>() : profileAddresses(site, owner);
  const listed = homePagesOf(owner.author, claim, site);
  const atOrcid = record === undefined ? [] : seenAtOrcid({ author: owner.author, record, profile, homePage, day });
  const onPages = looks.flatMap(({ url, kinds }) => kinds.map((kind): Sighting => ({ kind, url })));
  const seen = mergeVerifications(
    stored.filter(({ kind }) => kind !== 'roster'),
    {
      found: [...atOrcid, ...onPages],
      isListed: ({ kind, url = '', homePage: listedPage = '' }) =>
        isAtOrcid(kind)
          ? orcid !== undefined && url === orcidUrl(orcid) && (kind !== 'orcid-home-page' || isSamePage(listedPage, homePage ?? ''))
          : listed.some((page) => isSamePage(page, url)),
      wasLookedFor: (one) =>
        isAtOrcid(one.kind)
          ? record !== undefined && (one.kind !== 'orcid-link' || site !== undefined)
          : looks.some(({ url }) => isSamePage(url, one.url ?? '')),
    },
    day,
  );
  const vouched = replaceVerifications(
    stored.filter(({ kind }) => kind === 'roster'),
    vouchedFor(owner, rosters),
  );
  return { verifications: [...seen.verifications, ...vouched.verifications], changes: [...seen.changes, ...vouched.changes] };
}

function isAtOrcid(kind: Verification['kind']): boolean {
  return kind === 'orcid-link' || kind === 'orcid-home-page' || kind === 'employment';
}
