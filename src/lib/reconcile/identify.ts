import { createHash } from 'node:crypto';
import { CATALOGUES, SLUG_MAX, slugify, type Slug } from '../identifiers/index.ts';
import type { Ledger, WorkRecord } from '../model/index.ts';
import type { Cluster } from './cluster.ts';
import { byPrecedence } from './precedence.ts';
import { isPointer, isPreprint } from './kind.ts';

/**
 * Give each cluster its permanent id. An id that the ledger holds stays with the cluster that has a record it could be
 * named after, else with the one that has most of its identifiers; when works merge, the id that is older in the
 * ledger stays and the others redirect, until their works are apart again. A new work is named by its own citation key,
 * else `arxiv-<id>`, `doi-<slug>` or `<source>-<id>`; a name that is taken gets the digest of the identifier behind it.
 * @returns ids in the order of `clusters`, and the ledger's works, in the order in which their ids were given, and
 *   redirects to store
 */
export function identifyWorks(
  clusters: readonly Cluster[],
  ledger: Ledger,
): { ids: Slug[]; works: Ledger['works']; redirects: Ledger['redirects'] } {
  const works = new Map(Object.entries(ledger.works) as [Slug, string[]][]);
  const redirects = new Map(Object.entries(ledger.redirects) as [Slug, Slug][]);
  const owner = ownersOf(clusters);
  const holder = new Map(clusters.flatMap((cluster, index) => cluster.map((record): [string, number] => [sourceKey(record), index])));
  const named = clusters.map((cluster) => new Set<string>(cluster.flatMap(namesOf)));
  const home = new Map<Slug, number>();
  for (const [id, keys] of works) {
    const index = homeOf(id, keys, owner, holder, named);
    if (index !== undefined) home.set(id, index);
  }

  const ids: Slug[] = [];
  const take = (id: Slug, index: number) => {
    if (ids[index] === undefined) {
      ids[index] = id;
      redirects.delete(id);
    } else if (ids[index] !== id) redirects.set(id, ids[index]);
  };
  // An id whose own records are gone for now may find one of its identifiers with another work, whose id it must not take:
  // such ids come after those that fit, the one with most of its identifiers there first.
  const [own, lent] = [true, false].map((isOwn) => [...home].filter(([id, index]) => couldBeNamed(id, named[index]!) === isOwn));
  const found = (id: Slug) => works.get(id)!.filter((key) => (owner.get(key) ?? holder.get(key)) === home.get(id)).length;
  lent!.sort(([a], [b]) => found(b) - found(a));
  for (const [id, index] of [...own!, ...lent!]) if (!redirects.has(id)) take(id, index);
  // Ids that redirect come last: one comes back only where no other id is.
  for (const [id, index] of home) if (redirects.has(id) && home.get(redirects.get(id)!) !== index) take(id, index);

  const fresh = clusters.flatMap((cluster, index) => (ids[index] === undefined ? [{ index, cluster, name: nameOf(cluster) }] : []));
  for (const { index, cluster, name } of fresh.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    ids[index] = freeName(name, cluster, (id) => works.has(id) || redirects.has(id));
    works.set(ids[index], []);
  }
  for (const [id, keys] of works) {
    // What another work has now is no longer this one's; what nothing has any more is kept, in case it comes back.
    if (!redirects.has(id))
      works.set(
        id,
        keys.filter((key) => !owner.has(key) || ids[owner.get(key)!] === id),
      );
  }
  for (const [key, index] of owner) if (!works.get(ids[index]!)!.includes(key)) works.get(ids[index]!)!.push(key);
  // One that has no identifier to itself is recognised by its records.
  for (const [index, cluster] of clusters.entries())
    if (works.get(ids[index]!)!.length === 0) works.set(ids[index]!, cluster.map(sourceKey));
  for (const [from, to] of redirects) if (redirects.has(to)) redirects.set(from, redirects.get(to)!);
  return { ids, works: Object.fromEntries(works), redirects: Object.fromEntries(redirects) };
}

/** Ids that a work could be given because of one of its records, the first choice first. */
export function namesOf(record: WorkRecord): Slug[] {
  const { citationKey, arxiv, dois, catalogues = {}, source, id } = record;
  const names = [
    citationKey === undefined ? undefined : keyName(citationKey),
    arxiv && slugify(`arxiv-${arxiv.id}`),
    ...dois.map((doi) => slugify(`doi-${doi}`)),
    ...CATALOGUES.flatMap((catalogue) => (catalogues[catalogue] === undefined ? [] : slugify(`${catalogue}-${catalogues[catalogue]}`))),
    ...(source === 'files' ? [] : [slugify(`${source}-${id}`)]),
  ];
  return names.filter((name) => name !== undefined);
}

/** Digits alone would not keep their place among the keys of a JSON object. */
function keyName(citationKey: string): Slug | undefined {
  const slug = slugify(citationKey);
  return slug !== undefined && /^\d+$/.test(slug) ? slugify(`work-${slug}`) : slug;
}

