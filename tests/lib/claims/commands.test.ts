import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HEAD, makeStand, page, type Stand } from './stand.ts';

const ROOT = join(import.meta.dirname, '../../..');
let stand: Stand;
beforeEach(async () => {
  stand = await makeStand();
});
afterEach(() => stand.close());

function run(script: 'claims' | 'followers', ...words: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`scripts/${script}.ts`, ...words, '--content', stand.content, '--state', stand.state],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, PEERPAGE_SITE: 'https://people.example.org', PEERPAGE_BASE: '/pages/' } },
  );
  return { code: status, out: stdout, err: stderr };
}
function file(name: string, ...rows: string[]): string {
  const path = join(stand.content, '..', name);
  writeFileSync(path, [name.startsWith('follow') ? 'Timestamp,Email,Author' : HEAD, ...rows, ''].join('\n'));
  return path;
}
const claim = (slug: string, name: string, action = 'claim') =>
  `2026-11-02 14:03:22,${name}@uni.example,${slug},${page(slug)},,,${action},`;

describe('npm run claims', { timeout: 60_000 }, () => {
  test('takes a claim from the export to the page, each step naming the next', async () => {
    const path = file('answers.csv', claim('jane-doe', 'a'), claim('jane-doe', 'b'), 'x,a@uni.example,jane-doe,,,,claim,');
    const first = run('claims', 'import', path);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('3 rows = 1 proposed + 1 rivals + 0 removals + 0 to look at + 0 known already + 1 set aside.');
    const listed = run('claims').out;
    expect(listed).toContain('jane-doe (pending): Claim of 2026-11-02. Rival request of 2026-11-02.');
    const transfer = /transfer jane-doe --to [0-9a-f]{8}/.exec(listed)![0];

    const early = run('claims', 'approve', 'jane-doe');
    expect(early).toMatchObject({ code: 2, err: expect.stringContaining(`npm run claims -- ${transfer}`) });
    expect(run('claims', ...transfer.split(' ')).out).toContain('Next: npm run claims -- approve jane-doe');
    const approved = run('claims', 'approve', 'jane-doe');
    expect(approved).toMatchObject({ code: 0, out: 'jane-doe is claimed. Next: npm run harvest\n' });
    expect(run('claims', 'approve', 'jane-doe').out).toContain('Nothing changed.');

    const before = await stand.read();
    const again = run('claims', 'import', path);
    expect(again.out).toContain('Nothing changes.');
    expect(await stand.read()).toEqual(before);
    const { 'answers.csv': _, ...written } = before;
    expect(JSON.stringify([first, listed, early, approved, again, written])).not.toMatch(/[ab]@uni\.example/);
  });

  test('says so when an approved claim names another ORCID iD than the author file', () => {
    run('claims', 'import', file('answers.csv', '2026-11-02 14:03:22,a@uni.example,jane-doe,,,0000-0001-5109-3700,claim,'));
    expect(run('claims', 'approve', 'jane-doe')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/named the ORCID iD 0000-0001-5109-3700, and the author file has 0000-0002-1825-0097/),
    });
  });

  test('gives machines the same as JSON', () => {
    const path = file('answers.csv', claim('jane-doe', 'a'));
    expect(JSON.parse(run('claims', 'import', path, '--dry-run', '--json').out)).toMatchObject({
      dryRun: true,
      rows: 1,
      changed: ['claims/jane-doe.json'],
    });
    expect(JSON.parse(run('claims', '--json').out)).toEqual({ claims: 0, open: [] });
    run('claims', 'import', path);
    expect(JSON.parse(run('claims', '--json').out)).toMatchObject({
      claims: 1,
      open: [{ author: 'jane-doe', next: ['approve jane-doe', 'reject jane-doe'] }],
    });
    expect(JSON.parse(run('claims', 'reject', 'jane-doe', '--json').out)).toMatchObject({
      author: 'jane-doe',
      state: 'rejected',
      changed: true,
      next: 'npm run harvest',
    });
  });

  test.each<[string, string[], number, RegExp]>([
    ['an unknown command', ['accept', 'jane-doe'], 2, /“accept” is no command/],
    ['a command of the prototype', ['constructor', 'jane-doe'], 2, /is no command/],
    ['an unknown flag', ['--force'], 2, /--help/],
    ['no file', ['import'], 2, /import FILE\.csv/],
    ['a file that is not there', ['import', '/nowhere/answers.csv'], 2, /cannot be read: ENOENT/],
    ['an unknown order', ['import', 'package.json', '--dates', 'american'], 2, /day-first or month-first/],
    ['no author', ['approve'], 2, /Name one author/],
    ['an unknown author', ['approve', 'jane-do'], 2, /Did you mean jane-doe\?/],
    ['an author of whom nobody asks', ['approve', 'jane-doe'], 2, /Nobody asks for this page/],
    ['an author who has left', ['approve', 'left-us'], 2, /removed at the person’s wish/],
  ])('with %s says what to do instead', (_, words, code, message) => {
    const result = run('claims', ...words);
    expect(result.code).toBe(code);
    expect(result.err).toMatch(message);
  });

  test('says so when no row can be read', () => {
    expect(run('claims', 'import', file('answers.csv', claim('nobody', 'a'))).code).toBe(1);
  });

  test('shows control characters and obeys none', () => {
    const path = file('answers.csv', `2026-11-02,a@uni.example,"\u001b[31mjane-doe",,,,claim,`);
    const { out, err } = run('claims', 'import', path);
    expect(out + err).not.toContain('\u001b');
  });

  test('waits for no harvest', () => {
    const path = file('answers.csv', claim('jane-doe', 'a'));
    run('claims', 'import', path, '--dry-run');
    writeFileSync(join(stand.state, 'lock'), JSON.stringify({ pid: process.pid, host: hostname(), since: 'now' }));
    expect(run('claims', 'import', path)).toMatchObject({ code: 4, err: expect.stringContaining('Another harvest is running') });
  });
});

describe('npm run followers', { timeout: 60_000 }, () => {
  test('counts, and holds what falls too far', async () => {
    const all = file('follow.csv', ...['a', 'b', 'c'].map((name) => `2026-11-02,${name}@uni.example,jane-doe`));
    expect(run('followers', 'import', all)).toMatchObject({ code: 0, out: expect.stringContaining('jane-doe: 0 → 3') });
    const one = file('follow-one.csv', '2026-11-03,a@uni.example,jane-doe');
    expect(run('followers', 'import', one)).toMatchObject({ code: 3, out: expect.stringContaining('--accept-shrink') });
    expect(run('followers', 'import', one, '--accept-shrink', '--json').code).toBe(0);
    const content = Object.entries(await stand.read()).filter(([path]) => path.startsWith('content/') || path.startsWith('state/'));
    expect(JSON.stringify(content)).not.toContain('uni.example');
    expect(run('followers')).toMatchObject({ code: 2, err: expect.stringContaining('npm run followers -- import FILE.csv') });
  });
});

test.each(['claims', 'followers'] as const)('npm run %s -- --help has examples and exit codes', (script) => {
  const { code, out } = run(script, '--help');
  expect(code).toBe(0);
  expect(out).toMatch(/npm run \w+ -- import \w+\.csv/);
  expect(out).toContain('Exit codes:');
});
