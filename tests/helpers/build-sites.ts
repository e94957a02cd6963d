import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the demo site built at `/`. */
    site: string;
    /** Folder of the demo site built at `/people/`. */
    siteAtBase: string;
  }
}

export const BASE = '/people/';

/** Build the demo once for all tests that look at it: at the root, and below a base path. */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'peerpage-'));
  const build = (name: string, base: string): string => {
    const out = join(folder, name);
    const result = spawnSync(process.execPath, ['scripts/build.ts'], {
      cwd: join(import.meta.dirname, '../..'),
      env: { ...process.env, PEERPAGE_OUT: out, PEERPAGE_BASE: base, PEERPAGE_SITE: 'https://pages.example.org', NODE_ENV: 'production' },
      encoding: 'utf8',
    });
    if (result.status !== 0) throw new Error(`The demo site did not build at ${base}:\n${result.stdout}\n${result.stderr}`);
    return out;
  };
  project.provide('site', build('root', '/'));
  project.provide('siteAtBase', build('based', BASE));
  return () => rmSync(folder, { recursive: true, force: true });
}
