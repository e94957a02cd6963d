import type { RawAuthor } from '../../model/index.ts';
import { cleanAffiliation } from './affiliation.ts';
import { fullName, isOthers, shortName } from './names.ts';
import type { NbibRecord } from './nbib.ts';

/** Fields of people who are no authors: investigators of a group, editors, people written about. */
const OTHER_PEOPLE = new Set(['FIR', 'IR', 'FED', 'ED', 'FPS', 'PS']);

/**
 * The authors of a record. What belongs to an author follows the name: the short name `AU`, identifiers and affiliations.
 * Groups stand apart, so they come where they stand.
 */
export function nbibAuthors(fields: NbibRecord['fields']): { authors: RawAuthor[]; truncated: boolean } {
  const authors: RawAuthor[] = [];
  let truncated = false;
  let current: RawAuthor | undefined;
  /** If the author at hand has a full name, which a short one only repeats. */
  let isFull = false;
  const begin = (author: RawAuthor) => {
    current = author;
    authors.push(author);
  };
  for (const { tag, value } of fields) {
    if (OTHER_PEOPLE.has(tag)) current = undefined;
    if (value === '') continue;
    if ((tag === 'FAU' || tag === 'AU') && isOthers(value)) truncated = true;
    else if (tag === 'FAU') {
      begin({ name: fullName(value) });
      isFull = true;
    } else if (tag === 'AU') {
      if (!isFull) begin({ name: shortName(value) });
      isFull = false;
    } else if (tag === 'CN') {
      begin({ name: { literal: value }, group: true });
      isFull = false;
    } else if (tag === 'AUID' && current !== undefined) {
      const orcid = /^ORCID:\s{0,3}(\S+)/i.exec(value.slice(0, 200))?.[1];
      if (orcid !== undefined) current.orcid ??= orcid;
    } else if (tag === 'AD' && current !== undefined) {
      const affiliation = cleanAffiliation(value);
      if (affiliation !== '') (current.affiliations ??= []).push(affiliation);
    }
  }
  return { authors, truncated };
}
