import { parseArxiv, parseCatalogueId, parseDoi } from '../../identifiers/index.ts';
import type { RawIdentifier } from '../../model/index.ts';
import type { Location, Work } from './schema.ts';

/** Longest identifier or address that is looked at, in characters. */
const LONGEST = 2000;
/** Things that lie beside a paper in a repository and are not the paper. */
const BESIDE = /dataset|image|figure|software|audio|video|collection|supplement|poster|presentation|peer.?review/i;

/**
 * Identifiers of the manifestation that a work's own DOI and first location describe, and of its other versions. PubMed's
 * numbers are those of the article. A DOI of another location counts only where a repository is on one of the sides:
 * two publishers' DOIs at one record are often two works that were taken for one.
 */
export function identifiersOf(work: Work): { identifiers: RawIdentifier[]; versions: RawIdentifier[] } {
  const primary = work.primary_location ?? work.locations?.[0] ?? undefined;
  const identifiers: RawIdentifier[] = [{ scheme: 'openalex', value: work.id }];
  const versions: RawIdentifier[] = [];
  const own = work.doi?.slice(0, LONGEST).trim() || undefined;
  if (own !== undefined) identifiers.push({ scheme: 'doi', value: own });
  if (work.ids?.pmid) identifiers.push({ scheme: 'pmid', value: work.ids.pmid });
  if (work.ids?.pmcid) identifiers.push({ scheme: 'pmcid', value: work.ids.pmcid });
  for (const location of [primary, ...(work.locations ?? [])]) {
    if (location === undefined) continue;
    const first = location === primary || (location.id !== undefined && location.id !== null && location.id === primary?.id);
    for (const identifier of namedBy(location)) {
      if (identifier.scheme === 'pmid' || identifier.scheme === 'pmcid') identifiers.push(identifier);
      else if (first && own === undefined) identifiers.push(identifier);
      else if (!first && isBeside(location, work)) continue;
      else if (identifier.scheme !== 'doi' || isRepository(location) || isRepository(primary)) versions.push(identifier);
    }
  }
  if (work.ids?.arxiv)
    (own === undefined && identifiers.length === 1 ? identifiers : versions).push({ scheme: 'arxiv', value: work.ids.arxiv });
  return { identifiers: unique(identifiers), versions: unique(versions) };
}

/** What a location's id and address name, that can be read. */
function namedBy(location: Location): RawIdentifier[] {
  const [id, landing, pdf] = [location.id, location.landing_page_url, location.pdf_url].map((text) => text?.slice(0, LONGEST));
  const [, scheme, rest] = /^(doi|pmid|pmh):(.{1,500})$/.exec(id ?? '') ?? [];
  const found: RawIdentifier[] = [];
  const arxiv = [rest, landing, pdf].find((text) => text !== undefined && text !== null && parseArxiv(text) !== undefined);
  if (arxiv) found.push({ scheme: 'arxiv', value: arxiv });
  const dois = [scheme === 'doi' ? rest : undefined, /^https?:\/\/(?:dx\.)?doi\.org\//i.test(landing ?? '') ? landing : undefined];
  for (const doi of dois)
    if (doi && parseArxiv(doi) === undefined && parseDoi(doi) !== undefined) found.push({ scheme: 'doi', value: doi });
  const pmid = scheme === 'pmid' ? rest : /^https?:\/\/pubmed\.ncbi\.nlm\.nih\.gov\/\d+\/?$/i.test(landing ?? '') ? landing : undefined;
  if (pmid && parseCatalogueId('pmid', pmid) !== undefined) found.push({ scheme: 'pmid', value: pmid });
  const pmc = /^oai:pubmedcentral\.nih\.gov:(\d+)$/.exec(rest ?? '')?.[1];
  const pmcid = pmc ?? (/^https?:\/\/[\w.]*(?:ncbi\.nlm\.nih\.gov|europepmc\.org)\//i.test(landing ?? '') ? landing : undefined);
  if (pmcid && parseCatalogueId('pmcid', pmcid) !== undefined) found.push({ scheme: 'pmcid', value: pmcid });
  const hal = /^oai:hal:(.+)$/i.exec(rest ?? '')?.[1];
  if (hal !== undefined && parseCatalogueId('hal', hal) !== undefined) found.push({ scheme: 'hal', value: hal });
  return found;
}

/** If a location is no version of the work but something that goes with it. */
function isBeside({ raw_type: raw }: Location, { type }: Work): boolean {
  return BESIDE.test(raw ?? '') && type !== 'dataset' && type !== 'software' && type !== 'other';
}

function isRepository(location: Location | undefined): boolean {
  return location?.source?.type === 'repository' || /^(?:posted-content|preprint)$/i.test(location?.raw_type ?? '');
}

function unique(identifiers: readonly RawIdentifier[]): RawIdentifier[] {
  const seen = new Set<string>();
  return identifiers.filter(({ scheme, value }) => {
    const key = `${scheme} ${canonical(scheme, value)}`;
    return !seen.has(key) && seen.add(key);
  });
}

function canonical(scheme: RawIdentifier['scheme'], value: string): string {
  if (scheme === 'arxiv') return parseArxiv(value)?.id ?? value;
  return (scheme === 'doi' ? parseDoi(value) : parseCatalogueId(scheme, value)) ?? value;
}
