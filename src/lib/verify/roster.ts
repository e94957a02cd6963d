import { parseSafeUrl } from '../identifiers/index.ts';
import type { Roster, Verification } from '../model/index.ts';
import type { ProfileOwner } from './profile-address.ts';

/** What lists of members say of an author. The days are those of the list: it is the host's word, and nothing was looked for. */
export function vouchedFor({ slug, author }: ProfileOwner, rosters: readonly Roster[]): Verification[] {
  const { orcid } = author.identifiers;
  const isMember = (member: Roster['members'][number]) => member.author === slug || (orcid !== undefined && member.orcid === orcid);
  return rosters
    .filter(({ members }) => members.some(isMember))
    .map(({ institution, url, date }): Verification => {
      const page = url === undefined ? undefined : parseSafeUrl(url);
      return { kind: 'roster', ...(page === undefined ? {} : { url: page }), institution, seen: date, lastSeen: date };
    });
}
