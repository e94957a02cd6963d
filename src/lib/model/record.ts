import type { ArxivId, Catalogue, CatalogueId, Doi, Orcid, Ror, SafeUrl } from '../identifiers/index.ts';
import type { PartialDate } from './date.ts';
import type { PersonScheme, WorkScheme } from './identifiers.ts';
import type { InlineText, Prose } from './inline.ts';
import type { Name } from './name.ts';
import type { NoticeKind } from './notice.ts';
import type { SourceName } from './provenance.ts';
import type { Biblio, Venue } from './venue.ts';
import type { WorkType } from './work-type.ts';

/** A name as a source wrote it: one string, or parts. Text may still hold TeX and entities. */
export type RawName = { literal: string } | { family: string; given?: string; particle?: string; suffix?: string };

/** An author as a source wrote it. */
export interface RawAuthor {
  name: RawName;
  /** An iD or its URL, unchecked. Only one that the author or the publisher gave, never one that a catalogue guessed. */
  orcid?: string;
  /** Identifiers that the source itself gives its authors: an OpenAlex A-id, a DBLP pid, an INSPIRE BAI. */
  identifiers?: { scheme: PersonScheme; value: string }[];
  affiliations?: string[];
  /** Institutions that the source recognised, with the ROR identifier or its URL, unchecked. */
  institutions?: { name: string; ror?: string }[];
  corresponding?: boolean;
  /** A group, such as a collaboration: never split into given and family name. */
  group?: boolean;
}

/**
 * What one source says of one work, typed but not yet cleaned: what every `parse` returns.
 * Texts are as the source wrote them, with `markup` naming their language.
 */
export interface SourceRecord {
  source: SourceName;
  /** The source's own id of the record: `2001.01234v2`, a citation key. Unique within `file` or source. */
  id: string;
  /** Where a person finds it: `published.bib:12` or `https://export.arxiv.org/… entry 3`. */
  place: string;
  /** `tex` is TeX that may hold HTML entities (arXiv, BibTeX); `html` is HTML, JATS or MathML. */
  markup: 'tex' | 'html' | 'plain';
  type?: WorkType;
  title?: string;
  abstract?: string;
  authors: RawAuthor[];
  /** The list ends in "and others". */
  authorsTruncated?: boolean;
  dates: {
    /** First public version, ISO of any precision, a time of day allowed. */
    first?: string;
    /** The version that this record describes. */
    updated?: string;
    /** Publication of record. */
    issued?: string;
  };
  venue?: { name: string; kind?: Venue['kind'] };
  biblio?: { [K in keyof Biblio]?: string };
  /** Identifiers as written of the manifestation that the record describes; what cannot be read becomes an issue. */
  identifiers: RawIdentifier[];
  /** Identifiers of other versions of the same work, as the source links them: preprint, article, earlier and later version. */
  versions?: RawIdentifier[];
  /** Notices about this work that the source links. */
  notices?: { kind: NoticeKind; doi?: string; date?: string }[];
  /** DOIs of the works that this record, itself a notice, is about. */
  about?: { kind: NoticeKind; doi: string }[];
  /** Subject classes of a scheme, the primary one first. `name` is the label of a code that does not speak for itself; `score` is from 0 to 1. */
  subjects?: { scheme: SubjectScheme; code: string; name?: string; score?: number }[];
  keywords?: string[];
  links?: { kind: LinkKind; url: string }[];
  /** arXiv comment, BibTeX note. */
  note?: string;
  /** arXiv's free text about where the work appeared. */
  journalRef?: string;
  /** Language of the work, BCP 47. */
  language?: string;
  /** Address of the licence of the text, or its SPDX name. */
  license?: string;
  /** Key under which a person files it: becomes the work's permanent id. */
  citationKey?: string;
}

/** An identifier as a source wrote it. */
export interface RawIdentifier {
  scheme: WorkScheme;
  value: string;
}

/** Classifications whose codes are kept: arXiv's categories, OpenAlex' topics (machine-made), Medical Subject Headings. */
export type SubjectScheme = 'arxiv' | 'openalex' | 'mesh';

export type LinkKind = 'landing' | 'pdf' | 'code' | 'data' | 'slides' | 'video' | 'project';

/** An author of a record, cleaned. */
export interface RecordAuthor {
  name: Name;
  orcid?: Orcid;
  identifiers?: { scheme: PersonScheme; value: string }[];
  affiliations: string[];
  institutions?: { name: string; ror?: Ror }[];
  corresponding?: boolean;
  group?: boolean;
}

/** What one source says of one work, cleaned: every value canonical or absent. */
export interface WorkRecord {
  source: SourceName;
  id: string;
  place: string;
  type: WorkType;
  title: InlineText;
  abstract?: Prose;
  authors: RecordAuthor[];
  authorsTruncated: boolean;
  dates: { first?: PartialDate; updated?: PartialDate; issued?: PartialDate };
  venue?: Venue;
  biblio?: Biblio;
  arxiv?: { id: ArxivId; version?: number };
  /** Sorted. Never an arXiv DOI: that one is in `arxiv`. */
  dois: Doi[];
  /** Numbers and keys that catalogues give it. */
  catalogues?: { [C in Catalogue]?: CatalogueId };
  /** Other versions of the same work: `arxiv:…`, `doi:…`, `pmid:…`; sorted. */
  versions?: string[];
  notices?: { kind: NoticeKind; doi?: Doi; date?: PartialDate }[];
  about?: { kind: NoticeKind; doi: Doi }[];
  subjects: { scheme: SubjectScheme; code: string; name?: string; score?: number }[];
  keywords: string[];
  links: { kind: LinkKind; url: SafeUrl }[];
  note?: string;
  journalRef?: string;
  language?: string;
  /** Address of the licence. */
  license?: SafeUrl;
  /** The author or arXiv withdrew it. */
  withdrawn: boolean;
  citationKey?: string;
}
