import { parseRor, parseSafeUrl, slugify, type Slug } from '../identifiers/index.ts';
import type { Institution, InstitutionRecord, Work, WorkRecord } from '../model/index.ts';
import { tidyText } from '../normalize/index.ts';

/** Longest list of other names kept. */
const MOST_ALIASES = 20;

/** ROR identifiers of the institutions at which authors of this site wrote, sorted. */
export function institutionsOf(works: readonly Work[]): string[] {
  return [...countByRor(works).keys()].sort();
}

/**
 * Conclude the institutions of the authors of this site, by ROR identifier: what ROR says before what a catalogue says, and
 * what is stored where neither was asked. The name that a record prints is used where nothing else names the institution.
 * @param stored institutions as stored, whose slugs stay
 */
export function concludeInstitutions(
  works: readonly Work[],
  said: readonly InstitutionRecord[],
  records: readonly WorkRecord[],
  stored: readonly Institution[],
): Institution[] {
  const counts = countByRor(works);
  const known = new Map<string, InstitutionRecord>();
  for (const record of said.toSorted((a, b) => Number(b.source === 'ror') - Number(a.source === 'ror'))) {
    const ror = parseRor(record.ror);
    if (ror !== undefined && counts.has(ror) && !known.has(ror)) known.set(ror, record);
  }
  const before = new Map(stored.map((institution) => [institution.ror, institution]));
  const printed = namesPrinted(records);
  const taken = new Set<string>(stored.map(({ slug }) => slug));
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([ror, count]): Institution[] => {
      const record = known.get(ror);
      const old = before.get(ror);
      if (record === undefined && old !== undefined) return [{ ...old, works: count }];
      const name = tidyText(record?.name ?? printed.get(ror) ?? '').slice(0, 300);
      if (name === '') return [];
      const slug = old?.slug ?? freeSlug(name, ror, taken);
      taken.add(slug);
      return [toInstitution(slug, name, ror, count, record)];
    })
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function toInstitution(slug: Slug, name: string, ror: string, works: number, record: InstitutionRecord | undefined): Institution {
  const { country, type, url, aliases = [], source } = record ?? {};
  const page = url === undefined ? undefined : parseSafeUrl(url);
  const others = aliases.map((alias) => tidyText(alias).slice(0, 300)).filter((alias) => alias !== '' && alias !== name);
  return {
    schemaVersion: 1,
    slug,
    name,
    ror,
    ...(country !== undefined && /^[A-Z]{2}$/.test(country) ? { country } : {}),
    ...(type === undefined ? {} : { type: tidyText(type).slice(0, 50) }),
    ...(page === undefined ? {} : { url: page }),
    aliases: [...new Set(others)].sort().slice(0, MOST_ALIASES),
    works,
    provenance: source === undefined ? [] : [{ source, id: ror }],
  };
}

function countByRor(works: readonly Work[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { authorships } of works) {
    const own = authorships.filter(({ author }) => author !== undefined);
    for (const ror of new Set(own.flatMap(({ institutions = [] }) => institutions))) counts.set(ror, (counts.get(ror) ?? 0) + 1);
  }
  return counts;
}

function namesPrinted(records: readonly WorkRecord[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { authors } of records)
    for (const { institutions = [] } of authors)
      for (const { ror, name } of institutions) if (ror !== undefined && name !== '' && !names.has(ror)) names.set(ror, name);
  return names;
}

function freeSlug(name: string, ror: string, taken: ReadonlySet<string>): Slug {
  const slug = slugify(name);
  return slug === undefined || taken.has(slug) ? slugify(`${name.slice(0, 60)} ${ror.slice(-9)}`)! : slug;
}
