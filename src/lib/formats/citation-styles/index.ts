import type { InlineText } from '../../model/index.ts';
import { formatApa } from './apa.ts';
import { formatChicago } from './chicago.ts';
import { linkOf, type Facts } from './facts.ts';
import { formatIeee } from './ieee.ts';
import { formatVancouver } from './vancouver.ts';

export { citedFacts, type Facts } from './facts.ts';

/** A style in which works are cited. */
export interface CitationStyle {
  id: 'apa' | 'chicago' | 'ieee' | 'vancouver';
  /** As people call it. */
  name: string;
  /** What it follows. */
  edition: string;
  /** One reference as inline text, its address as plain characters. The facts of a work serve all styles. */
  format(facts: Facts): InlineText;
}

/**
 * Our own writing of four styles: the processors and style files that exist have licences that ours cannot take in.
 * All cite the version of record, else the preprint; print what is known and no placeholder but for a missing date; and
 * never change a letter of a title.
 */
export const CITATION_STYLES: readonly CitationStyle[] = [
  { id: 'apa', name: 'APA', edition: '7th edition', format: formatApa },
  { id: 'chicago', name: 'Chicago', edition: '18th edition', format: formatChicago },
  { id: 'ieee', name: 'IEEE', edition: 'Reference Guide', format: formatIeee },
  { id: 'vancouver', name: 'Vancouver', edition: 'ICMJE and NLM, first six authors', format: formatVancouver },
];

/** A reference taken apart at the address it gives, if it gives one, so that a page can link it. */
export interface LinkedCitation {
  before: InlineText;
  link?: { url: string; label: string };
  after: InlineText;
}

/** Find the address of a work, or its DOI or arXiv number, in its reference; nowhere else than where the style put it. */
export function splitAtLink(text: InlineText, facts: Facts): LinkedCitation {
  const url = linkOf(facts);
  const last = text.at(-1);
  if (url === undefined || typeof last !== 'string') return { before: text, after: [] };
  const labels = [url, facts.doi, facts.arxiv && `arXiv:${facts.arxiv}`].filter((label) => label !== undefined);
  const found = labels
    .map((label) => ({ label, start: lastIndexOf(last, label) }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => b.start + b.label.length - a.start - a.label.length || b.label.length - a.label.length)[0];
  if (found === undefined) return { before: text, after: [] };
  const { label, start } = found;
  return { before: [...text.slice(0, -1), last.slice(0, start)], link: { url, label }, after: [last.slice(start + label.length)] };
}

/** Where a label stands last, but not as the beginning of a longer one. */
function lastIndexOf(text: string, label: string): number {
  let start = text.lastIndexOf(label);
  while (start > 0 && !/^(?:$|[\s),]|\.(?:\s|$))/.test(text.slice(start + label.length))) start = text.lastIndexOf(label, start - 1);
  return start;
}
