import { parseSafeUrl } from '../identifiers/index.ts';
import type { Roster, Verification } from '../model/index.ts';
import type { ProfileOwner } from './profile-address.ts';

/** Slugs and ORCID iDs on a list, which is asked for everybody on the site. */
const listed = new WeakMap<Roster, ReadonlySet<string>>();

/** What lists of members say of an author. The days are those of the list: it is the host's word, and nothing was looked for. */
export function vouchedFor({ slug, author }: ProfileOwner, rosters: readonly Roster[]): Verification[] {
  const { orcid } = author.identifiers;
  const keys = [`author ${slug}`, ...(orcid === undefined ? [] : [`orcid ${orcid}`])];
  return rosters
    .filter((roster) => keys.some((key) => membersOf(roster).has(key)))
    .map(({ institution, url, date }): Verification => {
      const page = url === undefined ? undefined : parseSafeUrl(url);
      return { kind: 'roster', ...(page === undefined ? {} : { url: page }), institution, seen: date, lastSeen: date };
    });
}

function membersOf(roster: Roster): ReadonlySet<string> {
  const known = listed.get(roster);
  if (known !== undefined) return known;
  const members = new Set(roster.members.map(({ author, orcid }) => (author === undefined ? `orcid ${orcid}` : `author ${author}`)));
  listed.set(roster, members);
  return members;
}
