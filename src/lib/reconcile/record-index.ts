import type { Ledger, WorkRecord } from '../model/index.ts';
import { keysOf, namesOf } from './identify.ts';

/** Finds records by what names a work. */
export class RecordIndex {
  readonly #byName = new Map<string, WorkRecord[]>();
  readonly #works: Readonly<Record<string, readonly string[]>>;

  constructor(records: readonly WorkRecord[], ledger: Ledger) {
    this.#works = ledger.works;
    for (const record of records) {
      for (const name of new Set([...keysOf([record]), ...namesOf(record)])) {
        const list = this.#byName.get(name);
        if (list === undefined) this.#byName.set(name, [record]);
        else list.push(record);
      }
    }
  }

  /** The records with an identifier, or after which a work of this id could be named; else those behind the id by the ledger. */
  named(reference: string): WorkRecord[] {
    const own = this.#byName.get(reference);
    if (own !== undefined) return own;
    const keys = Object.hasOwn(this.#works, reference) ? this.#works[reference]! : [];
    return [...new Set(keys.flatMap((key) => this.#byName.get(key) ?? []))];
  }
}
