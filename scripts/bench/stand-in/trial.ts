import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SiteConfigSchema } from '../../../src/lib/config.ts';
import { disk, harvest, type HarvestReport } from '../../../src/lib/harvest/index.ts';
import { createHttp } from '../../../src/lib/sources/http/index.ts';
import { createSources } from '../../../src/lib/sources/index.ts';
import { createClock } from './clock.ts';
import type { Person, Population } from './population.ts';
import { startStandIn, type Asked } from './server.ts';

const START = Date.parse('2026-01-05T03:00:00Z');

/** What came of a harvest. */
export interface Run {
  report: HarvestReport;
  asked: Asked[];
  /** How long the sources' pace made it wait. */
  minutes: number;
}

/** A site of its own that harvests a population. */
export interface Trial {
  content: string;
  /** Harvest as a process of its own would. */
  run(): Promise<Run>;
  /** Let time pass until the next run. */
  pass(ms: number): void;
  close(): Promise<void>;
}

/**
 * Set up a site whose authors are a population, in a temporary folder.
 * @param addresses `configured` sets each source's base address; `own` leaves them, so that the pace is that of each provider
 */
export async function openTrial(population: Population, addresses: 'configured' | 'own'): Promise<Trial> {
  const root = await mkdtemp(join(tmpdir(), 'peerpage-trial-'));
  const content = join(root, 'content');
  const state = join(root, 'state');
  await mkdir(join(content, 'authors'), { recursive: true });
  for (const person of population.people) await writeFile(join(content, `authors/${person.slug}.mdx`), authorFile(person));
  const standIn = await startStandIn(population);
  const clock = createClock(START);
  const config = SiteConfigSchema.shape.sources.parse(
    Object.fromEntries(
      [...standIn.addresses].map(([name, baseUrl]) => [name, { enabled: true, ...(addresses === 'own' ? {} : { baseUrl }) }]),
    ),
  );
  return {
    content,
    async run() {
      const start = clock.now();
      standIn.asked.length = 0;
      const logger = { info: () => undefined, warn: () => undefined };
      const http = createHttp({
        cacheFolder: join(state, 'cache'),
        project: 'https://example.org/peerpage',
        contact: 'host@example.org',
        logger,
        now: clock.now,
        sleep: clock.sleep,
        random: () => 0.5,
        fetch: (url, init) => clock.during(() => fetch(String(url).replace(/^https:\/\//, `${standIn.origin}/`), init)),
      });
      const sources = createSources(config, { PEERPAGE_SEMANTICSCHOLAR_KEY: 'key-of-the-trial' });
      const day = new Date(start).toISOString().slice(0, 10);
      const report = await harvest({ content, state }, { sources, http, fs: disk, logger, day });
      return { report, asked: [...standIn.asked], minutes: (clock.now() - start) / 60_000 };
    },
    pass: clock.pass,
    async close() {
      await standIn.close();
      await rm(root, { recursive: true });
    },
  };
}

function authorFile({ given, family, orcid, dblp, semanticscholar, openreview }: Person): string {
  return `---
name: ${given} ${family}
identifiers:
  orcid: ${orcid}
  dblp: ${dblp}
  semanticscholar: '${semanticscholar}'
  openreview: '${openreview}'
---
`;
}
