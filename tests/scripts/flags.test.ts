import { afterEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../src/lib/errors.ts';
import { readFlags } from '../../scripts/flags.ts';

const before = process.argv;
afterEach(() => {
  process.argv = before;
});
function read(words: string[], flagsOnly = false) {
  process.argv = ['node', 'scripts/sow.ts', ...words];
  return readFlags('sow', { 'dry-run': { type: 'boolean' }, author: { type: 'string', multiple: true } }, flagsOnly);
}

describe('A command', () => {
  test('is given its flags and words', () => {
    const { values, positionals } = read(['add', '--author', 'jane-doe', '--dry-run', '--author=john-public']);
    expect({ ...values }).toEqual({ author: ['jane-doe', 'john-public'], 'dry-run': true });
    expect(positionals).toEqual(['add']);
  });

  test.each([
    ['a flag that is near one', ['--dry-rum'], false, "Unknown option '--dry-rum'. Did you mean --dry-run?"],
    ['a flag that is near none', ['--nothing'], false, "Unknown option '--nothing'."],
    ['a flag without its value', ['--author'], false, "Option '--author <value>' argument missing."],
    ['a flag with a value it does not take', ['--dry-run=yes'], false, "Option '--dry-run' does not take an argument."],
    ['a word where it takes none', ['jane-doe'], true, "Unexpected argument 'jane-doe'."],
  ])('refuses %s: %j', (_, words, flagsOnly, message) => {
    const call = () => read(words, flagsOnly);
    expect(call).toThrow(ConfigError);
    expect(call).toThrow(`npm run sow: ${message} See npm run sow -- --help.`);
  });
});
