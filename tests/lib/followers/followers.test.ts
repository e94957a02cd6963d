import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatFollowers, importFollowers, type FollowersOptions, type FollowersReport } from '../../../src/lib/followers/index.ts';
import { disk } from '../../../src/lib/harvest/index.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'peerpage-followers-'));
  await mkdir(join(root, 'content/authors'), { recursive: true });
  for (const [slug, more] of [
    ['jane-doe', ''],
    ['john-public', ''],
    ['constructor', ''],
    ['left-us', 'optOut: true\n'],
  ])
    await writeFile(join(root, `content/authors/${slug}.mdx`), `---\nname: ${slug}\n${more}---\n`);
});
afterEach(() => rm(root, { recursive: true }));

const HEAD = 'Submission ID,Respondent ID,Submitted at,author,action,Email';
let id = 0;
const row = (author: string, sender: string, at = '2026-11-02 10:00:00', action = 'follow') =>
  `s${(id += 1)},,${at},${author},${action},${sender}`;
const csv = (...rows: string[]) => [HEAD, ...rows, ''].join('\n');
const run = (files: Readonly<Record<string, string>>, options: Partial<FollowersOptions> = {}): Promise<FollowersReport> =>
  importFollowers(
    {
      content: join(root, 'content'),
      state: join(root, 'state'),
      files: Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })),
      names: {},
      site: new URL('https://people.example.org/'),
      ...options,
    },
    { fs: disk, day: '2026-11-29' },
  );
const stored = () => readFile(join(root, 'content/followers.json'), 'utf8');
async function everything(): Promise<string> {
  const entries = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return (await Promise.all(entries.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')))).join('\n');
}

describe('followers', () => {
  test.each<[string, string[], Record<string, number>]>([
    ['two people', [row('jane-doe', 'a@uni.example'), row('jane-doe', 'b@uni.example')], { 'jane-doe': 2 }],
    ['one person twice', [row('jane-doe', 'a@uni.example'), row('jane-doe', ' A@Uni.example ')], { 'jane-doe': 1 }],
    [
      'one person of two authors',
      [row('jane-doe', 'a@uni.example'), row('john-public', 'a@uni.example')],
      { 'jane-doe': 1, 'john-public': 1 },
    ],
    ['who stopped', [row('jane-doe', 'a@uni.example'), row('jane-doe', 'a@uni.example', '2026-11-03 10:00', 'unfollow')], {}],
    [
      'who began again',
      [row('jane-doe', 'a@uni.example', '2026-11-03', 'unfollow'), row('jane-doe', 'a@uni.example', '2026-11-04')],
      { 'jane-doe': 1 },
    ],
    ['who did both at once', [row('jane-doe', 'a@uni.example', undefined, 'unfollow'), row('jane-doe', 'a@uni.example')], {}],
    ['who stopped without having begun', [row('jane-doe', 'a@uni.example', undefined, 'unfollow')], {}],
    ['without an address', [row('jane-doe', ''), row('jane-doe', ''), row('jane-doe', 'anonymous')], { 'jane-doe': 3 }],
    ['of an author of the prototype', [row('constructor', 'a@uni.example')], { constructor: 1 }],
  ])('%s are counted by person', async (_, rows, counts) => {
    await run({ 'follow.csv': csv(...rows) });
    expect(JSON.parse(await stored())).toEqual({ schemaVersion: 1, date: expect.stringMatching(/^2026-11-0[234]$/), counts });
  });

  test('of nobody here, of somebody who left, or of a claim are set aside', async () => {
    const report = await run({
      'follow.csv': csv(
        row('nobody', 'a@uni.example'),
        row('left-us', 'a@uni.example'),
        row('jane-doe', 'a@uni.example', undefined, 'claim'),
        row('jane-doe', 'a@uni.example'),
      ),
    });
    expect(report.quarantined.map(({ reason, remedy }) => `${reason} ${remedy}`)).toEqual([
      expect.stringContaining('No author has the address “nobody”'),
      expect.stringContaining('removed at the person’s wish'),
      expect.stringContaining('npm run claims -- import'),
    ]);
    expect(report).toMatchObject({ rows: 4, counted: 1, changes: [{ author: 'jane-doe', before: 0, after: 1 }] });
    expect(await readFile(report.quarantine!, 'utf8')).toContain('"follow.csv","line 2"');
  });

  test('of a complete export take the place of the former numbers, to the same bytes whatever the order of files', async () => {
    const files = { 'a.csv': csv(row('jane-doe', 'a@uni.example')), 'b.csv': csv(row('john-public', 'b@uni.example')) };
    await run(files);
    const before = await stored();
    await run(Object.fromEntries(Object.entries(files).toReversed()));
    expect(await stored()).toBe(before);
    await run({ 'c.csv': csv(row('jane-doe', 'c@uni.example', '2026-11-09')) });
    expect(JSON.parse(await stored())).toMatchObject({ date: '2026-11-09', counts: { 'jane-doe': 1 } });
  });

  test('that fall by more than half are held until somebody agrees', async () => {
    await run({ 'a.csv': csv(...['a', 'b', 'c'].map((name) => row('jane-doe', `${name}@uni.example`))) });
    const before = await stored();
    const half = { 'a.csv': csv(row('jane-doe', 'a@uni.example')) };
    const held = await run(half);
    expect(held.held).toBe(true);
    expect(formatFollowers(held)).toContain('--accept-shrink');
    expect((await run({ 'a.csv': csv() })).held).toBe(true);
    expect(await stored()).toBe(before);
    expect((await run(half, { acceptShrink: true })).held).toBe(false);
    expect(JSON.parse(await stored()).counts).toEqual({ 'jane-doe': 1 });
  });

  test('are not written by a dry run', async () => {
    expect(formatFollowers(await run({ 'a.csv': csv(row('jane-doe', 'a@uni.example')) }, { dryRun: true }))).toContain('jane-doe: 0 → 1');
    await expect(stored()).rejects.toThrow('ENOENT');
  });

  test('are never known by address, and each person counts at most once an author', async () => {
    const mail = fc.constantFrom('a@uni.example', 'B@uni.example', 'c+d@uni.example');
    const any = fc.record({
      author: fc.constantFrom('jane-doe', 'john-public', 'c+d@uni.example'),
      mail,
      action: fc.constantFrom('follow', 'unfollow', 'b@uni.example'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 12 }), async (rows) => {
        const report = await run(
          { 'a.csv': csv(...rows.map((one) => row(one.author, one.mail, undefined, one.action))) },
          { acceptShrink: true },
        );
        for (const { after } of report.changes) expect(after).toBeLessThanOrEqual(3);
        expect(`${await everything()}${JSON.stringify(report)}${formatFollowers(report)}`).not.toMatch(/uni\.example/i);
        expect(report.counted + report.quarantined.length).toBe(rows.length);
      }),
      { numRuns: 40 },
    );
  });
});
