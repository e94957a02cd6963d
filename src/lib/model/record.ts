import type { ArxivId, Doi, Orcid, SafeUrl } from '../identifiers/index.ts';
import type { PartialDate } from './date.ts';
import type { InlineText, Prose } from './inline.ts';
import type { Name } from './name.ts';
import type { SourceName } from './provenance.ts';
import type { Biblio, Venue } from './venue.ts';
import type { WorkType } from './work-type.ts';

/** A name as a source wrote it: one string, or parts. Text may still hold TeX and entities. */
export type RawName = { literal: string } | { family: string; given?: string; particle?: string; suffix?: string };

/** An author as a source wrote it. */
export interface RawAuthor {
  name: RawName;
  /** An iD or its URL, unchecked. */
  orcid?: string;
  affiliations?: string[];
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
  /** Identifiers as written; what cannot be read becomes an issue. */
  identifiers: { scheme: 'doi' | 'arxiv'; value: string }[];
  /** Subject classes of a scheme, the primary one first. */
  subjects?: { scheme: 'arxiv'; code: string }[];
  keywords?: string[];
  links?: { kind: LinkKind; url: string }[];
  /** arXiv comment, BibTeX note. */
  note?: string;
  /** arXiv's free text about where the work appeared. */
  journalRef?: string;
  /** Key under which a person files it: becomes the work's permanent id. */
  citationKey?: string;
}

export type LinkKind = 'landing' | 'pdf' | 'code' | 'data' | 'slides' | 'video' | 'project';

/** An author of a record, cleaned. */
export interface RecordAuthor {
  name: Name;
  orcid?: Orcid;
  affiliations: string[];
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
  subjects: { scheme: 'arxiv'; code: string }[];
  keywords: string[];
  links: { kind: LinkKind; url: SafeUrl }[];
  note?: string;
  journalRef?: string;
  /** The author or arXiv withdrew it. */
  withdrawn: boolean;
  citationKey?: string;
}
