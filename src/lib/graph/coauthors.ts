import type { Authorship, Collaborator, Name, Work } from '../model/index.ts';
import { fold, sameName } from '../normalize/index.ts';

/** Works of more authors say nothing about who works with whom. */
const MOST_AUTHORS = 100;

/** Which of some collaborators wrote each work, and what their names are made of. */
export interface Coauthors {
  /** Places in the list of collaborators given, ascending. */
  byWork: Map<string, number[]>;
  /** The fullest printed form, by place. */
  names: Map<number, Name>;
}

/**
 * Find collaborators in the author lists of works, as they were told apart by the harvest: by page, else by name,
 * where a short form stands for the one collaborator it fits. Lists of over 100 authors are not read.
 */
export function findCoauthors(collaborators: readonly Pick<Collaborator, 'name' | 'author'>[], works: readonly Work[]): Coauthors {
  const read = works.filter(({ authorships }) => authorships.length <= MOST_AUTHORS);
  const byPage = new Map(collaborators.flatMap(({ author }, place): [string, number][] => (author === undefined ? [] : [[author, place]])));
  const byName = new Map(collaborators.map(({ name }, place): [string, number] => [fold(name), place]).toReversed());
  const names = new Map<number, Name>();
  for (const { authorships } of read) {
    for (const { name, author } of authorships) {
      const place = (author === undefined ? undefined : byPage.get(author)) ?? byName.get(fold(name.literal));
      if (place !== undefined && name.literal.length > (names.get(place)?.literal.length ?? 0)) names.set(place, name);
    }
  }
  const placeOf = ({ name, author }: Authorship) => {
    if (author !== undefined) return byPage.get(author);
    const exact = byName.get(fold(name.literal));
    if (exact !== undefined) return exact;
    const fitting = [...names].filter(([, full]) => sameName(full, name) !== 'different');
    return fitting.length === 1 ? fitting[0]![0] : undefined;
  };
  const known = new Map<string, number | undefined>();
  const remembered = (authorship: Authorship) => {
    const key = `${authorship.author ?? ''}\n${authorship.name.literal}`;
    if (!known.has(key)) known.set(key, placeOf(authorship));
    return known.get(key);
  };
  const byWork = read.map(({ id, authorships }): [string, number[]] => [
    id,
    [...new Set(authorships.flatMap((one) => remembered(one) ?? []))].sort((a, b) => a - b),
  ]);
  return { byWork: new Map(byWork), names };
}
