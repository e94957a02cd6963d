import type { SourceRecord } from '../../model/index.ts';

/** What people choose as a key: begins with a letter and has no blank, unlike the numbers that programs give. */
const CHOSEN = /^\p{L}[^\s/\\<>"{}]{0,99}$/u;
const GIVEN = /^(?:item-?\d+|ref-?\d+|temp_id_\d+|q\d+|[\da-f]{8}-[\da-f]{4}-[\da-f-]{20,})$/i;

/** The key, if a person may have chosen it: only then it may become the address of a work. */
export function chosenKey(key: string | undefined): string | undefined {
  const text = key?.trim() ?? '';
  return CHOSEN.test(text) && !GIVEN.test(text) ? text : undefined;
}

/** The beginning of the ids of a file's records: its folder and name, `jane-doe/works.ris#`. */
export function idPrefix(file: string): string {
  return `${file.split('/').slice(-2).join('/')}#`;
}

/** Gives each record of a file an id of its own: one that is used again gets `,2` behind it. */
export function withOwnIds(records: readonly SourceRecord[]): SourceRecord[] {
  const taken = new Set(records.map(({ id }) => id));
  const uses = new Map<string, number>();
  return records.map((record) => {
    let use = (uses.get(record.id) ?? 0) + 1;
    if (use > 1) while (taken.has(`${record.id},${use}`)) use += 1;
    uses.set(record.id, use);
    return use === 1 ? record : { ...record, id: `${record.id},${use}` };
  });
}
