import {
  arxivUrl,
  catalogueUrl,
  doiUrl,
  orcidUrl,
  parseArxiv,
  parseCatalogueId,
  parseDoi,
  parseOrcid,
  type Catalogue,
} from '../identifiers/index.ts';
import { PROVENANCE_FIELDS, type Origin, type SourceName, type Work } from '../model/index.ts';
import { SOURCE_LABELS } from './labels.ts';

const FIELD_LABELS: Readonly<Record<(typeof PROVENANCE_FIELDS)[number], string>> = {
  title: 'Title',
  abstract: 'Abstract',
  authorships: 'Authors',
  date: 'Date',
  type: 'Type',
  venue: 'Venue',
  topics: 'Topics',
};

/** One fact of a work and where it was read. */
export interface ProvenanceLine {
  field: string;
  origins: { source: string; id: string; url?: string }[];
}

/** The provenance of a work in the order of its fields; a field without a known origin has no line. */
export function selectProvenance({ provenance }: Pick<Work, 'provenance'>): ProvenanceLine[] {
  return PROVENANCE_FIELDS.flatMap((field) => {
    const origins = provenance[field];
    if (origins === undefined || origins.length === 0) return [];
    return [
      {
        field: FIELD_LABELS[field],
        origins: origins.map((origin) => {
          const url = recordUrl(origin);
          return { source: SOURCE_LABELS[origin.source], id: origin.id, ...(url === undefined ? {} : { url }) };
        }),
      },
    ];
  });
}

/** Sources whose records have the number that their catalogue gives. */
const CATALOGUE_OF: Readonly<Partial<Record<SourceName, Catalogue>>> = {
  dblp: 'dblp',
  hal: 'hal',
  inspire: 'inspire',
  openalex: 'openalex',
  pubmed: 'pmid',
  semanticscholar: 'semanticscholar',
  zenodo: 'zenodo',
};

/** Where a reader finds a source's record; `undefined` for files, and for an id that leads nowhere. */
function recordUrl({ source, id }: Origin): string | undefined {
  const catalogue = CATALOGUE_OF[source];
  if (catalogue !== undefined) {
    const number = parseCatalogueId(catalogue, id);
    return number === undefined ? undefined : catalogueUrl(catalogue, number);
  }
  if (source === 'arxiv') {
    const arxiv = parseArxiv(id);
    return arxiv === undefined ? undefined : arxivUrl(arxiv.id, arxiv.version);
  }
  if (source === 'crossref' || source === 'datacite') {
    const doi = parseDoi(id);
    return doi === undefined ? undefined : doiUrl(doi);
  }
  const owner = source === 'orcid' ? parseOrcid(id.split('/')[0]!) : undefined;
  return owner === undefined ? undefined : orcidUrl(owner);
}
