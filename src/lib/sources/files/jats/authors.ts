import { parseOrcid } from '../../../identifiers/index.ts';
import type { RawAuthor } from '../../../model/index.ts';
import { readAffiliation, type Affiliation } from './affiliations.ts';
import { elementAt, elementsAt, escape, markupOf, textOf, type Element } from './tree.ts';

/** What may stand in the name of a group and is no part of it. */
const NO_NAME = new Set(['contrib-group', 'xref', 'fn', 'aff', 'email', 'ext-link', 'uri', 'institution-id', 'label', 'author-comment']);

/** The authors of an article. Members of a group, editors and others who contributed are none. */
export function readAuthors(meta: Element | undefined): RawAuthor[] {
  const groups = elementsAt(meta, 'contrib-group');
  const shared = [...elementsAt(meta, 'aff'), ...elementsAt(meta, 'aff-alternatives', 'aff')];
  const byId = new Map<string, Affiliation>();
  for (const element of [...shared, ...groups.flatMap(affiliationsIn)]) {
    const id = element.attributes.get('id');
    const affiliation = readAffiliation(element);
    if (id !== undefined && affiliation !== undefined && !byId.has(id)) byId.set(id, affiliation);
  }
  // aff-alternatives have the id that is pointed to
  for (const element of [meta, ...groups].flatMap((parent) => elementsAt(parent, 'aff-alternatives'))) {
    const id = element.attributes.get('id');
    const affiliation = elementsAt(element, 'aff').flatMap((aff) => readAffiliation(aff) ?? [])[0];
    if (id !== undefined && affiliation !== undefined) byId.set(id, affiliation);
  }
  return groups.flatMap((group) => {
    const contributors = elementsAt(group, 'contrib').filter((contributor) => isAuthor(contributor, group));
    const pointing = contributors.some((contributor) => pointersOf(contributor, 'aff').length > 0);
    // an affiliation that nobody points to is everybody's, if it is the only one
    const own = affiliationsIn(group);
    const all = own.length > 0 ? own : shared;
    const common = pointing || all.length !== 1 ? [] : all.flatMap((element) => readAffiliation(element) ?? []);
    return contributors.flatMap((contributor) => toAuthor(contributor, byId, common));
  });
}

function affiliationsIn(group: Element): Element[] {
  return [...elementsAt(group, 'aff'), ...elementsAt(group, 'aff-alternatives', 'aff')];
}

function isAuthor({ attributes }: Element, group: Element): boolean {
  const type = attributes.get('contrib-type') ?? group.attributes.get('content-type') ?? 'author';
  return /^(?:authors?|collab|group|corresponding[ -]author|first[ -]author)$/i.test(type);
}

function toAuthor(contributor: Element, byId: ReadonlyMap<string, Affiliation>, common: readonly Affiliation[]): RawAuthor[] {
  const collab = elementAt(contributor, 'collab') ?? elementAt(contributor, 'collab-alternatives', 'collab');
  const person = nameOf(contributor);
  const group = person === undefined ? markupOf(collab, NO_NAME) : '';
  const name: RawAuthor['name'] | undefined = person ?? (group === '' ? undefined : { literal: group });
  if (name === undefined) return [];
  const pointed = pointersOf(contributor, 'aff').flatMap((id) => byId.get(id) ?? []);
  const inside = affiliationsIn(contributor).flatMap((element) => readAffiliation(element) ?? []);
  const found = [...inside, ...pointed];
  const affiliations = found.length > 0 ? found : common;
  const institutions = affiliations.flatMap(({ institution }) => institution ?? []);
  const orcid = orcidOf(contributor);
  const corresponding = contributor.attributes.get('corresp') === 'yes' || pointersOf(contributor, 'corresp').length > 0;
  return [
    {
      name,
      ...(orcid === undefined ? {} : { orcid }),
      ...(affiliations.length > 0 && { affiliations: affiliations.map(({ text }) => text) }),
      ...(institutions.length > 0 && { institutions }),
      ...(corresponding && { corresponding }),
      ...(person === undefined && { group: true }),
    },
  ];
}

/** The name of a person; of several spellings, the one in Latin letters. */
function nameOf(contributor: Element): RawAuthor['name'] | undefined {
  const all = [contributor, ...elementsAt(contributor, 'name-alternatives')].flatMap((parent) => [
    ...elementsAt(parent, 'name'),
    ...elementsAt(parent, 'string-name'),
  ]);
  const name = all.find((element) => /^\p{Script=Latin}/u.test(textOf(element) ?? '')) ?? all[0];
  if (name === undefined) return undefined;
  const text = (part: string) => textOf(elementAt(name, part));
  const family = text('surname');
  const given = text('given-names');
  const suffix = text('suffix');
  if (family === undefined) {
    const literal = name.name === 'string-name' ? textOf(name) : given;
    return literal === undefined ? undefined : { literal: escape(literal) };
  }
  return {
    family: escape(family),
    ...(given === undefined ? {} : { given: escape(given) }),
    ...(suffix === undefined ? {} : { suffix: escape(suffix) }),
  };
}

/** An iD, where JATS has a place for it or where older files put a link to it. */
function orcidOf(contributor: Element): string | undefined {
  const id = elementsAt(contributor, 'contrib-id').find(({ attributes }) => /^orcid$/i.test(attributes.get('contrib-id-type') ?? ''));
  const stated = textOf(id);
  if (stated !== undefined) return stated;
  for (const link of [...elementsAt(contributor, 'uri'), ...elementsAt(contributor, 'ext-link')]) {
    const address = link.attributes.get('href') ?? textOf(link) ?? '';
    if (/^https?:\/\/(?:www\.)?orcid\.org\//i.test(address) && parseOrcid(address) !== undefined) return address;
  }
  return undefined;
}

/** The ids that an element points to. */
function pointersOf(element: Element, type: string): string[] {
  return elementsAt(element, 'xref')
    .filter(({ attributes }) => attributes.get('ref-type') === type)
    .flatMap(({ attributes }) => (attributes.get('rid') ?? '').split(/\s+/))
    .filter((id) => id !== '');
}
