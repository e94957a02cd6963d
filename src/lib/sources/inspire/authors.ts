import type { RawAuthor, SourceRecord } from '../../model/index.ts';
import { baiOf, given, type Literature } from './schema.ts';

type Signature = Literature['authors'][number];

/** What INSPIRE leaves out behind the name of a group: the groups below keep theirs. */
const KIND_OF_GROUP = /(?:collaborations?|groups?|teams?|consortium|committee|force|initiative|project|network)\)?$/i;

/** Stands for an institution that INSPIRE does not have: `Unlisted, IL`. */
const UNLISTED = /^unlisted\b/i;

/**
 * The authors of a work: first the people in their order, then groups, as physicists cite them ("G. Aad et al. (ATLAS
 * Collaboration)"); where only a group signed it is the author. Supervisors are none, editors only of proceedings and books.
 */
export function authorsOf(work: Literature): Pick<SourceRecord, 'authors' | 'authorsTruncated'> {
  const isEdited = work.document_type.some((type) => type === 'proceedings' || type === 'book');
  const signatures = work.authors.length > 0 ? work.authors : work.first_author ? [work.first_author] : [];
  const people = signatures.filter(
    ({ inspire_roles: roles }) => roles.length === 0 || roles.includes('author') || (isEdited && roles.includes('editor')),
  );
  const groups = [
    ...work.collaborations.flatMap(({ value }) => given(value) ?? []).map(groupName),
    ...work.corporate_author.flatMap((value) => given(value) ?? []),
  ];
  const names = groups.filter((name, index) => groups.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index);
  const truncated = (work.author_count ?? 0) > signatures.length;
  return {
    authors: [...people.flatMap(authorOf), ...names.map((literal) => ({ name: { literal }, group: true }))],
    ...(truncated && { authorsTruncated: true }),
  };
}

function groupName(name: string): string {
  return KIND_OF_GROUP.test(name.slice(-40)) ? name : `${name} Collaboration`;
}

function authorOf(signature: Signature): RawAuthor[] {
  const literal = given(signature.full_name);
  if (literal === undefined) return [];
  const orcid = signature.ids.find(({ schema }) => schema === 'ORCID')?.value;
  const bai = baiOf(signature.ids);
  const named = signature.affiliations.flatMap(({ value }) => given(value) ?? []).filter((name) => !UNLISTED.test(name));
  const affiliations = named.length > 0 ? named : signature.raw_affiliations.flatMap(({ value }) => given(value) ?? []);
  return [
    {
      name: { literal },
      ...(orcid && { orcid }),
      ...(bai !== undefined && { identifiers: [{ scheme: 'inspire' as const, value: bai }] }),
      ...(affiliations.length > 0 && { affiliations }),
    },
  ];
}
