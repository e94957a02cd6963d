import { CsvError, parse } from 'csv-parse/sync';
import { ConfigError } from '../errors.ts';
import { readCell } from './cell.ts';
import { decodeTable } from './decode.ts';
import { tellDialect } from './dialect.ts';

/** A row and where it is. */
export interface TableRow {
  /** The line of the file on which it begins, from 1. */
  line: number;
  /** As {@link readCell} gives them. There may be fewer than headings, or more. */
  cells: string[];
}

/** A table with headings. */
export interface Table {
  headings: string[];
  rows: TableRow[];
}

/** What csv-parse gives for a record with `raw` and `info`. */
interface Parsed {
  record: string[];
  raw: string;
  info: { lines: number };
}

/**
 * Read the table in a file: whatever delimiter, encoding and line breaks it has. Rows of nothing, and headings that come again
 * because files were put together, are left out.
 * @param name of the file, for messages
 * @throws ConfigError naming file and line for what is no table
 */
export function readTable(bytes: Uint8Array, name: string): Table {
  const { delimiter, text, skipped } = tellDialect(decodeTable(bytes, name));
  const rows = parseRows(text, delimiter, name, skipped).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [first, ...others] = rows;
  if (first === undefined) throw new ConfigError(name, 'The file is empty.', 'Export the answers with their headings in the first line.');
  const headings = first.cells;
  return { headings, rows: others.filter(({ cells }) => cells.join('\0') !== headings.join('\0')) };
}

function parseRows(text: string, delimiter: string, name: string, skipped: number): TableRow[] {
  try {
    const parsed = parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      raw: true,
      info: true,
    }) as unknown as Parsed[];
    return parsed.map(({ record, raw, info }) => {
      const breaks = raw.replace(/^\n+/, '').replace(/\n$/, '').split('\n').length - 1;
      return { line: skipped + info.lines - breaks, cells: record.map(readCell) };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // What the parser says quotes the row, and with it whatever address is in there.
    const line = skipped + Number((error as CsvError & { lines?: number }).lines ?? 0);
    throw new ConfigError(
      `${name}:${line}`,
      error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'A quotation mark that is opened here is never closed.' : 'It is no table from here on.',
      'The file may be cut off: export it again.',
    );
  }
}
