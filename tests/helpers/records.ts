import { parseArxiv, parseDoi } from '../../src/lib/identifiers/index.ts';
import type { WorkRecord } from '../../src/lib/model/index.ts';
import { normalizeName } from '../../src/lib/normalize/index.ts';

/** A record for tests: a preprint by Jane Doe, with what a test wants otherwise. */
export function makeRecord(
  change: Partial<Omit<WorkRecord, 'arxiv' | 'dois' | 'authors' | 'title'>> & {
    arxiv?: string;
    dois?: string[];
    authors?: string[];
    title?: string;
  } = {},
): WorkRecord {
  const { arxiv, dois = [], authors = ['Jane Doe'], title = 'A title that is long enough to be told apart', ...rest } = change;
  const reference = arxiv === undefined ? undefined : parseArxiv(arxiv)!;
  return {
    source: 'files',
    id: `jane-doe/works.bib#${arxiv ?? dois[0] ?? title}`,
    place: 'jane-doe/works.bib:1',
    type: reference !== undefined && dois.length === 0 ? 'preprint' : 'article',
    title: [title],
    authors: authors.map((literal) => ({ name: normalizeName({ literal })!, affiliations: [] })),
    authorsTruncated: false,
    dates: {},
    ...(reference === undefined ? {} : { arxiv: reference }),
    dois: dois.map((doi) => parseDoi(doi)!),
    subjects: [],
    keywords: [],
    links: [],
    withdrawn: false,
    ...rest,
  };
}
