import { afterEach, describe, expect, test, vi } from 'vitest';
import { ConfigError } from '../../src/lib/errors.ts';
import { LockedError } from '../../src/lib/harvest/index.ts';
import { StoredFault } from '../../src/lib/store/index.ts';
import { tellFailure } from '../../scripts/failure.ts';

afterEach(() => {
  vi.restoreAllMocks();
});
function tell(error: unknown, again?: string): { code: number; told: string } {
  const lines = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const code = tellFailure(error, again);
  return { code, told: lines.mock.calls.map(([line]) => String(line)).join('\n') };
}
const full = Object.assign(new Error('works/2020/a.json (9 bytes) cannot be written: no space left.'), { code: 'ENOSPC' });

describe('A failure', () => {
  test.each([
    ['of the settings', new ConfigError('title', 'It is empty.', 'Write one.'), 2, 'title: It is empty. Write one.\nNothing was changed.'],
    ['of a stored file', new StoredFault({ path: 'ledger.json' }, 'It is cut.'), 1, /^ledger\.json: It is cut\. Restore it from git/],
    ['of a full disk', full, 1, /no space left\.\nThe old files are whole\. Make room or give write permission, and harvest again\.$/],
    ['by a lock', new LockedError('Process 7 on here is harvesting.'), 4, /^Process 7 on here is harvesting\.$/],
  ])('%s is told in a sentence', (_, error, code, message) => {
    const failure = tell(error, 'harvest again');
    expect(failure.code).toBe(code);
    expect(failure.told).toMatch(message);
  });

  test('of a command that only reads does not say that nothing was changed', () =>
    expect(tell(new ConfigError('title', 'It is empty.', 'Write one.'))).toEqual({ code: 2, told: 'title: It is empty. Write one.' }));

  test('shows no control characters of what was read', () =>
    expect(tell(new ConfigError('a\u001b[31mb', 'It is wrong.', '')).told).not.toContain('\u001b'));

  test.each([
    ['of ours', new TypeError('x is not a function'), 'harvest again'],
    ['of a disk that is only read', full, undefined],
  ])('%s is not explained away', (_, error, again) => expect(() => tellFailure(error, again)).toThrow(error));
});
