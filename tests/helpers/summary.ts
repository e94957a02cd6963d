import type { WorkRecord } from '../../src/lib/model/index.ts';
import { toPlain } from '../../src/lib/print/plain.ts';

/** A record in the few lines that a person compares; what is empty is left out. */
export interface Summary {
  id: string;
  type: string;
  title: string;
  abstract?: string;
  /** `Jane Doe`, with `; 0000-…`, `; openalex:A…`, `; group`, `; corresponding` behind it, and ` @ affiliation`s and ` @ ror`s. */
  authors: string[];
  truncated?: true;
  /** `first 2020-01-05`. */
  dates?: string[];
  venue?: string;
  biblio?: object;
  identifiers?: string[];
  versions?: string[];
  notices?: string[];
  about?: string[];
  subjects?: string[];
  keywords?: string[];
  links?: string[];
  note?: string;
  journalRef?: string;
  language?: string;
  license?: string;
  withdrawn?: true;
  citationKey?: string;
}

/** @returns the summary of a cleaned record, with the first 300 characters of its abstract */
export function summarize(record: WorkRecord): Summary {
  const { arxiv, dois, catalogues = {}, dates, venue, abstract } = record;
  const lists = {
    dates: (['first', 'updated', 'issued'] as const).flatMap((field) => (dates[field] === undefined ? [] : [`${field} ${dates[field]}`])),
    identifiers: [
      ...(arxiv === undefined ? [] : [`arxiv:${arxiv.id}${arxiv.version === undefined ? '' : `v${arxiv.version}`}`]),
      ...dois.map((doi) => `doi:${doi}`),
      ...Object.entries(catalogues).map(([scheme, id]) => `${scheme}:${id}`),
    ],
    versions: record.versions ?? [],
    notices: (record.notices ?? []).map(({ kind, doi, date }) => [kind, doi, date].filter(Boolean).join(' ')),
    about: (record.about ?? []).map(({ kind, doi }) => `${kind} ${doi}`),
    subjects: record.subjects.map(({ scheme, code, name }) => `${scheme}:${code}${name === undefined ? '' : ` ${name}`}`),
    keywords: record.keywords,
    links: record.links.map(({ kind, url }) => `${kind} ${url}`),
  };
  return {
    id: record.id,
    type: record.type,
    title: toPlain(record.title),
    ...(abstract === undefined ? {} : { abstract: toPlain(abstract).slice(0, 300) }),
    authors: record.authors.map(
      ({ name, orcid, identifiers = [], affiliations, institutions = [], corresponding, group }) =>
        [
          name.literal,
          ...(orcid === undefined ? [] : [orcid]),
          ...identifiers.map(({ scheme, value }) => `${scheme}:${value}`),
          ...(group === true ? ['group'] : []),
          ...(corresponding === true ? ['corresponding'] : []),
        ].join('; ') + [...affiliations, ...institutions.map(({ name: label, ror }) => ror ?? label)].map((text) => ` @ ${text}`).join(''),
    ),
    ...(record.authorsTruncated ? { truncated: true as const } : {}),
    ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)),
    ...(venue === undefined ? {} : { venue: `${venue.name}${venue.kind === undefined ? '' : ` (${venue.kind})`}` }),
    ...(record.biblio === undefined ? {} : { biblio: record.biblio }),
    ...(record.note === undefined ? {} : { note: record.note }),
    ...(record.journalRef === undefined ? {} : { journalRef: record.journalRef }),
    ...(record.language === undefined ? {} : { language: record.language }),
    ...(record.license === undefined ? {} : { license: record.license }),
    ...(record.withdrawn ? { withdrawn: true as const } : {}),
    ...(record.citationKey === undefined ? {} : { citationKey: record.citationKey }),
  };
}
