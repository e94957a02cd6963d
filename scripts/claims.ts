import { resolve } from 'node:path';
import {
  approveClaim,
  formatImport,
  formatOpen,
  importClaims,
  listOpen,
  readClaims,
  rejectClaim,
  settleClaim,
  transferClaim,
  withdrawClaim,
  type Decision,
} from '../src/lib/claims/index.ts';
import { disk, printable, takeLock } from '../src/lib/harvest/index.ts';
import type { Claim } from '../src/lib/model/index.ts';
import { removeAuthor, type Removed } from '../src/lib/removal/index.ts';
import { contentCache } from '../src/lib/store/content-folder.ts';
import { siteRoot } from '../src/lib/site/site-root.ts';
import { runCommand, type Call } from './command.ts';
import { fieldNames, readExportFile, readOrder, today } from './exports.ts';
import { usageFault } from './flags.ts';
import { readSettings } from './settings.ts';

const HELP = `Claims on pages: import what people sent with the form, and decide.

  npm run claims                                     pages on which something is to be decided
  npm run claims -- import answers.csv               propose what an export of the form asks for
  npm run claims -- import answers.csv --dry-run     the same as a patch in .peerpage/claims/proposed.patch
  npm run claims -- approve jane-doe                 the page is confirmed by its author
  npm run claims -- reject jane-doe                  the request is not right
  npm run claims -- reject jane-doe --submission 1a2b3c4d   one of several requests, or one for removal
  npm run claims -- transfer jane-doe --to 1a2b3c4d  give the page to another person who asks for it
  npm run claims -- withdraw jane-doe                the author gives the claim up
  npm run claims -- remove jane-doe                  remove the person for good

  --dry-run            import: write a patch instead of the claims
  --dates ORDER        import: day-first or month-first, where a file does not tell what 11/2/2026 means
  --new-key            import: make a new key, though earlier submissions are then proposed once more
  --submission PREFIX  reject: the first digits of a submission, as the list shows them
  --to PREFIX          transfer: the first digits of the request that gets the page
  --reason TEXT        remove: for the host; no name and no address
  --content DIR        another content folder
  --state DIR          another folder for key, quarantine and lock (.peerpage)
  --json               the report as JSON

Exports of Google Forms, Microsoft Forms, Tally, Typeform, Airtable, Formspree and GitHub issues are read; docs/claims.md has the names
of the fields. The key comes from PEERPAGE_CLAIMS_KEY, else from .peerpage/claims.key.
Exit codes: 0 done, 1 no row could be read, 2 usage or a decision that makes no sense, 4 a harvest is running.`;

const FLAGS = {
  'dry-run': { type: 'boolean' },
  dates: { type: 'string' },
  'new-key': { type: 'boolean' },
  submission: { type: 'string' },
  to: { type: 'string' },
  reason: { type: 'string' },
  content: { type: 'string' },
  state: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Flags = Call<typeof FLAGS>['values'];

await runCommand({ name: 'claims', help: HELP, flags: FLAGS, again: 'run the command again' }, async ({ values, positionals }) => {
  const [command = 'list', ...words] = positionals;
  const content = resolve(values.content ?? 'src/content');
  const state = resolve(values.state ?? '.peerpage');
  if (command === 'list') return list(content, values);
  const unlock =
    command === 'import' && values['dry-run'] === true ? async () => undefined : await takeLock(state, new Date().toISOString());
  try {
    if (command === 'import') return await importFiles(words, content, state, values);
    if (command === 'remove') return await remove(oneSlug(command, words), content, state, values);
    return await decide(command, oneSlug(command, words), content, values);
  } finally {
    await unlock();
  }
});

function list(content: string, { json }: Flags): number {
  const claims = readClaims(content);
  const open = listOpen(claims);
  if (json === true) console.log(JSON.stringify({ claims: claims.size, open }, null, 2));
  else printLines(formatOpen(open, claims.size));
  return 0;
}

async function importFiles(paths: readonly string[], content: string, state: string, flags: Flags): Promise<number> {
  if (paths.length === 0) throw usageFault('claims', 'Say which files to import: npm run claims -- import FILE.csv.');
  const config = await readSettings();
  const report = await importClaims(
    {
      content,
      state,
      files: await Promise.all(paths.map(readExportFile)),
      names: fieldNames(config.forms.claim, config.forms.correct),
      site: new URL(siteRoot(config, process.env)),
      ...(flags.dates === undefined ? {} : { order: readOrder(flags.dates) }),
      ...(flags['dry-run'] === undefined ? {} : { dryRun: flags['dry-run'] }),
      ...(flags['new-key'] === undefined ? {} : { newKey: flags['new-key'] }),
    },
    { fs: disk, env: process.env, day: today() },
  );
  if (flags.json === true) console.log(JSON.stringify(report, null, 2));
  else printLines(formatImport(report));
  return report.rows > 0 && report.quarantined.length === report.rows ? 1 : 0;
}

async function decide(command: string, slug: string, content: string, flags: Flags): Promise<number> {
  const day = today();
  const decisions: Readonly<Record<string, (slug: string, claim: Claim) => Decision>> = {
    approve: (author, claim) => approveClaim(author, claim, day),
    reject: (author, claim) => rejectClaim(author, claim, day, flags.submission),
    withdraw: (author, claim) => withdrawClaim(author, claim, day),
    transfer: (author, claim) => transferClaim(author, claim, day, flags.to),
  };
  const decision = Object.hasOwn(decisions, command) ? decisions[command] : undefined;
  if (decision === undefined) throw usageFault('claims', `“${command}” is no command.`);
  const settled = await settleClaim(content, slug, decision, disk);
  const next = command === 'transfer' && settled.state === 'pending' ? `npm run claims -- approve ${settled.author}` : 'npm run harvest';
  if (flags.json === true) console.log(JSON.stringify({ ...settled, next }, null, 2));
  else printLines(`${settled.said} ${settled.changed ? `Next: ${next}` : 'Nothing changed.'}`);
  return 0;
}

async function remove(slug: string, content: string, state: string, flags: Flags): Promise<number> {
  const done = await removeAuthor(
    {
      content,
      state,
      slug,
      day: today(),
      ...(flags.reason === undefined ? {} : { reason: flags.reason }),
      ...(flags.content === undefined ? { builds: resolve(contentCache()) } : {}),
    },
    disk,
  );
  if (flags.json === true) console.log(JSON.stringify({ ...done, next: 'npm run harvest' }, null, 2));
  else printLines(describeRemoved(done));
  return 0;
}

function describeRemoved({ author, removed, written, mentions }: Removed): string {
  const changed = removed.length + written.length > 0;
  return [
    changed ? `${author} is on the removal list.` : `${author} was removed already. Nothing changed.`,
    ...(removed.length > 0 ? [`Deleted ${removed.join(', ')}.`] : []),
    ...(written.length > 0 ? [`Rewrote ${written.join(', ')}.`] : []),
    ...(mentions.length > 0 ? [`These files, which people wrote, still name the person; edit them: ${mentions.join(', ')}.`] : []),
    ...(changed
      ? ['Next: npm run harvest removes works that are nobody else’s; then build. Earlier versions stay in the history of git.']
      : []),
  ].join('\n');
}

function oneSlug(command: string, words: readonly string[]): string {
  const [slug] = words;
  if (slug === undefined || words.length > 1) throw usageFault('claims', `Name one author: npm run claims -- ${command} SLUG.`);
  return slug;
}

/** Each line by itself: what came from outside cannot steer a terminal. */
function printLines(text: string): void {
  console.log(text.split('\n').map(printable).join('\n'));
}
