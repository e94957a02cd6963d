import type { Followers, Ledger, Work } from '../model/index.ts';

/**
 * The ledger without a person: neither addresses nor works that are nobody else's. The removal list keeps the addresses from
 * being used again. Pure.
 * @param slugs present and former addresses
 * @param works of the person
 */
export function forgetInLedger(ledger: Ledger, slugs: ReadonlySet<string>, works: readonly Work[]): Ledger {
  const isTheirs = ({ authorships }: Work) => authorships.every(({ author }) => author === undefined || slugs.has(author));
  const gone = new Set<string>(works.filter(isTheirs).map(({ id }) => id));
  const theirFiles = [...slugs].map((slug) => `files:${slug}/`);
  const { given, ...rest } = ledger;
  return {
    ...rest,
    works: mapValues(
      keepEntries(ledger.works, (id) => !gone.has(id)),
      (keys) => keys.filter((key) => !theirFiles.some((start) => key.startsWith(start))),
    ),
    ...(given === undefined ? {} : { given: keepEntries(given, (id) => !gone.has(id)) }),
    redirects: keepEntries(ledger.redirects, (_, id) => !gone.has(id)),
    authors: keepEntries(ledger.authors, (slug) => !slugs.has(slug)),
  };
}

/** Followers without those of a person; the same object if they have none. Pure. */
export function forgetFollowers(followers: Followers, slugs: ReadonlySet<string>): Followers {
  if (!Object.keys(followers.counts).some((slug) => slugs.has(slug))) return followers;
  return {
    ...followers,
    counts: keepEntries(followers.counts, (slug) => !slugs.has(slug)),
  };
}

function keepEntries<T>(entries: Readonly<Record<string, T>>, keep: (key: string, value: T) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([key, value]) => keep(key, value)));
}

function mapValues<T>(entries: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, change(value)]));
}
