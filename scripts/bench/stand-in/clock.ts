import { setTimeout as rest } from 'node:timers/promises';

/** How long nobody must have done anything before the clock goes on, in milliseconds of real time. */
const QUIET_MS = 2;

/** A clock that stands still while anybody works, and goes on to the next one who waits when all do. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Let a task be done while the clock stands. */
  during<T>(task: () => Promise<T>): Promise<T>;
  /** Go on at once. */
  pass(ms: number): void;
}

/** @param start milliseconds since 1970 */
export function createClock(start: number): Clock {
  let time = start;
  let working = 0;
  let moves = 0;
  let running = false;
  const waiting: { until: number; wake: () => void }[] = [];
  const run = async () => {
    running = true;
    while (waiting.length > 0) {
      const before = moves;
      await rest(QUIET_MS);
      if (working > 0 || moves !== before) continue;
      waiting.sort((a, b) => a.until - b.until);
      const next = waiting.shift()!;
      time = Math.max(time, next.until);
      moves += 1;
      next.wake();
    }
    running = false;
  };
  return {
    now: () => time,
    sleep: (ms) =>
      new Promise((wake) => {
        waiting.push({ until: time + ms, wake });
        moves += 1;
        if (!running) void run();
      }),
    async during(task) {
      working += 1;
      try {
        return await task();
      } finally {
        working -= 1;
        moves += 1;
      }
    },
    pass: (ms) => void (time += ms),
  };
}
