/** A work's own identifier in one catalogue, canonical. Made only by {@link parseCatalogueId}. */
export type CatalogueId = string & { readonly __brand: 'CatalogueId' };

/** Catalogues that give works a number or key of their own. */
export const CATALOGUES = ['pmid', 'pmcid', 'openalex', 'semanticscholar', 'dblp', 'inspire', 'hal', 'zenodo'] as const;
export type Catalogue = (typeof CATALOGUES)[number];

/** What each catalogue's identifiers look like, bare or in the forms in which they are written; the first group is the value. */
const SHAPES: Readonly<Record<Catalogue, RegExp>> = {
  pmid: /^(?:https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/|(?:pmid|medline):\s*)?0*([1-9]\d{0,8})\/?$/i,
  pmcid:
    /^(?:https?:\/\/(?:(?:www\.)?(?:ncbi\.nlm\.nih\.gov\/pmc|europepmc\.org)\/articles\/|pmc\.ncbi\.nlm\.nih\.gov\/articles\/)|pmcid:\s*)?(?:PMC)?([1-9]\d{0,8})(?:\.\d+)?\/?$/i,
  openalex: /^(?:https?:\/\/(?:api\.)?openalex\.org\/(?:works\/)?)?(W[1-9]\d{0,11})\/?$/i,
  semanticscholar: /^(?:corpus\s*id:?\s*)?([1-9]\d{0,11})$/i,
  dblp: /^(?:https?:\/\/dblp\.(?:org|uni-trier\.de|dagstuhl\.de)\/rec\/|dblp:)?([a-z]+\/(?:[\w+-]+\/){0,3}[\w+:.-]+?)(?:\.html|\.xml|\.bib)?$/i,
  inspire: /^(?:https?:\/\/(?:old\.)?inspirehep\.net\/(?:literature|record|api\/literature)\/)?([1-9]\d{0,9})\/?$/i,
  hal: /^(?:https?:\/\/[\w.-]+\/)?([a-z][a-z\d_]*-\d{4,10})(?:v\d+)?\/?$/i,
  zenodo: /^(?:https?:\/\/zenodo\.org\/records?\/|10\.5281\/zenodo\.)?([1-9]\d{0,11})\/?$/i,
};

/**
 * Read the identifier that a catalogue gives a work: a PubMed number, `PMC…`, OpenAlex' `W…`, Semantic Scholar's corpus
 * number, a DBLP key, an INSPIRE record number, a HAL id without its version, a Zenodo record number.
 * @returns the canonical form, or `undefined` if the text is none
 */
export function parseCatalogueId(catalogue: Catalogue, text: string): CatalogueId | undefined {
  const value = SHAPES[catalogue].exec(text.trim())?.[1];
  if (value === undefined) return undefined;
  if (catalogue === 'pmcid') return `PMC${value}` as CatalogueId;
  if (catalogue === 'openalex') return value.toUpperCase() as CatalogueId;
  return (catalogue === 'hal' ? value.toLowerCase() : value) as CatalogueId;
}

const PAGES: Readonly<Record<Catalogue, (id: string) => string>> = {
  pmid: (id) => `https://pubmed.ncbi.nlm.nih.gov/${id}/`,
  pmcid: (id) => `https://pmc.ncbi.nlm.nih.gov/articles/${id}/`,
  openalex: (id) => `https://openalex.org/${id}`,
  semanticscholar: (id) => `https://www.semanticscholar.org/p/${id}`,
  dblp: (id) => `https://dblp.org/rec/${id}`,
  inspire: (id) => `https://inspirehep.net/literature/${id}`,
  hal: (id) => `https://hal.science/${id}`,
  zenodo: (id) => `https://zenodo.org/records/${id}`,
};

/** The page that a catalogue shows for a work. */
export function catalogueUrl(catalogue: Catalogue, id: CatalogueId): string {
  return PAGES[catalogue](id);
}
