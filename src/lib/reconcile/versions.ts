import { arxivUrl, type Doi, type SafeUrl } from '../identifiers/index.ts';
import { yearOf, type InlineText, type PartialDate, type Version, type WorkRecord } from '../model/index.ts';
import { fold } from '../normalize/index.ts';
import { toPlain } from '../print/plain.ts';
import type { Cluster } from './cluster.ts';
import { keysOf } from './edges.ts';
import { isPointer, isPreprint } from './kind.ts';
import { byPrecedence, originOf } from './precedence.ts';
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
  const published = groupPublished(
    byPrecedence(cluster, 'type').filter((record) => !isPreprint(record)),
    preprints.size > 0,
  );
  const known = new Set<Doi>();
  for (const records of published) for (const { dois } of records) for (const doi of dois) known.add(doi);
  const named = byPrecedence(cluster)
    .filter((record) => isPreprint(record) && record.arxiv !== undefined)
    .flatMap((record) => record.dois.filter((doi) => !known.has(doi)).map((doi) => ({ record, doi })));
  const [only, ...others] = published;
  const adopts = named.length === 1 && others.length === 0 && only?.[0]?.type === 'article' && known.size === 0;
  const posted = groupPosted(cluster.filter((record) => isPreprint(record) && record.arxiv === undefined));
  const versions = [
    ...published.map((records) => publishedVersion(records, title, adopts ? [named[0]!.doi] : [])),
    ...(adopts ? [] : named.filter(({ doi }, index) => named.findIndex((other) => other.doi === doi) === index)).map(({ record, doi }) =>
      namedVersion(record, doi),
    ),
    ...[...preprints.values()].map((records) => preprintVersion(byPrecedence(records), title)),
    ...posted.map((records) => preprintVersion(byPrecedence(records), title)),
  ];
  // A published version without a day, or without a date, still came after the preprint of that year.
  const order = ({ kind, date = '' }: Version) => (kind === 'published' ? date.padEnd(10, '~') : date);
  return versions.sort((a, b) => compare(order(b), order(a)) || compare(b.kind, a.kind));
}

/** Preprints without an arXiv id, those with a DOI or a catalogue's number in common together. */
function groupPosted(records: readonly WorkRecord[]): WorkRecord[][] {
  const groups: WorkRecord[][] = [];
  for (const record of records.toSorted((a, b) => b.dois.length - a.dois.length)) {
    const keys = new Set(keysOf(record));
    const group =
      groups.find((others) => others.some((other) => keysOf(other).some((key) => keys.has(key)))) ??
      (record.dois.length === 0 ? groups[0] : undefined);
    if (group === undefined) groups.push([record]);
    else group.push(record);
  }
  return groups;
}

/**
 * Records of one published version each: those with a DOI in common, or of one kind, year and venue with at most one DOI.
 * Records that only point to a work describe whichever version there is, and make one of their own only if there is none.
 */
function groupPublished(records: readonly WorkRecord[], hasPreprint: boolean): WorkRecord[][] {
  const groups: WorkRecord[][] = [];
  // Records with a DOI first, so that those without find them; those that only point come last.
  const weight = (record: WorkRecord) => Number(isPointer(record)) * 2 + Number(record.dois.length === 0);
  for (const record of records.toSorted((a, b) => weight(a) - weight(b))) {
    const group = groups.find((others) => others.some((other) => isSameVersion(record, other)));
    if (group !== undefined) group.push(record);
    else if (!isPointer(record) || (groups.length === 0 && (!hasPreprint || record.venue !== undefined || record.dois.length > 0)))
      groups.push([record]);
    else if (record.dois.length > 0 && !groups.flat().some(({ dois }) => dois.length === 0)) groups.push([record]);
    else nearest(groups, record)?.push(record);
  }
  // The order of precedence within a version, and among versions.
  return groups
    .map((group) => records.filter((record) => group.includes(record)))
    .sort((a, b) => records.indexOf(a[0]!) - records.indexOf(b[0]!));
}

/** The version of the nearest year. */
function nearest(groups: readonly WorkRecord[][], record: WorkRecord): WorkRecord[] | undefined {
  const year = yearOfRecord(record);
  const gap = (group: readonly WorkRecord[]) =>
    Math.min(...group.map((other) => Math.abs((yearOfRecord(other) ?? year ?? 0) - (year ?? 0))));
  return groups.toSorted((a, b) => gap(a) - gap(b))[0];
}

function yearOfRecord({ dates }: WorkRecord): number | undefined {
  const date = dates.issued ?? dates.first;
  return date === undefined ? undefined : yearOf(date);
}

