import type { Collaborator } from '../model/index.ts';

/** A collaborator with the anchor that a graph leads to. */
export interface Tie extends Collaborator {
  anchor: string;
}

/** Collaborators as a profile shows them. */
export interface Ties {
  /** Close ones with a row each, those with most works in common first. */
  first: Tie[];
  /** Further close ones with a row, which is folded away. */
  more: Tie[];
  /** How many are close, with or without a row. */
  close: number;
  /** The strongest of the others, who are named only. */
  named: Tie[];
  /** How many have no row, named or not. */
  others: number;
}

/** Rows that are seen at once: what a person published stands below them. */
const FIRST = 12;
/** Most rows in all; a very long career has thousands of close ties. */
const ROWS = 40;
/** Most names below the table. */
const NAMED = 120;

/**
 * Part collaborators into those with a row and those who are named.
 * @param collaborators the strongest tie first
 */
export function selectTies(collaborators: readonly Collaborator[]): Ties {
  const ties = collaborators.map((collaborator, index) => ({ ...collaborator, anchor: `collaborator-${index + 1}` }));
  const close = ties.filter((tie) => tie.close);
  // The table shows works in common, so it runs by them; the strength of a tie counts few authors for more.
  const rows = close.slice(0, ROWS).sort((a, b) => b.works - a.works || b.strength - a.strength);
  const others = [...close.slice(ROWS), ...ties.filter((tie) => !tie.close)];
  return {
    first: rows.slice(0, FIRST),
    more: rows.slice(FIRST),
    close: close.length,
    named: others.slice(0, NAMED),
    others: others.length,
  };
}
