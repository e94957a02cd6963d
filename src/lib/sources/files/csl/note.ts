/** What lines of a note say, by the lower-case names of {@link VARIABLES}. */
export type Variables = ReadonlyMap<string, string>;

/** Names that a line may begin with, as programs and people write them, and what is meant. */
const VARIABLES: ReadonlyMap<string, string> = new Map([
  ['doi', 'doi'],
  ['arxiv', 'arxiv'],
  ['arxiv id', 'arxiv'],
  ['eprint', 'eprint'],
  ['eprinttype', 'eprinttype'],
  ['archiveprefix', 'eprinttype'],
  ['primaryclass', 'eprintclass'],
  ['eprintclass', 'eprintclass'],
  ['pmid', 'pmid'],
  ['pubmed id', 'pmid'],
  ['pmcid', 'pmcid'],
  ['citation key', 'citation-key'],
  ['citation-key', 'citation-key'],
  ['citationkey', 'citation-key'],
  ['bibtex', 'citation-key'],
  ['type', 'type'],
  ['issued', 'issued'],
  ['container title', 'container-title'],
  ['container-title', 'container-title'],
  ['event title', 'event-title'],
  ['event-title', 'event-title'],
  ['publisher', 'publisher'],
  ['eid', 'number'],
  ['article number', 'number'],
  ['article-number', 'number'],
  ['pdf', 'pdf'],
  ['code', 'code'],
  ['github', 'code'],
  ['data', 'data'],
  ['slides', 'slides'],
  ['video', 'video'],
  ['project', 'project'],
]);
const MAX_LINES = 200;
const LINE = /^(?:(?:tex|bibtex|biblatex)\.)?([a-z][a-z -]{0,20}?)\s?[:=]\s*(\S.*)$/i;

/**
 * Read what a reference manager keeps in a note (Zotero's Extra): `DOI: …`, `arXiv: 2001.01234 [cs.LG]`, `PMID: …`,
 * `Citation Key: …`, `tex.eprint: …`, also as `{:DOI: …}`. Other lines are a person's own and stay unread.
 * @see https://www.zotero.org/support/kb/item_types_and_fields#citing_fields_from_extra
 */
export function readNote(note: string | undefined): Variables {
  const found = new Map<string, string>();
  for (const line of (note ?? '').split(/\r\n|\n|\r|(?<=\})(?=\{:)/).slice(0, MAX_LINES)) {
    const text = line
      .slice(0, 500)
      .trim()
      .replace(/^\{:([^{}]*)\}$/, '$1');
    const [, written = '', value = ''] = LINE.exec(text) ?? [];
    const name = VARIABLES.get(written.toLowerCase());
    if (name !== undefined && !found.has(name)) found.set(name, value.trim());
  }
  return found;
}
