import { SourceError } from '../../errors.ts';
import type { Issue, SourceRecord } from '../../model/index.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { checkXml, parseXml, withoutForbidden, type XmlNode } from '../xml.ts';
import { toArticle } from './article.ts';
import { toBook } from './book.ts';
import { elementsAt, textAt } from './nodes.ts';
import { withOwnIds } from './own-ids.ts';

/** Roots of what PubMed exports; a single citation can be one. */
export const ROOTS = ['PubmedArticleSet', 'PubmedBookArticleSet', 'PubmedArticle', 'PubmedBookArticle'] as const;
/** Elements in which text and tags are mixed, and lists that are not read at all. */
const RAW = [
  ...['ArticleTitle', 'VernacularTitle', 'BookTitle', 'CollectionTitle', 'AbstractText', 'Affiliation', 'CollectiveName', 'Keyword'],
  ...['ReferenceList', 'Sections'],
].map((name) => `..${name}`);

/**
 * Read citations as `efetch` sends them. One that cannot be read is an issue; characters that XML forbids are dropped, with
 * a warning. Citations that PubMed has deleted are passed over.
 * @throws SourceError if the document is broken or is PubMed's error
 * @see https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.EFetch
 */
export function parseEfetch(page: RawPage): ParsedPage {
  const body = withoutForbidden(page.body);
  const root = readDocument({ ...page, body });
  const records: SourceRecord[] = [];
  const issues: Issue[] = [];
  if (body.length < page.body.length)
    issues.push({
      severity: 'warning',
      source: 'pubmed',
      place: page.place,
      message: 'The document holds control characters, which XML forbids. They were left out.',
      remedy: 'Compare the titles and abstracts with PubMed’s pages.',
    });
  const read = (nodes: unknown[], what: string, toRecord: (node: unknown, place: string) => SourceRecord | undefined) => {
    for (const [index, node] of nodes.entries()) {
      const place = `${page.place} ${what} ${index + 1}`;
      const record = toRecord(node, place);
      if (record !== undefined) records.push(record);
      else
        issues.push({
          severity: 'error',
          source: 'pubmed',
          place,
          record: textAt(node, 'MedlineCitation', 'Article', 'ArticleTitle')?.slice(0, 120) ?? 'untitled',
          message: 'The citation has no number in PubMed, so it was skipped.',
          remedy: 'Save or fetch it again; if it stays so, report it to PubMed.',
        });
    }
  };
  read([...elementsAt(root, 'PubmedArticleSet', 'PubmedArticle'), ...elementsAt(root, 'PubmedArticle')], 'article', toArticle);
  const sets = ['PubmedArticleSet', 'PubmedBookArticleSet'].flatMap((set) => elementsAt(root, set, 'PubmedBookArticle'));
  read([...sets, ...elementsAt(root, 'PubmedBookArticle')], 'book', toBook);
  return { records: withOwnIds(records), issues };
}

/** @throws XmlFault naming what is wrong with a body that should be a whole document of PubMed */
export function checkEfetch(body: string): void {
  checkXml(withoutForbidden(body), ROOTS);
}

function readDocument(page: RawPage): XmlNode {
  try {
    checkXml(page.body, [...ROOTS, 'eFetchResult']);
    const root = parseXml(page.body, [], RAW);
    const refusal = textAt(root, 'eFetchResult', 'ERROR');
    if (refusal !== undefined || 'eFetchResult' in root) throw new Error(`PubMed says “${(refusal ?? 'nothing').slice(0, 200)}”`);
    return root;
  } catch (error) {
    throw new SourceError(
      'pubmed',
      page.place,
      `The document cannot be read: ${(error as Error).message.replace(/\.$/, '')}.`,
      'Save or fetch it again; nothing was read from it.',
      { cause: error },
    );
  }
}
