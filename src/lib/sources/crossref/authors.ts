import type { RawAuthor } from '../../model/index.ts';
import type { Person, Work } from './schema.ts';

/** Types of which the editors are the authors, where it has no others: a volume that somebody brought together. */
const EDITED = /^(?:book|edited-book|monograph|reference-book|proceedings)$/;

/** The authors of a work in their order; of a volume without authors its editors. */
export function authorsOf(work: Work): RawAuthor[] {
  const authors = (work.author ?? []).flatMap(toAuthor);
  return authors.length === 0 && EDITED.test(work.type ?? '') ? (work.editor ?? []).flatMap(toAuthor) : authors;
}

function toAuthor({ given, family, suffix, name, literal, ORCID: orcid, affiliation }: Person): RawAuthor[] {
  const group = (family ?? '') === '' ? (name ?? literal) : undefined;
  const person = group === undefined ? toName(family, given, suffix) : { literal: group };
  if (person === undefined || ('literal' in person && person.literal.trim() === '')) return [];
  const places = affiliation ?? [];
  const affiliations = places.flatMap((place) => place.name ?? []);
  const institutions = places.flatMap((place) =>
    (place.id ?? []).flatMap(({ id, 'id-type': type }) =>
      id !== undefined && /^ror$/i.test(type ?? '') ? [{ name: place.name ?? '', ror: id }] : [],
    ),
  );
  return [
    {
      name: person,
      ...(orcid === undefined ? {} : { orcid }),
      ...(affiliations.length > 0 ? { affiliations } : {}),
      ...(institutions.length > 0 ? { institutions } : {}),
      ...(group !== undefined && name !== undefined ? { group: true } : {}),
    },
  ];
}

/** A name of which one part is missing is whole in the other. */
function toName(family: string | undefined, given: string | undefined, suffix: string | undefined): RawAuthor['name'] | undefined {
  if (family === undefined || family.trim() === '') return given === undefined ? undefined : { literal: given };
  return { family, ...(given === undefined ? {} : { given }), ...(suffix === undefined ? {} : { suffix }) };
}
