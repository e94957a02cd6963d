import { orcidUrl, type Slug } from '../identifiers/index.ts';
import { referencesOf, type Claim, type Conflict, type Person, type Verification, type WorkRecord } from '../model/index.ts';
import type { Assertions, KnownAuthor, WorkToLink } from '../reconcile/index.ts';
import {
  dateConflicts,
  deprecatedOrcid,
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
  type SharedPlace,
  type VerificationChange,
  type WorkOf,
} from '../verify/index.ts';
import type { Answer } from './collect.ts';
import type { Evidence } from './evidence.ts';
import type { HarvestEffects, HarvestOptions } from './options.ts';

/** What the works say for or against authors being who they are said to be. */
export interface Signs {
  /** The works that are an author's for certain, by slug. */
  works: ReadonlyMap<string, readonly WorkOf[]>;
  shared: readonly SharedPlace[];
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
  { pages, logger }: HarvestEffects,
): Promise<HomePageLook[]> {
  if (pages === undefined || site === undefined || offline === true || sources !== undefined) return [];
  const wanted = authors
    .filter(({ slug, author }) => !author.optOut && (chosen?.includes(slug) ?? true))
    .flatMap((known) => {
      const profile = profileAddresses(site, known);
      return homePagesOf(known.author, claims.get(known.slug), site).map((url) => ({ author: known.slug, url, profile }));
    });
  if (wanted.length > 0) logger.step?.(`home pages  looking at ${wanted.length} …`);
  const looks = await lookAtHomePages(wanted, pages);
  if (wanted.length > 0) logger.info(`home pages  ${looks.length} looked at, ${homePageIssues(looks).length} not readable`);
  return looks;
}

/** Conclude what ties an author to their profile, from the evidence alone. */
export function verifyPerson(evidence: Evidence, known: KnownAuthor, signs: Signs): Verified {
  const { claims, site, rosters, homePages, previous, authors, day } = evidence;
  const { slug, author } = known;
  const before = previous.get(slug);
  const record = recordOf(evidence, slug);
  const moved = movedOf(evidence, slug);
  const { verifications, changes } = verifyAuthor({
    owner: known,
    claim: claims.get(slug),
    site,
    record,
    looks: homePages.filter((look) => look.author === slug),
    rosters,
    stored: before?.verifications ?? [],
    day,
  });
  const { orcid } = author.identifiers;
  const shown = authors.filter((other) => !other.author.optOut);
  const conflicts = dateConflicts(
    before?.conflicts ?? [],
    [
      ...secondOrcids(author, signs.works.get(slug) ?? []),
      ...(moved === undefined ? [] : deprecatedOrcid(author, moved.to)),
      ...(record === undefined ? [] : otherName(author, record)),
      ...sharedWorks(known, signs.shared, site),
      ...sharedIdentifiers(known, shown, site),
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
export function withMoved(person: Person, evidence: Evidence): Person {
  const moved = movedOf(evidence, person.slug);
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

/** What ORCID said of an author in this run. What a file says that looks like ORCID is the host's word. */
function recordOf({ answers, offline }: Evidence, slug: string): Answer['person'] {
  if (offline) return undefined;
  return answers.find((answer) => isOrcidsOf(answer, slug) && answer.state === 'fresh')?.person;
}

function movedOf({ answers }: Evidence, slug: string): NonNullable<Answer['held']>['moved'] {
  return answers.find((answer) => isOrcidsOf(answer, slug))?.held?.moved;
}

function isOrcidsOf({ author, source, question }: Answer, slug: string): boolean {
  return author === slug && source === 'orcid' && question === 'works';
}
