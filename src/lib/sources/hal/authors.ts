import type { RawAuthor } from '../../model/index.ts';
import type { HalDocument } from './schema.ts';
import { authorsOfTei } from './tei.ts';

/**
 * The authors of a document. Without its TEI only names are known: HAL's lists of identifiers leave out authors who have
 * none, so that their places mean nothing.
 */
export function authorsOf(document: HalDocument): RawAuthor[] {
  const people = (document.label_xml ? authorsOfTei(document.label_xml) : undefined) ?? namesOf(document);
  return [...people, ...document.collaboration_s.map((name) => ({ name: { literal: name }, group: true }))];
}

/** Names, each taken apart where the list of family names proves to be of the same people. */
function namesOf({
  authFullName_s: names,
  authLastName_s: families,
  authQuality_s: roles,
  authORCIDIdExt_s: orcids,
}: HalDocument): RawAuthor[] {
  const aligned = names.length === families.length && names.every((name, index) => name.endsWith(` ${families[index]}`));
  const authors = names.map((name, index): RawAuthor => {
    const family = families[index];
    if (!aligned || family === undefined) return { name: { literal: name } };
    return { name: { family, given: name.slice(0, -family.length - 1).trim() } };
  });
  const [only] = authors;
  if (only !== undefined && authors.length === 1 && orcids.length === 1) return [{ ...only, orcid: orcids[0]! }];
  const known = roles.length === names.length;
  return authors.filter((_author, index) => !known || !/^(?:edt|trl|sad)$/.test(roles[index]!));
}
