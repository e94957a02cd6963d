import { PersonIdentifiersSchema, type PersonAffiliation, type PersonRecord, type PersonScheme, type RawName } from '../../model/index.ts';
import { asserterOf } from './asserter.ts';
import { isoDate, isPublic, type About, type Affiliation, type Affiliations, type Person } from './schema.ts';

/** Keywords that are told of a person. */
const MOST_TOPICS = 10;
/** Pages of a person at other catalogues, as their addresses are; the first group is the identifier. */
const PAGES: readonly [PersonScheme, RegExp][] = [
  ['arxiv', /^https?:\/\/(?:www\.)?arxiv\.org\/a\/([a-z-]+_[a-z]_\d{1,3})(?:\.html|\.atom2?)?\/?$/],
  ['dblp', /^https?:\/\/(?:www\.)?dblp\.(?:org|uni-trier\.de|dagstuhl\.de)\/pid\/([\w-]+\/[\w-]+?)(?:\.html|\.xml)?\/?$/],
  ['openalex', /^https?:\/\/(?:www\.)?openalex\.org\/(?:authors\/|people\/)?(A\d{4,12})\/?$/],
  ['inspire', /^https?:\/\/(?:www\.)?inspirehep\.net\/author\/profile\/([^/?#]+)\/?$/],
  ['hal', /^https?:\/\/cv\.(?:hal\.science|archives-ouvertes\.fr)\/([a-z\d-]+)\/?$/],
  ['semanticscholar', /^https?:\/\/(?:www\.)?semanticscholar\.org\/author\/(?:[^/?#]+\/)?(\d{1,12})\/?$/],
  ['openreview', /^https?:\/\/(?:www\.)?openreview\.net\/profile\?id=((?:~|%7E)[^&#]+)$/i],
];

/** What a record says of its person, whose iD is `orcid`. */
export function toPerson(orcid: string, about: About): PersonRecord {
  const { person } = about;
  const names = namesOf(person);
  const urls = (person?.['researcher-urls']?.['researcher-url'] ?? []).filter(isPublic);
  const links = urls.flatMap(({ url, 'url-name': label }) =>
    url === undefined ? [] : [{ ...(label === undefined ? {} : { label }), url }],
  );
  const others = (person?.['external-identifiers']?.['external-identifier'] ?? []).filter(isPublic);
  const identifiers = identifiersOf([...links.map(({ url }) => url), ...others.map((other) => other['external-id-url'] ?? '')]);
  const affiliations = affiliationsOf(orcid, about);
  const topics = unique((person?.keywords?.keyword ?? []).filter(isPublic).map(({ content }) => content)).slice(0, MOST_TOPICS);
  return {
    source: 'orcid',
    scheme: 'orcid',
    value: orcid,
    ...(names.length === 0 ? {} : { names }),
    ...(identifiers.length === 0 ? {} : { identifiers }),
    ...(links.length === 0 ? {} : { links }),
    ...(affiliations.length === 0 ? {} : { affiliations }),
    ...(topics.length === 0 ? {} : { topics }),
  };
}

/** The name that a person wants to be credited by, in parts if it ends in the family name. */
export function creditedName(person: Person | null | undefined): RawName | undefined {
  const name = person?.name;
  if (!name || !isPublic(name)) return undefined;
  const { 'given-names': given, 'family-name': family, 'credit-name': credit } = name;
  if (family === undefined) return credit === undefined && given === undefined ? undefined : { literal: (credit ?? given)! };
  if (credit === undefined) return { family, ...(given === undefined ? {} : { given }) };
  return credit.endsWith(` ${family}`) ? { family, given: credit.slice(0, -family.length).trim() } : { literal: credit };
}

/** Printed forms of the name, the credited one first. */
export function namesOf(person: Person | null | undefined): string[] {
  const name = person?.name && isPublic(person.name) ? person.name : undefined;
  const whole = [name?.['given-names'], name?.['family-name']].filter((part) => part !== undefined).join(' ');
  const others = (person?.['other-names']?.['other-name'] ?? []).filter(isPublic).map(({ content }) => content);
  return unique([name?.['credit-name'], whole === '' ? undefined : whole, ...others]);
}

/** Identifiers of the person elsewhere, from the addresses of pages that the record lists. */
function identifiersOf(addresses: readonly string[]): { scheme: PersonScheme; value: string }[] {
  const found = addresses.flatMap((address) => {
    for (const [scheme, form] of PAGES) {
      const value = decoded(form.exec(address.slice(0, 500))?.[1]);
      if (value !== undefined && PersonIdentifiersSchema.safeParse({ [scheme]: value }).success) return [{ scheme, value }];
    }
    return [];
  });
  return found.filter((one, index) => found.findIndex(({ scheme, value }) => scheme === one.scheme && value === one.value) === index);
}

/**
 * Employments, then educations. An education that has no end counts only where no employment is listed: people forget to end
 * it.
 */
function affiliationsOf(orcid: string, { 'activities-summary': activities }: About): PersonAffiliation[] {
  const employments = summariesOf(activities?.employments);
  const educations = summariesOf(activities?.educations).filter(
    (education) => employments.length === 0 || isoDate(education['end-date']) !== undefined,
  );
  return [
    ...employments.flatMap((summary) => toAffiliation(orcid, summary)),
    ...educations.flatMap((summary) => toAffiliation(orcid, summary).map((affiliation) => ({ ...affiliation, education: true as const }))),
  ];
}

function summariesOf(affiliations: Affiliations): Affiliation[] {
  if (!affiliations) return [];
  const groups = affiliations['affiliation-group'].flatMap((group) => [group, ...group.summaries]);
  return [affiliations, ...groups]
    .flatMap((one) => [one['employment-summary'] ?? [], one['education-summary'] ?? []].flat())
    .filter(isPublic);
}

function toAffiliation(orcid: string, summary: Affiliation): PersonAffiliation[] {
  const { organization, 'role-title': role, 'department-name': unit } = summary;
  const name = organization?.name;
  if (name === undefined) return [];
  const disambiguated = organization?.['disambiguated-organization'];
  const ror = disambiguated?.['disambiguation-source'] === 'ror' ? disambiguated['disambiguated-organization-identifier'] : undefined;
  const [start, end] = [isoDate(summary['start-date']), isoDate(summary['end-date'])];
  const assertedBy = asserterOf(orcid, summary.source);
  return [
    {
      name,
      ...(ror === undefined ? {} : { ror }),
      ...(role === undefined ? {} : { role }),
      ...(unit === undefined ? {} : { unit }),
      ...(start === undefined ? {} : { start }),
      ...(end === undefined ? {} : { end }),
      ...(assertedBy === undefined ? {} : { assertedBy }),
    },
  ];
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function unique(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.filter((text): text is string => text !== undefined && text !== ''))];
}
