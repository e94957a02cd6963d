import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './bench.ts';

/**
 * Memory and time of a harvest of one author with 20,000 works, the first one and the next, each in a process of its own,
 * started as `npm run harvest` starts it.
 */
export function benchLargeAuthor(): Row[] {
  const root = mkdtempSync(join(tmpdir(), 'peerpage-bench-'));
  try {
    return ['first', 'next'].flatMap((which): Row[] => {
      const output = execFileSync(process.execPath, ['--max-semi-space-size=16', join(import.meta.dirname, 'large-author.ts'), root], {
        encoding: 'utf8',
      });
      const { works, seconds, megabytes } = JSON.parse(output) as { works: number; seconds: number; megabytes: number };
      const what = `${which} harvest of one author with ${works} works`;
      return [
        { what: `${what}: memory`, figure: megabytes, unit: 'MB', bar: { max: 512 } },
        { what: `${what}: time`, figure: seconds, unit: 's', bar: { max: 120 } },
      ];
    });
  } finally {
    rmSync(root, { recursive: true });
  }
}
