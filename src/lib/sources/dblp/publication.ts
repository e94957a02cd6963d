/** Kinds of record, by the element that holds them in DBLP's XML. `www` is the home page of a person. */
export const ELEMENTS = [
  'article',
  'inproceedings',
  'proceedings',
  'book',
  'incollection',
  'phdthesis',
  'mastersthesis',
  'data',
  'www',
] as const;
export type Element = (typeof ELEMENTS)[number];

/** A record of DBLP, in whichever format it came. Texts are HTML: titles are styled with `i`, `sub`, `sup` and `tt`. */
export interface Publication {
  element: Element;
  key: string;
  /** What is special about it: `informal`, `withdrawn`, `encyclopedia`, `software`. */
  kinds: readonly string[];
  authors: readonly Author[];
  /** If it names editors. */
  edited: boolean;
  title: string | undefined;
  year: string | undefined;
  month?: string | undefined;
  /** The journal, proceedings or book that it stands in, abbreviated as DBLP does; the school of a thesis. */
  venue: string | undefined;
  volume: string | undefined;
  number: string | undefined;
  pages: string | undefined;
  publisher: string | undefined;
  series?: string | undefined;
  /** Addresses of electronic editions; DOIs are addresses too. */
  editions: readonly string[];
  notes: readonly string[];
}

export interface Author {
  name: string;
  pid: string | undefined;
  orcid: string | undefined;
}

/** A pid: the key of a person. */
export const PID = /^[\w-]+\/[\w-]+$/;

/** A name as it is printed: without the number by which DBLP tells people of one name apart. */
export function withoutNumber(name: string): string {
  return name
    .trim()
    .replace(/\s\d{4}$/, '')
    .trimEnd();
}

/** If a record is a volume that people edited: nobody is its author. */
export function isEdited({ element, authors, edited }: Publication): boolean {
  return authors.length === 0 && (element === 'proceedings' || (element === 'book' && edited));
}
