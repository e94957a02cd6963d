import { createHash } from 'node:crypto';
import { SLUG_MAX, slugify, type Slug } from '../identifiers/index.ts';
import type { Ledger } from '../model/index.ts';
import type { Cluster } from './cluster.ts';
import { byPrecedence } from './precedence.ts';

/**
 * Give each cluster its permanent id. An id that the ledger holds stays with the cluster that has the identifier it
 * was first given for; when works merge, the id that is older in the ledger stays and the others redirect. A new work
 * is named by its own citation key, else `arxiv-<id>`, `doi-<slug>` or `files-<key>`; a name that is taken gets the
 * digest of the identifier behind it.
 * @returns ids in the order of `clusters`, and the ledger's works and redirects to store
 */
export function identifyWorks(
  clusters: readonly Cluster[],
  ledger: Ledger,
): { ids: Slug[]; works: Ledger['works']; redirects: Ledger['redirects'] } {
  const works = new Map(Object.entries(ledger.works) as [Slug, string[]][]);
  const redirects = new Map(Object.entries(ledger.redirects) as [Slug, Slug][]);
  const owner = new Map<string, number>();
  for (const [index, cluster] of clusters.entries()) for (const key of keysOf(cluster)) owner.set(key, index);

  const held = new Map<number, Slug[]>();
  for (const [id, keys] of works) {
    const index = keys.map((key) => owner.get(key)).find((found) => found !== undefined);
    if (index !== undefined && !redirects.has(id)) held.set(index, [...(held.get(index) ?? []), id]);
  }
  const ids: Slug[] = [];
  const fresh: { index: number; cluster: Cluster }[] = [];
  for (const [index, cluster] of clusters.entries()) {
    const [id, ...lost] = held.get(index) ?? [];
    if (id === undefined) {
      fresh.push({ index, cluster });
      continue;
    }
    ids[index] = id;
    for (const other of lost) redirects.set(other, id);
  }
  for (const { index, cluster } of fresh.sort((a, b) => (nameOf(a.cluster) < nameOf(b.cluster) ? -1 : 1))) {
    const name = nameOf(cluster);
    const id = works.has(name) || redirects.has(name) ? withDigest(name, keysOf(cluster)[0]!) : name;
    ids[index] = id;
    works.set(id, []);
  }
  for (const [index, cluster] of clusters.entries()) works.set(ids[index]!, [...new Set([...works.get(ids[index]!)!, ...keysOf(cluster)])]);
  for (const [from, to] of redirects) if (redirects.has(to)) redirects.set(from, redirects.get(to)!);
  return { ids, works: Object.fromEntries(works), redirects: Object.fromEntries(redirects) };
}

/** What a cluster can be recognised by, the strongest first: arXiv ids, DOIs, the places of its entries in files. */
function keysOf(cluster: Cluster): string[] {
  const records = byPrecedence(cluster);
  return [
    ...new Set([
      ...records.flatMap(({ arxiv }) => (arxiv === undefined ? [] : [`arxiv:${arxiv.id}`])),
      ...records.flatMap(({ dois }) => dois.map((doi) => `doi:${doi}`)),
      ...records.filter(({ source }) => source === 'files').map(({ id }) => `files:${id}`),
    ]),
  ];
}

function nameOf(cluster: Cluster): Slug {
  const records = byPrecedence(cluster);
  const key = records
    .map(({ citationKey }) => (citationKey === undefined ? undefined : slugify(citationKey)))
    .find((slug) => slug !== undefined);
  if (key !== undefined) return key;
  const arxiv = records.find((record) => record.arxiv !== undefined)?.arxiv?.id;
  if (arxiv !== undefined) return slugify(`arxiv-${arxiv}`)!;
  const doi = records.flatMap(({ dois }) => dois)[0];
  return (doi === undefined ? undefined : slugify(`doi-${doi}`)) ?? withDigest('work' as Slug, records[0]!.id);
}

function withDigest(name: Slug, key: string): Slug {
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return slugify(`${name.slice(0, SLUG_MAX - 9)}-${digest}`)!;
}
