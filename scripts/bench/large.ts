import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Row } from './bench.ts';

/** Memory and time of a harvest of one author with 20,000 works, in a process of its own, started as `npm run harvest` starts it. */
export function benchLargeAuthor(): Row[] {
  const output = execFileSync(process.execPath, ['--max-semi-space-size=16', join(import.meta.dirname, 'large-author.ts')], {
    encoding: 'utf8',
  });
  const { works, seconds, megabytes } = JSON.parse(output) as { works: number; seconds: number; megabytes: number };
  return [
    { what: `harvest of one author with ${works} works: memory`, figure: megabytes, unit: 'MB', bar: { max: 512 } },
    { what: `harvest of one author with ${works} works: time`, figure: seconds, unit: 's', bar: { max: 120 } },
  ];
}
