import { parseOrcid } from '../../identifiers/index.ts';
import type { PersonAffiliation, PersonRecord } from '../../model/index.ts';
import { authorId } from './authors.ts';
import type { Author, DehydratedInstitution } from './schema.ts';

/** Topics that are told of a person. */
const MOST_TOPICS = 10;

/** What OpenAlex says of one author; nothing of the author under whom it keeps what it has deleted. */
export function toPerson(author: Author): PersonRecord | undefined {
  const value = authorId(author.id);
  if (value === undefined) return undefined;
  const orcid = parseOrcid(author.orcid ?? '');
  const names = unique([author.display_name, ...(author.display_name_alternatives ?? [])]);
  const links = [
    { label: 'Scopus', url: author.ids?.scopus },
    { label: 'Wikipedia', url: author.ids?.wikipedia },
  ].flatMap(({ label, url }) => (url ? [{ label, url }] : []));
  const affiliations = affiliationsOf(author);
  const topics = unique((author.topics ?? []).map(({ display_name: name }) => name)).slice(0, MOST_TOPICS);
  return {
    source: 'openalex',
    scheme: 'openalex',
    value,
    ...(names.length === 0 ? {} : { names }),
    ...(orcid === undefined ? {} : { identifiers: [{ scheme: 'orcid' as const, value: orcid }] }),
    ...(links.length === 0 ? {} : { links }),
    ...(affiliations.length === 0 ? {} : { affiliations }),
    ...(author.works_count === null || author.works_count === undefined ? {} : { works: author.works_count }),
    ...(topics.length === 0 ? {} : { topics }),
  };
}

/**
 * The one person that a page of authors is about: its only author, or the one of whom it has several records under one
 * ORCID iD. The record with most works then leads, and the identifiers of the others are listed.
 */
export function onePerson(authors: readonly Author[]): PersonRecord | undefined {
  const people = authors.flatMap((author) => toPerson(author) ?? []).sort((a, b) => (b.works ?? 0) - (a.works ?? 0));
  const [first, ...others] = people;
  if (first === undefined || others.length === 0) return first;
  const orcid = orcidOf(first);
  if (orcid === undefined || others.some((other) => orcidOf(other) !== orcid)) return undefined;
  const names = unique(people.flatMap((person) => person.names ?? []));
  const affiliations = people.flatMap((person) => person.affiliations ?? []);
  const topics = unique(people.flatMap((person) => person.topics ?? [])).slice(0, MOST_TOPICS);
  return {
    ...first,
    ...(names.length === 0 ? {} : { names }),
    identifiers: [...first.identifiers!, ...others.map(({ scheme, value }) => ({ scheme, value }))],
    ...(affiliations.length === 0 ? {} : { affiliations: uniqueBy(affiliations, ({ name, ror }) => ror ?? name) }),
    works: people.reduce((sum, { works = 0 }) => sum + works, 0),
    ...(topics.length === 0 ? {} : { topics }),
  };
}

function orcidOf({ identifiers = [] }: PersonRecord): string | undefined {
  return identifiers.find(({ scheme }) => scheme === 'orcid')?.value;
}

/** Institutions printed in the author's works, from the first year to the last; the last known ones last. */
function affiliationsOf(author: Author): PersonAffiliation[] {
  const last = [...(author.last_known_institutions ?? []), ...(author.last_known_institution ? [author.last_known_institution] : [])];
  const keyOf = ({ ror, display_name: name }: DehydratedInstitution) => ror ?? name ?? '';
  const current = new Set(last.map(keyOf));
  const dated = (author.affiliations ?? []).flatMap(({ institution, years }) => {
    if (!institution) return [];
    const sorted = (years ?? []).toSorted((a, b) => a - b);
    const [start, end] = [sorted[0], sorted.at(-1)];
    return [
      {
        ...toAffiliation(institution),
        ...(start === undefined ? {} : { start: String(start) }),
        ...(end === undefined || current.has(keyOf(institution)) ? {} : { end: String(end) }),
      },
    ];
  });
  const all = [...dated, ...last.map(toAffiliation)].filter(({ name }) => name !== '');
  return uniqueBy(all, ({ name, ror }) => ror ?? name);
}

function toAffiliation({ display_name: name, ror }: DehydratedInstitution): PersonAffiliation {
  return { name: name ?? '', ...(ror ? { ror } : {}) };
}

function unique(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.filter((text): text is string => text !== null && text !== undefined && text !== ''))];
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}
