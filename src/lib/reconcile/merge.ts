import { arxivMonth } from '../identifiers/index.ts';
import type { Authorship, InlineText, Link, Origin, PROVENANCE_FIELDS, Work, WorkRecord } from '../model/index.ts';
import { fold, sameName } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import type { Cluster } from './cluster.ts';
import { byPrecedence, originOf } from './precedence.ts';
import { earliest, isPreprint, versionsOf } from './versions.ts';

/** A work before it has its permanent id, and before authors and topics are known. */
export type MergedWork = Omit<Work, 'id' | 'topics'>;

/**
 * Conclude a work from its records: the first record in order of precedence that has a value gives it, and its origin
 * is kept. The list of authors is always that of one record.
 */
export function mergeRecords(cluster: Cluster): MergedWork {
  const records = byPrecedence(cluster);
  const provenance: Partial<Record<(typeof PROVENANCE_FIELDS)[number], Origin[]>> = {};
  const from = (field: (typeof PROVENANCE_FIELDS)[number], record: WorkRecord) => {
    provenance[field] = [originOf(record)];
    return record;
  };

  const titled = from('title', titleRecord(records));
  const listed = from('authorships', authorRecord(records));
  const abstracted = records.find(({ abstract }) => abstract !== undefined);
  if (abstracted !== undefined) from('abstract', abstracted);

  const versions = versionsOf(records, titled.title);
  const published = versions.filter(({ kind }) => kind === 'published').toSorted((a, b) => ((a.date ?? '9') < (b.date ?? '9') ? -1 : 1));
  // The version of record is the one that appeared first; a later journal version is listed beside it.
  const ofRecord = published[0];
  // A preprint can be posted long after the article appeared, so every date counts.
  const first = earliest([
    ...versions.flatMap(({ date }) => date ?? []),
    ...records.flatMap(({ arxiv }) => (arxiv === undefined ? [] : arxivMonth(arxiv.id))),
  ]);
  provenance.date = origins(records.filter(({ dates }) => dates.first === first || dates.issued === first));
  provenance.type = (ofRecord ?? versions[0]!).records;
  if (ofRecord?.venue !== undefined) provenance.venue = ofRecord.records;

  const arxiv = unique(records.flatMap((record) => record.arxiv?.id ?? []));
  const dois = unique(records.flatMap((record) => record.dois));
  const note = records.find((record) => record.note !== undefined)?.note;
  return {
    schemaVersion: 1,
    type: ofRecord?.type ?? versions[0]!.type,
    title: titled.title,
    ...(abstracted?.abstract === undefined ? {} : { abstract: abstracted.abstract }),
    date: { first: first ?? UNKNOWN_YEAR, ...(ofRecord?.date === undefined ? {} : { ofRecord: ofRecord.date }) },
    authorships: listed.authors.map(toAuthorship),
    ...(listed.authorsTruncated ? { authorshipsTruncated: true as const } : {}),
    ...(ofRecord?.venue === undefined ? {} : { venue: ofRecord.venue }),
    ...(ofRecord?.biblio === undefined ? {} : { biblio: ofRecord.biblio }),
    identifiers: { ...(arxiv.length > 0 ? { arxiv } : {}), ...(dois.length > 0 ? { doi: dois } : {}) },
    versions,
    links: linksOf(records),
    ...(note === undefined ? {} : { note }),
    ...(records.some(({ withdrawn }) => withdrawn) ? { withdrawn: true as const } : {}),
    provenance,
  };
}

/** Stands for a date that no record gives; such works come last. */
const UNKNOWN_YEAR = '0000';

/** The first record's title, unless it is in capitals only, or has lost the math that an equal one keeps. */
function titleRecord(records: readonly WorkRecord[]): WorkRecord {
  const first = records[0]!;
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

/**
 * The record whose list of authors is shown: the first that is not cut short, unless another has the same people in
 * the same places with fuller names.
 */
function authorRecord(records: readonly WorkRecord[]): WorkRecord {
  const first = records.find(({ authorsTruncated }) => !authorsTruncated) ?? records[0]!;
  return records.reduce((best, record) => (isFuller(record, best) ? record : best), first);
}

function isFuller(candidate: WorkRecord, than: WorkRecord): boolean {
  if (candidate.authors.length !== than.authors.length || candidate.authorsTruncated) return false;
  const letters = ({ authors }: WorkRecord) => authors.reduce((sum, { name }) => sum + name.literal.length, 0);
  return (
    letters(candidate) > letters(than) &&
    candidate.authors.every(({ name }, index) => sameName(name, than.authors[index]!.name) !== 'different')
  );
}

function toAuthorship({ name, orcid, affiliations, group }: WorkRecord['authors'][number]): Authorship {
  return {
    name,
    ...(orcid === undefined ? {} : { orcid }),
    ...(affiliations.length > 0 ? { affiliations } : {}),
    ...(group === true ? { group } : {}),
  };
}

/** Links that say more than the identifiers do: arXiv's own pages are told from the id. */
function linksOf(records: readonly WorkRecord[]): Link[] {
  const links = new Map<string, Link>();
  for (const record of records) {
    for (const link of record.links) {
      const implied =
        /^https?:\/\/(?:[a-z]+\.)?(?:arxiv\.org|doi\.org)\//.test(link.url) || (isPreprint(record) && link.kind === 'landing');
      if (!implied && !links.has(link.url)) links.set(link.url, link);
    }
  }
  return [...links.values()];
}

function origins(records: readonly WorkRecord[]): Origin[] {
  return records.map(originOf);
}

function unique<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}
