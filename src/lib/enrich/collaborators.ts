import type { Collaborator, Name, Work } from '../model/index.ts';
import { yearOf } from '../model/index.ts';
import { sameName, sortKey } from '../normalize/index.ts';

/** From this tie strength on a collaborator is close. */
export const CLOSE = 1.5;
/** Works of more authors say nothing about who knows whom. */
const MOST_AUTHORS = 100;

interface Tie {
  name: Name;
  author?: string;
  orcid?: string;
  works: number;
  strength: number;
  years: number[];
}

/**
 * The people an author has written with, strongest tie first. The strength is the sum over common works of
 * 1 / (authors − 1). People are told apart by page, then by ORCID iD, then, among this author's works only, by name: a
 * short form joins the one full form it fits.
 * @see Newman, Scientific collaboration networks II, Phys. Rev. E 64, 016132 (2001)
 */
export function findCollaborators(slug: string, works: readonly Work[], nameOf: (author: string) => string | undefined): Collaborator[] {
  const ties: Tie[] = [];
  // Fuller names first, so that short forms find them.
  const listed = works
    .filter(({ authorships }) => authorships.length > 1 && authorships.length <= MOST_AUTHORS)
    .flatMap((work) =>
      work.authorships.filter(({ author, group }) => author !== slug && group !== true).map((authorship) => ({ work, authorship })),
    )
    .toSorted((a, b) => b.authorship.name.literal.length - a.authorship.name.literal.length || (a.work.id < b.work.id ? -1 : 1));
  for (const { work, authorship } of listed) {
    const { name, author, orcid } = authorship;
    const tie = findTie(ties, name, author, orcid) ?? newTie(ties, name);
    if (author !== undefined) tie.author = author;
    if (orcid !== undefined) tie.orcid = orcid;
    tie.works += 1;
    tie.strength += 1 / (work.authorships.length - 1);
    tie.years.push(yearOf(work.date.first));
  }
  return ties
    .map((tie): Collaborator & { key: string } => ({
      name: (tie.author === undefined ? undefined : nameOf(tie.author)) ?? tie.name.literal,
      ...(tie.author === undefined ? {} : { author: tie.author as NonNullable<Collaborator['author']> }),
      works: tie.works,
      strength: Math.round(tie.strength * 1000) / 1000,
      close: tie.strength >= CLOSE - 1e-9,
      firstYear: Math.min(...tie.years),
      lastYear: Math.max(...tie.years),
      key: sortKey(tie.name),
    }))
    .sort((a, b) => b.strength - a.strength || b.works - a.works || (a.key < b.key ? -1 : 1))
    .map(({ key: _, ...collaborator }) => collaborator);
}

function findTie(ties: readonly Tie[], name: Name, author: string | undefined, orcid: string | undefined): Tie | undefined {
  if (author !== undefined) return ties.find((tie) => tie.author === author);
  const byOrcid = orcid === undefined ? undefined : ties.find((tie) => tie.orcid === orcid);
  if (byOrcid !== undefined) return byOrcid;
  const candidates = ties.filter((tie) => tie.author === undefined && (orcid === undefined || tie.orcid === undefined));
  const equal = candidates.filter((tie) => sameName(tie.name, name) === 'same');
  if (equal.length > 0) return equal[0];
  const fitting = candidates.filter((tie) => sameName(tie.name, name) === 'compatible');
  return fitting.length === 1 ? fitting[0] : undefined;
}

function newTie(ties: Tie[], name: Name): Tie {
  const tie: Tie = { name, works: 0, strength: 0, years: [] };
  ties.push(tie);
  return tie;
}
