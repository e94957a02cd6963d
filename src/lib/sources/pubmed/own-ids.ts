import type { SourceRecord } from '../../model/index.ts';

/** The same records, where an id that is used again becomes `123,2`. */
export function withOwnIds(records: readonly SourceRecord[]): SourceRecord[] {
  const uses = new Map<string, number>();
  return records.map((record) => {
    const use = (uses.get(record.id) ?? 0) + 1;
    uses.set(record.id, use);
    return use === 1 ? record : { ...record, id: `${record.id},${use}` };
  });
}
