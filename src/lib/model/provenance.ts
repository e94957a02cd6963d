import * as z from 'zod';

/** The providers whose word a record can be. `files` is the host: bibliographies kept by hand. */
export const SOURCE_NAMES = [
  'arxiv',
  'crossref',
  'datacite',
  'dblp',
  'files',
  'hal',
  'inspire',
  'openalex',
  'openreview',
  'orcid',
  'pubmed',
  'ror',
  'semanticscholar',
  'zenodo',
] as const;
export const SourceNameSchema = z.enum(SOURCE_NAMES);
export type SourceName = z.infer<typeof SourceNameSchema>;

/** Where one value was read: the source and its own id of the record. */
export const OriginSchema = z.strictObject({ source: SourceNameSchema, id: z.string() });
export type Origin = z.infer<typeof OriginSchema>;

/**
 * If agreement with this source is evidence. A list that the host keeps is the host's own word, so it
 * never confirms what another source says.
 */
export function isIndependent(source: SourceName): boolean {
  return source !== 'files';
}

/**
 * If an ORCID iD that this source gives for an author was put there by a publisher, a registry or the person. What the host
 * keeps is the host's own word, and a catalogue that gathers from others tells by their names who has which iD.
 */
export function vouchesForOrcid(source: SourceName): boolean {
  return source !== 'files' && source !== 'openalex' && source !== 'semanticscholar';
}
