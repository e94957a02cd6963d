import { parseArxiv, parseCatalogueId, parseDoi, type ArxivId } from '../../identifiers/index.ts';
import type { RawIdentifier, SourceRecord } from '../../model/index.ts';

/** Resolvers of DOIs; those of publishers are found in older records. */
const DOI = /^https?:\/\/(?:(?:dx\.|www\.)?doi\.org|doi\.acm\.org|doi\.ieeecomputersociety\.org)\/(10\..+)$/i;
const ARXIV = /^https?:\/\/(?:www\.|export\.)?arxiv\.org\/|^https?:\/\/(?:dx\.)?doi\.org\/10\.48550\/arxiv\./i;
/** Catalogues whose pages DBLP links. */
const CATALOGUES = [
  ['hal', /^https?:\/\/(?:[\w-]+\.)*(?:hal\.science|archives-ouvertes\.fr|inria\.fr)\//i],
  ['pmcid', /^https?:\/\/(?:www\.)?(?:ncbi\.nlm\.nih\.gov\/pmc|pmc\.ncbi\.nlm\.nih\.gov|europepmc\.org)\//i],
  ['pmid', /^https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:www\.)?ncbi\.nlm\.nih\.gov\/pubmed)\//i],
] as const;
/** Descriptions of a work by third parties, which are no editions of it. */
const ELSEWHERE = /^https?:\/\/(?:www\.)?(?:wikidata\.org|orkg\.org)\//i;

/**
 * What the electronic editions of a record say.
 * @param own the arXiv identifier of the record, if it is that of a preprint. Other arXiv papers are other versions of the
 * work, as a publisher's DOI is one of a preprint
 */
export function readEditions(
  editions: readonly string[],
  own: ArxivId | undefined,
): Pick<SourceRecord, 'identifiers' | 'versions' | 'links'> {
  const identifiers: RawIdentifier[] = [];
  const versions: RawIdentifier[] = [];
  const links: NonNullable<SourceRecord['links']> = [];
  for (const edition of editions) {
    const url = edition.trim();
    const arxiv = ARXIV.test(url) ? parseArxiv(url)?.id : undefined;
    const doi = DOI.exec(url) === null ? undefined : parseDoi(toResolver(url));
    const catalogue = CATALOGUES.find(([, page]) => page.test(url))?.[0];
    if (url === '' || ELSEWHERE.test(url) || (arxiv !== undefined && arxiv === own)) continue;
    if (arxiv !== undefined) versions.push({ scheme: 'arxiv', value: arxiv });
    else if (doi !== undefined) (own === undefined ? identifiers : versions).push({ scheme: 'doi', value: doi });
    else if (catalogue !== undefined && parseCatalogueId(catalogue, url) !== undefined) identifiers.push({ scheme: catalogue, value: url });
    else links.push({ kind: /^[^?#]+\.pdf$/i.test(url) ? 'pdf' : 'landing', url });
  }
  return { identifiers, ...(versions.length > 0 && { versions }), ...(links.length > 0 && { links }) };
}

/** Older keys name the classes of arXiv with a hyphen: `journals/corr/cs-DB-0107021`. */
const CLASSIC_KEY = /^journals\/corr\/([a-z]+(?:-[a-z]+)?)(?:-[A-Z]{2})?-(\d{7})$/;

/** The arXiv identifier of a preprint in CoRR, which is arXiv for computer science: from its key, its editions or its volume. */
export function arxivOf(key: string, editions: readonly string[], volume: string | undefined): ArxivId | undefined {
  if (!key.startsWith('journals/corr/')) return undefined;
  const classic = CLASSIC_KEY.exec(key);
  const texts = [key, classic === null ? '' : `${classic[1]}/${classic[2]}`, ...editions, (volume ?? '').replace(/^abs\//, '')];
  return texts.map((text) => parseArxiv(text)?.id).find((id) => id !== undefined);
}

/** The same DOI behind the common resolver. */
function toResolver(url: string): string {
  return url.replace(DOI, 'https://doi.org/$1');
}
