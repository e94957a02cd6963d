import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { foldersBeside, publishSite } from '../../../src/lib/site/publish.ts';

let root = '';
let site = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'peerpage-publish-'));
  site = join(root, 'dist');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const put = (folder: string, text: string) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
};
const shown = () => readFileSync(join(site, 'index.html'), 'utf8');

test('A finished build takes the place of the site, and leaves nothing beside it', () => {
  const { next, last } = foldersBeside(`${site}/`);
  put(site, 'old');
  put(next, 'new');
  publishSite(site);
  expect([shown(), existsSync(next), existsSync(last)]).toEqual(['new', false, false]);
  put(next, 'newer');
  publishSite(site);
  expect(shown()).toBe('newer');
});

test('The first build is published too, and one that is not there leaves the site under its other name', () => {
  const { next, last } = foldersBeside(site);
  put(next, 'first');
  publishSite(site);
  expect(shown()).toBe('first');
  expect(() => publishSite(site)).toThrow('ENOENT');
  expect(readFileSync(join(last, 'index.html'), 'utf8')).toBe('first');
});

test('F47: a build that is killed leaves the last site as it was', { timeout: 60_000 }, async () => {
  put(site, 'old');
  const child = spawn(process.execPath, ['scripts/build.ts'], {
    cwd: join(import.meta.dirname, '../../..'),
    env: { ...process.env, PEERPAGE_OUT: site, NODE_ENV: 'production' },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await wait(1500);
  child.kill('SIGTERM');
  await ended;
  expect(shown()).toBe('old');
});
