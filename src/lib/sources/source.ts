import type { InstitutionRecord, Issue, PersonIdentifiers, PersonRecord, SourceName, SourceRecord } from '../model/index.ts';
import type { Format } from './format.ts';
import type { Http } from './http/http.ts';

/** Whose works are asked for. */
export interface AuthorRequest {
  slug: string;
  /** The name and its other printed forms. */
  names: string[];
  identifiers: PersonIdentifiers;
  /** arXiv identifiers that the author file includes by hand. */
  includedArxiv: string[];
}

/** Works that other sources named for an author, each list canonical and sorted. */
export interface KnownWorks {
  arxiv: string[];
  doi: string[];
  pmid: string[];
}

/** What a source may touch; everything else is pure. */
export interface SourceEffects {
  http: Http;
  /** Absolute path of the folder with files of all authors: `src/content/sources`, or what `--from` says. */
  filesFolder: string;
  logger: Logger;
}

export interface Logger {
  info(message: string): void;
  warn(message: string): void;
  /** What is going on now; told only where somebody watches. */
  step?(message: string): void;
}

/** One accepted answer or one file, decoded to text. */
export interface RawPage {
  /** The URL without credentials, or the file's path from the project root. */
  place: string;
  body: string;
}

/** What a page said. */
export interface ParsedPage {
  records: SourceRecord[];
  issues: Issue[];
  /** The person that the source says this page is about. */
  person?: PersonRecord;
  /** Institutions that the page describes. */
  institutions?: InstitutionRecord[];
  /** Works that the source says it has in all, if it says. */
  total?: number;
}

/**
 * A provider of records. A new one is a folder with `fetch.ts`, `parse.ts` and `index.ts`, and a line in
 * `sources/index.ts`; nothing else learns its name.
 */
export interface Source {
  name: SourceName;
  /** If the source can be asked about this author: it needs an identifier it knows, or a folder of files. */
  canAsk(author: AuthorRequest): boolean;
  /**
   * The answers about an author, in order. Impure; all manners (rate, retry, cache) are in `http`.
   * @throws SourceError if the source cannot be read as a whole; pages already yielded must then not be used
   */
  fetchPages(author: AuthorRequest, effects: SourceEffects): AsyncIterable<RawPage>;
  /**
   * The answers about works that other sources named, for a source that can be asked by a work's identifier. They add to
   * what is known of these works, and never say that a work is an author's.
   * @throws SourceError as `fetchPages` does
   */
  fetchKnown?(works: KnownWorks, effects: SourceEffects): AsyncIterable<RawPage>;
  /**
   * The answers about institutions, by ROR identifier (`https://ror.org/…`), sorted.
   * @throws SourceError as `fetchPages` does
   */
  fetchInstitutions?(rors: readonly string[], effects: SourceEffects): AsyncIterable<RawPage>;
  /**
   * People of a name, the likeliest first, for a person to choose from; never for the harvest.
   * @throws SourceError if the source cannot be asked
   */
  findPeople?(name: string, effects: SourceEffects): Promise<PersonRecord[]>;
  /**
   * Read one page, whichever of the source's answers it is. Pure: the same page gives the same records. A record that
   * cannot be read is an issue.
   * @throws SourceError if the page is not what the source sends at all
   */
  parsePage(page: RawPage): ParsedPage;
}

/** What a source's folder offers: the source, made for an address and with what the environment gives, and its formats. */
export interface SourceKind {
  name: Exclude<SourceName, 'files'>;
  /** @param settings of this source */
  create(settings: SourceSettings): Source;
  /** Kinds of document of this source that may lie in a folder, or be given to `inspect`. */
  formats: readonly Format[];
}

export interface SourceSettings {
  /** Another address of the same interface, without a slash at the end: a mirror, or a stand-in for tests. */
  baseUrl?: string;
  /** Key or token, trimmed and not empty. */
  key?: string;
}
