import { arxivUrl, parseArxiv } from '../identifiers/index.ts';
import { PROVENANCE_FIELDS, type Work } from '../model/index.ts';
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
        origins: origins.map(({ source, id }) => {
          const arxiv = source === 'arxiv' ? parseArxiv(id) : undefined;
          return { source: SOURCE_LABELS[source], id, ...(arxiv === undefined ? {} : { url: arxivUrl(arxiv.id, arxiv.version) }) };
        }),
      },
    ];
  });
}
