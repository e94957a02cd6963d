import { orcidUrl, parseSafeUrl, type SafeUrl } from '../identifiers/index.ts';
import type { Author, PersonAffiliation, PersonRecord, Verification } from '../model/index.ts';
import { tidyText } from '../normalize/index.ts';
import { nameFit } from './name-fit.ts';
import { pageAddress, type PageAddress } from './page-address.ts';

/** Something that was seen, without days. */
export type Sighting = Omit<Verification, 'seen' | 'lastSeen'>;

/** Longest name of an institution that is kept, in characters. */
const LONGEST_NAME = 300;

/** What an ORCID record is held against. */
export interface OrcidSearch {
  author: Author;
  /** What ORCID answered in this run. */
  record: PersonRecord;
  profile: ReadonlySet<PageAddress>;
  /** The home page of an approved claim. */
  homePage?: SafeUrl | undefined;
  /** Today, ISO. */
  day: string;
}

/**
 * What an ORCID record says for a profile: that it lists the profile, or the home page with which it was claimed, and that an
 * organisation employs the person now. A record of another iD, or of another name, says nothing; one without a public name
 * can still link, since only its owner could have listed the page, but the employment could be anybody's.
 */
export function seenAtOrcid({ author, record, profile, homePage, day }: OrcidSearch): Sighting[] {
  const { orcid } = author.identifiers;
  if (orcid === undefined || record.source !== 'orcid' || record.scheme !== 'orcid' || record.value !== orcid) return [];
  const fit = nameFit(record, author);
  if (fit === 'differs') return [];
  const url = parseSafeUrl(orcidUrl(orcid))!;
  const listed = new Set((record.links ?? []).flatMap((link) => pageAddress(link.url) ?? []));
  const employers = fit === 'fits' ? (record.affiliations ?? []).filter((one) => isVouchedFor(one) && isCurrent(one, day)) : [];
  const institutions = new Set(employers.map(({ name }) => tidyText(name).slice(0, LONGEST_NAME)).filter((name) => name !== ''));
  return [
    ...([...profile].some((address) => listed.has(address)) ? [{ kind: 'orcid-link' as const, url }] : []),
    ...(homePage !== undefined && listed.has(pageAddress(homePage)!) ? [{ kind: 'orcid-home-page' as const, url, homePage }] : []),
    ...[...institutions].sort().map((institution) => ({ kind: 'employment' as const, url, institution })),
  ];
}

function isVouchedFor({ education, assertedBy }: PersonAffiliation): boolean {
  return education !== true && assertedBy?.kind === 'organisation';
}

/** If an employment has begun and not ended. A year or a month is over when its last day is. */
function isCurrent({ start, end }: PersonAffiliation, day: string): boolean {
  return (start === undefined || start <= day) && (end === undefined || end >= day.slice(0, end.length));
}
