import type { Slug } from '../identifiers/index.ts';
import type { Author, Authorship, Issue, Name } from '../model/index.ts';
import { fold, normalizeName, sameName, sortKey } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import type { AuthorshipToLink } from './author-list.ts';
import { placeOf } from './authorship-place.ts';
import type { MergedWork } from './merge.ts';
import { addProfile, ENOUGH_EVIDENCE, profileOf, rarityIn, weighEvidence, type Signature } from './same-person.ts';
import { WorkIndex } from './work-index.ts';

/** An author of the site, as linking needs them. */
export interface KnownAuthor {
  slug: Slug;
  author: Author;
}

/** A work with its id, while authorships are linked. */
export type WorkToLink = MergedWork & { id: Slug };

/** A place in the list of authors of a work that is two people's of the site. */
export interface SharedPlace {
  title: MergedWork['title'];
  authors: readonly [Slug, Slug];
}

/** Who says that works are an author's, by work id and slug. */
export interface Assertions {
  /** Their folder has a record of it, or a source answered with it for an identifier of theirs. */
  sure: ReadonlyMap<string, ReadonlySet<string>>;
  /** Only a catalogue that gathers from others, and tells people apart by guessing, answered with it. */
  gathered: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Link authorships to the authors of the site. A work is an author's because a file in their folder has it, because a
 * source answered with it for their identifier, because an identifier of theirs stands on it, or because their file
 * includes it; `exclude` takes it away. What only a gathering catalogue says is believed if it shares a co-author and an
 * institution with such a work, or if there are no such works. Within a work the authorship is the one with the author's
 * identifier, else the only one that prints their name or an alias. A name alone never links anything: works that merely
 * print it are proposed.
 * @param redirects lost work ids and the ids they became
 */
export function linkPeople(
  works: readonly WorkToLink[],
  authors: readonly KnownAuthor[],
  { sure, gathered }: Assertions,
  redirects: Readonly<Record<string, string>> = {},
): { works: WorkToLink[]; shared: SharedPlace[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const shared: SharedPlace[] = [];
  const links = new Map<string, Map<number, Slug>>();
  const index = new WorkIndex(works, [sure, gathered], redirects);
  const rarity = rarityIn(works.map(({ title }) => toPlain(title)));
  for (const known of authors) {
    const { slug, author } = known;
    const names = [author.name, ...author.aliases].flatMap((literal) => normalizeName({ literal }) ?? []);
    const included = new Set(author.include.flatMap((reference) => find('include', reference, index, known, issues)));
    const excluded = new Set(author.exclude.flatMap((reference) => find('exclude', reference, index, known, issues)));
    const signed = new Set(index.signed(known));
    const namesakes: WorkToLink[] = [];
    const doubtful: WorkToLink[] = [];
    const own: { work: WorkToLink; place: number }[] = [];
    const link = (work: WorkToLink) => {
      const place = placeOf(work.authorships, author, names);
      const linked = links.get(work.id) ?? new Map<number, Slug>();
      const other = place === undefined ? undefined : linked.get(place);
      if (place === undefined) issues.push(unlinked(work, known));
      else if (other !== undefined) {
        shared.push({ title: work.title, authors: [other, slug] });
        issues.push(claimedTwice(work, known, other));
      } else {
        links.set(work.id, linked.set(place, slug));
        own.push({ work, place });
      }
    };
    for (const work of index.candidates(slug, new Set([...included, ...signed]), names)) {
      if (excluded.has(work)) continue;
      if (included.has(work) || signed.has(work) || sure.get(work.id)?.has(slug) === true) link(work);
      else if (gathered.get(work.id)?.has(slug) === true) doubtful.push(work);
      else if (work.authorships.some(({ name }) => names.some((form) => sameName(form, name) === 'same'))) namesakes.push(work);
    }
    const company = companyOf(own);
    const strangers =
      own.length === 0 ? [] : doubtful.filter((work) => !isInCompany(work, placeOf(work.authorships, author, names), company));
    for (const work of doubtful) if (!strangers.includes(work)) link(work);
    if (strangers.length > 0) issues.push(toConfirm(strangers, known));
    if (namesakes.length > 0) issues.push(proposed(sortByEvidence(namesakes, own, names, rarity), known));
  }
  return {
    works: works.map((work) => ({
      ...work,
      authorships: work.authorships.map((authorship, place) => withAuthor(authorship, links.get(work.id)?.get(place))),
    })),
    shared,
    issues,
  };
}

/** The people with whom, and the institutions at which, an author wrote. */
interface Company {
  people: ReadonlySet<string>;
  institutions: ReadonlySet<string>;
}

function companyOf(own: readonly { work: WorkToLink; place: number }[]): Company {
  return {
    people: new Set(
      own.flatMap(({ work: { authorships }, place }) => authorships.filter((_, index) => index !== place).map(({ name }) => sortKey(name))),
    ),
    institutions: new Set(own.flatMap(({ work: { authorships }, place }) => placesOf(authorships[place]!))),
  };
}

function isInCompany({ authorships }: WorkToLink, place: number | undefined, { people, institutions }: Company): boolean {
  if (place === undefined) return false;
  return (
    authorships.some(({ name }, index) => index !== place && people.has(sortKey(name))) &&
    placesOf(authorships[place]!).some((institution) => institutions.has(institution))
  );
}

function placesOf({ affiliations = [], institutions = [] }: Authorship): string[] {
  return [...affiliations.map(fold), ...institutions];
}

/** The works that a reference of an author file names. A work to leave out may well have gone from the sources. */
function find(key: 'include' | 'exclude', reference: string, index: WorkIndex, { slug }: KnownAuthor, issues: Issue[]): WorkToLink[] {
  const found = index.named(reference);
  if (found.length === 0) {
    issues.push({
      severity: key === 'include' ? 'warning' : 'info',
      source: 'authors',
      place: `src/content/authors/${slug}.mdx`,
      record: reference,
      message: `“${key}” names ${reference}, but no source told of a work with that ${reference.includes(':') ? 'identifier' : 'id'}.`,
      remedy:
        key === 'include'
          ? 'Check the identifier, or add the work to a file in src/content/sources.'
          : 'Check the identifier; if it is right, nothing needs to be done.',
    });
  }
  return found;
}

function withAuthor({ identifiers: _, ...authorship }: AuthorshipToLink, slug: Slug | undefined): Authorship {
  return slug === undefined ? authorship : { ...authorship, author: slug };
}

function unlinked(work: WorkToLink, { slug, author }: KnownAuthor): Issue {
  const file = fileOf(work, slug);
  return {
    severity: 'warning',
    source: 'authors',
    place: `src/content/authors/${slug}.mdx`,
    ...(file !== undefined && { file }),
    record: toPlain(work.title),
    message: `The work is said to be by ${author.name}, but ${work.authorships.length === 1 ? 'its one name cannot be theirs' : `not exactly one of its ${work.authorships.length} names can be theirs`}.`,
    remedy:
      'Add the name as it is printed to “aliases”; if the list ends in “and others”, write all names in the file; if the work is not theirs, add it to “exclude”.',
  };
}

/** The first file in an author's folder that has a record of a work. */
function fileOf({ versions }: WorkToLink, slug: Slug): string | undefined {
  const records = versions.flatMap((version) => version.records);
  return records.find(({ source, id }) => source === 'files' && id.startsWith(`${slug}/`))?.id.replace(/#.*$/s, '');
}

function claimedTwice(work: WorkToLink, { slug, author }: KnownAuthor, other: Slug): Issue {
  return {
    severity: 'warning',
    source: 'authors',
    place: `src/content/authors/${slug}.mdx`,
    record: toPlain(work.title),
    message: `The only name on the work that can be ${author.name}’s is linked to ${other} already.`,
    remedy: 'Add the work to “exclude” in the file of the one who did not write it.',
  };
}

function toConfirm(works: readonly WorkToLink[], { slug, author }: KnownAuthor): Issue {
  return {
    severity: 'warning',
    source: 'authors',
    place: `src/content/authors/${slug}.mdx`,
    message: `Only a catalogue that gathers from others says that ${works.length === 1 ? 'one work is' : `${works.length} works are`} by ${author.name}, and nothing else about ${works.length === 1 ? 'it' : 'them'} fits: ${works.map(({ id }) => id).join(', ')}.`,
    remedy: 'Add the right ones to “include” and the others to “exclude”; until then they are not shown.',
  };
}

/** Works that print an author's name, the likely ones told from the others by what they have in common with the author's works. */
interface Namesakes {
  likely: WorkToLink[];
  others: WorkToLink[];
}

function sortByEvidence(
  namesakes: readonly WorkToLink[],
  own: readonly { work: WorkToLink; place: number }[],
  names: readonly Name[],
  rarity: (word: string) => number,
): Namesakes {
  const [first, ...rest] = own.map(({ work, place }) => profileOf(signatureOf(work, place)));
  for (const profile of rest) addProfile(first!, profile);
  const weigh = (work: WorkToLink) => {
    const place = work.authorships.findIndex(({ name }) => names.some((form) => sameName(form, name) === 'same'));
    return first === undefined || place === -1 ? 0 : weighEvidence(first, profileOf(signatureOf(work, place)), rarity);
  };
  const weighed = namesakes.map((work) => ({ work, weight: weigh(work) })).sort((a, b) => b.weight - a.weight);
  const isLikely = ({ weight }: { weight: number }) => weight >= ENOUGH_EVIDENCE;
  return {
    likely: weighed.filter(isLikely).map(({ work }) => work),
    others: weighed.filter((one) => !isLikely(one)).map(({ work }) => work),
  };
}

function signatureOf({ id, authorships, title, venue }: WorkToLink, place: number): Signature {
  return {
    work: id,
    name: authorships[place]!.name,
    coauthors: authorships.filter((_, index) => index !== place).map(({ name }) => name),
    places: placesOf(authorships[place]!),
    text: `${toPlain(title)} ${venue?.name ?? ''}`,
  };
}

function proposed({ likely, others }: Namesakes, { slug, author }: KnownAuthor): Issue {
  const count = likely.length + others.length;
  const list = (works: readonly WorkToLink[]) => works.map(({ id }) => id).join(', ');
  const parts = [
    ...(likely.length > 0 ? [`likely theirs, by co-authors, institutions and subjects: ${list(likely)}`] : []),
    ...(others.length > 0 ? [`${likely.length > 0 ? 'others: ' : ''}${list(others)}`] : []),
  ];
  return {
    severity: 'info',
    source: 'authors',
    place: `src/content/authors/${slug}.mdx`,
    message: `${count === 1 ? 'One further work prints' : `${count} further works print`} the name ${author.name}: ${parts.join('; ')}.`,
    remedy: 'If the person is the same, copy these words to “include” in that file; a name alone links nothing.',
  };
}
