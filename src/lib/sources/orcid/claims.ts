import { parseDoi } from '../../identifiers/index.ts';
import { isPublic, type ExternalId, type Work } from './schema.ts';

/** Identifiers of what a work appeared in. Older records call them the work's own, and a group is then all that appeared there. */
const OF_CONTAINERS = new Set(['issn', 'isbn', 'ismn']);

/**
 * The works that a group of claims is about, each with its public claims in their order. That is one work, unless only the
 * number of a journal or book holds the claims together: claims are of one work if they share an identifier of the work
 * itself, and one without any belongs to those of the same title.
 */
export function splitGroup(claims: readonly Work[]): Work[][] {
  const shown = claims.filter(isPublic);
  if (shown.length < 2) return shown.length === 0 ? [] : [shown];
  const root = shown.map((_, index) => index);
  const find = (index: number): number => {
    let at = index;
    while (root[at] !== at) at = root[at] = root[root[at]!]!;
    return at;
  };
  // the earlier claim leads, so that the order of the works is that of their first claims
  const join = (a: number, b: number) => {
    const [first, second] = [find(a), find(b)];
    root[Math.max(first, second)] = Math.min(first, second);
  };
  const keys = shown.map(({ 'external-ids': ids }) => (ids?.['external-id'] ?? []).flatMap(keyOf));
  const byKey = new Map<string, number>();
  for (const [index, own] of keys.entries())
    for (const key of own) {
      const before = byKey.get(key);
      if (before === undefined) byKey.set(key, index);
      else join(before, index);
    }
  const byTitle = new Map<string, number>();
  const titles = shown.map(({ title }) => (title?.title ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  const bare = keys.map((own) => own.length === 0);
  for (const [index, title] of titles.entries()) if (title !== '' && !bare[index] && !byTitle.has(title)) byTitle.set(title, index);
  for (const [index, title] of titles.entries()) {
    if (!bare[index] || title === '') continue;
    const before = byTitle.get(title);
    if (before === undefined) byTitle.set(title, index);
    else join(before, index);
  }
  return [...Map.groupBy(shown.keys(), find).values()].map((indexes) => indexes.map((index) => shown[index]!));
}

/** The claim that the person prefers: that with the highest display index, else one made by hand before one made by another system. */
export function preferredOf(claims: readonly Work[]): Work | undefined {
  if (claims.length === 1) return isPublic(claims[0]!) ? claims[0] : undefined;
  const rank = (work: Work) => Number(work['display-index'] ?? 0);
  const byHand = (work: Work) => (work.source?.['source-orcid']?.path === undefined ? 0 : 1);
  return claims.filter(isPublic).toSorted((a, b) => rank(b) - rank(a) || byHand(b) - byHand(a))[0];
}

/** What claims of one work share: an identifier of it or of another version of it, in any scheme. */
function keyOf(id: ExternalId): string[] {
  const value = id['external-id-normalized'] ?? id['external-id-value'];
  const type = id['external-id-type'];
  const relationship = id['external-id-relationship'] ?? 'self';
  if (value === undefined || type === undefined || OF_CONTAINERS.has(type) || !/^(?:self|version-of)$/.test(relationship)) return [];
  return [`${type} ${(type === 'doi' ? parseDoi(value) : undefined) ?? value.toLowerCase()}`];
}
