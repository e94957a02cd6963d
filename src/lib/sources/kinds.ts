import { arxiv } from './arxiv/index.ts';
import { datacite } from './datacite/index.ts';
import { inspire } from './inspire/index.ts';
import { openalex } from './openalex/index.ts';
import { openreview } from './openreview/index.ts';
import { orcid } from './orcid/index.ts';
import { pubmed } from './pubmed/index.ts';
import { ror } from './ror/index.ts';
import type { SourceKind } from './source.ts';

/** The sources that can be asked over the network, in the order in which they are asked. */
export const SOURCE_KINDS: readonly SourceKind[] = [orcid, inspire, arxiv, openalex, datacite, pubmed, openreview, ror];
