import { hasIdentifier, listIdentifiers, type Author, type Name, type PersonScheme } from '../model/index.ts';
import { sameName } from '../normalize/index.ts';
import type { AuthorshipToLink } from './author-list.ts';

/** Schemes of identifiers that only a person's own list or a curated catalogue puts on a work; others are guesses of a machine. */
const TELLING: ReadonlySet<PersonScheme> = new Set(['orcid', 'dblp', 'inspire', 'hal']);

interface Identifier {
  scheme: PersonScheme;
  value: string;
}

/** What an identifier is compared by. */
export function identifierKey({ scheme, value }: Identifier): string {
  return `${scheme} ${value}`;
}

/** The identifiers on an authorship that tell whose it is. */
export function telling({ orcid, identifiers = [] }: AuthorshipToLink): Identifier[] {
  return [
    ...(orcid === undefined ? [] : [{ scheme: 'orcid' as const, value: orcid }]),
    ...identifiers.filter(({ scheme }) => TELLING.has(scheme)),
  ];
}

/**
 * The place of the one authorship that is an author's: the one with an identifier of theirs, else the only one that prints
 * their name, or an abbreviation of it, and has no identifier of somebody else.
 */
export function placeOf(authorships: readonly AuthorshipToLink[], { identifiers }: Author, names: readonly Name[]): number | undefined {
  const own = (authorship: AuthorshipToLink, wanted: (authorship: AuthorshipToLink) => Identifier[]) =>
    wanted(authorship).some(({ scheme, value }) => hasIdentifier(identifiers, scheme, value));
  for (const wanted of [telling, ({ identifiers: all = [] }: AuthorshipToLink) => all]) {
    const found = authorships.flatMap((authorship, index) => (own(authorship, wanted) ? [index] : []));
    if (found.length > 0) return found[0];
  }
  for (const accepted of [['same'], ['same', 'compatible']]) {
    const matches = authorships.flatMap((authorship, index) => {
      const fits = authorship.group !== true && names.some((name) => accepted.includes(sameName(name, authorship.name)));
      return fits && !isAnother(authorship, identifiers) ? [index] : [];
    });
    if (matches.length === 1) return matches[0];
    if (matches.length > 1) return undefined;
  }
  return undefined;
}

/** If an identifier on an authorship says that it is another person's. */
function isAnother(authorship: AuthorshipToLink, identifiers: Author['identifiers']): boolean {
  const own = new Set(listIdentifiers(identifiers).map(({ scheme }) => scheme));
  return telling(authorship).some(({ scheme, value }) => own.has(scheme) && !hasIdentifier(identifiers, scheme, value));
}
