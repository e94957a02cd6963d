import { SourceError } from '../../errors.ts';

/**
 * Read a list whose pages lead to one another. Kept pages make it cheap to go on where an ended run was, but they can fit
 * the rest no longer: their cursor has expired (Crossref's after five minutes), or the list has changed since. If reading
 * fails on the first page behind them, the list is read once more from its start with nothing kept; the kept pages are held
 * back until then, so that no page comes twice.
 * @param read reads the list; `fresh` means that every page is to be asked for (`maxAgeMs: 0`)
 * @throws whatever the second reading throws, or the first one if no kept page is to blame
 */
export async function* readList<T extends { fromCache: boolean }>(read: (fresh: boolean) => AsyncIterable<T>): AsyncIterable<T> {
  const kept: T[] = [];
  let asked = false;
  try {
    for await (const page of read(false)) {
      asked ||= !page.fromCache;
      kept.push(page);
      if (asked) yield* kept.splice(0);
    }
    yield* kept;
    return;
  } catch (error) {
    if (!(error instanceof SourceError) || asked || kept.length === 0) throw error;
  }
  yield* read(true);
}
