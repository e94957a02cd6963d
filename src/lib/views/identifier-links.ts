import { orcidUrl } from '../identifiers/index.ts';
import type { PersonIdentifiers } from '../model/index.ts';

export interface IdentifierLink {
  label: string;
  value: string;
  url: string;
}

/** The pages of a person's identifiers, ORCID first. */
export function selectIdentifierLinks({
  orcid,
  arxiv,
  dblp,
  openalex = [],
  inspire,
  hal,
  semanticscholar,
  openreview,
}: PersonIdentifiers): IdentifierLink[] {
  const links: IdentifierLink[] = [];
  if (orcid !== undefined) links.push({ label: 'ORCID', value: orcid, url: orcidUrl(orcid) });
  if (arxiv !== undefined) links.push({ label: 'arXiv', value: arxiv, url: `https://arxiv.org/a/${arxiv}` });
  if (dblp !== undefined) links.push({ label: 'DBLP', value: dblp, url: `https://dblp.org/pid/${dblp}` });
  for (const id of openalex) links.push({ label: 'OpenAlex', value: id, url: `https://openalex.org/authors/${id}` });
  if (inspire !== undefined)
    links.push({ label: 'INSPIRE', value: inspire, url: `https://inspirehep.net/search?p=${encodeURIComponent(`a ${inspire}`)}` });
  if (hal !== undefined) links.push({ label: 'HAL', value: hal, url: `https://cv.hal.science/${hal}` });
  if (semanticscholar !== undefined)
    links.push({ label: 'Semantic Scholar', value: semanticscholar, url: `https://www.semanticscholar.org/author/${semanticscholar}` });
  if (openreview !== undefined)
    links.push({ label: 'OpenReview', value: openreview, url: `https://openreview.net/profile?id=${encodeURIComponent(openreview)}` });
  return links;
}
