import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { disk, harvest } from '../../src/lib/harvest/index.ts';
import { createSources } from '../../src/lib/sources/index.ts';
import { growSlowly } from '../heap.ts';
import { makeFeed } from './generate.ts';

const [root = '', works = '20000'] = process.argv.slice(2);

// Run by itself, so that the memory is that of this harvest alone: prints works, seconds and the most memory held, in MB. Run
// again on the same folder it measures a harvest that finds all works there already.
growSlowly();
const content = join(root, 'content');
if (!existsSync(content)) {
  await mkdir(join(content, 'authors'), { recursive: true });
  await mkdir(join(content, 'sources/jane-doe'), { recursive: true });
  await writeFile(join(content, 'authors/jane-doe.mdx'), '---\nname: Jane Doe\n---\n');
  for (let start = 0; start < Number(works); start += 100)
    await writeFile(
      join(content, `sources/jane-doe/${String(start).padStart(5, '0')}.xml`),
      makeFeed(start, 100, '<author><name>Jane Doe</name></author>'),
    );
}
const start = process.hrtime.bigint();
const report = await harvest(
  { content, state: join(root, 'state') },
  {
    sources: createSources({}),
    http: { get: () => Promise.reject(new Error('The benchmark asks nobody.')) },
    fs: disk,
    logger: { info: () => undefined, warn: () => undefined },
    day: '2026-01-01',
  },
);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log(JSON.stringify({ works: report.totals.works, seconds, megabytes: process.resourceUsage().maxRSS / 1024 }));
