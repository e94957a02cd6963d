import { listIdentifiers, type Ledger, type Work } from '../model/index.ts';
import type { KnownAuthor } from '../reconcile/index.ts';

/** What a ledger is made of. */
export interface LedgerParts {
  /** As stored. */
  before: Ledger;
  /** Every work id with the identifiers of its work, and the ids that became another. */
  keys: Ledger['works'];
  redirects: Ledger['redirects'];
  /** Works that are shown. */
  works: readonly Work[];
  /** Authors who are shown. */
  shown: readonly KnownAuthor[];
  /** Today, ISO. */
  day: string;
}

/** The promises to store. Their order is that of the ids: in which run one was made is told by its day alone. */
export function makeLedger({ before, keys, redirects, works, shown, day }: LedgerParts): Ledger {
  const kept = promised(keys, before, works);
  const days = daysOf(before);
  const given = Object.keys(kept).flatMap((id): [string, string][] => {
    const known = days.get(id) ?? (Object.hasOwn(before.works, id) ? undefined : day);
    return known === undefined ? [] : [[id, known]];
  });
  return {
    schemaVersion: 1,
    works: kept,
    ...(given.length === 0 ? {} : { given: Object.fromEntries(given) }),
    redirects: sortKeys(redirects),
    authors: keepAuthors(before, shown),
  };
}

/** A ledger with its works in the order in which their ids were given, and in that of the ids where the day is the same. */
export function oldestFirst(ledger: Ledger): Ledger {
  const days = daysOf(ledger);
  const dayOf = (id: string) => days.get(id) ?? '';
  const works = Object.entries(sortKeys(ledger.works)).sort(([a], [b]) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0));
  return { ...ledger, works: Object.fromEntries(works) };
}

function daysOf({ given = {} }: Ledger): Map<string, string> {
  return new Map(Object.entries(given));
}

/** The ids of works that are or were shown: what never was on a page is no promise. */
function promised(keys: Ledger['works'], before: Ledger, works: readonly Work[]): Ledger['works'] {
  const shown = new Set<string>(works.map(({ id }) => id));
  const kept = Object.entries(keys).filter(([id]) => shown.has(id) || Object.hasOwn(before.works, id));
  return sortKeys(Object.fromEntries(kept.map(([id, own]) => [id, own.toSorted()])));
}

/** Slugs ever used, each with the identifiers of its person. */
function keepAuthors(ledger: Ledger, shown: readonly KnownAuthor[]): Ledger['authors'] {
  const kept = new Map(Object.entries(ledger.authors));
  for (const { slug, author } of shown) {
    for (const used of [slug, ...author.formerSlugs]) {
      const identifiers = listIdentifiers(author.identifiers).map(({ scheme, value }) => `${scheme}:${value}`);
      kept.set(used, [...new Set([...(kept.get(used) ?? []), ...identifiers])].sort());
    }
  }
  return sortKeys(Object.fromEntries(kept));
}

function sortKeys<T>(entries: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
}
