import type { HostProfile } from './hosts.ts';
import type { Parking } from './parking.ts';
import { LONGEST_WAIT_MS } from './retry.ts';

/** An interval that a host tells is believed up to this. */
const LONGEST_INTERVAL_MS = 60_000;
/** An interval is doubled at most so often. */
const MOST_DOUBLINGS = 4;

/** The group asked to be left alone for longer than is slept. */
export class Parked extends Error {
  override readonly name = 'Parked';
  /** Milliseconds since 1970. */
  readonly until: number;
  constructor(until: number) {
    super('the group is parked');
    this.until = until;
  }
}

/** When which group of hosts may be asked. */
export interface Pace {
  /** Do something with a group when fewer of its requests are in the air than may be; first come, first served. */
  within<T>(profile: HostProfile, task: () => Promise<T>): Promise<T>;
  /** Wait for a group's next turn. @throws Parked if it is too far off to wait for */
  takeTurn(profile: HostProfile): Promise<void>;
  /**
   * Leave a group alone for a time. Longer ones are remembered for other runs.
   * @throws Parked if it is too long to wait
   */
  pause(profile: HostProfile, ms: number): Promise<void>;
  /** Ask half as often as before. */
  slowDown(profile: HostProfile): void;
  /** Keep the rate that an answer tells in `x-rate-limit-limit` and `x-rate-limit-interval`, if it is slower. */
  obey(profile: HostProfile, headers: Headers): void;
}

/** What is known of the hosts that share one budget; times are milliseconds since 1970. */
interface Group {
  /** When the next request may go by the interval. */
  next: number;
  /** Before this time nothing is asked; unknown until the first turn. */
  notBefore: number | undefined;
  toldMs: number;
  doublings: number;
  inTheAir: number;
  waiting: (() => void)[];
}

export interface PaceEffects {
  parking: Parking;
  now: () => number;
  sleep: (ms: number) => Promise<void>;
  random: () => number;
}

export function createPace({ parking, now, sleep, random }: PaceEffects): Pace {
  const groups = new Map<string, Group>();
  const groupOf = ({ group: name }: HostProfile): Group => {
    const known = groups.get(name) ?? { next: 0, notBefore: undefined, toldMs: 0, doublings: 0, inTheAir: 0, waiting: [] };
    groups.set(name, known);
    return known;
  };
  return {
    async within(profile, task) {
      const group = groupOf(profile);
      if (group.inTheAir < profile.parallel) group.inTheAir += 1;
      else await new Promise<void>((resolve) => group.waiting.push(resolve));
      try {
        return await task();
      } finally {
        // The place goes to whoever waits longest.
        const next = group.waiting.shift();
        if (next === undefined) group.inTheAir -= 1;
        else next();
      }
    },

    async takeTurn(profile) {
      const group = groupOf(profile);
      group.notBefore ??= await parking.until(profile.group, now());
      for (;;) {
        const time = now();
        const at = Math.max(time, group.next, group.notBefore);
        if (at - time > LONGEST_WAIT_MS) throw new Parked(at);
        group.next = at + Math.max(profile.intervalMs * 2 ** group.doublings, group.toldMs) + Math.round(random() * profile.jitterMs);
        if (at > time) await sleep(at - time);
        // Another request of the group may have been told to wait in the meantime.
        if (group.notBefore <= at) return;
      }
    },

    async pause(profile, ms) {
      const group = groupOf(profile);
      const until = Math.max(group.notBefore ?? 0, now() + ms);
      group.notBefore = until;
      if (ms <= LONGEST_WAIT_MS) return;
      await parking.park(profile.group, until);
      throw new Parked(until);
    },

    slowDown(profile) {
      const group = groupOf(profile);
      group.doublings = Math.min(MOST_DOUBLINGS, group.doublings + 1);
    },

    obey(profile, headers) {
      const limit = Number(/^\d{1,6}$/.exec(headers.get('x-rate-limit-limit')?.trim() ?? '')?.[0] ?? 0);
      const seconds = Number(/^(\d{1,6})s?$/.exec(headers.get('x-rate-limit-interval')?.trim() ?? '')?.[1] ?? 0);
      if (limit > 0 && seconds > 0) groupOf(profile).toldMs = Math.min(LONGEST_INTERVAL_MS, (seconds * 1000) / limit);
    },
  };
}
