import { describe, expect, test } from 'vitest';
import { createProgress } from '../../../src/lib/harvest/index.ts';

function watch(change: { isTTY?: boolean; columns?: number } = {}, quiet = false) {
  let text = '';
  const progress = createProgress({ write: (part) => void (text += part), ...change }, quiet);
  return { progress, text: () => text };
}

describe('the progress of a harvest', () => {
  test('is a line for each thing done where nobody watches', () => {
    const { progress, text } = watch();
    progress.step?.('asking');
    progress.info('12 records');
    progress.warn('waiting 3 s');
    progress.end();
    expect(text()).toBe('  12 records\n  waiting 3 s\n');
  });

  test('says on a terminal what is going on, and writes over it', () => {
    const { progress, text } = watch({ isTTY: true, columns: 24 });
    progress.step?.('jane-doe  openalex  asking …');
    progress.info('jane-doe  12 records');
    expect(text()).toBe('  jane-doe  openalex  a\r\u001b[2K  jane-doe  12 records\n');
    progress.step?.('next');
    progress.end();
    expect(text().endsWith('  next\r\u001b[2K')).toBe(true);
  });

  test('tells warnings only when it is to be quiet', () => {
    const { progress, text } = watch({ isTTY: true }, true);
    progress.step?.('asking');
    progress.info('12 records');
    progress.warn('waiting');
    expect(text()).toBe('  waiting\n');
  });

  test('cannot be steered by what was harvested', () => {
    const { progress, text } = watch();
    progress.info('a\u001b[2Jb\nc');
    expect(text()).toBe('  a\\u001b[2Jb⏎c\n');
  });
});
