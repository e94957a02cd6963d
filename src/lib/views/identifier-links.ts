import { orcidUrl } from '../identifiers/index.ts';
import type { PersonIdentifiers } from '../model/index.ts';

export interface IdentifierLink {
  label: string;
  value: string;
  url: string;
}

/** The pages of a person's identifiers, ORCID first. */
export function selectIdentifierLinks({ orcid, arxiv, dblp, openalex }: PersonIdentifiers): IdentifierLink[] {
  const links: IdentifierLink[] = [];
  if (orcid !== undefined) links.push({ label: 'ORCID', value: orcid, url: orcidUrl(orcid) });
  if (arxiv !== undefined) links.push({ label: 'arXiv', value: arxiv, url: `https://arxiv.org/a/${arxiv}` });
  if (dblp !== undefined) links.push({ label: 'DBLP', value: dblp, url: `https://dblp.org/pid/${dblp}` });
  if (openalex !== undefined) links.push({ label: 'OpenAlex', value: openalex, url: `https://openalex.org/authors/${openalex}` });
  return links;
}
