import { parseDoi } from '../../identifiers/index.ts';
import type { RawIdentifier, WorkScheme } from '../../model/index.ts';
import type { ExternalId } from './schema.ts';

/** ORCID's types of identifier that name a work in one of our schemes. Those of containers, ISSN and ISBN, are none. */
const SCHEMES: ReadonlyMap<string, WorkScheme> = new Map([
  ['doi', 'doi'],
  ['arxiv', 'arxiv'],
  ['pmid', 'pmid'],
  ['pmc', 'pmcid'],
  ['dblp', 'dblp'],
]);
const LINKS: readonly [WorkScheme, RegExp][] = [
  ['doi', /^https?:\/\/(?:dx\.)?doi\.org\/10\./i],
  ['arxiv', /^https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\//i],
];

/**
 * The identifiers that are stated of one work by all who claim it: its own, and those of its other versions. What somebody
 * calls a part or a container of it is neither, even if another calls it the work itself. A relationship that is not told
 * is the work itself: older records have none.
 */
export function identifiersOf(stated: readonly ExternalId[]): { identifiers: RawIdentifier[]; versions: RawIdentifier[] } {
  const own = new Map<string, RawIdentifier>();
  const versions = new Map<string, RawIdentifier>();
  const containers = new Set<string>();
  for (const id of stated) {
    const identifier = toIdentifier(id);
    if (identifier === undefined) continue;
    const key = `${identifier.scheme} ${identifier.value.toLowerCase()}`;
    const relationship = id['external-id-relationship'] ?? 'self';
    if (relationship === 'self') own.set(key, own.get(key) ?? identifier);
    else if (relationship === 'version-of') versions.set(key, versions.get(key) ?? identifier);
    else containers.add(key);
  }
  const kept = (all: Map<string, RawIdentifier>) => [...all].filter(([key]) => !containers.has(key));
  return {
    identifiers: kept(own).map(([, identifier]) => identifier),
    versions: kept(versions).flatMap(([key, identifier]) => (own.has(key) ? [] : [identifier])),
  };
}

/** An identifier in one of our schemes, as ORCID understood it if it did. */
function toIdentifier(id: ExternalId): RawIdentifier | undefined {
  const value = id['external-id-normalized'] ?? id['external-id-value'];
  const type = id['external-id-type'];
  if (value === undefined || type === undefined) return undefined;
  const scheme = type === 'uri' ? LINKS.find(([, form]) => form.test(value))?.[0] : SCHEMES.get(type);
  if (scheme === undefined) return undefined;
  return { scheme, value: (scheme === 'doi' ? parseDoi(value) : undefined) ?? value };
}
