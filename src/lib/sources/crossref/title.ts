import type { NoticeKind } from '../../model/index.ts';
import type { Work } from './schema.ts';

/** Longest title that is looked into, in characters. */
const LONGEST = 2000;
/** What stands where a subtitle should, and is none. */
const NO_SUBTITLE = /^\W*(?:letters? to the editors?|original article|research article|review article|case report|editorial)\W*$/i;

/** What publishers write before and behind the title of a work that they took back. */
const SAID = '(retracted|withdrawn|(?:temporary )?remov(?:ed|al))';
const OF_WHAT = '(?: (?:article|chapter|(?:conference )?paper|book|manuscript|publication))?';
const BEFORE: readonly RegExp[] = [
  // "RETRACTED: …", "RETRACTED ARTICLE: …", "Retracted on September 15, 2023: …", "Withdrawn – …"
  new RegExp(`^${SAID}${OF_WHAT}(?: on [a-z]{3,9} \\d{1,2}, \\d{4})?(?: ?:| [–—-] )`, 'i'),
  // "[Retracted] …", "(RETRACTED ARTICLE): …"
  new RegExp(`^[[(]${SAID}${OF_WHAT}:?[\\])] ?:?`, 'i'),
];
const BEHIND: readonly RegExp[] = [new RegExp(`[[(]${SAID}${OF_WHAT}[\\])]$`, 'i')];
/** IEEE writes it over the title of the paper itself; elsewhere it is the title of a notice. */
const IEEE = { prefix: '10.1109/', before: /^Notice of (Retraction): ?/i };

/**
 * Title and subtitle. The subtitle is left out where the title has it already, or has one of its own: then the second is
 * its short form for page heads. The original title stands in where there is no other.
 */
export function titleOf(work: Work): string {
  const [title = work['original-title']?.[0] ?? ''] = (work.title ?? []).filter((text) => text.trim() !== '');
  const [subtitle = ''] = (work.subtitle ?? []).filter((text) => text.trim() !== '');
  if (!/\p{L}/u.test(subtitle) || NO_SUBTITLE.test(subtitle.slice(0, 100)) || fold(title).includes(fold(subtitle))) return title;
  if (hasSubtitle(title)) return title;
  const start = title.trimEnd();
  return /[:?!.–—]$/.test(start) ? `${start} ${subtitle}` : `${start}: ${subtitle}`;
}

/**
 * A title without what its publisher wrote around it when the work was taken back.
 * @returns the title alone if nothing is said there
 */
export function takenBack(title: string, doi: string): { title: string; kind?: NoticeKind } {
  if (title.length > LONGEST) return { title };
  const text = title.replace(/\s+/g, ' ').trim();
  const patterns = [...BEFORE, ...BEHIND, ...(doi.startsWith(IEEE.prefix) ? [IEEE.before] : [])];
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const rest = match === null ? '' : text.replace(pattern, '').trim();
    if (rest !== '') return { title: rest, kind: /^retract/i.test(match?.[1] ?? '') ? 'retraction' : 'withdrawal' };
  }
  return { title };
}

/** If there is a colon within a title, outside tags. */
function hasSubtitle(title: string): boolean {
  return /:\s*\S/.test(title.slice(0, LONGEST).replace(/<[^>]*>/g, ''));
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
