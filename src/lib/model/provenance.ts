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

/** Catalogues that gather records from others, and can join or describe them wrongly. */
export const GATHERING: ReadonlySet<SourceName> = new Set(['openalex', 'semanticscholar']);
/** Sources that are told of works and are no registry of them: the host, the person, and a place where works are discussed. */
const TOLD: ReadonlySet<SourceName> = new Set(['files', 'orcid', 'openreview']);

/**
 * How many of the sources that have a work say so on their own. A list that the host keeps is the host's own word, so it never
 * confirms what another source says. Catalogues that gather from the registries repeat them: together they are one source, and
 * only where no registry has the work.
 */
export function countIndependent(sources: Iterable<SourceName>): number {
  const all = new Set(sources);
  const own = [...all].filter((source) => source !== 'files' && !GATHERING.has(source));
  const isRepeated = own.some((source) => !TOLD.has(source));
  return own.length + (!isRepeated && [...all].some((source) => GATHERING.has(source)) ? 1 : 0);
}

/**
 * If an ORCID iD that this source gives for an author was put there by a publisher, a registry or the person. What the host
 * keeps is the host's own word, and a catalogue that gathers from others tells by their names who has which iD.
 */
export function vouchesForOrcid(source: SourceName): boolean {
  return source !== 'files' && !GATHERING.has(source);
}
