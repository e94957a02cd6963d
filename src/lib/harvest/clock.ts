import { ConfigError } from '../errors.ts';
import type { Issue, Person } from '../model/index.ts';

const DAY_MS = 24 * 3600 * 1000;
/** Machines in other zones, and clocks that are a little slow, may be behind what is stored by so many days. */
const MOST_DAYS_BEHIND = 3;
/** Between this machine's clock and those of the sources may lie so many days. */
const MOST_DAYS_APART = 1;

/** The newest day on which something that is stored was found, and the file that has it, from the content folder. */
export function newestStored(people: readonly Person[]): { day: string; path: string } | undefined {
  const found = people.flatMap(({ slug, resolved, sources, conflicts, verifications, outdated = [] }) => {
    const dated = [...resolved, ...sources, ...conflicts].map(({ date }) => date);
    // The day of a roster is the host's.
    const seen = verifications.filter(({ kind }) => kind !== 'roster').map(({ lastSeen }) => lastSeen);
    return [...dated, ...seen, ...outdated.map(({ since }) => since)].map((day) => ({ day, path: `people/${slug}.json` }));
  });
  return found.reduce<(typeof found)[number] | undefined>((a, b) => (a === undefined || b.day > a.day ? b : a), undefined);
}

/**
 * Compare today with what is stored. A machine whose clock is behind would take kept answers for answers of the future, and
 * date new facts before old ones. A run that asks nobody may go on, with the newest stored day in the place of today.
 * @param day today, ISO
 * @param asks if the run asks sources over the network
 * @returns the day to go by, and what to say
 * @throws ConfigError if it asks, and today lies days before the newest stored date
 */
export function checkClock(people: readonly Person[], day: string, asks: boolean): { day: string; issues: Issue[] } {
  const newest = newestStored(people);
  if (newest === undefined || Date.parse(newest.day) - Date.parse(day) <= MOST_DAYS_BEHIND * DAY_MS) return { day, issues: [] };
  const message = `This machine says that it is ${day}, but ${newest.path} was harvested on ${newest.day}.`;
  const remedy = `Set the clock of this machine, or SOURCE_DATE_EPOCH if it is set. If the stored date is the wrong one, restore src/content from git.`;
  if (asks) throw new ConfigError('clock', message, remedy);
  return { day: newest.day, issues: [{ severity: 'warning', source: 'clock', place: newest.path, message, remedy }] };
}

/** What to say of a clock that the sources contradict. @param aheadMs how far it is ahead of theirs; negative if it is behind */
export function clockIssues(aheadMs: number | undefined): Issue[] {
  if (aheadMs === undefined || Math.abs(aheadMs) <= MOST_DAYS_APART * DAY_MS) return [];
  const days = Math.round(Math.abs(aheadMs) / DAY_MS);
  return [
    {
      severity: 'warning',
      source: 'clock',
      place: 'clock of this machine',
      message: `It is ${days} ${days === 1 ? 'day' : 'days'} ${aheadMs > 0 ? 'ahead of' : 'behind'} the newest answer of a source, so new facts have the wrong date.`,
      remedy: 'Set the clock of this machine, restore src/content from git, and harvest again.',
    },
  ];
}
