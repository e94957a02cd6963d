import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

function doctor(...flags: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, ['scripts/doctor.ts', ...flags], { cwd: ROOT, encoding: 'utf8' });
}

describe('npm run doctor', { timeout: 60_000 }, () => {
  test('lists what to do for the whole site', () => {
    const { status, stdout } = doctor('--limit', '2');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\d+ authors, \d+ things to do, the greatest effect first\.$/m);
    expect(stdout).toContain('One author in full: npm run doctor -- SLUG');
  });

  test('tells one author in full, for people and for machines', () => {
    expect(doctor('michael-w-mahoney').stdout).toContain('To do, the greatest effect first');
    const [json] = JSON.parse(doctor('michael-w-mahoney', '--json').stdout) as [{ trust: object; advice: { effect: number }[] }];
    expect(json).toMatchObject({ slug: 'michael-w-mahoney', trust: { score: 14 } });
    expect(json.advice.length).toBeGreaterThan(0);
  });

  test.each([
    [['nobody'], 'No author has this slug'],
    [['--limit', 'many'], 'is no number of items'],
    [['--wrong'], "Unknown option '--wrong'"],
  ])('ends with 2 after %j', (flags, reason) => {
    const { status, stderr } = doctor(...flags);
    expect(status).toBe(2);
    expect(stderr).toContain(reason);
  });
});
