import { resolve } from 'node:path';
import { formatFollowers, importFollowers } from '../src/lib/followers/index.ts';
import { disk, printable, takeLock } from '../src/lib/harvest/index.ts';
import { siteRoot } from '../src/lib/site/site-root.ts';
import { runCommand } from './command.ts';
import { fieldNames, readExportFile, readOrder, today } from './exports.ts';
import { usageFault } from './flags.ts';
import { readSettings } from './settings.ts';

const HELP = `Count followers from exports of the follow form.

  npm run followers -- import follow.csv              all files of a complete export at once
  npm run followers -- import follow.csv --dry-run    say what would change

  --dry-run        write nothing
  --accept-shrink  let the number of followers fall by more than half
  --dates ORDER    day-first or month-first, where a file does not tell what 11/2/2026 means
  --content DIR    another content folder
  --state DIR      another folder for quarantine and lock (.peerpage)
  --json           the report as JSON

Only numbers are kept, in src/content/followers.json; docs/claims.md has the names of the fields.
Exit codes: 0 done, 1 no row could be read, 2 usage, 3 held because the number fell, 4 a harvest is running.`;

const FLAGS = {
  'dry-run': { type: 'boolean' },
  'accept-shrink': { type: 'boolean' },
  dates: { type: 'string' },
  content: { type: 'string' },
  state: { type: 'string' },
  json: { type: 'boolean' },
} as const;

await runCommand({ name: 'followers', help: HELP, flags: FLAGS, again: 'import again' }, async ({ values, positionals }) => {
  const [command, ...paths] = positionals;
  if (command !== 'import' || paths.length === 0)
    throw usageFault('followers', 'Say which files to import: npm run followers -- import FILE.csv.');
  const config = await readSettings();
  const state = resolve(values.state ?? '.peerpage');
  const options = {
    content: resolve(values.content ?? 'src/content'),
    state,
    files: await Promise.all(paths.map(readExportFile)),
    names: fieldNames(config.forms.follow),
    site: new URL(siteRoot(config, process.env)),
    ...(values.dates === undefined ? {} : { order: readOrder(values.dates) }),
    ...(values['dry-run'] === undefined ? {} : { dryRun: values['dry-run'] }),
    ...(values['accept-shrink'] === undefined ? {} : { acceptShrink: values['accept-shrink'] }),
  };
  const unlock = values['dry-run'] === true ? async () => undefined : await takeLock(state, new Date().toISOString());
  const report = await importFollowers(options, { fs: disk, day: today() }).finally(unlock);
  console.log(values.json === true ? JSON.stringify(report, null, 2) : formatFollowers(report).split('\n').map(printable).join('\n'));
  return report.held ? 3 : report.rows > 0 && report.counted === 0 ? 1 : 0;
});
