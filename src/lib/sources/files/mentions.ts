import { parseArxiv } from '../../identifiers/index.ts';

/** Where an arXiv number stands in prose: `arXiv preprint arXiv:2001.01234`, `CoRR, abs/2001.01234`. */
const ARXIV = /(?:arxiv[:\s.]+|abs\/)((?:[a-z-]+(?:\.[A-Z]{2})?\/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?)/i;
const ARXIV_URL = /arxiv\.org\/(?:abs|pdf|html)\/([^\s?#}]{1,40})/i;
const DOI = /^(?:doi:?\s*|(?:https?:)?\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i;
const DOI_URL = /^https?:\/\/(?:dx\.|www\.)?doi\.org\/10\./i;
const PREPRINT_SERVER = /^(?:arxiv|corr\b|biorxiv|medrxiv|chemrxiv|ssrn)/i;
/** Longer texts hold prose that mentions other works. */
const LONGEST = 500;

/** The first arXiv identifier that one of the texts mentions, with its version. */
export function findArxiv(...texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    if (text === undefined || text.length > LONGEST) continue;
    const found = ARXIV.exec(text) ?? ARXIV_URL.exec(text);
    if (found !== null && parseArxiv(found[1]!) !== undefined) return found[1];
  }
  return undefined;
}

/** The DOI that the whole of one of the texts is, with or without `doi:` or the resolver's address before it. */
export function findDoi(...texts: readonly (string | undefined)[]): string | undefined {
  for (const text of texts) {
    const doi = text === undefined || text.length > LONGEST ? undefined : DOI.exec(text.trim())?.[1];
    if (doi !== undefined) return doi;
  }
  return undefined;
}

/** The address, if it is that of a DOI's resolver. */
export function asDoiUrl(url: string | undefined): string | undefined {
  return url !== undefined && DOI_URL.test(url) ? url : undefined;
}

/** If what stands in the place of a journal is where preprints are kept. */
export function isPreprintServer(name: string): boolean {
  return PREPRINT_SERVER.test(name);
}

/** Names or words apart at semicolons, but not at those of character references. */
export function splitList(text: string): string[] {
  return text
    .split(/(?<!&#?\w{1,10});/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What an address leads to, as far as it says. */
export function linkKind(url: string): 'pdf' | 'landing' {
  return /\.pdf(?:$|[?#])|\/\/(?:www\.)?arxiv\.org\/pdf\//i.test(url) ? 'pdf' : 'landing';
}
