import type { PersonAffiliation, PersonRecord } from '../../model/index.ts';
import { baiOf, given, idOf, type Author } from './schema.ts';

/** Profiles that INSPIRE lists by name, with the pages they stand for. */
const PROFILES: readonly [string, string, (id: string) => string][] = [
  ['GOOGLESCHOLAR', 'Google Scholar', (id) => `https://scholar.google.com/citations?user=${encodeURIComponent(id)}`],
  ['LINKEDIN', 'LinkedIn', (id) => `https://www.linkedin.com/in/${encodeURIComponent(id)}/`],
  ['BLUESKY', 'Bluesky', (id) => `https://bsky.app/profile/${encodeURIComponent(id.replace(/^@/, ''))}`],
];

/** Ranks in words. */
const RANKS: ReadonlyMap<string, string> = new Map([
  ['SENIOR', 'Senior'],
  ['JUNIOR', 'Junior'],
  ['STAFF', 'Staff'],
  ['VISITOR', 'Visitor'],
  ['PD', 'Postdoc'],
  ['PHD', 'PhD student'],
  ['MASTER', 'Master student'],
  ['UNDERGRADUATE', 'Undergraduate'],
]);

/**
 * What INSPIRE says of a person. Mail addresses are left out: they are not for copying.
 * @returns `undefined` for a profile that was deleted, or has no identifier that others can ask by
 */
export function toPerson({ name, ids, positions, urls, arxiv_categories: topics, deleted }: Author): PersonRecord | undefined {
  const orcid = idOf(ids, 'ORCID', /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/);
  const bai = baiOf(ids);
  const own =
    orcid !== undefined
      ? ({ scheme: 'orcid', value: orcid } as const)
      : bai !== undefined
        ? ({ scheme: 'inspire', value: bai } as const)
        : undefined;
  if (own === undefined || deleted === true) return undefined;
  const arxiv = idOf(ids, 'ARXIV', /^[a-z-]+_[a-z]_\d{1,3}$/);
  const identifiers: NonNullable<PersonRecord['identifiers']> = [];
  if (bai !== undefined && own.scheme !== 'inspire') identifiers.push({ scheme: 'inspire', value: bai });
  if (arxiv !== undefined) identifiers.push({ scheme: 'arxiv', value: arxiv });
  const names = [name.preferred_name, name.value, ...name.name_variants, ...name.native_names, ...name.previous_names].flatMap(
    (text) => given(text) ?? [],
  );
  const links = [
    ...urls.flatMap(({ value, description }) => {
      const [url, label] = [given(value), given(description)];
      return url === undefined ? [] : [{ ...(label !== undefined && { label }), url }];
    }),
    ...PROFILES.flatMap(([scheme, label, address]) => {
      const id = idOf(ids, scheme, /^[\w@.%-]+$/);
      return id === undefined ? [] : [{ label, url: address(id) }];
    }),
  ];
  const affiliations = positions.flatMap(affiliationOf);
  return {
    source: 'inspire',
    ...own,
    ...(names.length > 0 && { names: [...new Set(names)] }),
    ...(identifiers.length > 0 && { identifiers }),
    ...(links.length > 0 && { links }),
    ...(affiliations.length > 0 && { affiliations }),
    ...(topics.length > 0 && { topics }),
  };
}

/** A position that is over, without saying when, would look as if it lasted. */
function affiliationOf(position: Author['positions'][number]): PersonAffiliation[] {
  const name = given(position.institution);
  const [start, end] = [position.start_date, position.end_date].map(given);
  const rank = RANKS.get(position.rank ?? '');
  if (name === undefined || position.hidden === true || (position.current !== true && end === undefined)) return [];
  return [
    {
      name,
      ...(rank !== undefined && { role: rank }),
      ...(start !== undefined && { start }),
      ...(end !== undefined && { end }),
    },
  ];
}
