import { parseRor, parseSafeUrl, slugify, type Slug } from '../identifiers/index.ts';
import type { Institution, InstitutionRecord, Work, WorkRecord } from '../model/index.ts';
import { tidyText } from '../normalize/index.ts';
import type { AuthorFile } from '../store/index.ts';

/** Longest list of other names kept. */
const MOST_ALIASES = 20;

/** What author files say of an institution: its name and page there, and the file. */
interface Written {
  name: string;
  url?: string;
  path: string;
}

/** ROR identifiers of the institutions at which authors of this site wrote, or are by their author files, sorted. */
export function institutionsOf(works: readonly Work[], authors: readonly AuthorFile[]): string[] {
  return [...new Set([...countByRor(works).keys(), ...writtenByRor(authors).keys()])].sort();
}

/**
 * Conclude the institutions of the authors of this site, by ROR identifier: what ROR says before what a catalogue says, and
 * what is stored from them where neither was asked. Where nobody has said anything of an institution it is named by the author
 * files, else by the records that print it.
 * @param stored institutions as stored, whose slugs stay
 */
export function concludeInstitutions(
  works: readonly Work[],
  authors: readonly AuthorFile[],
  said: readonly InstitutionRecord[],
  records: readonly WorkRecord[],
  stored: readonly Institution[],
): Institution[] {
  const counts = countByRor(works);
  const written = writtenByRor(authors);
  const rors = institutionsOf(works, authors);
  const wanted = new Set(rors);
  const known = new Map<string, InstitutionRecord>();
  for (const record of said.toSorted((a, b) => Number(b.source === 'ror') - Number(a.source === 'ror'))) {
    const ror = parseRor(record.ror);
    if (ror !== undefined && wanted.has(ror) && !known.has(ror)) known.set(ror, record);
  }
  const before = new Map(stored.map((institution) => [institution.ror, institution]));
  const printed = namesPrinted(records);
  const taken = new Set<string>(stored.map(({ slug }) => slug));
  return rors
    .flatMap((ror): Institution[] => {
      const count = counts.get(ror) ?? 0;
      const record = known.get(ror);
      const old = before.get(ror);
      const file = written.get(ror);
      // What is stored stays if a catalogue said it, or if it was printed and no file has come to name it.
      const isWritten = file !== undefined || old?.provenance[0]?.source === 'files';
      const isCatalogued = old?.provenance.some(({ source }) => source !== 'files') ?? false;
      if (record === undefined && old !== undefined && (isCatalogued || !isWritten)) return [{ ...old, works: count }];
      const name = tidyText(record?.name ?? file?.name ?? printed.get(ror) ?? old?.name ?? '').slice(0, 300);
      if (name === '') return [];
      const slug = old?.slug ?? freeSlug(name, ror, taken);
      taken.add(slug);
      return [toInstitution(slug, name, ror, count, record ?? file)];
    })
    .sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function toInstitution(slug: Slug, name: string, ror: string, works: number, said: InstitutionRecord | Written | undefined): Institution {
  const { country, type, url, aliases = [] }: Partial<InstitutionRecord> = said ?? {};
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
    provenance: said === undefined ? [] : 'path' in said ? [{ source: 'files', id: said.path }] : [{ source: said.source, id: ror }],
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

/** The first author file that names an institution by its ROR identifier says what it is called; its page is not that of a department. */
function writtenByRor(authors: readonly AuthorFile[]): Map<string, Written> {
  const found = new Map<string, Written>();
  for (const { author, path } of authors) {
    if (author.optOut) continue;
    for (const { name, ror, url, unit } of author.affiliations) {
      if (ror === undefined || found.has(ror)) continue;
      found.set(ror, { name, path, ...(url === undefined || unit !== undefined ? {} : { url }) });
    }
  }
  return found;
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
