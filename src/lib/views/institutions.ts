import type { Author, Authorship, Institution, Work } from '../model/index.ts';
import type { PersonCount } from './people.ts';
import { shownDate, yearOfWork } from './works-by-year.ts';

/** An institution in a list: how many works, and from when to when. */
export interface InstitutionCount {
  slug: string;
  name: string;
  works: number;
  /** Absent if no work is dated. */
  years?: string;
}

/** People of this site by slug; only their author files are read. */
type Authors = ReadonlyMap<string, { author: Author }>;

/** Everything of this site that is of one institution. */
export interface Place {
  /** The most works there first. */
  people: PersonCount[];
  /** Newest first. */
  works: Work[];
}

/** Slugs of the people whose author files name an institution. */
export function selectMembers(ror: string, profiles: Authors): string[] {
  return [...profiles].filter(([, { author }]) => author.affiliations.some((one) => one.ror === ror)).map(([slug]) => slug);
}

/**
 * The people and works of an institution. A person is of it if the author file or an authorship says so. A work is of it if it
 * prints the institution as that of an author of this site; where no source says at which institution an author wrote a work,
 * those that the author file names count.
 * @param candidates works that print the institution, and all works of its members; a work may come twice
 */
export function selectPlace(ror: string, candidates: readonly Work[], profiles: Authors): Place {
  const members = new Set(selectMembers(ror, profiles));
  const isThere = ({ author, institutions = [] }: Authorship) =>
    author !== undefined && profiles.has(author) && (institutions.length > 0 ? institutions.includes(ror) : members.has(author));
  const works = new Map<string, Work>();
  const counts = new Map([...members].map((slug) => [slug, 0]));
  for (const work of candidates) {
    if (works.has(work.id)) continue;
    const there = new Set(work.authorships.filter(isThere).map(({ author }) => author as string));
    if (there.size === 0) continue;
    works.set(work.id, work);
    for (const slug of there) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  }
  const people = [...profiles].flatMap(([slug, { author }]): PersonCount[] => {
    const count = counts.get(slug);
    const own = author.affiliations.find((one) => one.ror === ror);
    const detail = own === undefined ? undefined : [own.role, own.unit].filter((part) => part !== undefined).join(', ');
    return count === undefined ? [] : [{ slug, name: author.name, works: count, ...(detail ? { affiliation: detail } : {}) }];
  });
  return {
    people: people.sort((a, b) => b.works - a.works),
    works: [...works.values()].sort((a, b) => compare(shownDate(b), shownDate(a)) || compare(a.id, b.id)),
  };
}

/** The institutions that the works of an author print as the author's, the most works first. */
export function selectAuthorInstitutions(
  slug: string,
  works: readonly Work[],
  institutions: ReadonlyMap<string, Institution>,
): InstitutionCount[] {
  const found = new Map<string, number[]>();
  for (const work of works) {
    const own = work.authorships.filter(({ author }) => author === slug).flatMap((authorship) => authorship.institutions ?? []);
    for (const ror of new Set(own)) found.set(ror, [...(found.get(ror) ?? []), yearOfWork(work)]);
  }
  return [...found]
    .flatMap(([ror, years]): InstitutionCount[] => {
      const institution = institutions.get(ror);
      if (institution === undefined) return [];
      const span = describeSpan(years);
      return [{ slug: institution.slug, name: institution.name, works: years.length, ...(span === undefined ? {} : { years: span }) }];
    })
    .sort((a, b) => b.works - a.works || a.name.localeCompare(b.name, 'en'));
}

/** The institutions of this site that a work prints, each with the authors who were there, in the order of the authors. */
export function selectWorkInstitutions(
  authorships: readonly Authorship[],
  institutions: ReadonlyMap<string, Institution>,
): { slug: string; name: string; authors: string[] }[] {
  const found = new Map<string, string[]>();
  for (const { name, institutions: rors = [] } of authorships)
    for (const ror of new Set(rors)) found.set(ror, [...(found.get(ror) ?? []), name.literal]);
  return [...found].flatMap(([ror, authors]) => {
    const institution = institutions.get(ror);
    return institution === undefined ? [] : [{ slug: institution.slug, name: institution.name, authors }];
  });
}

/** Years from the first to the last: `2019–2024`, `2024`; `undefined` if none is known. Year 0 is a work that no source dates. */
export function describeSpan(years: readonly number[]): string | undefined {
  let [first, last] = [Infinity, 0];
  for (const year of years) {
    if (year === 0) continue;
    first = Math.min(first, year);
    last = Math.max(last, year);
  }
  if (last === 0) return undefined;
  return first === last ? String(last) : `${first}–${last}`;
}

const TYPES: Readonly<Record<string, string>> = {
  archive: 'Archive',
  company: 'Company',
  education: 'University or college',
  facility: 'Research facility',
  funder: 'Funder',
  government: 'Government body',
  healthcare: 'Hospital or health service',
  nonprofit: 'Non-profit organization',
  other: 'Organization',
};

/** What an institution is, in words: ROR’s type and the country. */
export function describeInstitution({ type, country }: Pick<Institution, 'type' | 'country'>, language = 'en'): string[] {
  const kind = type === undefined ? undefined : TYPES[type.toLowerCase()];
  return [kind, country === undefined ? undefined : nameCountry(country, language)].filter((part) => part !== undefined);
}

/** The name of a country by its code; a code that stands for none stays as it is. */
function nameCountry(code: string, language: string): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
