import type { Logger } from '../sources/source.ts';
import { printable } from './printable.ts';

/** What progress is written to: a terminal, or a log that takes lines only. */
export interface ProgressStream {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

/**
 * The log of a harvest as it goes. On a terminal the last line says what is going on now, and is written over; elsewhere
 * only what is done is told, a line each.
 * @param quiet tell warnings only
 */
export function createProgress(stream: ProgressStream, quiet = false): Logger & { end(): void } {
  const live = stream.isTTY === true && !quiet;
  let shown = false;
  const clear = () => {
    if (shown) stream.write('\r\u001b[2K');
    shown = false;
  };
  const line = (message: string) => {
    clear();
    stream.write(`  ${printable(message)}\n`);
  };
  return {
    info: (message) => void (quiet || line(message)),
    warn: line,
    step(message) {
      if (!live) return;
      clear();
      stream.write(`  ${printable(message)}`.slice(0, Math.max(20, (stream.columns ?? 80) - 1)));
      shown = true;
    },
    end: clear,
  };
}
