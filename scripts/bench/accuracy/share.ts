/** How much of what was found is right, and how much of what there is was found. */
export interface Share {
  precision: number;
  recall: number;
  f1: number;
}

/** Compare sets of pairs with the true ones. */
export function shareOf(found: ReadonlySet<string>, gold: ReadonlySet<string>): Share {
  const right = [...found].filter((pair) => gold.has(pair)).length;
  return { precision: right / found.size, recall: right / gold.size, f1: (2 * right) / (found.size + gold.size) };
}
