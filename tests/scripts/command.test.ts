import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peerpage-command-'));
  const entries = Array.from(
    { length: 4000 },
    (_, at) => `@misc{key${at}, title={A study of subject number ${at}}, author={Doe, Jane}, year=2020}\n`,
  );
  await writeFile(join(folder, 'works.bib'), entries.join(''));
});
afterAll(() => rm(folder, { recursive: true }));

/** Run a command. @param lines after so many of its output nobody reads any more */
async function run(words: string[], lines = Infinity): Promise<{ code: number | null; out: string; told: string }> {
  const child = spawn(process.execPath, words, { cwd: resolve(import.meta.dirname, '../..') });
  const result = { out: '', told: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    result.out += text;
    if (result.out.split('\n').length > lines) child.stdout.destroy();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (result.told += text));
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, ...result };
}

describe('npm run inspect', () => {
  test('prints a record a line', async () => {
    const { code, out, told } = await run(['scripts/inspect.ts', join(folder, 'works.bib')]);
    expect([code, told, out.trimEnd().split('\n').length]).toEqual([0, '', 4000]);
    expect(JSON.parse(out.slice(0, out.indexOf('\n')))).toMatchObject({ format: 'bibtex', title: 'A study of subject number 0' });
  });

  test('ends in silence when nobody reads on', async () => {
    const { code, out, told } = await run(['scripts/inspect.ts', join(folder, 'works.bib')], 10);
    expect([code, told]).toEqual([0, '']);
    expect(out.split('\n').length).toBeLessThan(4000);
  });

  test.each([
    ['no file', [], 'Name at least one file.'],
    ['an unknown format', ['works.bib', '--format', 'latex'], 'There is no format “latex”.'],
    ['a misspelled flag', ['works.bib', '--formt', 'ris'], "Unknown option '--formt'. Did you mean --format?"],
  ])('refuses %s', async (_, words, message) =>
    expect(await run(['scripts/inspect.ts', ...words])).toEqual({
      code: 2,
      out: '',
      told: `npm run inspect: ${message} See npm run inspect -- --help.\n`,
    }),
  );
});

test.each(['author', 'check-content', 'claims', 'doctor', 'followers', 'harvest', 'inspect'])(
  'scripts/%s.ts says how it is used',
  async (name) => {
    const { code, out, told } = await run([`scripts/${name}.ts`, '--help']);
    expect([code, told]).toEqual([0, '']);
    expect(out).toMatch(/npm run[\s\S]*Exit codes: 0/);
  },
);
