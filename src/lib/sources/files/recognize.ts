/** Formats of local files. */
export const FILE_FORMATS = ['arxiv-atom', 'bibtex'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** Formats that are known by sight, but not read. */
const NOT_YET: readonly [RegExp, string][] = [
  [/^TY {2}- /m, 'RIS files are not read yet.'],
  [/^[[{]/, 'JSON files, CSL-JSON among them, are not read yet.'],
  [/^PMID- ?\d/m, 'PubMed files are not read yet.'],
  [/^%0 \S/m, 'EndNote files are not read yet.'],
];

/** What a file is, told by its content first and its name second; or a sentence that says why it is not read. */
export function recognize(name: string, body: string): { format: FileFormat } | { reason: string } {
  const head = body
    .slice(0, 4096)
    .replace(/^\uFEFF/, '')
    .trimStart();
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (head === '') return { reason: 'The file is empty.' };
  if (/^<(?:[?!]|feed\b|html\b)/i.test(head) || (extension !== 'bib' && /^<[a-z]/i.test(head))) {
    if (/<feed[\s>]/.test(head) && /w3\.org\/2005\/Atom/.test(head)) return { format: 'arxiv-atom' };
    if (/^<!doctype html|<html[\s>]/i.test(head))
      return { reason: 'The file is a web page, not a feed: it may have been saved from the browser.' };
    return { reason: 'The file is XML, but no Atom feed of arXiv.' };
  }
  if (/^(?:bib|bibtex|biblatex)$/.test(extension ?? '') || /^\s*@[A-Za-z]+\s*[{(]/m.test(head)) return { format: 'bibtex' };
  for (const [pattern, reason] of NOT_YET) if (pattern.test(head)) return { reason };
  return { reason: 'The format is not known.' };
}
