import { spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { foldersBeside, publishSite } from '../src/lib/site/publish.ts';

const HELP = `Build the site into dist/ (or PEERPAGE_OUT). It opens no connection.

  npm run build
  PEERPAGE_SITE=https://people.example.org PEERPAGE_BASE=/people/ npm run build

The site is built beside dist/ and takes its place when it is whole: a build that fails or is ended leaves the last site as it is.
PEERPAGE_CONTENT names another content folder. Further arguments go to astro build.`;

if (process.argv.includes('--help') || process.argv.includes('-h')) console.log(HELP);
else process.exitCode = await build(resolve(process.env['PEERPAGE_OUT'] ?? 'dist'));

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
