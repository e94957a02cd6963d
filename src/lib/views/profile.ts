import { followRedirect, refersTo, type Person, type SourceName, type Work } from '../model/index.ts';
import { formatDate } from './dates.ts';
import { SOURCE_LABELS } from './labels.ts';

/** Where a profile comes from: `Compiled from arXiv and bibliographies kept by hand, 3 November 2026.` */
export function describeCompilation({ sources }: Pick<Person, 'sources'>, language?: string): string {
  if (sources.length === 0) return 'No source has been read for this page yet.';
  const names = [...new Set(sources.map(({ source }: { source: SourceName }) => SOURCE_LABELS[source]))];
  const newest = sources.map(({ date }) => date).reduce((a, b) => (a > b ? a : b));
  return `Compiled from ${joinWords(names)}, ${formatDate(newest, language)}.`;
}

/** What a reader must know of sources that could not be read for weeks, a sentence each. The day is that of their last good answer. */
export function describeOutdated({ outdated = [] }: Pick<Person, 'outdated'>, language?: string): string[] {
  return outdated.map(({ source, since }) => {
    const label = SOURCE_LABELS[source];
    const name = `${label[0]!.toUpperCase()}${label.slice(1)}`;
    if (source === 'files') return `${name} could last be read on ${formatDate(since, language)}; works from them may be out of date.`;
    return `${label} has given no usable answer since ${formatDate(since, language)}; its works may be out of date.`;
  });
}

/** Words as a sentence joins them: `a`, `a and b`, `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/**
 * The works that an author wants shown first, in the author's order.
 * @param references one that names no work of the author is left out (the content check reports it)
 * @param redirects lost work ids and the ids they became
 */
export function selectFeatured(references: readonly string[], works: readonly Work[], redirects: Readonly<Record<string, string>>): Work[] {
  return references.flatMap((reference) => works.find((work) => refersTo(followRedirect(reference, redirects), work)) ?? []);
}
