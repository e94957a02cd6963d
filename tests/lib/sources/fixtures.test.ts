import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { SourceError } from '../../../src/lib/errors.ts';
import { normalizeRecord } from '../../../src/lib/normalize/index.ts';
import { recognize } from '../../../src/lib/sources/files/recognize.ts';
import { FORMATS } from '../../../src/lib/sources/formats.ts';
import { summarize, type Summary } from '../../helpers/summary.ts';

/** `<case>.expected.json`, beside `<case>.<extension>`: what a document says, or the error it is. */
interface Expected {
  format?: string;
  /** Part of the message of the error. */
  error?: string;
  total?: number;
  person?: object;
  institutions?: object[];
  /** Part of each issue's message and remedy. */
  issues?: string[];
  records?: Summary[];
}

const FIXTURES = join(import.meta.dirname, '../../fixtures');
/** Folders of formats that have a test of their own. */
const OWN_TEST = new Set(['arxiv', 'bibtex', 'files']);

describe.each(readdirSync(FIXTURES).filter((folder) => !OWN_TEST.has(folder)))('a document of %s', (folder) => {
  const names = readdirSync(join(FIXTURES, folder));
  const cases = names.filter((name) => name.endsWith('.expected.json')).map((name) => name.slice(0, -'.expected.json'.length));

  test.each(cases)('is read as expected: %s', (about) => {
    const name = names.find((other) => other.startsWith(`${about}.`) && !other.endsWith('.expected.json'))!;
    const expected = JSON.parse(readFileSync(join(FIXTURES, folder, `${about}.expected.json`), 'utf8')) as Expected;
    const page = Object.freeze({ place: name, body: readFileSync(join(FIXTURES, folder, name), 'utf8') });
    const format = expected.format === undefined ? undefined : FORMATS.find((known) => known.name === expected.format);
    const recognized = format ?? recognizeOrFail(name, page.body);
    if (expected.error !== undefined) {
      expect(() => recognized.parse(page)).toThrow(SourceError);
      expect(() => recognized.parse(page)).toThrow(expected.error);
      return;
    }
    const { records, issues, person, institutions, total } = recognized.parse(page);
    const normalized = records.map((raw) => normalizeRecord(raw));
    const all = [...issues, ...normalized.flatMap((one) => one.issues)].map(({ message, remedy }) => `${message} ${remedy}`);
    expect(normalized.flatMap(({ record }) => (record === undefined ? [] : [summarize(record)]))).toEqual(expected.records ?? []);
    expect(all.map((text, index) => (text.includes(expected.issues?.[index] ?? '\0') ? expected.issues![index] : text))).toEqual(
      expected.issues ?? [],
    );
    expect({ total, person, institutions }).toEqual({
      total: expected.total,
      person: expected.person,
      institutions: expected.institutions,
    });
  });
});

function recognizeOrFail(name: string, body: string) {
  const recognized = recognize(name, body, FORMATS);
  if ('format' in recognized) return recognized.format;
  throw new Error(`${name}: ${recognized.reason}`);
}
