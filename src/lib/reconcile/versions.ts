import { arxivUrl, type Doi, type SafeUrl } from '../identifiers/index.ts';
import type { InlineText, PartialDate, Version, WorkRecord } from '../model/index.ts';
import { fold } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import type { Cluster } from './cluster.ts';
import { originOf } from './precedence.ts';
import { sameVenue } from './same-venue.ts';

/**
 * The manifestations of a cluster: one preprint per arXiv id, one published version per DOI or venue and year. A DOI that
 * only the arXiv record names makes a published version too, unless it can be that of the one article without a DOI.
 * Newest first.
 * @param title the work's title; a version keeps its own only where it differs
 */
export function versionsOf(cluster: Cluster, title: InlineText): Version[] {
  const preprints = Map.groupBy(
    cluster.filter(({ arxiv }) => arxiv !== undefined),
    ({ arxiv }) => arxiv!.id,
  );
  const published = groupPublished(cluster.filter((record) => !isPreprint(record)));
  const known = new Set(published.flat().flatMap(({ dois }) => dois));
  const named = cluster
    .filter(isPreprint)
    .flatMap((record) => record.dois.filter((doi) => !known.has(doi)).map((doi) => ({ record, doi })));
  const [only, ...others] = published;
  const adopts = named.length === 1 && others.length === 0 && only?.[0]?.type === 'article' && known.size === 0;
  const versions = [
    ...published.map((records) => publishedVersion(records, title, adopts ? [named[0]!.doi] : [])),
    ...(adopts ? [] : named.filter(({ doi }, index) => named.findIndex((other) => other.doi === doi) === index)).map(({ record, doi }) =>
      namedVersion(record, doi),
    ),
    ...[...preprints.values()].map((records) => preprintVersion(records, title)),
    ...cluster.filter((record) => isPreprint(record) && record.arxiv === undefined).map((record) => preprintVersion([record], title)),
  ];
  // A published version without a day, or without a date, still came after the preprint of that year.
  const order = ({ kind, date = '' }: Version) => (kind === 'published' ? date.padEnd(10, '~') : date);
  return versions.sort((a, b) => compare(order(b), order(a)) || compare(b.kind, a.kind));
}

/** If a record describes a preprint rather than a published version. */
export function isPreprint(record: WorkRecord): boolean {
  return record.type === 'preprint';
}

/** Records of one published version each: those with a DOI in common, or of one kind, year and venue with at most one DOI. */
function groupPublished(records: readonly WorkRecord[]): WorkRecord[][] {
  const groups: WorkRecord[][] = [];
  // Records with a DOI first, so that those without find them.
  for (const record of records.toSorted((a, b) => Number(b.dois.length > 0) - Number(a.dois.length > 0))) {
    const group = groups.find((others) => others.some((other) => isSameVersion(record, other)));
    if (group === undefined) groups.push([record]);
    else group.push(record);
  }
  // The order of precedence within a version, and among versions.
  return groups
    .map((group) => records.filter((record) => group.includes(record)))
    .sort((a, b) => records.indexOf(a[0]!) - records.indexOf(b[0]!));
}

function isSameVersion(a: WorkRecord, b: WorkRecord): boolean {
  if (a.dois.some((doi) => b.dois.includes(doi))) return true;
  if (a.dois.length > 0 && b.dois.length > 0) return false;
  const [yearA, yearB] = [a.dates.issued?.slice(0, 4), b.dates.issued?.slice(0, 4)];
  return a.type === b.type && yearA === yearB && a.venue !== undefined && b.venue !== undefined && sameVenue(a.venue.name, b.venue.name);
}

function publishedVersion(records: WorkRecord[], title: InlineText, adopted: readonly Doi[]): Version {
  const [first] = records as [WorkRecord, ...WorkRecord[]];
  const withVenue = records.find(({ venue }) => venue !== undefined) ?? first;
  const dois = [...new Set([...records.flatMap((record) => record.dois), ...adopted])].sort();
  return {
    kind: 'published',
    type: first.type,
    ...ownTitle(first, title),
    ...dated(records.flatMap(({ dates }) => dates.issued ?? dates.first ?? [])),
    ...(withVenue.venue === undefined ? {} : { venue: withVenue.venue }),
    ...(withVenue.biblio === undefined ? {} : { biblio: withVenue.biblio }),
    identifiers: dois.length > 0 ? { doi: dois } : {},
    ...linked(records),
    records: records.map(originOf),
  };
}

/** The published version of which all that is known is the DOI that arXiv gives, and perhaps where it appeared. */
function namedVersion(record: WorkRecord, doi: Doi): Version {
  return {
    kind: 'published',
    type: 'article',
    ...(record.journalRef === undefined ? {} : { venue: { name: record.journalRef } }),
    identifiers: { doi: [doi] },
    records: [originOf(record)],
  };
}

function preprintVersion(records: WorkRecord[], title: InlineText): Version {
  const own = records.filter(isPreprint);
  const arxiv = records[0]!.arxiv;
  const revision = Math.max(0, ...own.map((record) => record.arxiv?.version ?? 0));
  const updated = own
    .flatMap(({ dates }) => dates.updated ?? [])
    .sort()
    .at(-1);
  return {
    kind: 'preprint',
    type: 'preprint',
    ...(own[0] === undefined ? {} : ownTitle(own[0], title)),
    ...dated(own.flatMap(({ dates }) => dates.first ?? [])),
    ...(updated === undefined ? {} : { updated }),
    ...(revision > 0 ? { revision } : {}),
    identifiers: arxiv === undefined ? {} : { arxiv: [arxiv.id] },
    ...(arxiv === undefined ? linked(records) : { url: arxivUrl(arxiv.id) }),
    records: (own.length > 0 ? own : records).map(originOf),
  };
}

function ownTitle(record: WorkRecord, title: InlineText): { title?: InlineText } {
  return fold(toPlain(record.title)) === fold(toPlain(title)) ? {} : { title: record.title };
}

/** The earliest and, among equal ones, most precise date. */
function dated(dates: readonly PartialDate[]): { date?: PartialDate } {
  const date = earliest(dates);
  return date === undefined ? {} : { date };
}

/** The earliest of some dates; `2020-06-18` is earlier than `2020`, since it says more. */
export function earliest(dates: readonly PartialDate[]): PartialDate | undefined {
  return dates.toSorted((a, b) => compare(a.padEnd(10, '~'), b.padEnd(10, '~')))[0];
}

function linked(records: readonly WorkRecord[]): { url?: SafeUrl } {
  const url = records.flatMap(({ links }) => links).find(({ kind }) => kind === 'landing')?.url;
  return url === undefined ? {} : { url };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
