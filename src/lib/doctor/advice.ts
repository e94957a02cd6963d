import type { FoundIdentifier } from '../harvest/index.ts';
import type { Author, Claim, Evidence, Person, SourceName, Work } from '../model/index.ts';

/** Where a new list of members goes, and the line after which its members are. */
export const ROSTER = 'src/content/rosters/members.yaml';
export const MEMBERS = 'members:';

/** One thing that somebody can do about an author's page, and exactly how. */
export interface Advice {
  slug: string;
  /** The line of evidence that it raises, or what else it mends. */
  about: Evidence['id'] | 'removal' | 'conflict' | 'staleness' | 'harvest';
  /**
   * Points that the act itself can yield, or that are lost if nothing is done; 0 for what does not count, and for what only makes
   * other acts possible, which have their own.
   */
  effect: number;
  /** Who can do it. */
  who: 'host' | 'author' | 'employer';
  /** What to do, as a sentence. */
  task: string;
  /** Page to open. */
  open?: string;
  /** Text to paste there, or into the page that the task names. */
  paste?: string;
  /** Command to run. */
  run?: string;
  /** File to edit, and what to write into it. */
  edit?: { file: string; text?: string };
}

/** An author as the doctor sees them. */
export interface Subject {
  slug: string;
  author: Author;
  /** What the harvest concluded; absent before the first one. */
  person?: Person;
  claim?: Claim;
  works: readonly Work[];
}

/** What the doctor knows of the site around an author. */
export interface Surroundings {
  /** The address of an author's page. */
  pageOf(slug: string): string;
  /** The claim form, filled in for an author; `undefined` if the site has none. */
  claimForm(slug: string, name: string): string | undefined;
  /** Sources that know an identifier of an author and are switched off, by name. */
  sourcesOff(author: Author): SourceName[];
  /** Identifiers that a source named for an author at the last harvest, and that the author file does not have. */
  found(slug: string): readonly Pick<FoundIdentifier, 'scheme' | 'value' | 'source'>[];
  /** If a source is asked at each harvest. */
  isOn(source: string): boolean;
  /** If a name is that of somebody who left the site, as far as addresses tell it: no name is kept of whoever was removed. */
  hasLeft(name: string): boolean;
  /** Other authors of the site by slug. */
  subjects: ReadonlyMap<string, Subject>;
  /** Today, ISO. */
  day: string;
}

/** What to do first: somebody who wants to be removed must not wait; then what has the greatest effect. */
export function byUrgency(a: Pick<Advice, 'about' | 'effect'>, b: Pick<Advice, 'about' | 'effect'>): number {
  return Number(b.about === 'removal') - Number(a.about === 'removal') || b.effect - a.effect;
}
