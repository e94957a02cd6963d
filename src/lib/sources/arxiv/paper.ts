import { parseArxiv } from '../../identifiers/index.ts';
import type { RawAuthor, SourceRecord } from '../../model/index.ts';

/** A paper as arXiv's own metadata have it, each text as it was written; what is blank counts as absent. */
export interface Paper {
  /** With or without version and `oai:arXiv.org:`. */
  id: string;
  /** Number of the version that is described, if the metadata say it. */
  version?: number | undefined;
  title?: string | undefined;
  abstract?: string | undefined;
  authors: RawAuthor[];
  dates: SourceRecord['dates'];
  /** Codes of arXiv's classes, the primary one first. */
  categories: readonly string[];
  comments?: string | undefined;
  journalRef?: string | undefined;
  /** Of the published version; several can stand in one. */
  doi?: string | undefined;
  /** Address of the licence. */
  license?: string | undefined;
}

/** arXiv's own classes; those of ACM and MSC stand in the same places. */
const SUBJECT = /^[a-z-]+(?:\.[A-Za-z-]+)?$/;

/**
 * A paper as a record, of the same id and fields as the query interface gives where the version is known.
 * @returns `undefined` if its id is none of arXiv's
 */
export function recordOf(paper: Paper, place: string): SourceRecord | undefined {
  const reference = parseArxiv(paper.id);
  if (reference === undefined) return undefined;
  const { id, version = paper.version } = reference;
  const written = version === undefined ? id : `${id}v${version}`;
  const texts = {
    title: paper.title,
    abstract: paper.abstract,
    note: paper.comments,
    journalRef: paper.journalRef,
    license: paper.license,
  };
  const subjects = [...new Set(paper.categories)].filter((code) => SUBJECT.test(code)).map((code) => ({ scheme: 'arxiv' as const, code }));
  return {
    source: 'arxiv',
    id: written,
    place,
    markup: 'tex',
    type: 'preprint',
    ...Object.fromEntries(Object.entries(texts).flatMap(([name, text]) => (isBlank(text) ? [] : [[name, text.trim()]]))),
    authors: paper.authors,
    dates: paper.dates,
    identifiers: [{ scheme: 'arxiv', value: written }, ...(isBlank(paper.doi) ? [] : [{ scheme: 'doi' as const, value: paper.doi }])],
    ...(subjects.length > 0 ? { subjects } : {}),
  };
}

function isBlank(text: string | undefined): text is undefined {
  return text === undefined || text.trim() === '';
}
