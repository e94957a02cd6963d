import type { Slug } from '../identifiers/index.ts';
import { refersTo, type Author, type Authorship, type Issue, type Name } from '../model/index.ts';
import { normalizeName, sameName } from '../normalize/index.ts';
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
  for (const known of authors) {
    const { slug, author } = known;
    const names = [author.name, ...author.aliases].flatMap((literal) => normalizeName({ literal }) ?? []);
    const included = new Set(author.include.flatMap((reference) => find(reference, works, known, 'include', issues)));
    const excluded = new Set(author.exclude.flatMap((reference) => find(reference, works, known, 'exclude', issues)));
    const namesakes: WorkToLink[] = [];
    for (const work of works) {
      if (excluded.has(work.id)) continue;
      if (included.has(work.id) || asserted.get(work.id)?.has(slug) === true) {
        const index = authorshipOf(work, author, names);
        if (index === undefined) issues.push(unlinked(work, known));
        else links.set(work.id, (links.get(work.id) ?? new Map<number, Slug>()).set(index, slug));
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

function find(reference: string, works: readonly WorkToLink[], { slug }: KnownAuthor, field: string, issues: Issue[]): string[] {
  const found = works.filter((work) => refersTo(reference, work)).map(({ id }) => id);
  if (found.length === 0 && field === 'include') {
    issues.push({
      severity: 'warning',
      source: 'authors',
      place: `src/content/authors/${slug}.mdx`,
      record: reference,
      message: `“${field}” names ${reference}, but no work with that identifier was found.`,
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

function proposed(works: readonly WorkToLink[], { slug, author }: KnownAuthor): Issue {
  return {
    severity: 'info',
    source: 'authors',
    place: `src/content/authors/${slug}.mdx`,
    message: `${works.length === 1 ? 'One further work prints' : `${works.length} further works print`} the name ${author.name}: ${works.map(({ id }) => id).join(', ')}.`,
    remedy: 'If the person is the same, add the identifiers to “include”; a name alone links nothing.',
  };
}
