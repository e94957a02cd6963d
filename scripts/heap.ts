import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/** Bytes in use above which the heap is large. */
const LARGE = 128e6;
/** Milliseconds between two looks at it. */
const INTERVAL = 200;

/**
 * Once the heap is large, let it grow by a tenth between collections; by itself it may treble. An author with 20,000 works
 * then takes a quarter less memory and a tenth more time, and small harvests lose nothing.
 */
export function growSlowly(): void {
  const timer = setInterval(() => {
    if (getHeapStatistics().used_heap_size < LARGE) return;
    clearInterval(timer);
    setFlagsFromString('--heap-growing-percent=10');
  }, INTERVAL);
  timer.unref();
}
