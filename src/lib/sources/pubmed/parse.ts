import { SourceError } from '../../errors.ts';
import type { Issue, SourceRecord } from '../../model/index.ts';
import { readItem, readObject, readShape } from '../json.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { parseEfetch } from './efetch.ts';
import { EsearchSchema, refusalOf } from './esearch.ts';
import { EsummarySchema, SummarySchema, toSummaryRecord } from './esummary.ts';
import { parseNbib } from './nbib.ts';
import { withOwnIds } from './own-ids.ts';

/**
 * Read any answer of PubMed, told by its shape: citations in XML, JSON of `esearch` or `esummary`, or MEDLINE's tagged text.
 * @throws SourceError if it is none of them, is broken, or is an error
 */
export function parsePubmed(page: RawPage): ParsedPage {
  const first = page.body.replace(/^\uFEFF/, '').trimStart()[0];
  if (first === '<') return parseEfetch(page);
  if (first === '{' || first === '[') return parsePubmedJson(page);
  return parseNbib(page);
}

/**
 * Read what `esearch` or `esummary` answers. Numbers that were found are no records, and give the total only.
 * @throws SourceError if it is neither, or an error
 * @see https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.ESummary
 */
export function parsePubmedJson(page: RawPage): ParsedPage {
  const value = readObject('pubmed', page);
  const refusal = refusalOf(value);
  if (refusal !== undefined)
    throw new SourceError(
      'pubmed',
      page.place,
      `PubMed answered with an error: ${refusal}.`,
      'Check the identifiers and the key; PubMed names what it did not understand.',
    );
  if ('esearchresult' in value)
    return { records: [], issues: [], total: readShape('pubmed', page.place, value, EsearchSchema).esearchresult.count };
  const { result } = readShape('pubmed', page.place, value, EsummarySchema);
  const issues: Issue[] = [];
  const records = result.uids.flatMap((uid, index): SourceRecord[] =>
    readItem(
      'pubmed',
      `${page.place} summary ${index + 1}`,
      Object.hasOwn(result, uid) ? result[uid] : undefined,
      SummarySchema,
      (summary, place) => {
        if (summary.error === null || summary.error === undefined) return toSummaryRecord(summary, place);
        issues.push({
          severity: 'error',
          source: 'pubmed',
          place,
          record: summary.uid,
          message: `PubMed has no summary of ${summary.uid.slice(0, 20)}: ${summary.error.slice(0, 200).replace(/\.$/, '')}.`,
          remedy: 'Check the number; PubMed may have deleted it.',
        });
        return undefined;
      },
      issues,
    ),
  );
  return { records: withOwnIds(records), issues };
}
