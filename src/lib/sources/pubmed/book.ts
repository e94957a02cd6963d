import type { SourceRecord } from '../../model/index.ts';
import { toLanguage } from '../language.ts';
import { abstractOf } from './abstract.ts';
import { authorsOf } from './authors.ts';
import { dateOf } from './dates.ts';
import { attributeOf, elementsAt, textAt, textsAt } from './nodes.ts';
import { placeOf } from './pages.ts';
import { cleanTitle } from './title.ts';

/**
 * What a `PubmedBookArticle` says: a chapter if it has a title of its own, else the book.
 * @returns `undefined` if it has no number in PubMed
 */
export function toBook(node: unknown, place: string): SourceRecord | undefined {
  const [document] = elementsAt(node, 'BookDocument');
  const [book] = elementsAt(document, 'Book');
  const pmid = textAt(document, 'PMID');
  if (pmid === undefined) return undefined;
  const bookTitle = cleanTitle(textAt(book, 'BookTitle') ?? '');
  const ownTitle = cleanTitle(textAt(document, 'ArticleTitle') ?? '') || cleanTitle(textAt(document, 'VernacularTitle') ?? '');
  const isChapter = ownTitle !== '' && ownTitle !== bookTitle;
  const title = isChapter ? ownTitle : bookTitle;
  const { authors, truncated } = writersOf(document, book, isChapter);
  const abstract = abstractOf(document);
  const publisher = textAt(book, 'Publisher', 'PublisherName');
  const series = textAt(book, 'CollectionTitle');
  const biblio = {
    ...placeOf(textAt(document, 'Pagination', 'MedlinePgn'), undefined),
    ...(publisher !== undefined && { publisher }),
    ...(series !== undefined && series !== bookTitle && { series }),
  };
  const keywords = textsAt(document, 'KeywordList', 'Keyword');
  const language = toLanguage(textAt(document, 'Language') ?? '');
  return {
    source: 'pubmed',
    id: pmid,
    place,
    markup: 'html',
    type: isChapter ? 'chapter' : 'book',
    ...(title !== '' && { title }),
    ...(abstract !== undefined && { abstract }),
    authors,
    ...(truncated && { authorsTruncated: true }),
    dates: datesOf(document, book),
    ...(isChapter && bookTitle !== '' && { venue: { name: bookTitle, kind: 'book' as const } }),
    ...(Object.keys(biblio).length > 0 && { biblio }),
    identifiers: identifiersOf(pmid, node, document, isChapter ? undefined : book),
    ...(keywords.length > 0 && { keywords }),
    ...(language !== undefined && { language }),
  };
}

/** Authors of the chapter, else of the book, else its editors. */
function writersOf(document: unknown, book: unknown, isChapter: boolean): ReturnType<typeof authorsOf> {
  const lists = [...elementsAt(document, 'AuthorList'), ...elementsAt(book, 'AuthorList')];
  const isEditors = (list: unknown) => attributeOf(list, 'Type') === 'editors';
  const best = lists.find((list) => !isEditors(list)) ?? (isChapter ? undefined : lists[0]);
  return authorsOf(best);
}

/** A book that is written on for years bears the year of its beginning; then a chapter's own day says more. */
function datesOf(document: unknown, book: unknown): SourceRecord['dates'] {
  const contributed = dateOf(elementsAt(document, 'ContributionDate')[0]);
  const published = dateOf(elementsAt(book, 'PubDate')[0]);
  const isContinuing = elementsAt(book, 'BeginningDate').length > 0;
  const issued = isContinuing ? (contributed ?? published) : (published ?? contributed);
  return { ...(contributed !== undefined && { first: contributed }), ...(issued !== undefined && { issued }) };
}

/** The DOI that stands with the book is the book's, not the chapter's. */
function identifiersOf(pmid: string, node: unknown, document: unknown, book: unknown): SourceRecord['identifiers'] {
  const listed = [
    ...elementsAt(document, 'ArticleIdList', 'ArticleId'),
    ...elementsAt(node, 'PubmedBookData', 'ArticleIdList', 'ArticleId'),
  ];
  const dois = [
    ...listed.filter((element) => attributeOf(element, 'IdType') === 'doi'),
    ...elementsAt(book, 'ELocationID').filter((element) => attributeOf(element, 'EIdType') === 'doi'),
  ];
  return [
    { scheme: 'pmid', value: pmid },
    ...dois.flatMap((element) => {
      const value = textAt(element);
      return value === undefined ? [] : [{ scheme: 'doi' as const, value }];
    }),
  ];
}
