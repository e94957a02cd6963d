import type { SafeUrl } from './safe-url.ts';

/** A canonical arXiv identifier without version: `2001.01234` or `hep-th/9711200`. Made only by {@link parseArxiv}. */
export type ArxivId = string & { readonly __brand: 'ArxivId' };

/** An arXiv identifier and the version the text named, if it named one. */
export interface ArxivReference {
  id: ArxivId;
  version?: number;
}

const PREFIX =
  /^(?:(?:https?:\/\/)?(?:www\.|export\.)?arxiv\.org\/(?:abs|pdf|html|ps|format)\/|oai:arxiv\.org:|arxiv:\s*|(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)?10\.48550\/arxiv\.)/i;
const MODERN = /^(\d{2})(\d{2})\.(\d{4,5})(?:v([1-9]\d{0,2}))?$/;
const CLASSIC = /^([a-z-]+)(?:\.[a-z]{2})?\/(\d{2})(\d{2})(\d{3})(?:v([1-9]\d{0,2}))?$/i;
const DBLP = /^(?:journals\/corr\/)?abs-(\d{4})-(\d{4,5})$/i;

/**
 * Read an arXiv identifier from a bare id, an `arXiv:` form, an abs, pdf or html URL, an arXiv DOI
 * (`10.48550/arXiv.…`), an OAI identifier or a DBLP CoRR key. A subject class is dropped
 * (`math.GT/0309136` is `math/0309136`); numbers have four digits up to 1412, five from 1501.
 * @see https://info.arxiv.org/help/arxiv_identifier.html
 */
export function parseArxiv(text: string): ArxivReference | undefined {
  const bare = text
    .trim()
    .replace(PREFIX, '')
    .replace(/\.pdf$/i, '')
    .replace(/\s*\[[\w.-]+\]$/, '');
  const dblp = DBLP.exec(bare);
  const modern = MODERN.exec(dblp ? `${dblp[1]}.${dblp[2]}` : bare);
  if (modern) {
    const [, year, month, number, version] = modern;
    if (!isMonth(month!) || number!.length !== (`${year}${month}` < '1501' ? 4 : 5)) return undefined;
    return reference(`${year}${month}.${number}`, version);
  }
  const classic = CLASSIC.exec(bare);
  if (classic) {
    const [, archive, year, month, number, version] = classic;
    return isMonth(month!) ? reference(`${archive!.toLowerCase()}/${year}${month}${number}`, version) : undefined;
  }
  return undefined;
}

/** The month in which an identifier was given out, as `YYYY-MM`: the month of first submission, or at most days after it. */
export function arxivMonth(id: ArxivId): string {
  const digits = /(\d{2})(\d{2})[.\d]\d+$/.exec(id)!;
  const year = Number(digits[1]);
  return `${year >= 91 ? 1900 + year : 2000 + year}-${digits[2]}`;
}

/** The abstract page of an identifier, of one version if given. */
export function arxivUrl(id: ArxivId, version?: number): SafeUrl {
  return `https://arxiv.org/abs/${id}${version === undefined ? '' : `v${version}`}` as SafeUrl;
}

/**
 * The persistent address of a preprint: the DOI that arXiv gives each of them.
 * @see https://info.arxiv.org/help/doi.html
 */
export function arxivDoiUrl(id: ArxivId): SafeUrl {
  return `https://doi.org/10.48550/arXiv.${id}` as SafeUrl;
}

/** The PDF of an identifier's newest version. */
export function arxivPdfUrl(id: ArxivId): SafeUrl {
  return `https://arxiv.org/pdf/${id}` as SafeUrl;
}

function reference(id: string, version: string | undefined): ArxivReference {
  return version === undefined ? { id: id as ArxivId } : { id: id as ArxivId, version: Number(version) };
}

function isMonth(digits: string): boolean {
  return digits >= '01' && digits <= '12';
}
