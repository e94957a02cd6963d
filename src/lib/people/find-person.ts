import { SourceError } from '../errors.ts';
import { PERSON_SCHEMES, type PersonIdentifiers, type PersonRecord, type PersonScheme } from '../model/index.ts';
import type { AuthorRequest, Source, SourceEffects } from '../sources/source.ts';

/** What sources say of one person, the one whose identifier was given first. */
export interface FoundPerson {
  records: PersonRecord[];
  identifiers: PersonIdentifiers;
  /** Sources that could not be asked, with the reason. */
  failed: { source: string; message: string }[];
}

/** Follow identifiers that sources list for the person so many times. */
const MOST_ROUNDS = 3;

/**
 * Ask the sources that know a person's identifier about the person, and those that know the further identifiers they
 * list. Only the first page of each is read: whose works they are is for the harvest.
 */
export async function findPerson(
  scheme: PersonScheme,
  value: string,
  sources: readonly Source[],
  effects: SourceEffects,
): Promise<FoundPerson> {
  const found: FoundPerson = { records: [], identifiers: withIdentifier({}, scheme, value), failed: [] };
  const asked = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const request: AuthorRequest = { slug: 'new-author', names: [], identifiers: found.identifiers, includedArxiv: [] };
    const left = sources.filter((source) => !asked.has(source.name) && source.canAsk(request));
    if (left.length === 0) break;
    for (const source of left) {
      asked.add(source.name);
      try {
        const person = await firstPerson(source, request, effects);
        if (person === undefined) continue;
        found.records.push(person);
        for (const listed of [{ scheme: person.scheme, value: person.value }, ...(person.identifiers ?? [])])
          found.identifiers = withIdentifier(found.identifiers, listed.scheme, listed.value);
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        found.failed.push({ source: source.name, message: error.message });
      }
    }
  }
  return found;
}

/** People of a name at every source that can be asked for one, source by source. */
export async function findCandidates(
  name: string,
  sources: readonly Source[],
  effects: SourceEffects,
): Promise<{ candidates: PersonRecord[]; failed: FoundPerson['failed'] }> {
  const candidates: PersonRecord[] = [];
  const failed: FoundPerson['failed'] = [];
  for (const source of sources) {
    if (source.findPeople === undefined) continue;
    try {
      candidates.push(...(await source.findPeople(name, effects)));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      failed.push({ source: source.name, message: error.message });
    }
  }
  return { candidates, failed };
}

/** Sources that know people say so on their first page; others have none on any. */
async function firstPerson(source: Source, request: AuthorRequest, effects: SourceEffects): Promise<PersonRecord | undefined> {
  for await (const page of source.fetchPages(request, effects)) return source.parsePage(page).person;
  return undefined;
}

/** Identifiers with one more, unless the scheme has another already: a person decides between two. */
function withIdentifier(identifiers: PersonIdentifiers, scheme: PersonScheme, value: string): PersonIdentifiers {
  const known: Record<string, unknown> = { ...identifiers };
  if (scheme === 'openalex') known[scheme] = [...new Set([...(identifiers.openalex ?? []), value])];
  else known[scheme] ??= value;
  return Object.fromEntries(PERSON_SCHEMES.flatMap((key) => (known[key] === undefined ? [] : [[key, known[key]]]))) as PersonIdentifiers;
}
