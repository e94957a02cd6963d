import { parseArxiv, parseCatalogueId } from '../../../identifiers/index.ts';
import type { RawIdentifier, SourceRecord } from '../../../model/index.ts';
import { asDoiUrl, findArxiv, findDoi, linkKind } from '../mentions.ts';

/** Values of the tags named, in the order of the tags. */
export type Fields = (...tags: string[]) => string[];

const PUBMED = /^(?:pub ?med|medline|nlm|pmid)/i;
const PUBMED_URL = /^https?:\/\/(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/\d/i;
const PMC_URL = /^https?:\/\/(?:(?:www\.)?ncbi\.nlm\.nih\.gov\/pmc|pmc\.ncbi\.nlm\.nih\.gov|europepmc\.org)\/(?:articles\/)?PMC\d/i;
/** Where PubMed's own export keeps its numbers: `26957754[pmid]`. */
const MARKED = /^(\w+)\[(pmid|pmcid)\]$/i;

/**
 * Identifiers of a record: DOIs of `DO`, else one that stands alone in a link or note; the arXiv identifier of any link, note or
 * journal; PubMed's numbers where the database, a prefix or an address says that they are.
 */
export function readIdentifiers(all: Fields): RawIdentifier[] {
  const urls = webAddresses(all('UR', 'L1', 'L2', 'L3', 'LK'));
  const given = all('DO').flatMap((value) => value.split(/\s+(?=10\.\d{4}|doi:|https?:)/i));
  const found = urls.find((url) => asDoiUrl(url) !== undefined) ?? findDoi(...all('L3', 'M3', 'N1', 'M1', 'AN'));
  const dois = given.length > 0 ? given : found === undefined ? [] : [found];
  const arxiv =
    given.find((doi) => /10\.48550\/arxiv\./i.test(doi)) ??
    findArxiv(...urls, ...all('AN', 'M1', 'M3', 'N1', 'JF', 'T2', 'JO', 'JA', 'VL')) ??
    all('AN', 'M1').find((text) => /arxiv/i.test(all('DB', 'DP').join()) && parseArxiv(text) !== undefined);
  return [
    ...dois.map((value) => ({ scheme: 'doi' as const, value })),
    ...(arxiv === undefined ? [] : [{ scheme: 'arxiv' as const, value: arxiv }]),
    ...readNumbers(all, urls),
  ];
}

function readNumbers(all: Fields, urls: readonly string[]): RawIdentifier[] {
  const numbers: RawIdentifier[] = [];
  const put = (scheme: 'pmid' | 'pmcid', value: string | undefined) => {
    if (value !== undefined && parseCatalogueId(scheme, value) !== undefined && !numbers.some((known) => known.scheme === scheme))
      numbers.push({ scheme, value });
  };
  const pubmed = PUBMED.test(all('DB', 'DP').join(' '));
  for (const text of all('AN')) {
    if (/^PMC\d+$/i.test(text)) put('pmcid', text);
    else if (pubmed || /^pmid:/i.test(text)) put('pmid', text);
  }
  for (const text of all('U1', 'U2', 'C2', 'C5', 'C6')) {
    const [, value, scheme] = MARKED.exec(text) ?? [];
    if (scheme !== undefined) put(scheme.toLowerCase() === 'pmid' ? 'pmid' : 'pmcid', value);
    else if (/^PMC\d+$/.test(text)) put('pmcid', text);
  }
  put(
    'pmid',
    urls.find((url) => PUBMED_URL.test(url)),
  );
  put(
    'pmcid',
    urls.find((url) => PMC_URL.test(url)),
  );
  return numbers;
}

/** What of the values is a public address; a path on somebody's disk never is. */
export function webAddresses(values: readonly string[]): string[] {
  return values.flatMap((value) =>
    value
      .split(/\s+|;(?=https?:)/)
      .map((text) => (/^\/\/[\w-]+\.[\w.-]+\//.test(text) ? `https:${text}` : text))
      .filter((text) => /^https?:\/\//i.test(text)),
  );
}

/** Links of a record: pages, and what is said to be or ends like a PDF. */
export function readLinks(all: Fields): NonNullable<SourceRecord['links']> {
  return [
    ...webAddresses(all('UR', 'LK', 'L2')).map((url) => ({ kind: linkKind(url), url })),
    ...webAddresses(all('L1')).map((url) => ({ kind: 'pdf' as const, url })),
    ...webAddresses(all('L3', 'L4'))
      .filter((url) => linkKind(url) === 'pdf')
      .map((url) => ({ kind: 'pdf' as const, url })),
  ];
}
