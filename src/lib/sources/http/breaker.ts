/** So many failures in a row, or this share of the last calls, and a group is left alone for the rest of the run. */
const MOST_FAILURES = 5;
const LAST_CALLS = 20;
const MOST_FAILED_SHARE = 0.1;
/** A host that cannot even be reached is not knocked at so often. */
const MOST_UNREACHED = 3;

/** How a call ended: well, badly, with a refusal that another call would meet too, or without reaching anybody. */
export type Outcome = 'good' | 'failed' | 'refused' | 'unreached';

/** Keeps the harvest from asking a group of hosts again and again in vain. */
export interface Breaker {
  note(group: string, outcome: Outcome): void;
  /** Why a group is not asked any more in this run; `undefined` if it may be asked. */
  reason(group: string): string | undefined;
}

export function createBreaker(): Breaker {
  const groups = new Map<string, { bad: number; unreached: number; calls: boolean[] }>();
  const groupOf = (name: string) => {
    const known = groups.get(name) ?? { bad: 0, unreached: 0, calls: [] };
    groups.set(name, known);
    return known;
  };
  return {
    note(name, outcome) {
      const group = groupOf(name);
      group.bad = outcome === 'good' ? 0 : group.bad + 1;
      group.unreached = outcome === 'unreached' ? group.unreached + 1 : 0;
      // One record may be closed; that is no fault of the host.
      if (outcome !== 'refused') group.calls = [...group.calls, outcome !== 'good'].slice(-LAST_CALLS);
    },
    reason(name) {
      const { bad, unreached, calls } = groupOf(name);
      if (unreached >= MOST_UNREACHED) return `could not be reached ${unreached} times in a row`;
      if (bad >= MOST_FAILURES) return `has failed ${bad} times in a row`;
      const failed = calls.filter(Boolean).length;
      if (calls.length === LAST_CALLS && failed >= MOST_FAILED_SHARE * LAST_CALLS)
        return `has failed ${failed} of the last ${LAST_CALLS} times`;
      return undefined;
    },
  };
}
