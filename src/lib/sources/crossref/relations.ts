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

/** Kinds of update as publishers and Retraction Watch register them. @see https://www.crossref.org/documentation/register-maintain-records/maintaining-your-metadata/updates/ */
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

type Notice = NonNullable<SourceRecord['notices']>[number];

/** Identifiers of other versions that either side asserts: preprint and article, earlier and later version. */
export function versionsOf(work: Work): RawIdentifier[] {
  const updates = [...(work['update-to'] ?? []), ...(work['updated-by'] ?? [])];
  const newer = updates.flatMap(({ DOI: doi, type }) =>
    doi !== undefined && keyOf(type) === 'new_version' ? [{ scheme: 'doi' as const, value: doi }] : [],
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

/**
 * Notices about the work, each once though publisher and Retraction Watch may both tell of it. A work that was updated
 * where it stands names itself: its notice has no DOI of its own.
 */
export function noticesOf(work: Work): Notice[] {
  const own = (work['update-to'] ?? []).filter(({ DOI: doi }) => isSame(doi, work.DOI));
  const notices = new Map<string, Notice>();
  for (const { DOI: doi, type, updated } of [...(work['updated-by'] ?? []), ...own]) {
    const kind = kindOf(type);
    const date = toIso(updated);
    const other = doi === undefined || isSame(doi, work.DOI) ? undefined : doi;
    const key = `${kind} ${other?.toLowerCase() ?? ''}`;
    if (kind === undefined || notices.has(key)) continue;
    notices.set(key, { kind, ...(other === undefined ? {} : { doi: other }), ...(date === undefined ? {} : { date }) });
  }
  return [...notices.values()];
}

/** The works that a work, itself a notice, is about. */
export function aboutOf(work: Work): NonNullable<SourceRecord['about']> {
  const about = (work['update-to'] ?? []).flatMap(({ DOI: doi, type }) => {
    const kind = kindOf(type);
    return kind === undefined || doi === undefined || isSame(doi, work.DOI) ? [] : [{ kind, doi }];
  });
  return [...new Map(about.map((one) => [`${one.kind} ${one.doi.toLowerCase()}`, one])).values()];
}

function isSame(doi: string | undefined, other: string): boolean {
  return doi?.toLowerCase() === other.toLowerCase();
}

function kindOf(type: string | undefined): NoticeKind | undefined {
  const key = keyOf(type);
  return Object.hasOwn(UPDATES, key) ? UPDATES[key] : undefined;
}

/** `Expression of Concern` as `expression_of_concern`. */
function keyOf(type: string | undefined): string {
  return (type ?? '').toLowerCase().replace(/[\s-]/g, '_');
}
