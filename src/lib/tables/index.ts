export { harmlessCell, readCell } from './cell.ts';
export { decodeTable, TABLE_MAX_BYTES } from './decode.ts';
export { formatTable } from './format.ts';
export { DAY_ORDERS, parseMoment, tellDayOrder, type DayOrder, type Moment } from './moment.ts';
export { readTable, type Table, type TableRow } from './table.ts';
