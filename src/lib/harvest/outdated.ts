import type { Person } from '../model/index.ts';
import type { Answer } from './collect.ts';

const DAY_MS = 24 * 3600 * 1000;
/** A source that could not be read for more than so many days is told on the page. */
const OUTDATED_DAYS = 30;

/**
 * A person with the sources that have failed for so long that readers must know. The day is that of the last good answer, so
 * nothing changes from one run to the next until the source answers again. What was known before stays where this run cannot
 * tell: a source that it was not to ask, or whose last answer is not kept here.
 * @param answers of this author
 * @param before the person as stored
 * @param day today, ISO
 */
export function withOutdated(person: Person, answers: readonly Answer[], before: Person | undefined, day: string): Person {
  const known = new Map(before?.outdated?.map(({ source, since }) => [source, since]));
  const outdated = [...Map.groupBy(answers, ({ source }) => source)]
    .flatMap(([source, own]) => {
      const days = own.flatMap(({ state, since }) => {
        if (state === 'fresh') return [];
        if (state === 'stale') return since !== undefined && Date.parse(day) - Date.parse(since) > OUTDATED_DAYS * DAY_MS ? [since] : [];
        return known.get(source) ?? [];
      });
      return days.length === 0 ? [] : [{ source, since: days.reduce((a, b) => (a < b ? a : b)) }];
    })
    .sort((a, b) => (a.source < b.source ? -1 : 1));
  const { schemaVersion, slug, resolved, sources, outdated: _, ...rest } = person;
  return { schemaVersion, slug, resolved, sources, ...(outdated.length === 0 ? {} : { outdated }), ...rest };
}
