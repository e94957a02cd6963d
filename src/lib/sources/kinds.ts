import { arxiv } from './arxiv/index.ts';
import { crossref } from './crossref/index.ts';
import { datacite } from './datacite/index.ts';
import { dblp } from './dblp/index.ts';
import { hal } from './hal/index.ts';
import { inspire } from './inspire/index.ts';
import { openalex } from './openalex/index.ts';
import { openreview } from './openreview/index.ts';
import { orcid } from './orcid/index.ts';
import { pubmed } from './pubmed/index.ts';
import { ror } from './ror/index.ts';
import { zenodo } from './zenodo/index.ts';
import { semanticscholar } from './semanticscholar/index.ts';
import type { SourceKind } from './source.ts';

/** The sources that can be asked over the network, in the order in which they are asked. */
export const SOURCE_KINDS: readonly SourceKind[] = [
  orcid,
  inspire,
  dblp,
  arxiv,
  openalex,
  hal,
  crossref,
  datacite,
  pubmed,
  zenodo,
  semanticscholar,
  openreview,
  ror,
];