/**
 * Identifier to the one cluster that it stands for: of several that name a preprint or a DOI, the one that has the
 * preprint or the published version itself, rather on the word of those who describe it than of those who point to it.
 */
function ownersOf(clusters: readonly Cluster[]): Map<string, number> {
  const owner = new Map<string, { index: number; right: number }>();
  for (const [index, cluster] of clusters.entries()) {
    for (const key of keysOf(cluster)) {
      const right = Math.max(...cluster.map((record) => rightTo(key, record)));
      if (right > (owner.get(key)?.right ?? -1)) owner.set(key, { index, right });
    }
  }
  return new Map([...owner].map(([key, { index }]) => [key, index]));
}

/** If one of these names is an id, or became it by a digest. */
function couldBeNamed(id: Slug, names: ReadonlySet<string>): boolean {
  return names.has(id) || names.has(id.replace(/-[\da-f]{8}$/, ''));
}

/** How well a record stands for an identifier: it is what is identified, a catalogue says so, or it only mentions it. */
function rightTo(key: string, record: WorkRecord): number {
  if (isPreprint(record) !== key.startsWith('arxiv:') || !keysOf([record]).includes(key)) return 0;
  return isPointer(record) ? 1 : 2;
}

/** The cluster an id belongs to. */
function homeOf(
  id: Slug,
  keys: readonly string[],
  owner: ReadonlyMap<string, number>,
  holder: ReadonlyMap<string, number>,
  named: readonly ReadonlySet<string>[],
): number | undefined {
  const votes = new Map<number, number>();
  for (const key of keys) {
    const index = owner.get(key) ?? holder.get(key);
    if (index !== undefined) votes.set(index, (votes.get(index) ?? 0) + 1 + (couldBeNamed(id, named[index]!) ? keys.length : 0));
  }
  const [best] = [...votes].sort(([x, a], [y, b]) => b - a || x - y);
  return best?.[0];
}

/**
 * What a cluster can be recognised by, the strongest first: arXiv ids, DOIs, the numbers of catalogues, the places of its
 * entries in files, and the sources' own ids of records that have nothing else.
 */
export function keysOf(cluster: Cluster): string[] {
  const records = byPrecedence(cluster);
  return [
    ...new Set([
      ...records.flatMap(({ arxiv }) => (arxiv === undefined ? [] : [`arxiv:${arxiv.id}`])),
      ...records.flatMap(({ dois }) => dois.map((doi) => `doi:${doi}`)),
      ...CATALOGUES.flatMap((catalogue) => records.flatMap(({ catalogues = {} }) => `${catalogue}:${catalogues[catalogue] ?? ''}`)).filter(
        (key) => !key.endsWith(':'),
      ),
      ...records.filter(isNamedBySource).map(sourceKey),
    ]),
  ];
}

function sourceKey({ source, id }: WorkRecord): string {
  return `${source}:${id}`;
}

/** If nothing but its source's own id tells a record from others. */
function isNamedBySource({ source, arxiv, dois, catalogues }: WorkRecord): boolean {
  return source === 'files' || (arxiv === undefined && dois.length === 0 && catalogues === undefined);
}

function nameOf(cluster: Cluster): Slug {
  const records = byPrecedence(cluster);
  const key = records.flatMap(({ citationKey }) => (citationKey === undefined ? [] : (keyName(citationKey) ?? [])))[0];
  if (key !== undefined) return key;
  const arxiv = records.find((record) => record.arxiv !== undefined)?.arxiv?.id;
  if (arxiv !== undefined) return slugify(`arxiv-${arxiv}`)!;
  const doi = records.flatMap(({ dois }) => dois)[0];
  const named = doi === undefined ? sourceName(records) : slugify(`doi-${doi}`);
  return named ?? withDigest('work' as Slug, records[0]!.id);
}

/** `<source>-<id>` of the first catalogue that knows a work, else of the first record that is not a file's. */
function sourceName(records: readonly WorkRecord[]): Slug | undefined {
  for (const catalogue of CATALOGUES) {
    const id = records.find(({ catalogues }) => catalogues?.[catalogue] !== undefined)?.catalogues?.[catalogue];
    if (id !== undefined) return slugify(`${catalogue}-${id}`);
  }
  const record = records.find(({ source }) => source !== 'files');
  return record === undefined ? undefined : slugify(`${record.source}-${record.id}`);
}

/** The name, or one with the digest of the first of the cluster's identifiers that makes it another's no more. */
function freeName(name: Slug, cluster: Cluster, isTaken: (id: Slug) => boolean): Slug {
  const keys = [...keysOf(cluster), ...cluster.map(sourceKey)];
  let id = name;
  for (let attempt = 0; isTaken(id); attempt += 1) id = withDigest(name, keys[attempt] ?? `${keys[0]!} ${attempt}`);
  return id;
}

function withDigest(name: Slug, key: string): Slug {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return slugify(`${name.slice(0, SLUG_MAX - 9)}-${digest}`)!;
}
