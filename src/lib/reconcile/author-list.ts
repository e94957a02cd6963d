import type { Authorship, PersonScheme, RecordAuthor, WorkRecord } from '../model/index.ts';
import { fold, sameName } from '../normalize/index.ts';
import { byPrecedence } from './precedence.ts';

/** An authorship before people are linked: with the identifiers that sources give its person. */
export interface AuthorshipToLink extends Authorship {
  identifiers?: { scheme: PersonScheme; value: string }[];
}

/** The author list of a work. */
export interface AuthorList {
  /** The record whose list it is. */
  record: WorkRecord;
  authorships: AuthorshipToLink[];
  truncated: boolean;
}

/**
 * The list of authors is always that of one record: the first in order of precedence that is not cut short, unless another
 * has the same people in the same places with fuller names. What other records know of the same people, their ORCID iDs,
 * affiliations and identifiers, is added to it, where the people can be told apart.
 */
export function mergeAuthors(records: readonly WorkRecord[]): AuthorList {
  const ordered = byPrecedence(records, 'authorships').filter(({ authors }) => authors.length > 0);
  const record = chooseList(ordered) ?? records[0]!;
  const knowing = byPrecedence(records, 'orcid').filter(({ authors }) => authors.length > 0);
  const places = knowing.map((other) => (other === record ? undefined : alignLists(record.authors, other.authors)));
  return {
    record,
    truncated: record.authorsTruncated || record.authors.length === 0,
    authorships: record.authors.map((author, index) => {
      const same: RecordAuthor[] = [];
      for (const [at, other] of knowing.entries()) {
        const place = places[at] === undefined ? index : places[at].get(index);
        if (place !== undefined) same.push(other.authors[place]!);
      }
      return toAuthorship(author, same);
    }),
  };
}

function chooseList(ordered: readonly WorkRecord[]): WorkRecord | undefined {
  const whole = ordered.filter(({ authorsTruncated }) => !authorsTruncated);
  const [first] = whole;
  // Of lists that are all cut short the longest says most.
  if (first === undefined) return ordered.toSorted((a, b) => b.authors.length - a.authors.length)[0];
  return whole.reduce((best, other) => (isFuller(other, best) ? other : best), first);
}

function isFuller(candidate: WorkRecord, than: WorkRecord): boolean {
  if (candidate.authors.length !== than.authors.length) return false;
  const letters = ({ authors }: WorkRecord) => authors.reduce((sum, { name }) => sum + name.literal.length, 0);
  return (
    letters(candidate) > letters(than) &&
    candidate.authors.every(({ name }, index) => sameName(name, than.authors[index]!.name) !== 'different')
  );
}

/**
 * Which author of `list` is which of `other`, by place in the first and in the second list: people in the same place whose
 * names agree, else the only one whose name does.
 */
export function alignLists(list: readonly RecordAuthor[], other: readonly RecordAuthor[]): Map<number, number> {
  const places = new Map<number, number>();
  const taken = new Set<number>();
  if (list.length === other.length) {
    for (const [index, { name }] of list.entries()) {
      if (sameName(name, other[index]!.name) === 'different') continue;
      places.set(index, index);
      taken.add(index);
    }
    if (places.size === list.length) return places;
  }
  // Only people whose family names agree are compared: lists can be thousands long.
  const byFamily = new Map<string, number[]>();
  for (const [index, { name }] of other.entries()) {
    const key = fold(name.family ?? name.literal);
    const found = byFamily.get(key);
    if (found === undefined) byFamily.set(key, [index]);
    else found.push(index);
  }
  const wanted = new Map<number, number[]>();
  for (const [index, { name }] of list.entries()) {
    if (places.has(index)) continue;
    const found = (byFamily.get(fold(name.family ?? name.literal)) ?? []).filter(
      (at) => !taken.has(at) && sameName(name, other[at]!.name) !== 'different',
    );
    if (found.length === 1) wanted.set(found[0]!, [...(wanted.get(found[0]!) ?? []), index]);
  }
  for (const [at, indexes] of wanted) if (indexes.length === 1) places.set(indexes[0]!, at);
  return places;
}

/** @param same what records say of the same author, in order of precedence */
function toAuthorship({ name, group }: RecordAuthor, same: readonly RecordAuthor[]): AuthorshipToLink {
  const orcid = same.find((author) => author.orcid !== undefined)?.orcid;
  const affiliations = same.find((author) => author.affiliations.length > 0)?.affiliations ?? [];
  const institutions =
    same.find((author) => author.institutions?.some(({ ror }) => ror))?.institutions?.flatMap(({ ror }) => ror ?? []) ?? [];
  const identifiers = new Map<string, NonNullable<RecordAuthor['identifiers']>[number]>();
  for (const author of same)
    for (const identifier of author.identifiers ?? []) identifiers.set(`${identifier.scheme} ${identifier.value}`, identifier);
  return {
    name,
    ...(orcid === undefined ? {} : { orcid }),
    ...(affiliations.length > 0 ? { affiliations } : {}),
    ...(institutions.length > 0 ? { institutions: [...new Set(institutions)] } : {}),
    ...(same.some(({ corresponding }) => corresponding === true) ? { corresponding: true as const } : {}),
    ...(group === true ? { group } : {}),
    ...(identifiers.size > 0 ? { identifiers: [...identifiers.values()] } : {}),
  };
}
