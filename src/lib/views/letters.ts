import { slugify } from '../identifiers/index.ts';

/** People of a list under one letter. */
export interface Letter<T> {
  /** `A` to `Z`, or `Other` for names in other scripts and figures. */
  name: string;
  /** Part of addresses: `a`, `other`. */
  slug: string;
  people: T[];
}

/** Lists up to this length need no letters to jump to, and lists past the other one are a page a letter. */
export const SHORT_LIST = 30;
export const ONE_PAGE = 1000;

const OTHER = { name: 'Other', slug: 'other' };

/**
 * Group people by the first letter of the name that sorts them, marks left off; `Other` comes last.
 * @param people in the order in which they are listed
 * @param sortName of a person
 */
export function groupByLetter<T>(people: readonly T[], sortName: (person: T) => string): Letter<T>[] {
  const groups = new Map<string, T[]>();
  for (const person of people) {
    const letter = /^[a-z]/.exec(slugify(sortName(person)) ?? '')?.[0] ?? OTHER.slug;
    const group = groups.get(letter);
    if (group === undefined) groups.set(letter, [person]);
    else group.push(person);
  }
  return [...groups]
    .sort(([a], [b]) => Number(a === OTHER.slug) - Number(b === OTHER.slug) || (a < b ? -1 : 1))
    .map(([slug, group]) => (slug === OTHER.slug ? { ...OTHER, people: group } : { name: slug.toUpperCase(), slug, people: group }));
}
