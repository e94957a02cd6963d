import type { Doi } from '../identifiers/index.ts';
import type { Notice, WorkRecord } from '../model/index.ts';
import { originOf } from './precedence.ts';

/** DOI to the notices that other records, themselves notices, give about it. */
export type NoticesByDoi = ReadonlyMap<Doi, readonly Notice[]>;

/** The notices that records are, by the DOI of the work they are about. */
export function noticesAbout(records: readonly WorkRecord[]): NoticesByDoi {
  const found = new Map<Doi, Notice[]>();
  for (const record of records) {
    for (const { kind, doi } of record.about ?? []) {
      const [own] = record.dois;
      const date = record.dates.issued ?? record.dates.first;
      const notice: Notice = {
        kind,
        ...(own === undefined ? {} : { doi: own }),
        ...(date === undefined ? {} : { date }),
        records: [originOf(record)],
      };
      found.set(doi, [...(found.get(doi) ?? []), notice]);
    }
  }
  return found;
}

/**
 * The notices about a work, oldest first, each once. What a gathering catalogue alone calls retracted is no notice: only a
 * publisher or PubMed can say so.
 */
export function mergeNotices(records: readonly WorkRecord[], about: NoticesByDoi): Notice[] {
  const notices = new Map<string, Notice>();
  const add = (notice: Notice) => {
    const key = `${notice.kind} ${notice.doi ?? ''}`;
    const known = notices.get(key) ?? (notice.doi === undefined ? undefined : notices.get(`${notice.kind} `));
    if (known !== undefined && known.doi === undefined) notices.delete(`${notice.kind} `);
    const merged = known === undefined ? notice : { ...known, ...notice, records: unique([...known.records, ...notice.records]) };
    notices.set(key, merged);
  };
  for (const record of records) {
    if (isHearsay(record)) continue;
    for (const { kind, doi, date } of record.notices ?? [])
      add({ kind, ...(doi === undefined ? {} : { doi }), ...(date === undefined ? {} : { date }), records: [originOf(record)] });
  }
  for (const doi of new Set(records.flatMap(({ dois }) => dois))) for (const notice of about.get(doi) ?? []) add(notice);
  return [...notices.values()]
    .filter(({ doi, kind }, _, all) => doi !== undefined || !all.some((other) => other.kind === kind && other.doi !== undefined))
    .sort((a, b) => compare(a.date ?? '', b.date ?? '') || compare(a.kind, b.kind) || compare(a.doi ?? '', b.doi ?? ''));
}

/** If a catalogue alone says that a work was retracted, for a person to look at. */
export function needsCheck(records: readonly WorkRecord[], notices: readonly Notice[]): boolean {
  const said = records.some((record) => isHearsay(record) && record.notices?.some(({ kind }) => kind === 'retraction'));
  return said && !notices.some(({ kind }) => kind === 'retraction');
}

function isHearsay({ source }: WorkRecord): boolean {
  return !['crossref', 'pubmed', 'datacite', 'inspire', 'files', 'arxiv'].includes(source);
}

function unique(origins: Notice['records']): Notice['records'] {
  return [...new Map(origins.map((origin) => [`${origin.source} ${origin.id}`, origin])).values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
