import type { Authorship, Collaborator, Name, Work } from '../model/index.ts';
import { yearOf } from '../model/index.ts';
import { foldWords, sameName, sortKey } from '../normalize/index.ts';

/** From this tie strength on a collaborator is close. */
const CLOSE = 1.5;
/** Works of more authors say nothing about who knows whom. */
const MOST_AUTHORS = 100;

interface Tie {
  name: Name;
  author?: string;
  orcid?: string;
  works: number;
  strength: number;
  /** Of the works that have a date. */
  years: number[];
}

/**
 * The people an author has written with, strongest tie first. The strength is the sum over common works of
 * 1 / (authors − 1). People are told apart by page, then by ORCID iD, then, among this author's works only, by name: a
 * short form joins the one full form it fits.
 * @param gone ORCID iDs of people who left the site: a byline still names them, but no list is made of them
 * @see Newman, Scientific collaboration networks II, Phys. Rev. E 64, 016132 (2001)
 */
export function findCollaborators(
  slug: string,
  works: readonly Work[],
  nameOf: (author: string) => string | undefined,
  gone: ReadonlySet<string> = new Set(),
): Collaborator[] {
  const ties = new Ties();
  const hasLeft = whoLeft(works, gone);
  // Fuller names first, so that short forms find them.
  const listed = works
    .filter(({ authorships }) => authorships.length > 1 && authorships.length <= MOST_AUTHORS)
    .flatMap((work) =>
      work.authorships
        .filter((one) => one.author !== slug && one.group !== true && !hasLeft(one))
        .map((authorship) => ({ work, authorship })),
    )
    .toSorted((a, b) => b.authorship.name.literal.length - a.authorship.name.literal.length || (a.work.id < b.work.id ? -1 : 1));
  for (const { work, authorship } of listed) {
    const { name, author, orcid } = authorship;
    const tie = ties.of(name, author, orcid);
    tie.works += 1;
    tie.strength += 1 / (work.authorships.length - 1);
    const year = yearOf(work.date.first);
    if (year > 0) tie.years.push(year);
  }
  return ties.all
    .map((tie): Collaborator & { key: string } => ({
      name: (tie.author === undefined ? undefined : nameOf(tie.author)) ?? tie.name.literal,
      ...(tie.author === undefined ? {} : { author: tie.author as NonNullable<Collaborator['author']> }),
      works: tie.works,
      strength: Math.round(tie.strength * 1000) / 1000,
      close: tie.strength >= CLOSE - 1e-9,
      firstYear: tie.years.length === 0 ? 0 : Math.min(...tie.years),
      lastYear: Math.max(0, ...tie.years),
      key: sortKey(tie.name),
    }))
    .sort((a, b) => b.strength - a.strength || b.works - a.works || (a.key < b.key ? -1 : 1))
    .map(({ key: _, ...collaborator }) => collaborator);
}

/** Who of the authors of some works has left: by iD, and where a work gives none, by the very name that stands beside it elsewhere. */
function whoLeft(works: readonly Work[], gone: ReadonlySet<string>): (authorship: Authorship) => boolean {
  if (gone.size === 0) return () => false;
  const names = works.flatMap(({ authorships }) => authorships.flatMap(({ name, orcid }) => (gone.has(orcid ?? '') ? [name] : [])));
  return ({ name, author, orcid }) =>
    orcid === undefined ? author === undefined && names.some((other) => sameName(other, name) === 'same') : gone.has(orcid);
}

/** Ties found so far, by page, ORCID iD and words of the name: not everybody is compared with everybody. */
class Ties {
  readonly all: Tie[] = [];
  readonly #byAuthor = new Map<string, Tie>();
  readonly #byOrcid = new Map<string, Tie>();
  readonly #byWord = new Map<string, Tie[]>();

  /** The tie with somebody, a new one if there is none yet. */
  of(name: Name, author: string | undefined, orcid: string | undefined): Tie {
    const tie = this.#find(name, author, orcid) ?? this.#add(name);
    if (author !== undefined) {
      tie.author = author;
      this.#byAuthor.set(author, tie);
    }
    if (orcid !== undefined) {
      tie.orcid = orcid;
      this.#byOrcid.set(orcid, tie);
    }
    return tie;
  }

  #find(name: Name, author: string | undefined, orcid: string | undefined): Tie | undefined {
    if (author !== undefined) return this.#byAuthor.get(author);
    const byOrcid = orcid === undefined ? undefined : this.#byOrcid.get(orcid);
    if (byOrcid !== undefined) return byOrcid;
    const near = new Set(keysOf(name).flatMap((key) => this.#byWord.get(key) ?? []));
    const candidates = [...near].filter((tie) => tie.author === undefined && (orcid === undefined || tie.orcid === undefined));
    const verdicts = candidates.map((tie) => ({ tie, verdict: sameName(tie.name, name) }));
    const equal = verdicts.find(({ verdict }) => verdict === 'same');
    if (equal !== undefined) return equal.tie;
    const fitting = verdicts.filter(({ verdict }) => verdict === 'compatible');
    return fitting.length === 1 ? fitting[0]!.tie : undefined;
  }

  #add(name: Name): Tie {
    const tie: Tie = { name, works: 0, strength: 0, years: [] };
    this.all.push(tie);
    for (const key of keysOf(name)) {
      const ties = this.#byWord.get(key);
      if (ties === undefined) this.#byWord.set(key, [tie]);
      else ties.push(tie);
    }
    return tie;
  }
}

/** What names that can be one person's have in common: the last word of the family name, or all words in some order. */
function keysOf({ literal, family }: Name): string[] {
  const words = foldWords(literal);
  return [...new Set([`~${foldWords(family ?? literal).at(-1) ?? ''}`, words.toSorted().join(' '), words.join('')])];
}
