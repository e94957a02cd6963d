import type { Profile } from '../site/content.ts';
import type { Work } from '../model/index.ts';

/** A person of this site in a list, with the number of works that the list is about. */
export interface PersonCount {
  slug: string;
  name: string;
  affiliation?: string;
  works: number;
}

/** People of this site who wrote any of some works, the most works first; equal ones in the order of `profiles`. */
export function selectPeople(works: readonly Work[], profiles: ReadonlyMap<string, Pick<Profile, 'author'>>): PersonCount[] {
  const counts = new Map<string, number>();
  for (const work of works) {
    for (const slug of new Set(work.authorships.flatMap(({ author }) => author ?? []))) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  }
  const people = [...profiles].flatMap(([slug, { author }]): PersonCount[] => {
    const count = counts.get(slug);
    const affiliation = author.affiliations[0]?.name;
    return count === undefined ? [] : [{ slug, name: author.name, works: count, ...(affiliation === undefined ? {} : { affiliation }) }];
  });
  return people.sort((a, b) => b.works - a.works);
}
