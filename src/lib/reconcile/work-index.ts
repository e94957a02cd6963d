import { followRedirect, listIdentifiers, referencesOf, type Name } from '../model/index.ts';
import { foldWords } from '../normalize/index.ts';
import { identifierKey, telling } from './authorship-place.ts';
import type { KnownAuthor, WorkToLink } from './people.ts';

/** Finds the few works that can concern an author, so that not every author is compared with every work. */
export class WorkIndex {
  readonly #order: ReadonlyMap<WorkToLink, number>;
  readonly #byReference: ReadonlyMap<string, WorkToLink[]>;
  readonly #byAuthor: ReadonlyMap<string, WorkToLink[]>;
  readonly #byIdentifier: ReadonlyMap<string, WorkToLink[]>;
  readonly #byWord: ReadonlyMap<string, WorkToLink[]>;

  readonly #redirects: Readonly<Record<string, string>>;

  /**
   * @param asserted work id to the authors it is said to be by
   * @param redirects lost work ids and the ids they became
   */
  constructor(
    works: readonly WorkToLink[],
    asserted: readonly ReadonlyMap<string, ReadonlySet<string>>[],
    redirects: Readonly<Record<string, string>>,
  ) {
    this.#redirects = redirects;
    this.#order = new Map(works.map((work, at) => [work, at]));
    this.#byReference = group(works, referencesOf);
    this.#byAuthor = group(works, ({ id }) => asserted.flatMap((map) => [...(map.get(id) ?? [])]));
    this.#byIdentifier = group(works, ({ authorships }) => authorships.flatMap(telling).map(identifierKey));
    this.#byWord = group(works, ({ authorships }) => authorships.flatMap(({ name }) => foldWords(name.literal)));
  }

  /** Works that a reference of an author file names. */
  named(reference: string): WorkToLink[] {
    return this.#byReference.get(followRedirect(reference, this.#redirects)) ?? [];
  }

  /** Works on which one of an author's own identifiers stands. */
  signed({ author }: KnownAuthor): WorkToLink[] {
    return listIdentifiers(author.identifiers).flatMap((identifier) => this.#byIdentifier.get(identifierKey(identifier)) ?? []);
  }

  /** Works read for an author, included by hand, or printing the longest word of one of the names; in the order of the works. */
  candidates(slug: string, included: ReadonlySet<WorkToLink>, names: readonly Name[]): WorkToLink[] {
    const words = names.map(({ literal }) => foldWords(literal).reduce((a, b) => (b.length > a.length ? b : a), ''));
    const found = new Set([...included, ...(this.#byAuthor.get(slug) ?? []), ...words.flatMap((word) => this.#byWord.get(word) ?? [])]);
    return [...found].sort((a, b) => this.#order.get(a)! - this.#order.get(b)!);
  }
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
