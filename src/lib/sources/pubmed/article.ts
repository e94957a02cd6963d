import type { SourceRecord } from '../../model/index.ts';
import { toLanguage } from '../language.ts';
import { abstractOf } from './abstract.ts';
import { authorsOf } from './authors.ts';
import { dateOf } from './dates.ts';
import { attributeOf, elementsAt, textAt, textsAt } from './nodes.ts';
import { placeOf } from './pages.ts';
import { typeOf } from './publication-types.ts';
import { relationsOf } from './relations.ts';
import { cleanTitle } from './title.ts';

/**
 * What a `PubmedArticle` says of a work.
 * @returns `undefined` if it has no number in PubMed
 * @see https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/index.html
 */
export function toArticle(node: unknown, place: string): SourceRecord | undefined {
  const [citation] = elementsAt(node, 'MedlineCitation');
  const [article] = elementsAt(citation, 'Article');
  const pmid = textsAt(citation, 'PMID').at(-1);
  if (pmid === undefined) return undefined;
  const [journal] = elementsAt(article, 'Journal');
  const [issue] = elementsAt(journal, 'JournalIssue');
  const publicationTypes = textsAt(article, 'PublicationTypeList', 'PublicationType');
  const type = typeOf(publicationTypes, 'article');
  const { authors, truncated } = authorsOf(elementsAt(article, 'AuthorList')[0]);
  const title = cleanTitle(textAt(article, 'ArticleTitle') ?? '') || cleanTitle(textAt(article, 'VernacularTitle') ?? '');
  const abstract = abstractOf(article);
  const venue = textAt(journal, 'Title') ?? textAt(journal, 'ISOAbbreviation') ?? textAt(citation, 'MedlineJournalInfo', 'MedlineTA');
  const biblio = biblioOf(article, issue);
  const subjects = headingsOf(citation);
  const keywords = textsAt(citation, 'KeywordList', 'Keyword');
  const language = toLanguage(textAt(article, 'Language') ?? '');
  return {
    source: 'pubmed',
    id: pmid,
    place,
    markup: 'html',
    type,
    ...(title !== '' && { title }),
    ...(abstract !== undefined && { abstract }),
    authors,
    ...(truncated && { authorsTruncated: true }),
    dates: datesOf(article, dateOf(elementsAt(issue, 'PubDate')[0]), type === 'preprint'),
    ...(venue !== undefined && { venue: { name: venue, kind: type === 'preprint' ? ('repository' as const) : ('journal' as const) } }),
    ...(Object.keys(biblio).length > 0 && { biblio }),
    identifiers: identifiersOf(pmid, article, node),
    ...relationsOf(
      elementsAt(citation, 'CommentsCorrectionsList', 'CommentsCorrections').map((relation) => ({
        type: attributeOf(relation, 'RefType') ?? '',
        text: textAt(relation, 'RefSource') ?? '',
        pmid: textAt(relation, 'PMID'),
      })),
      publicationTypes,
      type === 'preprint',
    ),
    ...(subjects.length > 0 && { subjects }),
    ...(keywords.length > 0 && { keywords }),
    ...(language !== undefined && { language }),
  };
}

/** The day of the electronic version is the first; a preprint has no other. */
function datesOf(article: unknown, issued: string | undefined, isPreprint: boolean): SourceRecord['dates'] {
  const electronic = elementsAt(article, 'ArticleDate').find((node) => /^electronic$/i.test(attributeOf(node, 'DateType') ?? 'electronic'));
  const first = dateOf(electronic) ?? (isPreprint ? issued : undefined);
  return { ...(first !== undefined && { first }), ...(issued !== undefined && !isPreprint && { issued }) };
}

function biblioOf(article: unknown, issue: unknown): NonNullable<SourceRecord['biblio']> {
  const volume = textAt(issue, 'Volume');
  const number = textAt(issue, 'Issue');
  const [pagination] = elementsAt(article, 'Pagination');
  const start = textAt(pagination, 'StartPage');
  const end = textAt(pagination, 'EndPage');
  const pages = textAt(pagination, 'MedlinePgn') ?? (start === undefined || end === undefined ? start : `${start}-${end}`);
  const item = elementsAt(article, 'ELocationID').find((node) => attributeOf(node, 'EIdType') === 'pii');
  return {
    ...(volume !== undefined && { volume }),
    ...(number !== undefined && { issue: number }),
    ...placeOf(pages, textAt(item)),
  };
}

/** Numbers of the article itself: lists of references hold the same elements. */
function identifiersOf(pmid: string, article: unknown, node: unknown): SourceRecord['identifiers'] {
  const identifiers: SourceRecord['identifiers'] = [{ scheme: 'pmid', value: pmid }];
  for (const element of elementsAt(node, 'PubmedData', 'ArticleIdList', 'ArticleId')) {
    const value = textAt(element);
    const kind = attributeOf(element, 'IdType');
    if (value !== undefined && kind === 'doi') identifiers.push({ scheme: 'doi', value });
    if (value !== undefined && kind === 'pmc') identifiers.push({ scheme: 'pmcid', value });
  }
  for (const element of elementsAt(article, 'ELocationID')) {
    const value = textAt(element);
    if (value !== undefined && attributeOf(element, 'EIdType') === 'doi' && attributeOf(element, 'ValidYN') !== 'N')
      identifiers.push({ scheme: 'doi', value });
  }
  return identifiers;
}

/** Medical Subject Headings, those that the article is mainly about first. */
function headingsOf(citation: unknown): NonNullable<SourceRecord['subjects']> {
  const headings = elementsAt(citation, 'MeshHeadingList', 'MeshHeading').flatMap((heading) => {
    const [descriptor] = elementsAt(heading, 'DescriptorName');
    const code = attributeOf(descriptor, 'UI');
    const name = textAt(descriptor);
    if (code === undefined || name === undefined) return [];
    const isMajor = [descriptor, ...elementsAt(heading, 'QualifierName')].some((node) => attributeOf(node, 'MajorTopicYN') === 'Y');
    return [{ isMajor, subject: { scheme: 'mesh' as const, code, name } }];
  });
  return [...headings.filter(({ isMajor }) => isMajor), ...headings.filter(({ isMajor }) => !isMajor)].map(({ subject }) => subject);
}
