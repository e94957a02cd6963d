import type { Collaborator } from '../model/index.ts';

/** A collaborator with the anchor that a graph leads to. */
export interface Tie extends Collaborator {
  anchor: string;
}

/** Collaborators as a profile shows them, the strongest tie first. */
export interface Ties {
  /** Close ones with a row each. */
  rows: Tie[];
  /** How many are close, with or without a row. */
  close: number;
  /** The strongest of the others, who are named only. */
  named: Tie[];
  /** How many have no row, named or not. */
  others: number;
}

/** Most rows of the table; a very long career has thousands of close ties. */
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
  const rows = close.slice(0, ROWS);
  const others = [...close.slice(ROWS), ...ties.filter((tie) => !tie.close)];
  return { rows, close: close.length, named: others.slice(0, NAMED), others: others.length };
}
