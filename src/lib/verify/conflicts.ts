import { orcidUrl, parseSafeUrl, type Orcid } from '../identifiers/index.ts';
import {
  listIdentifiers,
  type Author,
  type Conflict,
  type Day,
  type PersonRecord,
  type SourceName,
  type WorkRecord,
} from '../model/index.ts';
import { normalizeName, sameName, tidyText } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import { nameFit } from './name-fit.ts';
import { profileUrl, type ProfileOwner } from './profile-address.ts';

/** A conflict before it is dated. */
export type FoundConflict = Omit<Conflict, 'date'>;

/** Titles and names of others are told up to so many characters. */
const LONGEST = 160;
/** Names of a record that are told. */
const MOST_NAMES = 3;
/** Whose word an iD on a work is not that of a publisher: the person's own list, and what the host keeps. */
const OWN_WORD: ReadonlySet<SourceName> = new Set(['orcid', 'files']);

/** A work, as a conflict tells of it: the records behind it. */
export interface WorkOf {
  title: WorkRecord['title'];
  records: readonly WorkRecord[];
}

/** Publishers' records of an author's works that give another ORCID iD to the author's name; one conflict for each iD. */
export function secondOrcids(author: Author, works: readonly WorkOf[]): FoundConflict[] {
  const { orcid } = author.identifiers;
  if (orcid === undefined) return [];
  const names = [author.name, ...author.aliases].flatMap((literal) => normalizeName({ literal }) ?? []);
  const found = new Map<Orcid, { source: SourceName; titles: Set<string> }>();
  for (const { title, records } of works) {
    for (const { source, authors } of records) {
      // A record that names the author's own iD means somebody else by the other.
      if (OWN_WORD.has(source) || authors.some((one) => one.orcid === orcid)) continue;
      const fitting = authors.filter(({ name }) => names.some((form) => sameName(form, name) !== 'different'));
      const other = fitting[0]?.orcid;
      if (fitting.length !== 1 || other === undefined) continue;
      const known = found.get(other) ?? { source, titles: new Set() };
      known.titles.add(briefly(toPlain(title)));
      found.set(other, known);
    }
  }
  return [...found].map(([other, { source, titles }]) => ({
    kind: 'second-orcid',
    found: `On ${namedWorks([...titles])} this author’s name has the ORCID iD ${other}, and not ${orcid}.`,
    source,
    url: parseSafeUrl(orcidUrl(other))!,
  }));
}

/** If the names of an ORCID record are all other people's. */
export function otherName(author: Author, record: PersonRecord): FoundConflict[] {
  const { orcid } = author.identifiers;
  if (orcid === undefined || record.value !== orcid || nameFit(record, author) !== 'differs') return [];
  const names = (record.names ?? []).slice(0, MOST_NAMES).map((name) => `“${briefly(tidyText(name))}”`);
  return [
    {
      kind: 'other-name',
      found: `The ORCID record ${orcid} names ${names.join(', ')}, and the author file “${briefly(author.name)}”.`,
      source: 'orcid',
      url: parseSafeUrl(orcidUrl(orcid))!,
    },
  ];
}

/** That ORCID says an author's iD was given up. @param to the iD in its place, if ORCID tells it */
export function deprecatedOrcid({ identifiers: { orcid } }: Author, to: string | undefined): FoundConflict[] {
  if (orcid === undefined) return [];
  return [
    {
      kind: 'deprecated-orcid',
      found: `ORCID says that ${orcid} was given up for ${to ?? 'another iD'}.`,
      source: 'orcid',
      url: parseSafeUrl(orcidUrl(orcid))!,
    },
  ];
}

/** A place in the list of authors of a work that is two people's of this site. */
export interface SharedPlace {
  title: WorkRecord['title'];
  authors: readonly [string, string];
}

/**
 * Works of which one place is claimed for this author and for another one; one conflict for each other author.
 * @param places that are said to be this author's
 */
export function sharedWorks({ slug }: ProfileOwner, places: readonly SharedPlace[], site: string | undefined): FoundConflict[] {
  const byOther = Map.groupBy(places, ({ authors }) => authors.find((one) => one !== slug)!);
  return [...byOther].map(([other, shared]) => {
    const titles = shared.map((one) => briefly(toPlain(one.title)));
    return {
      kind: 'shared-work',
      found: `On ${namedWorks(titles)} one name is said to be this author’s and ${other}’s.`,
      ...placeOf(other, site),
    };
  });
}

/** Slugs by the identifiers that author files name, as `scheme: value`. */
export type IdentifierOwners = ReadonlyMap<string, readonly string[]>;

/** Who names which identifier, for all authors at once. */
export function identifierOwners(authors: readonly ProfileOwner[]): IdentifierOwners {
  const named = authors.flatMap(({ slug, author }) => identifiersIn(author).map((key) => ({ key, slug })));
  return new Map([...Map.groupBy(named, ({ key }) => key)].map(([key, own]) => [key, own.map(({ slug }) => slug)]));
}

/** Identifiers of an author that the files of others name too; one conflict for each other author. */
export function sharedIdentifiers({ slug, author }: ProfileOwner, owners: IdentifierOwners, site: string | undefined): FoundConflict[] {
  const shared = identifiersIn(author).flatMap((key) => (owners.get(key) ?? []).map((other) => ({ key, other })));
  const byOther = Map.groupBy(
    shared.filter(({ other }) => other !== slug),
    ({ other }) => other,
  );
  return [...byOther].map(([other, common]) => ({
    kind: 'shared-work',
    found: `The author file of ${other} has the same ${common.map(({ key }) => key).join(', ')}.`,
    ...placeOf(other, site),
  }));
}

function identifiersIn({ identifiers }: Author): string[] {
  return listIdentifiers(identifiers).map(({ scheme, value }) => `${scheme}: ${value}`);
}

/**
 * Date conflicts: one that was found before keeps its day, and is told in the words of today. Those that are no longer found
 * are gone, but for those of kinds that nobody looked for.
 */
export function dateConflicts(
  stored: readonly Conflict[],
  found: readonly FoundConflict[],
  wasLookedFor: (conflict: Conflict) => boolean,
  day: Day,
): Conflict[] {
  const before = new Map(stored.map((conflict) => [keyOf(conflict), conflict]));
  const now = new Set(found.map(keyOf));
  const kept = stored.filter((conflict) => !now.has(keyOf(conflict)) && !wasLookedFor(conflict));
  return [...kept, ...found.map((conflict) => ({ ...conflict, date: before.get(keyOf(conflict))?.date ?? day }))].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  );
}

/** What tells one conflict from another though the words have changed: what it is about. */
function keyOf({ kind, url, found }: FoundConflict): string {
  return `${kind} ${url ?? found}`;
}

function placeOf(slug: string, site: string | undefined): Pick<FoundConflict, 'url'> {
  const url = site === undefined ? undefined : parseSafeUrl(profileUrl(site, slug));
  return url === undefined ? {} : { url };
}

/** Works by number and one title, which does not depend on their order. */
function namedWorks(titles: readonly string[]): string {
  const [first] = titles.toSorted();
  return titles.length === 1 ? `“${first}”` : `${titles.length} works, among them “${first}”,`;
}

function briefly(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
