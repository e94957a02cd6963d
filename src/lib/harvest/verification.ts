import { orcidUrl, type Slug } from '../identifiers/index.ts';
import { referencesOf, type Claim, type Conflict, type Person, type Verification, type WorkRecord } from '../model/index.ts';
import type { Assertions, KnownAuthor, WorkToLink } from '../reconcile/index.ts';
import {
  dateConflicts,
  deprecatedOrcid,
  identifierOwners,
  homePageIssues,
  homePagesOf,
  lookAtHomePages,
  otherName,
  profileAddresses,
  secondOrcids,
  sharedIdentifiers,
  sharedWorks,
  verifyAuthor,
  type HomePageLook,
  type IdentifierOwners,
  type SharedPlace,
  type VerificationChange,
  type WorkOf,
} from '../verify/index.ts';
import type { Answer } from './collect.ts';
import type { Evidence } from './evidence.ts';
import type { HarvestEffects, HarvestOptions } from './options.ts';

/** What speaks for or against authors being who they are said to be, by slug. */
export interface Signs {
  /** The works that are an author's for certain. */
  works: ReadonlyMap<string, readonly WorkOf[]>;
  shared: ReadonlyMap<string, readonly SharedPlace[]>;
  identifiers: IdentifierOwners;
  /** What ORCID itself answered, or why it did not. What a file says that looks like ORCID is the host's word. */
  orcid: ReadonlyMap<string, Answer>;
  looks: ReadonlyMap<string, readonly HomePageLook[]>;
}

/** Gather the signs of all authors. @param works of each author @param shared places of works, as linking left them */
export function findSigns(evidence: Evidence, works: Signs['works'], shared: readonly SharedPlace[]): Signs {
  const { answers, authors, homePages } = evidence;
  const own = answers.filter(({ source, question }) => source === 'orcid' && question === 'works');
  return {
    works,
    shared: new Map(
      [
        ...Map.groupBy(
          shared.flatMap((place) => place.authors.map((slug) => ({ slug, place }))),
          ({ slug }) => slug,
        ),
      ].map(([slug, own]) => [slug, own.map(({ place }) => place)]),
    ),
    identifiers: identifierOwners(authors.filter(({ author }) => !author.optOut)),
    orcid: new Map(own.map((answer) => [answer.author, answer])),
    looks: Map.groupBy(
      homePages.filter(({ passedOver }) => passedOver !== true),
      ({ author }) => author,
    ),
  };
}

/** A change of what is verified of an author, for the report. */
export type AuthorChange = VerificationChange & { author: Slug };

/** What ties an author's profile to the person, what speaks against it, and what of it is news. */
export interface Verified {
  verifications: Verification[];
  conflicts: Conflict[];
  changes: AuthorChange[];
}

/**
 * Look at the authors' home pages. A run that is to ask some authors or sources only looks at the pages of these authors, or
 * at none.
 */
export async function collectHomePages(
  { site, offline, authors: chosen, sources }: HarvestOptions,
  authors: readonly KnownAuthor[],
  claims: ReadonlyMap<string, Claim>,
  { pages, logger, day }: HarvestEffects,
): Promise<HomePageLook[]> {
  if (pages === undefined || site === undefined || offline === true || sources !== undefined) return [];
  const wanted = authors
    .filter(({ slug, author }) => !author.optOut && (chosen?.includes(slug) ?? true))
    .flatMap((known) => {
      const profile = profileAddresses(site, known);
      return homePagesOf(known.author, claims.get(known.slug), site).map((url) => ({ author: known.slug, url, profile }));
    });
  if (wanted.length > 0) logger.step?.(`home pages  looking at ${wanted.length} …`);
  const looks = await lookAtHomePages(wanted, pages, { day });
  const seen = looks.filter(({ passedOver }) => passedOver !== true);
  if (wanted.length > 0) logger.info(`home pages  ${seen.length} looked at, ${homePageIssues(seen).length} not readable`);
  return looks;
}

/** Conclude what ties an author to their profile, from the evidence alone. */
export function verifyPerson(evidence: Evidence, known: KnownAuthor, signs: Signs): Verified {
  const { claims, site, rosters, previous, offline, day } = evidence;
  const { slug, author } = known;
  const before = previous.get(slug);
  const answer = signs.orcid.get(slug);
  const record = !offline && answer?.state === 'fresh' ? answer.person : undefined;
  const moved = answer?.held?.moved;
  const { verifications, changes } = verifyAuthor({
    owner: known,
    claim: claims.get(slug),
    site,
    record,
    looks: signs.looks.get(slug) ?? [],
    rosters,
    stored: before?.verifications ?? [],
    day,
  });
  const { orcid } = author.identifiers;
  const conflicts = dateConflicts(
    before?.conflicts ?? [],
    [
      ...secondOrcids(author, signs.works.get(slug) ?? []),
      ...(moved === undefined ? [] : deprecatedOrcid(author, moved.to)),
      ...(record === undefined ? [] : otherName(author, record)),
      ...sharedWorks(known, signs.shared.get(slug) ?? [], site),
      ...sharedIdentifiers(known, signs.identifiers, site),
    ],
    // What ORCID says of an iD that the author file no longer names is nobody's affair.
    ({ kind, url }) =>
      (kind !== 'other-name' && kind !== 'deprecated-orcid') ||
      record !== undefined ||
      (kind === 'deprecated-orcid' && moved !== undefined) ||
      orcid === undefined ||
      url !== orcidUrl(orcid),
    day,
  );
  return { verifications, conflicts, changes: changes.map((change) => ({ ...change, author: slug })) };
}

/** A person who is held as stored, with what ORCID says of the iD: that is for somebody to look at too. */
export function withMoved(person: Person, evidence: Evidence, { orcid }: Signs): Person {
  const moved = orcid.get(person.slug)?.held?.moved;
  const author = evidence.authors.find(({ slug }) => slug === person.slug)?.author;
  if (moved === undefined || author === undefined) return person;
  return { ...person, conflicts: dateConflicts(person.conflicts, deprecatedOrcid(author, moved.to), () => false, evidence.day) };
}

/**
 * The works that are authors' for certain: linked to them, in their folder or named by a source for an identifier of theirs,
 * or included by their file.
 */
export function worksForCertain(
  works: readonly WorkToLink[],
  recordsOf: ReadonlyMap<string, readonly WorkRecord[]>,
  { sure }: Pick<Assertions, 'sure'>,
  authors: readonly KnownAuthor[],
): Map<string, WorkOf[]> {
  const includedBy = Map.groupBy(
    authors.flatMap(({ slug, author }) => author.include.map((reference) => ({ slug, reference: reference as string }))),
    ({ reference }) => reference,
  );
  const found = new Map<string, WorkOf[]>(authors.map(({ slug }) => [slug, []]));
  for (const work of works) {
    const owners = new Set<string>([
      ...(sure.get(work.id) ?? []),
      ...work.authorships.flatMap(({ author }) => author ?? []),
      ...(includedBy.size === 0 ? [] : referencesOf(work).flatMap((reference) => includedBy.get(reference)?.map(({ slug }) => slug) ?? [])),
    ]);
    for (const slug of owners) found.get(slug)?.push({ title: work.title, records: recordsOf.get(work.id)! });
  }
  return found;
}
