import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string>;
  steps: Step[];
}
interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, Job>;
}

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, '.github/workflows');
const read = async (name: string) => parse(await readFile(join(FOLDER, name), 'utf8')) as Workflow;
const stepOf = (job: Job, name: string) => job.steps.find((step) => step.name === name)!.run!;

describe('a workflow', () => {
  test('takes every action at one commit, with its version beside it', async () => {
    for (const name of await readdir(FOLDER)) {
      const text = await readFile(join(FOLDER, name), 'utf8');
      const uses = text.split('\n').filter((line) => /^\s*-?\s*uses:/.test(line));
      expect(uses.length).toBeGreaterThan(0);
      for (const line of uses) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  test('gives no token the right to write, but to the job that runs nothing of ours', async () => {
    for (const name of await readdir(FOLDER)) {
      const { permissions, jobs } = await read(name);
      expect(Object.values(permissions)).not.toContain('write');
      for (const { permissions: own = {}, steps } of Object.values(jobs)) {
        if (!Object.values(own).includes('write')) continue;
        expect(steps.some(({ run = '' }) => /\b(?:npm|npx|node)\b/.test(run))).toBe(false);
      }
    }
  });

  test('runs commands that this project has', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    for (const name of await readdir(FOLDER)) {
      const { jobs } = await read(name);
      const runs = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
      for (const [, script] of runs.join('\n').matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(script);
    }
  });

  test('puts nothing that somebody types into a shell as text of the script', async () => {
    for (const name of await readdir(FOLDER)) {
      const { jobs } = await read(name);
      for (const { steps } of Object.values(jobs)) for (const { run = '' } of steps) expect(run).not.toMatch(/\$\{\{/);
    }
  });
});

describe('the harvest proposed as a pull request', () => {
  let root = '';
  let site = '';
  const git = (...words: string[]) => execFileSync('git', words, { cwd: site, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const put = async (path: string, text: string) => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  };
  /** Run the step with a stand-in for GitHub's own command that writes down how it was called. */
  const propose = async () => {
    const { jobs } = await read('harvest.yml');
    await put('bin/gh', '#!/bin/sh\necho "$*" >> "$CALLS"\nif [ "$2" = list ]; then echo "$OPEN"; fi\n');
    execFileSync('chmod', ['+x', join(root, 'bin/gh')]);
    execFileSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', stepOf(jobs['propose']!, 'Open or renew the pull request')], {
      cwd: site,
      stdio: 'ignore',
      env: {
        ...process.env,
        PATH: `${join(root, 'bin')}:${process.env['PATH']}`,
        PACKED: join(root, 'packed'),
        RUNNER_TEMP: root,
        BASE: 'main',
        CALLS: join(root, 'calls'),
        OPEN: '0',
      },
    });
  };

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'peerpage-workflow-'));
    site = join(root, 'site');
    await put('site/src/content/works/2020/old.json', '{"id":"old"}');
    await put('site/src/content/authors/jane-doe.mdx', 'by hand');
    execFileSync('git', ['init', '--quiet', '--initial-branch=main', site]);
    execFileSync('git', ['init', '--quiet', '--bare', join(root, 'origin')]);
    git('config', 'user.name', 'a');
    git('config', 'user.email', 'a@example.org');
    git('remote', 'add', 'origin', join(root, 'origin'));
    git('add', '.');
    git('commit', '--quiet', '--message', 'first');
  });
  afterEach(() => rm(root, { recursive: true }));

  test('brings what the harvest owns to what was harvested, and nothing else', async () => {
    await put('packed/content/works/2021/new.json', '{"id":"new"}');
    await put('packed/content/works/2021/run.sh', 'rm -rf /');
    await put('packed/content/authors/jane-doe.mdx', 'by somebody else');
    await put('packed/content/ledger.json', '{}');
    await put('packed/report.md', '# Harvest\n');
    await put('secret.json', 'not to be read');
    await symlink(join(root, 'secret.json'), join(root, 'packed/content/works/2021/link.json'));
    await propose();
    expect(git('show', '--name-status', '--format=', 'origin/harvest').trim().split('\n').sort()).toEqual([
      'A\tsrc/content/ledger.json',
      'A\tsrc/content/works/2021/new.json',
      'D\tsrc/content/works/2020/old.json',
    ]);
    expect(await readFile(join(root, 'calls'), 'utf8')).toMatch(/^pr list .*\npr create --base main --head harvest /);
  });

  test('opens nothing when nothing changed', async () => {
    await put('packed/content/works/2020/old.json', '{"id":"old"}');
    await put('packed/report.md', '# Harvest\n');
    await propose();
    await expect(readFile(join(root, 'calls'), 'utf8')).rejects.toThrow('ENOENT');
  });

  test('cuts a long report where a pull request would refuse it, between letters', async () => {
    await put('packed/content/works/2021/new.json', '{}');
    await put('packed/report.md', 'ä'.repeat(70_000));
    await propose();
    const body = await readFile(join(root, 'body.md'), 'utf8');
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.replaceAll('ä', '')).toBe('');
  });
});
