import type { RawIdentifier, SourceRecord, WorkScheme, WorkType } from '../../model/index.ts';
import type { Paper } from './schema.ts';

/** Semantic Scholar's names of identifiers; those of the ACL and of Microsoft Academic are not kept. */
const SCHEMES: Readonly<Record<string, WorkScheme>> = {
  DOI: 'doi',
  ArXiv: 'arxiv',
  PubMed: 'pmid',
  PubMedCentral: 'pmcid',
  DBLP: 'dblp',
  CorpusId: 'semanticscholar',
};
/** The surest of its types first: a paper can have several. */
const TYPES: readonly [string, WorkType][] = [
  ['Dataset', 'dataset'],
  ['BookSection', 'chapter'],
  ['Book', 'book'],
  ['Conference', 'conference-paper'],
  ['JournalArticle', 'article'],
];

/** What Semantic Scholar says of one paper. Its names are often abbreviated, and its summaries made by machine are not read. */
export function toRecord(paper: Paper, place: string): SourceRecord {
  const identifiers = identifiersOf(paper);
  const venue = paper.publicationVenue?.name ?? paper.venue ?? paper.journal?.name;
  const kind = kindOf(paper.publicationVenue?.type);
  const date = paper.publicationDate ?? paper.year;
  const { volume, pages } = paper.journal ?? {};
  const pdf = paper.openAccessPdf?.url;
  const corpusId = identifiers.find(({ scheme }) => scheme === 'semanticscholar')?.value;
  return {
    source: 'semanticscholar',
    id: corpusId ?? paper.paperId,
    place,
    markup: 'html',
    type: TYPES.find(([name]) => paper.publicationTypes?.includes(name))?.[1] ?? 'other',
    dates: date === undefined ? {} : { issued: date },
    identifiers,
    authors: (paper.authors ?? []).flatMap(({ authorId, name }) =>
      name === undefined || name.trim() === ''
        ? []
        : [
            {
              name: { literal: name },
              ...(authorId === undefined ? {} : { identifiers: [{ scheme: 'semanticscholar' as const, value: authorId }] }),
            },
          ],
    ),
    ...(paper.title === undefined ? {} : { title: paper.title }),
    ...(paper.abstract === undefined ? {} : { abstract: paper.abstract }),
    ...(venue === undefined || venue === '' ? {} : { venue: { name: venue, ...(kind === undefined ? {} : { kind }) } }),
    ...(volume === undefined && pages === undefined
      ? {}
      : { biblio: { ...(volume === undefined ? {} : { volume }), ...(pages === undefined ? {} : { pages }) } }),
    ...(pdf !== undefined && /^https:\/\/\S+\.pdf(?:$|[?#])/i.test(pdf) ? { links: [{ kind: 'pdf' as const, url: pdf }] } : {}),
  };
}

function identifiersOf({ externalIds, corpusId }: Paper): RawIdentifier[] {
  const listed = Object.entries(externalIds ?? {}).flatMap(([name, value]): RawIdentifier[] =>
    Object.hasOwn(SCHEMES, name) && (typeof value === 'string' || typeof value === 'number')
      ? [{ scheme: SCHEMES[name]!, value: String(value) }]
      : [],
  );
  const known = corpusId === undefined || listed.some(({ scheme }) => scheme === 'semanticscholar');
  return known ? listed : [...listed, { scheme: 'semanticscholar', value: corpusId }];
}

function kindOf(type: string | undefined): 'journal' | 'conference' | undefined {
  return type === 'journal' || type === 'conference' ? type : undefined;
}
