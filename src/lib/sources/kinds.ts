import { arxiv } from './arxiv/index.ts';
import { pubmed } from './pubmed/index.ts';
import type { SourceKind } from './source.ts';

/** The sources that can be asked over the network, in the order in which they are asked. */
export const SOURCE_KINDS: readonly SourceKind[] = [arxiv, pubmed];
