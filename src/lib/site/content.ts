import type { ImageMetadata } from 'astro';
import { getCollection, getLiveCollection, getLiveEntry, type CollectionEntry } from 'astro:content';
import { contentFolder, openStore, readRemovals } from '../store/index.ts';
import { holdsFiles } from '../store/content-folder.ts';
import type { WorksFilter } from '../store/works-loader.ts';
import type { Paths } from './paths.ts';
import { selectMembers, selectPlace, type Place } from '../views/institutions.ts';
import { sortName } from '../views/sort-name.ts';
import { findRemoval, type Author, type Claim, type Institution, type Ledger, type Person, type Topic, type Work } from '../model/index.ts';

/** A person with a page: what the host wrote of them and what the harvest concluded. */
export interface Profile {
  slug: string;
  author: Author;
  person: Person;
  claim?: Claim;
  /** The portrait, if the author file names one. */
  photo?: ImageMetadata;
  entry: CollectionEntry<'authors'>;
}

let profiles: Promise<Map<string, Profile>> | undefined;
let topics: Promise<Map<string, Topic>> | undefined;
let institutions: Promise<Map<string, Institution>> | undefined;
const places = new Map<string, Promise<Place>>();

/** Everyone who has a page, by slug, sorted by name. Read once a build; people who opted out, were removed or were never harvested have none. */
export function readProfiles(): Promise<Map<string, Profile>> {
  return (profiles ??= loadProfiles());
}

/** All topics by slug. Read once a build. */
export function readTopics(): Promise<Map<string, Topic>> {
  return (topics ??= getOptional('topics').then((entries) => new Map(entries.map(({ data }) => [data.slug, data]))));
}

/** All institutions by ROR identifier, sorted by name. Read once a build. */
export function readInstitutions(): Promise<Map<string, Institution>> {
  return (institutions ??= getOptional('institutions').then(
    (entries) =>
      new Map(
        entries
          .map(({ data }) => data)
          .sort((a, b) => a.name.localeCompare(b.name, 'en'))
          .flatMap((data) => (data.ror === undefined ? [] : [[data.ror, data]])),
      ),
  ));
}

/** Paths of the pages of institutions by ROR identifier. */
export function institutionPages(known: ReadonlyMap<string, Institution>, paths: Paths): (ror: string) => string | undefined {
  return (ror) => {
    const institution = known.get(ror);
    return institution && paths.institution(institution.slug);
  };
}

/** The works of an author, of a topic, of an institution (by ROR identifier), or all of them; newest first. */
export async function readWorks(filter?: WorksFilter): Promise<Work[]> {
  const { entries, error } = await getLiveCollection('works', filter);
  if (error) throw error;
  return (entries ?? []).map(({ data }) => data as Work);
}

/** The people and works of an institution, by ROR identifier. Read once a build. */
export function readPlace(ror: string): Promise<Place> {
  const known = places.get(ror);
  if (known !== undefined) return known;
  const place = loadPlace(ror);
  places.set(ror, place);
  return place;
}

/** Lost work ids and the id each became, from the ledger. */
export async function readRedirects(): Promise<Ledger['redirects']> {
  return openStore(contentFolder()).ledger().redirects;
}

/** One work by its id. */
export async function readWork(id: string): Promise<Work> {
  const { entry, error } = await getLiveEntry('works', { id });
  if (error) throw error;
  return entry!.data as Work;
}

/** The entries of a collection whose folder may be missing; Astro would warn of it. */
async function getOptional<C extends 'claims' | 'institutions' | 'topics'>(collection: C): Promise<CollectionEntry<C>[]> {
  return holdsFiles(collection) ? getCollection(collection) : [];
}

async function loadPlace(ror: string): Promise<Place> {
  const profiles = await readProfiles();
  const filters = [{ institution: ror }, ...selectMembers(ror, profiles).map((author) => ({ author }))];
  return selectPlace(ror, (await Promise.all(filters.map((filter) => readWorks(filter)))).flat(), profiles);
}

async function loadProfiles(): Promise<Map<string, Profile>> {
  const [authors, people, claims, removals] = await Promise.all([
    getCollection('authors'),
    getCollection('people'),
    getOptional('claims'),
    readRemovals(contentFolder()),
  ]);
  const personOf = new Map(people.map(({ data }) => [data.slug as string, data]));
  const claimOf = new Map(claims.map(({ id, data }) => [id, data]));
  const found = authors.flatMap((entry): Profile[] => {
    const person = personOf.get(entry.id);
    const { optOut, formerSlugs, identifiers } = entry.data;
    if (optOut || person === undefined || findRemoval(removals, [entry.id, ...formerSlugs], identifiers) !== undefined) return [];
    const claim = claimOf.get(entry.id);
    const { photo, ...author } = entry.data;
    return [
      {
        slug: entry.id,
        author,
        person,
        entry,
        ...(photo === undefined ? {} : { photo }),
        ...(claim === undefined ? {} : { claim }),
      },
    ];
  });
  found.sort((a, b) => sortName(a.author).localeCompare(sortName(b.author), 'en'));
  return new Map(found.map((profile) => [profile.slug, profile]));
}
