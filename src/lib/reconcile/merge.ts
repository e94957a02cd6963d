import { arxivMonth, CATALOGUES } from '../identifiers/index.ts';
import type { InlineText, Link, Origin, PROVENANCE_FIELDS, Work, WorkIdentifiers, WorkRecord } from '../model/index.ts';
import { fold } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import { mergeAuthors, type AuthorshipToLink } from './author-list.ts';
import type { Cluster } from './cluster.ts';
import { isPreprint } from './kind.ts';
import { mergeNotices, type NoticesByDoi } from './notices.ts';
import { byPrecedence, originOf } from './precedence.ts';
import { doisOf, earliest, versionsOf } from './versions.ts';

/** A work before it has its permanent id, and before authors and topics are known. */
export type MergedWork = Omit<Work, 'id' | 'topics' | 'authorships'> & { authorships: AuthorshipToLink[] };

/**
 * Conclude a work from its records: for each field the first record in that field's order of precedence that has a value
 * gives it, and its origin is kept.
 * @param about notices that other records give about works, by DOI
 */
export function mergeRecords(cluster: Cluster, about: NoticesByDoi = new Map()): MergedWork {
  const records = byPrecedence(cluster);
  const provenance: Partial<Record<(typeof PROVENANCE_FIELDS)[number], Origin[]>> = {};
  const from = (field: (typeof PROVENANCE_FIELDS)[number], record: WorkRecord) => {
    provenance[field] = [originOf(record)];
    return record;
  };

  const titled = from('title', titleRecord(records));
  const listed = mergeAuthors(cluster);
  from('authorships', listed.record);
  const abstracted = byPrecedence(cluster, 'abstract').find(({ abstract }) => abstract !== undefined);
  if (abstracted !== undefined) from('abstract', abstracted);

  const versions = versionsOf(cluster, titled.title);
  const published = versions.filter(({ kind }) => kind === 'published').toSorted((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1));
  // The version of record is the one that appeared first; a later journal version is listed beside it.
  const ofRecord = published[0];
  // A preprint can be posted long after the article appeared, so every date counts.
  const first = earliest([
    ...versions.map(({ date }) => date).filter((date) => date !== undefined),
    ...records
      .map(({ arxiv }) => arxiv)
      .filter((arxiv) => arxiv !== undefined)
      .map(({ id }) => arxivMonth(id)),
  ]);
  provenance.date = records.filter(({ dates }) => dates.first === first || dates.issued === first).map(originOf);
  provenance.type = (ofRecord ?? versions[0]!).records;
  if (ofRecord?.venue !== undefined) provenance.venue = ofRecord.records;

  const note = records.find((record) => record.note !== undefined)?.note;
  const notices = mergeNotices(cluster, about);
  const language = records.find((record) => record.language !== undefined)?.language;
  const license = byPrecedence(cluster, 'license').find((record) => record.license !== undefined)?.license;
  // What every work has comes first: a field that stands behind a spread takes ten times as long to set.
  return {
    schemaVersion: 1,
    type: ofRecord?.type ?? versions[0]!.type,
    title: titled.title,
    date: { first: first ?? UNKNOWN_YEAR, ...(ofRecord?.date === undefined ? {} : { ofRecord: ofRecord.date }) },
    authorships: listed.authorships,
    identifiers: mergeIdentifiers(records),
    versions,
    links: linksOf(cluster),
    provenance,
    ...(abstracted?.abstract === undefined ? {} : { abstract: abstracted.abstract }),
    ...(listed.truncated ? { authorshipsTruncated: true as const } : {}),
    ...(ofRecord?.venue === undefined ? {} : { venue: ofRecord.venue }),
    ...(ofRecord?.biblio === undefined ? {} : { biblio: ofRecord.biblio }),
    ...(note === undefined ? {} : { note }),
    ...(records.some(({ withdrawn }) => withdrawn) ? { withdrawn: true as const } : {}),
    ...(notices.length > 0 ? { notices } : {}),
    ...(language === undefined ? {} : { language }),
    ...(license === undefined ? {} : { license }),
  };
}

/** Stands for a date that no record gives; such works come last. */
const UNKNOWN_YEAR = '0000';

/** The first record's title, unless it is in capitals only, or has lost the math that an equal one keeps. */
function titleRecord(records: readonly WorkRecord[]): WorkRecord {
  const first = records[0]!;
  if (records.length === 1) return first;
  const folded = fold(toPlain(first.title));
  const equal = records.filter(({ title }) => fold(toPlain(title)) === folded);
  return equal.find(({ title }) => hasMath(title)) ?? equal.find(({ title }) => !isShouting(title)) ?? first;
}

function hasMath(title: InlineText): boolean {
  return title.some((part) => typeof part !== 'string' && part.kind === 'math');
}

function isShouting(title: InlineText): boolean {
  const text = toPlain(title);
  return text === text.toUpperCase() && /\p{Lu}{4}/u.test(text);
}

/** Every identifier of every record, sorted; schemes in the order of the model. */
function mergeIdentifiers(records: readonly WorkRecord[]): WorkIdentifiers {
  const identifiers: Partial<Record<keyof WorkIdentifiers, string[]>> = {};
  const keep = (scheme: keyof WorkIdentifiers, values: readonly (string | undefined)[]) => {
    const known = new Set(values.filter((value) => value !== undefined));
    if (known.size > 0) identifiers[scheme] = [...known].sort();
  };
  keep(
    'arxiv',
    records.map(({ arxiv }) => arxiv?.id),
  );
  keep('doi', doisOf(records));
  const listed = records.map(({ catalogues }) => catalogues).filter((catalogues) => catalogues !== undefined);
  if (listed.length > 0)
    for (const catalogue of CATALOGUES)
      keep(
        catalogue,
        listed.map((catalogues) => catalogues[catalogue]),
      );
  return identifiers as WorkIdentifiers;
}

/** Links that say more than the identifiers do: arXiv's own pages are told from the id. Of several PDFs of one work the surest. */
function linksOf(cluster: Cluster): Link[] {
  const links = new Map<string, Link>();
  for (const record of byPrecedence(cluster, 'pdf')) {
    for (const link of record.links) {
      const implied =
        /^https?:\/\/(?:[a-z]+\.)?(?:arxiv\.org|doi\.org)\//.test(link.url) || (isPreprint(record) && link.kind === 'landing');
      const another = record.source !== 'files' && [...links.values()].some(({ kind }) => kind === link.kind);
      if (!implied && !another && !links.has(link.url)) links.set(link.url, link);
    }
  }
  return [...links.values()];
}
