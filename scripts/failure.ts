import { ConfigError } from '../src/lib/errors.ts';
import { LockedError, printable, UnwritableError } from '../src/lib/harvest/index.ts';
import { StoredFault } from '../src/lib/store/index.ts';

/** What the system says where nothing can be written. */
const FULL: readonly (string | undefined)[] = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EACCES', 'EPERM', 'EROFS'];

/**
 * Tell why a command has failed, in a sentence and with what to do, on standard error.
 * @param again how to run it again, in a sentence (`harvest again`), if it writes
 * @returns the exit code: 2 for what is set or written wrongly, 4 for a lock, 1 for all else
 * @throws whatever is no failure of the host's but ours
 */
export function tellFailure(error: unknown, again?: string): number {
  if (error instanceof ConfigError) {
    console.error(`${printable(error.message)}${again === undefined ? '' : '\nNothing was changed.'}`);
    return 2;
  }
  if (error instanceof LockedError) {
    console.error(printable(error.message));
    return 4;
  }
  if (error instanceof StoredFault || error instanceof UnwritableError) {
    console.error(printable(error.message));
    return 1;
  }
  if (again !== undefined && FULL.includes((error as NodeJS.ErrnoException).code)) {
    console.error(`${printable((error as Error).message)}\nThe old files are whole. Make room or give write permission, and ${again}.`);
    return 1;
  }
  throw error;
}
