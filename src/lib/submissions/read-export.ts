import { ConfigError } from '../errors.ts';
import { decodeTable, parseMoment, readTable, type Table } from '../tables/index.ts';
import { findColumns, pickFields, type Columns, type FieldNames } from './columns.ts';
import type { ExportRow, Rejected } from './export-row.ts';
import { readIssue, readIssues } from './issues.ts';

/** What an export holds. */
export interface Export {
  rows: ExportRow[];
  /** Rows that cannot be told apart into fields. */
  rejected: Rejected[];
  /** If the form asks what the submission is for. */
  hasAction: boolean;
  /** Headings of columns that say nothing to us. */
  unread: string[];
}

/**
 * Read the export of a form from any service: CSV, or GitHub issues as CSV or JSON.
 * @param file its name without the folder, for messages
 * @param names of the host's own for fields
 * @throws ConfigError naming the file, and the line where there is one
 */
export function readExport(bytes: Uint8Array, file: string, names: FieldNames): Export {
  // Whatever its encoding: PowerShell writes what gh prints as UTF-16.
  const head = decodeTable(bytes.subarray(0, 64), file).trimStart();
  if (head.startsWith('[') || head.startsWith('{'))
    return { ...readIssues(decodeTable(bytes, file), file, names), hasAction: true, unread: [] };
  const table = readTable(bytes, file);
  return isIssueTable(table) ? readIssueTable(table, file, names) : readForm(table, file, names);
}

function readForm({ headings, rows }: Table, file: string, names: FieldNames): Export {
  const columns = withMoment(findColumns(headings, names), rows);
  const has = (...fields: Parameters<typeof columns.get>[0][]) => fields.some((field) => (columns.get(field) ?? []).length > 0);
  if (!has('author', 'page'))
    throw new ConfigError(
      `${file}:1`,
      'No heading is “Author” or “Page”, so nobody can tell whom a row is about.',
      'Export with headings; docs/claims.md has the names that are understood.',
    );
  if (!has('moment'))
    throw new ConfigError(
      `${file}:1`,
      'No heading is “Timestamp” or another time of submission.',
      'Add the time to the export; docs/claims.md says how at each service.',
    );
  const read = new Set([...columns.values()].flat());
  const unread = headings.filter((heading, index) => heading !== '' && !read.has(index));
  const found: Export = { rows: [], rejected: [], hasAction: has('action'), unread };
  for (const { line, cells } of rows) {
    const place = { file, unit: 'line', number: line } as const;
    if (cells.slice(headings.length).some((cell) => cell !== ''))
      found.rejected.push({
        place,
        reason: `It has ${cells.length} cells for ${headings.length} headings, so cells may be under the wrong ones.`,
        remedy: 'Export again without editing the file in between.',
      });
    else found.rows.push({ place, fields: pickFields(cells, columns) });
  }
  return found;
}

/**
 * Columns with one for the time. Google calls it in the language of the form, and puts it first: what has a time of day in every
 * row there is that.
 */
function withMoment(columns: Columns, rows: Table['rows']): Columns {
  if ((columns.get('moment') ?? []).length > 0 || rows.length === 0) return columns;
  const isMoment = ({ cells: [first = ''] }: Table['rows'][number]) => {
    const moment = parseMoment(first, 'day-first') ?? parseMoment(first, 'month-first');
    return typeof moment === 'object' && moment.time !== undefined;
  };
  return rows.every(isMoment) ? new Map([...columns, ['moment', [0]]]) : columns;
}

const ISSUE_HEADINGS = ['number', 'title', 'body', 'createdat'];

function isIssueTable({ headings }: Table): boolean {
  const own = headings.map((heading) => heading.toLowerCase());
  return ISSUE_HEADINGS.every((heading) => own.includes(heading));
}

function readIssueTable({ headings, rows }: Table, file: string, names: FieldNames): Export {
  const at = new Map(headings.map((heading, index) => [heading.toLowerCase(), index]));
  return {
    rows: rows.map(({ line, cells }) => {
      const cell = (heading: string) => cells[at.get(heading) ?? -1] ?? '';
      const issue = {
        number: Number(cell('number').replace('#', '')),
        title: cell('title'),
        body: cell('body'),
        createdAt: cell('createdat'),
        author: cell('author'),
        labels: cell('labels').split(/[,;]/),
        ...(cell('url') === '' ? {} : { url: cell('url') }),
      };
      return { place: { file, unit: 'line', number: line }, fields: readIssue(issue, names) };
    }),
    rejected: [],
    hasAction: true,
    unread: [],
  };
}
