import { parseOrcid } from '../../identifiers/index.ts';
import type { PersonRecord } from '../../model/index.ts';
import type { Author } from './schema.ts';

/** What Semantic Scholar says of a person; it splits people over many numbers. */
export function toPerson({ authorId, name, aliases, affiliations, homepage, paperCount, externalIds }: Author): PersonRecord {
  const orcid = typeof externalIds?.['ORCID'] === 'string' ? parseOrcid(externalIds['ORCID']) : undefined;
  return {
    source: 'semanticscholar',
    scheme: 'semanticscholar',
    value: authorId,
    ...(name === undefined ? {} : { names: [name, ...(aliases ?? [])] }),
    ...(orcid === undefined ? {} : { identifiers: [{ scheme: 'orcid', value: orcid }] }),
    ...(homepage === undefined ? {} : { links: [{ url: homepage }] }),
    ...(affiliations === undefined || affiliations === null || affiliations.length === 0
      ? {}
      : { affiliations: affiliations.map((place) => ({ name: place })) }),
    ...(typeof paperCount === 'number' ? { works: paperCount } : {}),
  };
}
