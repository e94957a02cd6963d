import { join, resolve } from 'node:path';
import { createProgress, disk, formatReport, harvest } from '../src/lib/harvest/index.ts';
import { siteRoot } from '../src/lib/site/site-root.ts';
import { createHttp, userAgent } from '../src/lib/sources/http/index.ts';
import { createSources } from '../src/lib/sources/index.ts';
import { createPages, type Pages } from '../src/lib/verify/index.ts';
import { runCommand } from './command.ts';
import { growSlowly } from './heap.ts';
import { readSettings } from './settings.ts';

const HELP = `Gather the works of the site's authors into src/content.

  npm run harvest                                  all authors, all sources that are switched on
  npm run harvest -- --author jane-doe             ask the network about one author only
  npm run harvest -- --from ~/exports              read files of that folder (exports/jane-doe/*.bib)
  npm run harvest -- --dry-run                     say what would change

  --author SLUG         ask network sources about this author only (may be repeated)
  --source NAME         ask this source only (may be repeated)
  --from DIR            read the authors' files from DIR instead of src/content/sources
  --refresh             ask again, however fresh the cached answers are
  --offline             use cached answers only
  --dry-run             write nothing
  --accept-shrink SLUG  let this author's works fall or grow much (may be repeated)
  --strict              let the run fail (code 3) for whatever is not fresh
  --anonymous           ask sources without a contact address (they will be slower)
  --content DIR         another content folder
  --state DIR           another folder for cache, lock and reports (.peerpage)
  --json                the report as JSON

Sources are switched on in src/site.config.ts. The contact address comes from PEERPAGE_CONTACT. Where a source is asked over the
network, the home pages that author files and approved claims name are looked at too, whether they link to the profile.
Exit codes: 0 all fresh, or stale for less than 14 days; 1 nothing harvested or written; 2 configuration; 3 held for a person, or too
stale; 4 another run; 130 interrupted.`;

const FLAGS = {
  author: { type: 'string', multiple: true },
  source: { type: 'string', multiple: true },
  from: { type: 'string' },
  refresh: { type: 'boolean' },
  offline: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'accept-shrink': { type: 'string', multiple: true },
  strict: { type: 'boolean' },
  anonymous: { type: 'boolean' },
  content: { type: 'string' },
  state: { type: 'string' },
  json: { type: 'boolean' },
} as const;

await runCommand({ name: 'harvest', help: HELP, flags: FLAGS, flagsOnly: true, again: 'harvest again' }, async ({ values: flags }) => {
  growSlowly();
  const config = await readSettings();
  const state = resolve(flags.state ?? '.peerpage');
  const quiet = flags.json === true;
  // What is told on the way goes to stderr, so that stdout holds the report alone.
  const logger = createProgress(process.stderr, quiet);
  const contact = process.env['PEERPAGE_CONTACT']?.trim();
  const identity = { project: config.repository ?? config.url, ...(contact === undefined || contact === '' ? {} : { contact }) };
  const http = createHttp({
    ...identity,
    cacheFolder: join(state, 'cache'),
    logger,
    ...(flags.anonymous === undefined ? {} : { anonymous: flags.anonymous }),
    ...(flags.offline === undefined ? {} : { offline: flags.offline }),
    ...(flags.refresh === undefined ? {} : { refresh: flags.refresh }),
  });
  const sources = createSources(config.sources, process.env, flags.source);
  const asksNetwork = config.verification.homePages ?? sources.some(({ name }) => name !== 'files');
  const pages = asksNetwork ? { pages: homePages(userAgent(identity)) } : {};
  const report = await harvest(
    {
      content: resolve(flags.content ?? 'src/content'),
      state,
      site: siteRoot(config, process.env),
      ...(flags.offline === undefined ? {} : { offline: flags.offline }),
      ...(flags.from === undefined ? {} : { from: resolve(flags.from) }),
      ...(flags.author === undefined ? {} : { authors: flags.author }),
      ...(flags.source === undefined ? {} : { sources: flags.source }),
      ...(flags['accept-shrink'] === undefined ? {} : { accept: flags['accept-shrink'] }),
      ...(flags['dry-run'] === undefined ? {} : { dryRun: flags['dry-run'] }),
      ...(flags.strict === undefined ? {} : { strict: flags.strict }),
    },
    { sources, http, ...pages, fs: disk, logger, day: today() },
  );
  logger.end();
  console.log(quiet ? JSON.stringify(report, null, 2) : `\n${formatReport(report)}\n\n${nextStep(report.exitCode)}`);
  return report.exitCode;
});

function homePages(asker: string): Pages {
  const standIn = process.env['PEERPAGE_HOMEPAGE_URL']?.trim();
  return createPages({ userAgent: asker, ...(standIn === undefined || standIn === '' ? {} : { standIn }) });
}

/** The day that new facts are dated with: `SOURCE_DATE_EPOCH` (seconds), else today. */
function today(): string {
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return new Date(epoch === undefined ? Date.now() : Number(epoch) * 1000).toISOString().slice(0, 10);
}

function nextStep(exitCode: number): string {
  if (exitCode === 0) return 'Next: npm run build writes the site to dist/, npm run preview shows it.';
  return 'Some of it needs a look: see the lines above. The report is in .peerpage/report.md. What was there before is still there.';
}
