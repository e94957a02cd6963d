import type { Share } from './share.ts';

/**
 * B-cubed precision, recall and F1 of a clustering: for each item the share of its cluster, and of its true cluster, that the
 * two have in common, as a mean over items.
 * @see Bagga and Baldwin, Entity-based cross-document coreferencing using the vector space model, COLING-ACL 1998
 */
export function bCubed(found: readonly (string | number)[], gold: readonly (string | number)[]): Share {
  const clusters = Map.groupBy(found.keys(), (index) => found[index]!);
  const classes = Map.groupBy(gold.keys(), (index) => gold[index]!);
  const sizes = new Map([...classes].map(([label, items]) => [label, items.length]));
  let precision = 0;
  let recall = 0;
  for (const items of clusters.values()) {
    for (const [label, same] of Map.groupBy(items, (index) => gold[index]!)) {
      precision += same.length ** 2 / items.length;
      recall += same.length ** 2 / sizes.get(label)!;
    }
  }
  precision /= gold.length;
  recall /= gold.length;
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) };
}
