import { GATHERING, type SourceName, type WorkRecord } from '../model/index.ts';

/** Sources whose records are mostly pointers to what somebody else describes better. */
const POINTING: ReadonlySet<SourceName> = new Set([...GATHERING, 'orcid']);

/** If a record comes from a catalogue that gathers from others. */
export function isGathered({ source }: Pick<WorkRecord, 'source'>): boolean {
  return GATHERING.has(source);
}

/** If a record points to a work more than it describes a version of it. */
export function isPointer({ source }: Pick<WorkRecord, 'source'>): boolean {
  return POINTING.has(source);
}

/** If a record describes a preprint rather than a published version: it says so, or all it knows is the arXiv id. */
export function isPreprint(record: WorkRecord): boolean {
  if (record.type === 'preprint') return true;
  return (
    isPointer(record) && record.arxiv !== undefined && record.dois.length === 0 && (record.venue === undefined || isRepository(record))
  );
}

/** If a record describes a text that was published: one that has a place in a journal, a volume or a book. */
export function isArticle(record: WorkRecord): boolean {
  return ['article', 'conference-paper', 'chapter', 'book'].includes(record.type) && !isPointer(record);
}

function isRepository({ venue }: WorkRecord): boolean {
  return venue?.kind === 'repository' || /\barxiv\b/i.test(venue?.name ?? '');
}
