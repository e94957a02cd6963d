import type { Slug } from '../identifiers/index.ts';
import type { Author, Authorship, Issue, Name } from '../model/index.ts';
import { foldWords, normalizeName, sameName } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import type { MergedWork } from './merge.ts';

/** An author of the site, as linking needs them. */
export interface KnownAuthor {
  slug: Slug;
  author: Author;
}

/** A work with its id, while authorships are linked. */
export type WorkToLink = MergedWork & { id: Slug };

/**
 * Link authorships to the authors of the site. A work is an author's because a file in their folder has it, because a
 * source answered with it for their identifier, or because their file includes it; `exclude` takes it away. Within such
 * a work the authorship is the one with the author's ORCID iD, else the only one that prints their name or an alias.
 * A name alone never links anything: works that merely print it are proposed.
 * @param asserted work id to the slugs of authors whose folder or identifier gave a record of it
 */
export function linkPeople(
  works: readonly WorkToLink[],
  authors: readonly KnownAuthor[],
  asserted: ReadonlyMap<string, ReadonlySet<string>>,
): { works: WorkToLink[]; issues: Issue[] } {
  const issues: Issue[] = [];
  const links = new Map<string, Map<number, Slug>>();
  const index = new WorkIndex(works, asserted);
  for (const known of authors) {
    const { slug, author } = known;
    const names = [author.name, ...author.aliases].flatMap((literal) => normalizeName({ literal }) ?? []);
    const included = new Set(author.include.flatMap((reference) => find(reference, index, known, issues)));
    const excluded = new Set(author.exclude.flatMap((reference) => index.named(reference)));
    const namesakes: WorkToLink[] = [];
    for (const work of index.candidates(slug, included, names)) {
      if (excluded.has(work)) continue;
      if (included.has(work) || asserted.get(work.id)?.has(slug) === true) {
        const place = authorshipOf(work, author, names);
        const linked = links.get(work.id) ?? new Map<number, Slug>();
        const other = place === undefined ? undefined : linked.get(place);
        if (place === undefined) issues.push(unlinked(work, known));
        else if (other !== undefined) issues.push(claimedTwice(work, known, other));
        else links.set(work.id, linked.set(place, slug));
      } else if (work.authorships.some(({ name }) => names.some((own) => sameName(own, name) === 'same'))) namesakes.push(work);
    }
    if (namesakes.length > 0) issues.push(proposed(namesakes, known));
  }
  return {
    works: works.map((work) => {
      const linked = links.get(work.id);
      return linked === undefined
        ? work
        : { ...work, authorships: work.authorships.map((authorship, index) => withAuthor(authorship, linked.get(index))) };
    }),
    issues,
  };
}

/** Finds the few works that can concern an author, so that not every author is compared with every work. */
class WorkIndex {
  readonly #order: ReadonlyMap<WorkToLink, number>;
  readonly #byReference: ReadonlyMap<string, WorkToLink[]>;
  readonly #byAuthor: ReadonlyMap<string, WorkToLink[]>;
  readonly #byWord: ReadonlyMap<string, WorkToLink[]>;

  constructor(works: readonly WorkToLink[], asserted: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#order = new Map(works.map((work, at) => [work, at]));
    this.#byReference = group(works, referencesOf);
    this.#byAuthor = group(works, ({ id }) => [...(asserted.get(id) ?? [])]);
    this.#byWord = group(works, ({ authorships }) => authorships.flatMap(({ name }) => foldWords(name.literal)));
  }

  /** Works that a reference of an author file names. */
  named(reference: string): WorkToLink[] {
    const [, scheme, value] = /^(arxiv|doi):(.*)$/s.exec(reference) ?? [];
    return this.#byReference.get(scheme === undefined ? reference : `${scheme}:${value!.trim().toLowerCase()}`) ?? [];
  }

  /** Works read for an author, included by hand, or printing the longest word of one of the names; in the order of the works. */
  candidates(slug: string, included: ReadonlySet<WorkToLink>, names: readonly Name[]): WorkToLink[] {
    const words = names.map(({ literal }) => foldWords(literal).reduce((a, b) => (b.length > a.length ? b : a), ''));
    const found = new Set([...included, ...(this.#byAuthor.get(slug) ?? []), ...words.flatMap((word) => this.#byWord.get(word) ?? [])]);
    return [...found].sort((a, b) => this.#order.get(a)! - this.#order.get(b)!);
  }
}

function referencesOf({ id, identifiers }: WorkToLink): string[] {
  return [id, ...(identifiers.arxiv ?? []).map((arxiv) => `arxiv:${arxiv}`), ...(identifiers.doi ?? []).map((doi) => `doi:${doi}`)];
}

function group(works: readonly WorkToLink[], keys: (work: WorkToLink) => readonly string[]): Map<string, WorkToLink[]> {
  const groups = new Map<string, WorkToLink[]>();
  for (const work of works) {
    for (const key of new Set(keys(work))) {
      const list = groups.get(key);
      if (list === undefined) groups.set(key, [work]);
      else list.push(work);
    }
  }
  return groups;
}

function find(reference: string, index: WorkIndex, { slug }: KnownAuthor, issues: Issue[]): WorkToLink[] {
  const found = index.named(reference);
  if (found.length === 0) {
    issues.push({
      severity: 'warning',
      source: 'authors',
      place: `src/content/authors/${slug}.mdx`,
      record: reference,
      message: `“include” names ${reference}, but no work with that identifier was found.`,
      remedy: 'Check the identifier, or add the work to a file in src/content/sources.',
    });
  }
  return found;
}

/** Index of the one authorship that is the author's. */
function authorshipOf({ authorships }: WorkToLink, { identifiers }: Author, names: readonly Name[]): number | undefined {
  const byOrcid = authorships.findIndex(({ orcid }) => orcid !== undefined && orcid === identifiers.orcid);
  if (byOrcid !== -1) return byOrcid;
  for (const accepted of [['same'], ['same', 'compatible']]) {
    const matches = authorships.flatMap(({ name, orcid, group }, index) => {
      const another = orcid !== undefined && identifiers.orcid !== undefined;
      return group === true || another || !names.some((own) => accepted.includes(sameName(own, name))) ? [] : [index];
    });
    if (matches.length === 1) return matches[0];
    if (matches.length > 1) return undefined;
  }
  return undefined;
}

function withAuthor(authorship: Authorship, slug: Slug | undefined): Authorship {
  return slug === undefined ? authorship : { ...authorship, author: slug };
}

function unlinked(work: WorkToLink, { slug, author }: KnownAuthor): Issue {
  return {
    severity: 'warning',
    source: 'authors',
    place: `src/content/authors/${slug}.mdx`,
    record: toPlain(work.title),
    message: `The work is said to be by ${author.name}, but not exactly one of its ${work.authorships.length} names can be theirs.`,
    remedy: 'Add the name as it is printed to “aliases”, or the work to “exclude”.',
  };
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

function proposed(works: readonly WorkToLink[], { slug, author }: KnownAuthor): Issue {
  return {
    severity: 'info',
    source: 'authors',
    place: `src/content/authors/${slug}.mdx`,
    message: `${works.length === 1 ? 'One further work prints' : `${works.length} further works print`} the name ${author.name}: ${works.map(({ id }) => id).join(', ')}.`,
    remedy: 'If the person is the same, add the identifiers to “include”; a name alone links nothing.',
  };
}
