import type { PersonScheme } from './identifiers.ts';
import type { SourceName } from './provenance.ts';

/** What one source says of one person, as it wrote it: untrusted, and not yet checked against anybody. */
export interface PersonRecord {
  source: SourceName;
  /** The identifier under which the source answered. */
  scheme: PersonScheme;
  value: string;
  /** Printed forms of the name, the preferred one first. */
  names?: string[];
  /** Identifiers of the same person that the source lists. */
  identifiers?: { scheme: PersonScheme; value: string }[];
  /** Web pages that the source lists for the person. */
  links?: { label?: string; url: string }[];
  affiliations?: PersonAffiliation[];
  /** Works that the source counts for the person. */
  works?: number;
  /** Subjects or keywords, for telling people of one name apart. */
  topics?: string[];
}

export interface PersonAffiliation {
  name: string;
  /** ROR identifier or its URL, unchecked. */
  ror?: string;
  role?: string;
  unit?: string;
  /** ISO of any precision; without `end` it lasts. */
  start?: string;
  end?: string;
  /** The person learned there. */
  education?: true;
  /**
   * Who put it there: the person, or an organisation's own system, named as the source names it. Things that the person
   * entered with an organisation's search-and-link wizard count as the person's.
   */
  assertedBy?: { kind: 'person' | 'organisation'; name?: string; id?: string };
}
