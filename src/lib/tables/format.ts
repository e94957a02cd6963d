import { harmlessCell } from './cell.ts';

/** Rows as CSV: UTF-8, commas, every cell quoted and harmless in a spreadsheet. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map((cell) => `"${harmlessCell(cell).replaceAll('"', '""')}"`).join(',')}\n`).join('');
}
