import { spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { ConfigError } from '../src/lib/errors.ts';
import { printable } from '../src/lib/harvest/index.ts';
import { leftoversOfDemo } from '../src/lib/site/demo-settings.ts';
import { foldersBeside, publishSite } from '../src/lib/site/publish.ts';
import { contentFolder } from '../src/lib/store/content-folder.ts';
import { readAuthors } from '../src/lib/store/index.ts';
import { checkFiles } from '../src/lib/theme/index.ts';
import { readSettings } from './settings.ts';

const HELP = `Build the site into dist/ (or PEERPAGE_OUT). It opens no connection.

  npm run build
  PEERPAGE_SITE=https://people.example.org PEERPAGE_BASE=/people/ npm run build

The site is built beside dist/ and takes its place when it is whole: a build that fails or is ended leaves the last site as it is.
PEERPAGE_CONTENT names another content folder. Further arguments go to astro build.
Exit codes: 0 built, 1 the build failed, 2 settings or an author file, 130 interrupted.`;

if (process.argv.includes('--help') || process.argv.includes('-h')) console.log(HELP);
else process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const settings = await readSettings();
    checkFiles(settings.theme, resolve('public'));
    // Astro would tell of a mistake in one of these files without the name of the file, or without the remedy.
    const { authors } = await readAuthors(contentFolder());
    const code = await build(resolve(process.env['PEERPAGE_OUT'] ?? 'dist'));
    const left = leftoversOfDemo(
      { ...settings, url: process.env['PEERPAGE_SITE'] ?? settings.url },
      authors.map(({ slug }) => slug),
    );
    if (code === 0 && left.length > 0) console.error(['Before it goes live, see src/site.config.ts:', ...left].join('\n  '));
    return code;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`${printable(error.message)}\nNothing was built.`);
    return 2;
  }
}

async function build(site: string): Promise<number> {
  const { next, last } = foldersBeside(site);
  if (!existsSync(site) && existsSync(last)) renameSync(last, site);
  rmSync(next, { recursive: true, force: true });
  const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs');
  const child = spawn(process.execPath, [astro, 'build', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, PEERPAGE_OUT: next },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const code = await new Promise<number>((done) => {
    child.on('close', (status, signal) => done(status ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 130 : 1)));
  });
  if (code !== 0) {
    rmSync(next, { recursive: true, force: true });
    return code;
  }
  publishSite(site);
  console.log(`The site is in ${relative(process.cwd(), site) || '.'}/. Look at it with: npm run preview`);
  return 0;
}
