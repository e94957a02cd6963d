import type { Origin, SourceName, WorkRecord } from '../model/index.ts';

/** Fields whose sources are ranked apart. */
export type RankedField = 'title' | 'authorships' | 'orcid' | 'date' | 'venue' | 'type' | 'abstract' | 'pdf' | 'license';

/** The order in which sources are believed, per field; what is not named comes after. What a person keeps by hand comes first. */
const ORDER: Readonly<Record<RankedField, readonly SourceName[]>> = {
  title: [
    'files',
    'crossref',
    'dblp',
    'arxiv',
    'inspire',
    'pubmed',
    'datacite',
    'hal',
    'openreview',
    'zenodo',
    'openalex',
    'semanticscholar',
  ],
  authorships: [
    'files',
    'crossref',
    'dblp',
    'pubmed',
    'inspire',
    'datacite',
    'hal',
    'openreview',
    'zenodo',
    'openalex',
    'arxiv',
    'semanticscholar',
  ],
  orcid: ['files', 'crossref', 'pubmed', 'dblp', 'inspire', 'datacite', 'zenodo', 'hal', 'orcid', 'openalex'],
  date: ['files', 'crossref', 'dblp', 'pubmed', 'inspire', 'datacite', 'hal', 'openreview', 'zenodo', 'openalex', 'orcid'],
  venue: ['files', 'crossref', 'dblp', 'pubmed', 'inspire', 'hal', 'openreview', 'datacite', 'zenodo', 'openalex', 'orcid'],
  type: ['files', 'crossref', 'dblp', 'hal', 'datacite', 'pubmed', 'inspire', 'openreview', 'zenodo', 'openalex', 'orcid'],
  abstract: ['files', 'arxiv', 'pubmed', 'crossref', 'hal', 'inspire', 'datacite', 'openreview', 'zenodo', 'semanticscholar', 'openalex'],
  pdf: ['arxiv', 'files', 'openalex', 'hal', 'semanticscholar', 'zenodo'],
  license: ['files', 'openalex', 'crossref', 'arxiv', 'datacite'],
};

/**
 * Records in the order in which their word counts for a field: what a person keeps by hand before what a source says, and
 * of a person's files the published version before the preprint. DBLP knows conferences better than their publishers do.
 * Equal ones in the order of their ids.
 */
export function byPrecedence(records: readonly WorkRecord[], field: RankedField = 'title'): readonly WorkRecord[] {
  if (records.length < 2) return records;
  const order = ORDER[field];
  const rank = ({ source, type }: WorkRecord) => {
    if (source === 'files') return type === 'preprint' ? 0.5 : 0;
    if (field === 'venue' && source === 'dblp' && type === 'conference-paper') return 0.7;
    const at = order.indexOf(source);
    return at === -1 ? order.length : at;
  };
  return records.toSorted((a, b) => rank(a) - rank(b) || compare(a.id, b.id) || compare(a.source, b.source));
}

/** Where a record's values were read, for provenance. */
export function originOf({ source, id }: WorkRecord): Origin {
  return { source, id };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