function isSameVersion(a: WorkRecord, b: WorkRecord): boolean {
  if (a.dois.some((doi) => b.dois.includes(doi))) return true;
  if (a.dois.length > 0 && b.dois.length > 0) return false;
  const keys = new Set(keysOf(b).filter((key) => !key.startsWith('arxiv:')));
  if (keysOf(a).some((key) => keys.has(key))) return true;
  const [yearA, yearB] = [a.dates.issued?.slice(0, 4), b.dates.issued?.slice(0, 4)];
  return a.type === b.type && yearA === yearB && a.venue !== undefined && b.venue !== undefined && sameVenue(a.venue.name, b.venue.name);
}

/** @param records in the order in which they are believed about types */
function publishedVersion(records: readonly WorkRecord[], title: InlineText, adopted: readonly Doi[]): Version {
  const type = (records.find((record) => record.type !== 'other') ?? records[0]!).type;
  const venues = byPrecedence(records, 'venue');
  const venue = venues.find((record) => record.venue !== undefined);
  // What stands within a venue is read where the venue is read, else where most of it is known.
  const biblio = venue?.biblio ?? venues.find((record) => record.biblio !== undefined)?.biblio;
  const dois = doisOf(records, adopted);
  const date = dateOfRecord(records);
  return {
    kind: 'published',
    type,
    ...ownTitle(byPrecedence(records)[0]!, title),
    ...(date === undefined ? {} : { date }),
    ...(venue?.venue === undefined ? {} : { venue: venue.venue }),
    ...(biblio === undefined ? {} : { biblio }),
    identifiers: dois.length > 0 ? { doi: dois } : {},
    ...linked(records),
    records: byPrecedence(records).map(originOf),
  };
}

/** The year of the first record in order of precedence, as precisely as any record has it. */
function dateOfRecord(records: readonly WorkRecord[]): PartialDate | undefined {
  const dates = byPrecedence(records, 'date')
    .map(({ dates: { issued, first } }) => issued ?? first)
    .filter((date) => date !== undefined);
  const [first] = dates;
  if (first === undefined) return undefined;
  return dates
    .filter((date) => date.startsWith(first.slice(0, 4)))
    .reduce((best, date) => (isMorePrecise(date, best) ? date : best), first);
}

/** `2020-06-18` says more than `2020-06`, if both can be true. */
function isMorePrecise(date: PartialDate, than: PartialDate): boolean {
  return date.length > than.length && date.startsWith(than);
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

function preprintVersion(records: readonly WorkRecord[], title: InlineText): Version {
  const own = records.filter(isPreprint);
  const arxiv = records[0]!.arxiv;
  const date = earliest(firstDates(own));
  const dois = doisOf(own);
  const revision = Math.max(0, ...own.map((record) => record.arxiv?.version ?? 0));
  const updated = own
    .map(({ dates }) => dates.updated)
    .filter((date) => date !== undefined)
    .sort()
    .at(-1);
  return {
    kind: 'preprint',
    type: 'preprint',
    ...(own[0] === undefined ? {} : ownTitle(own[0], title)),
    ...(date === undefined ? {} : { date }),
    ...(updated === undefined ? {} : { updated }),
    ...(revision > 0 ? { revision } : {}),
    identifiers: arxiv === undefined ? (dois.length > 0 ? { doi: dois } : {}) : { arxiv: [arxiv.id] },
    ...(arxiv === undefined ? linked(records) : { url: arxivUrl(arxiv.id) }),
    records: (own.length > 0 ? own : records).map(originOf),
  };
}

/** First days of a preprint: arXiv's own word before what others gathered. */
function firstDates(records: readonly WorkRecord[]): PartialDate[] {
  const believed = records.filter((record) => !isPointer(record));
  return (believed.some(({ dates }) => dates.first ?? dates.issued) ? believed : records)
    .map(({ dates }) => dates.first ?? dates.issued)
    .filter((date) => date !== undefined);
}

function ownTitle(record: WorkRecord, title: InlineText): { title?: InlineText } {
  return record.title === title || fold(toPlain(record.title)) === fold(toPlain(title)) ? {} : { title: record.title };
}

/** The earliest of some dates; `2020-06-18` is earlier than `2020`, since it says more. */
export function earliest(dates: readonly PartialDate[]): PartialDate | undefined {
  return dates.toSorted((a, b) => compare(a.padEnd(10, '~'), b.padEnd(10, '~')))[0];
}

function linked(records: readonly WorkRecord[]): { url?: SafeUrl } {
  for (const { links } of records) {
    const url = links.find(({ kind }) => kind === 'landing')?.url;
    if (url !== undefined) return { url };
  }
  return {};
}

/** The DOIs of records and others, sorted, each once. */
export function doisOf(records: readonly WorkRecord[], others: readonly Doi[] = []): Doi[] {
  const dois = new Set(others);
  for (const record of records) for (const doi of record.dois) dois.add(doi);
  return [...dois].sort();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
