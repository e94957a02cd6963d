import type { Authorship } from '../model/index.ts';

/** One name in a list of authors. */
export interface BylineName {
  name: string;
  /** Slug, if the person has a page here. */
  author?: string;
  /** The person whose page this is. */
  self: boolean;
}

/** A list of authors, folded when it is long: the first ones, those it is about with their place, and how many more. */
export interface Byline {
  shown: BylineName[];
  /** After the names shown: the author whose page it is on or, if it is on nobody's, people who have a page here. */
  later: (BylineName & { place: number })[];
  /** Names in neither list. */
  more: number;
  total: number;
  /** The source says the list goes on. */
  truncated: boolean;
}

/** Longest list of authors that is shown whole. */
export const WHOLE_BYLINE = 12;
/** Most people of this site who are picked out of a long list. */
const LATER = 12;

/**
 * Select the names to show of a work.
 * @param self slug of the author whose page it is on
 * @param limit longest list shown whole; a longer one shows `limit - 3` names
 */
export function selectByline(
  authorships: readonly Authorship[],
  truncated: boolean,
  self: string | undefined,
  limit = WHOLE_BYLINE,
): Byline {
  const names = authorships.map((authorship) => toBylineName(authorship, self));
  const total = names.length;
  if (total <= limit) return { shown: names, later: [], more: 0, total, truncated };
  const shown = names.slice(0, limit - 3);
  const later = names
    .map((name, index) => ({ ...name, place: index + 1 }))
    .slice(shown.length)
    .filter((name) => (self === undefined ? name.author !== undefined : name.self))
    .slice(0, LATER);
  return { shown, later, more: total - shown.length - later.length, total, truncated };
}

/** Initials for a page without a portrait: at most two letters, or the first character of a name that is not in parts. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => /^\p{L}/u.test(word));
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  const first = capitals[0] ?? words[0] ?? name;
  const last = capitals.length > 1 ? capitals.at(-1)! : '';
  return [first, last].map((word) => [...word][0] ?? '').join('');
}

function toBylineName({ name, author }: Authorship, self: string | undefined): BylineName {
  return { name: name.literal, self: author !== undefined && author === self, ...(author === undefined ? {} : { author }) };
}
