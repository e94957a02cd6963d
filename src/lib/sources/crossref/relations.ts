import type { NoticeKind, RawIdentifier, SourceRecord } from '../../model/index.ts';
import { toIso } from './dates.ts';
import type { Work } from './schema.ts';

/** Relations between versions of one work; all others, such as reviews, supplements and comments, are other works. */
const VERSIONS: ReadonlySet<string> = new Set([
  'has-preprint',
  'is-preprint-of',
  'has-version',
  'is-version-of',
  'is-identical-to',
  'is-manuscript-of',
  'has-manuscript',
]);

/** Kinds of update as publishers register them. @see https://www.crossref.org/documentation/register-maintain-records/maintaining-your-metadata/updates/ */
const UPDATES: Readonly<Record<string, NoticeKind>> = {
  retraction: 'retraction',
  partial_retraction: 'partial-retraction',
  withdrawal: 'withdrawal',
  removal: 'withdrawal',
  expression_of_concern: 'concern',
  correction: 'correction',
  corrigendum: 'correction',
  erratum: 'correction',
  addendum: 'correction',
  clarification: 'correction',
  new_edition: 'new-edition',
};

/** What a publisher says in a title instead of in a notice. */
const SAYS: readonly [RegExp, NoticeKind][] = [
  [/^\W*(?:(?:this article has been )?retracted(?: article)?|retracted)\s*[:\]–—-]\s*/i, 'retraction'],
  [/^\W*withdrawn(?: article)?\s*[:\]–—-]\s*/i, 'withdrawal'],
];

/** Identifiers of other versions that either side asserts: preprint and article, earlier and later version. */
export function versionsOf(work: Work): RawIdentifier[] {
  const updated = [...(work['update-to'] ?? []), ...(work['updated-by'] ?? [])];
  const newer = updated.flatMap(({ DOI: doi, type }) =>
    doi !== undefined && type === 'new_version' ? [{ scheme: 'doi' as const, value: doi }] : [],
  );
  const related = Object.entries(work.relation ?? {}).flatMap(([kind, list]) =>
    VERSIONS.has(kind) ? (Array.isArray(list) ? list : [list]).flatMap(toIdentifier) : [],
  );
  return [...newer, ...related];
}

function toIdentifier(relation: unknown): RawIdentifier[] {
  if (typeof relation !== 'object' || relation === null) return [];
  const { id, 'id-type': type } = relation as Record<string, unknown>;
  if (typeof id !== 'string') return [];
  if (type === 'doi') return [{ scheme: 'doi', value: id }];
  return type === 'arxiv' ? [{ scheme: 'arxiv', value: id }] : [];
}

/** Notices about the work, the works that it is itself a notice about, and its title without what is no part of it. */
export function noticesOf(work: Work, title: string): Pick<SourceRecord, 'notices' | 'about'> & { title: string } {
  const notices = (work['updated-by'] ?? []).flatMap(({ DOI: doi, type, updated }) => {
    const kind = kindOf(type);
    const date = toIso(updated);
    return kind === undefined ? [] : [{ kind, ...(doi === undefined ? {} : { doi }), ...(date === undefined ? {} : { date }) }];
  });
  const about = (work['update-to'] ?? []).flatMap(({ DOI: doi, type }) => {
    const kind = kindOf(type);
    return kind === undefined || doi === undefined || doi.toLowerCase() === work.DOI.toLowerCase() ? [] : [{ kind, doi }];
  });
  for (const [pattern, kind] of SAYS) {
    const rest = title.replace(pattern, '');
    // A notice is called so too, and is about another work.
    if (rest === title || rest === '' || about.length > 0) continue;
    if (!notices.some((notice) => notice.kind === kind)) notices.push({ kind });
    return { title: rest, ...listed(notices, about) };
  }
  return { title, ...listed(notices, about) };
}

function listed(
  notices: NonNullable<SourceRecord['notices']>,
  about: NonNullable<SourceRecord['about']>,
): Pick<SourceRecord, 'notices' | 'about'> {
  return { ...(notices.length > 0 ? { notices } : {}), ...(about.length > 0 ? { about } : {}) };
}

function kindOf(type: string | undefined): NoticeKind | undefined {
  const key = (type ?? '').toLowerCase().replace(/[\s-]+/g, '_');
  return Object.hasOwn(UPDATES, key) ? UPDATES[key] : undefined;
}
