import type { RawAuthor } from '../../model/index.ts';
import { cleanAffiliation } from './affiliation.ts';
import { isOthers, spaced } from './names.ts';
import { attributeOf, elementsAt, textAt, textsAt } from './nodes.ts';

/**
 * The people and groups of an `AuthorList`, and if it says that it is not complete. A name that an erratum has put right
 * stands there in both forms; the wrong one is left out.
 */
export function authorsOf(list: unknown): { authors: RawAuthor[]; truncated: boolean } {
  const all = elementsAt(list, 'Author');
  const valid = all.filter((node) => attributeOf(node, 'ValidYN') !== 'N');
  const authors = (valid.length > 0 ? valid : all).flatMap(toAuthor);
  const named = authors.filter(
    ({ name }) => !('literal' in name && isOthers(name.literal)) && !('family' in name && isOthers(name.family)),
  );
  return { authors: named, truncated: attributeOf(list, 'CompleteYN') === 'N' || named.length < authors.length };
}

function toAuthor(node: unknown): RawAuthor[] {
  const collective = textAt(node, 'CollectiveName');
  const family = textAt(node, 'LastName');
  const initials = textAt(node, 'Initials');
  const given = textAt(node, 'ForeName') ?? textAt(node, 'FirstName') ?? (initials === undefined ? undefined : spaced(initials));
  const suffix = textAt(node, 'Suffix');
  const name: RawAuthor['name'] | undefined =
    collective !== undefined
      ? { literal: collective }
      : family !== undefined
        ? { family, ...(given === undefined ? {} : { given }), ...(suffix === undefined ? {} : { suffix }) }
        : given === undefined
          ? undefined
          : { literal: given };
  if (name === undefined) return [];
  const orcid = textOfSource(elementsAt(node, 'Identifier'), 'ORCID');
  const places = elementsAt(node, 'AffiliationInfo');
  const affiliations = [...textsAt(node, 'AffiliationInfo', 'Affiliation'), ...textsAt(node, 'Affiliation')]
    .map(cleanAffiliation)
    .filter((text) => text !== '');
  const institutions = places.flatMap((place) => {
    const ror = textOfSource(elementsAt(place, 'Identifier'), 'ROR');
    return ror === undefined ? [] : [{ name: cleanAffiliation(textAt(place, 'Affiliation') ?? ''), ror }];
  });
  return [
    {
      name,
      ...(orcid === undefined ? {} : { orcid }),
      ...(affiliations.length > 0 && { affiliations }),
      ...(institutions.length > 0 && { institutions }),
      ...(collective === undefined ? {} : { group: true }),
    },
  ];
}

function textOfSource(identifiers: readonly unknown[], source: string): string | undefined {
  const found = identifiers.find((node) => attributeOf(node, 'Source')?.toUpperCase() === source);
  return found === undefined ? undefined : textAt(found);
}
