import type { Issue, SourceRecord } from '../../model/index.ts';
import type { ParsedPage, RawPage } from '../source.ts';
import { withOwnIds } from './own-ids.ts';
import { toNbibRecord } from './nbib-record.ts';

/** A field: a tag of two to four letters, a hyphen, and the value. */
const FIELD = /^([A-Z]{2,4}) {0,2}-([^]*)$/;
/** Longest line that can be a field. */
const MAX_LINE = 200_000;
/** Most lines that are warned of. */
const MOST_STRAY = 100;

/** One record of a file in MEDLINE's tagged text. */
export interface NbibRecord {
  /** Line of its first field, from 1. */
  line: number;
  /** Fields in their order, since names, affiliations and identifiers of an author follow each other. */
  fields: { tag: string; value: string }[];
}

/**
 * Read MEDLINE's tagged text ("nbib"), as PubMed and PMC export it. Records are parted by blank lines or begin with `PMID`;
 * a line that is neither a field nor indented as the rest of one is left out, with a warning.
 * @see https://www.nlm.nih.gov/bsd/mms/medlineelements.html
 */
export function parseNbib(page: RawPage): ParsedPage {
  const { found, stray } = readRecords(page.body);
  const issues: Issue[] = stray.map((line) => ({
    severity: 'warning',
    source: 'pubmed',
    place: `${page.place}:${line}`,
    message: 'The line is neither a field nor the rest of one, so it was left out.',
    remedy: 'Export the file again, or begin the line with six blanks if it continues the one before.',
  }));
  const records = found.flatMap((record): SourceRecord[] => {
    const read = toNbibRecord(record, page.place);
    if (read !== undefined) return [read];
    issues.push({
      severity: 'error',
      source: 'pubmed',
      place: `${page.place}:${record.line}`,
      record: `record at line ${record.line}`,
      message: 'The record has neither a number in PubMed nor a title, so it was skipped.',
      remedy: 'Export it again, or remove it.',
    });
    return [];
  });
  if (found.length === 0 && page.body.trim() !== '')
    issues.push({
      severity: 'warning',
      source: 'pubmed',
      place: page.place,
      message: 'The file holds no record.',
      remedy: 'Export it again in the format PubMed, or remove it.',
    });
  return { records: withOwnIds(records), issues };
}

function readRecords(body: string): { found: NbibRecord[]; stray: number[] } {
  const found: { line: number; fields: { tag: string; lines: string[] }[] }[] = [];
  const stray: number[] = [];
  let current: (typeof found)[number] | undefined;
  for (const [index, text] of body
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (text.trim() === '') {
      current = undefined;
      continue;
    }
    const match = FIELD.exec(text.slice(0, MAX_LINE));
    if (match) {
      const tag = match[1]!;
      if (current === undefined || (tag === 'PMID' && current.fields.some((field) => field.tag === 'PMID'))) {
        current = { line: index + 1, fields: [] };
        found.push(current);
      }
      current.fields.push({ tag, lines: [match[2]!.trim()] });
    } else if (/^\s/.test(text) && current !== undefined) current.fields.at(-1)!.lines.push(text.trim());
    else if (stray.length < MOST_STRAY) stray.push(index + 1);
  }
  const joined = found.map(({ line, fields }) => ({
    line,
    fields: fields.map(({ tag, lines }) => ({ tag, value: lines.join(' ').trim() })),
  }));
  return { found: joined, stray };
}
