import { SourceError } from '../../../errors.ts';
import type { Issue, SourceRecord } from '../../../model/index.ts';
import type { ParsedPage, RawPage } from '../../source.ts';
import { checkXml, withoutForbidden } from '../../xml.ts';
import { toRecord } from './to-record.ts';
import { readArticles, withoutNamedCharacters, type Element } from './tree.ts';

/** An article, or the set of articles that PubMed Central sends. */
export const ROOTS = ['article', 'pmc-articleset'] as const;

/**
 * Read the front matter of articles in JATS, or in the NLM format before it. Pure; the text of the article and its
 * references are passed over.
 * @throws SourceError if the document is broken
 * @see https://jats.nlm.nih.gov/publishing/tag-library/1.3/
 */
export function parseJats(page: RawPage): ParsedPage {
  const records: SourceRecord[] = [];
  const issues: Issue[] = [];
  const folder = page.place.split('/').slice(-2).join('/');
  const ids = new Set<string>();
  for (const [index, article] of readDocument(page).entries()) {
    const place = `${page.place} article ${index + 1}`;
    const record = toRecord(article, place);
    if (record === undefined)
      issues.push({
        severity: 'error',
        source: 'files',
        place,
        record: `article ${index + 1}`,
        message: 'The article has no front matter, so it was skipped.',
        remedy: 'Save it again where it comes from, or remove it.',
      });
    else {
      const own = `${folder}#${record.id === '' ? index + 1 : record.id}`;
      const id = ids.has(own) ? `${own},${index + 1}` : own;
      ids.add(id);
      records.push({ ...record, id });
    }
  }
  return { records, issues };
}

function readDocument(page: RawPage): Element[] {
  try {
    const text = withoutNamedCharacters(withoutForbidden(page.body));
    checkXml(text, ROOTS);
    return readArticles(text);
  } catch (error) {
    throw new SourceError(
      'files',
      page.place,
      `The document is not whole: ${(error as Error).message.replace(/\.$/, '')}.`,
      'Save it again where it comes from; nothing was read from it.',
      { cause: error },
    );
  }
}
