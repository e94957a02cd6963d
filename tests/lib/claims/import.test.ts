import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { corpus } from '../../helpers/corpus.ts';
import { formatImport } from '../../../src/lib/claims/index.ts';
import { readKey } from '../../../src/lib/submissions/index.ts';
import { HEAD, makeStand, outcomesOf, page, type Stand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await makeStand();
});
afterEach(() => stand.close());

const row = (author: string, rest: Partial<Record<'at' | 'email' | 'page' | 'home' | 'orcid' | 'action' | 'message', string>> = {}) =>
  [
    rest.at ?? '2026-11-02 14:03:22',
    rest.email ?? 'ada@uni.example',
    author,
    rest.page ?? '',
    rest.home ?? '',
    rest.orcid ?? '',
    rest.action ?? 'claim',
    rest.message ?? '',
  ]
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(',');
const csv = (...rows: string[]) => [HEAD, ...rows, ''].join('\n');

/** About, rows, what becomes of them, and why others are set aside. */
const CASES: readonly [about: string, rows: string[], outcomes: string[], aside: RegExp[]][] = [
  ['a claim by address', [row('jane-doe')], ['jane-doe claim proposed'], []],
  ['a claim by page alone', [row('', { page: page('jane-doe') })], ['jane-doe claim proposed'], []],
  ['a claim by both', [row('jane-doe', { page: page('jane-doe') })], ['jane-doe claim proposed'], []],
  ['a page without its last slash', [row('', { page: page('jane-doe').slice(0, -1) })], ['jane-doe claim proposed'], []],
  ['a page by its file', [row('', { page: `${page('jane-doe')}index.html` })], ['jane-doe claim proposed'], []],
  ['a page with parameters', [row('', { page: `${page('jane-doe')}?utm=x#top` })], ['jane-doe claim proposed'], []],
  ['an earlier address', [row('j-doe', { page: page('jane-doe') })], ['jane-doe claim proposed'], []],
  ['an address in capitals', [row('Jane-Doe')], ['jane-doe claim proposed'], []],
  [
    'a page on a host that looks alike',
    [row('', { page: page('jane-doe').replace('example.org', 'example.org.evil.example') })],
    [],
    [/not on this site/],
  ],
  [
    'a page on a host with letters that look alike',
    [row('', { page: page('jane-doe').replace('people', 'рeople') })],
    [],
    [/not on this site/],
  ],
  [
    'a page with the host as user name',
    [row('', { page: 'https://people.example.org@evil.example/pages/authors/jane-doe/' })],
    [],
    [/not on this site/],
  ],
  ['a page on another port', [row('', { page: page('jane-doe').replace('.org/', '.org:8443/') })], [], [/not on this site/]],
  ['a page below another base', [row('', { page: 'https://people.example.org/authors/jane-doe/' })], [], [/not on this site/]],
  ['a page that is a script', [row('', { page: 'javascript:alert(1)' })], [], [/not on this site/]],
  ['a page that is none of an author', [row('', { page: `${page('jane-doe')}../../works/doe2020/` })], [], [/none of an author/]],
  [
    'an address and the page of another author',
    [row('jane-doe', { page: page('john-public') })],
    [],
    [/“jane-doe”, but the page is that of “john-public”/],
  ],
  ['an address and a page elsewhere', [row('jane-doe', { page: 'https://evil.example/' })], [], [/not on this site/]],
  ['an unknown address', [row('jane-do')], [], [/No author has the address “jane-do”.*mean jane-doe\?/]],
  ['a name for an address', [row('Jane Doe')], [], [/no address of an author.*mean jane-doe\?/]],
  ['neither', [row('')], [], [/names no page/]],
  ['an author of the prototype', [row('constructor')], [], [/No author has the address “constructor”/]],
  ['a path for an address', [row('../authors/jane-doe')], [], [/no address of an author/]],
  [
    'somebody who has opted out',
    [row('left-us'), row('left-us', { action: 'remove' })],
    [],
    [/removed at the person’s wish/, /removed at the person’s wish/],
  ],
  ['script in cells', [row('jane-doe', { message: '<script>alert(1)</script>' })], ['jane-doe claim proposed'], []],
  ['script for an address', [row('<script>alert(1)</script>')], [], [/no address of an author/]],
  ['formulas in cells', [row('jane-doe', { message: '=HYPERLINK("https://evil.example")' })], ['jane-doe claim proposed'], []],
  ['a formula for an address', [row('=1+1')], [], [/no address of an author/]],
  ['a formula for a home page', [row('jane-doe', { home: '=HYPERLINK("https://evil.example")' })], [], [/no public web address/]],
  ['text that Excel wrapped', [row('="jane-doe"', { orcid: "'0000-0002-1825-0097" })], ['jane-doe claim proposed'], []],
  ['a cell of a megabyte', [row('jane-doe', { message: 'x'.repeat(1 << 20) })], ['jane-doe claim proposed'], []],
  ['an address of a megabyte', [row('a'.repeat(1 << 20))], [], [/no address of an author/]],
  [
    'a line break in a message',
    [row('jane-doe', { message: 'a\n\nb' }), row('john-public')],
    ['jane-doe claim proposed', 'john-public claim proposed'],
    [],
  ],
  ['an iD with two digits swapped', [row('jane-doe', { orcid: '0000-0002-1852-0097' })], [], [/check digit is wrong/]],
  ['an iD as a page', [row('jane-doe', { orcid: 'https://orcid.org/0000-0002-1825-0097' })], ['jane-doe claim proposed'], []],
  ['a home page on a private host', [row('jane-doe', { home: 'http://localhost/' })], [], [/no public web address/]],
  [
    'a home page that holds an e-mail address',
    [row('jane-doe', { home: 'https://example.org/?m=ada%2540uni.example' })],
    [],
    [/e-mail address/],
  ],
  ...['victim[at]secret.org', 'victim(AT)secret.org', 'victim%20%5Bat%5D%20secret.org', '?m=victim%257Bat%257Dsecret.org'].map(
    (end): (typeof CASES)[number] => [
      `a home page that ends in ${end}`,
      [row('jane-doe', { home: `https://x.example.org/${end}` })],
      [],
      [/holds an e-mail address/],
    ],
  ),
  ['a home page about a place', [row('jane-doe', { home: 'https://x.example.org/at/home(at)' })], ['jane-doe claim proposed'], []],
  [
    'a home page that holds one with another @',
    [row('jane-doe', { home: 'https://example.org/?m=ada＠uni.example' })],
    [],
    [/e-mail address/],
  ],
  ['a home page on a social site', [row('jane-doe', { home: 'https://social.example/@jane' })], ['jane-doe claim proposed'], []],
  ['the same row twice', [row('jane-doe'), row('jane-doe')], ['jane-doe claim proposed', 'jane-doe claim repeated'], []],
  [
    'the same person twice',
    [row('jane-doe'), row('jane-doe', { at: '2026-11-03 10:00', email: ' ADA@uni.example' })],
    ['jane-doe claim proposed', 'jane-doe claim same-person'],
    [],
  ],
  [
    'the same person with less proof',
    [row('jane-doe', { home: 'https://example.org/me' }), row('jane-doe', { at: '2026-11-03 10:00' })],
    ['jane-doe claim proposed', 'jane-doe claim same-person'],
    [],
  ],
  [
    'an e-mail address that somebody wrote before with another page',
    [row('jane-doe', { home: 'https://evil.example/' }), row('jane-doe', { at: '2026-11-03 10:00', home: 'https://example.org/me' })],
    ['jane-doe claim proposed', 'jane-doe claim rival'],
    [],
  ],
  [
    'an e-mail address that somebody wrote before without an iD',
    [row('jane-doe'), row('jane-doe', { at: '2026-11-03 10:00', orcid: '0000-0002-1825-0097' })],
    ['jane-doe claim proposed', 'jane-doe claim rival'],
    [],
  ],
  ['two people', [row('jane-doe'), row('jane-doe', { email: 'b@uni.example' })], ['jane-doe claim proposed', 'jane-doe claim rival'], []],
  ['a removal', [row('jane-doe', { action: 'Remove my page' })], ['jane-doe remove removal'], []],
  [
    'a removal by somebody else, then one by the person',
    [row('jane-doe', { action: 'remove', email: 'mallory@evil.example' }), row('jane-doe', { action: 'remove', at: '2026-11-03 10:00' })],
    ['jane-doe remove removal', 'jane-doe remove removal'],
    [],
  ],
  ['a removal that names a wrong iD', [row('jane-doe', { action: 'remove', orcid: '1' })], ['jane-doe remove removal'], []],
  [
    'a claim, then a removal',
    [row('jane-doe'), row('jane-doe', { action: 'remove' })],
    ['jane-doe claim proposed', 'jane-doe remove removal'],
    [],
  ],
  [
    'a removal, then a claim',
    [row('jane-doe', { action: 'remove' }), row('jane-doe')],
    ['jane-doe claim proposed', 'jane-doe remove removal'],
    [],
  ],
  ['a correction', [row('jane-doe', { action: 'correct' })], ['jane-doe correct told'], []],
  ['a withdrawal of nothing', [row('jane-doe', { action: 'withdraw' })], ['jane-doe withdraw repeated'], []],
  [
    'a claim and a withdrawal',
    [row('jane-doe'), row('jane-doe', { action: 'withdraw', at: '2026-11-04' })],
    ['jane-doe claim proposed', 'jane-doe withdraw told'],
    [],
  ],
  ['a row of another form', [row('jane-doe', { action: 'follow' })], [], [/npm run followers/]],
  ['an action that nobody knows', [row('jane-doe', { action: 'hack' })], [], [/not understood/]],
  ['no action where the form has one', [row('jane-doe', { action: '' })], [], [/does not say what it asks for/]],
  ['no date', [row('jane-doe', { at: '' })], [], [/no time of submission/]],
  ['a date in the future', [row('jane-doe', { at: '2027-01-01' })], [], [/lies in the future/]],
  ['a date that can be two', [row('jane-doe', { at: '11/2/2026 14:03:22' })], [], [/--dates day-first or --dates month-first/]],
  [
    'a date that another row explains',
    [row('jane-doe', { at: '11/2/2026 14:03:22' }), row('john-public', { at: '10/22/2026 9:00:00' })],
    ['jane-doe claim proposed', 'john-public claim proposed'],
    [],
  ],
  ['a row with a comma too many', [`${row('jane-doe')},x`], [], [/9 cells for 8 headings/]],
  ['a row with empty cells too many', [`${row('jane-doe')},,,`], ['jane-doe claim proposed'], []],
  ['a row that is cut off', ['2026-11-02 14:03:22,ada@uni.example,jane-doe'], [], [/does not say what it asks for/]],
  ['headings alone', [], [], []],
];

describe('an export', () => {
  test.each(CASES)('with %s is read', async (_, rows, outcomes, aside) => {
    const report = await stand.run({ 'answers.csv': csv(...rows) });
    expect(outcomesOf(report)).toEqual(outcomes.toSorted());
    expect(report.quarantined).toHaveLength(aside.length);
    for (const [index, reason] of aside.entries()) {
      const { place, reason: found, remedy } = report.quarantined[index]!;
      expect(`${found} ${remedy}`).toMatch(reason);
      expect(place).toEqual({ file: 'answers.csv', unit: 'line', number: index + 2 });
    }
    expect(report.rows).toBe(outcomes.length + aside.length);
  });

  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with a mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a mark, as PowerShell writes it', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('of GitHub issues as JSON is read in %s', async (_, encode) => {
    const issue = { number: 7, title: 'claim: Jane Doe', body: '### Author\n\njane-doe', createdAt: '2026-11-02T14:03:22Z' };
    expect(outcomesOf(await stand.run({ 'issues.json': encode(JSON.stringify([issue])) }))).toEqual(['jane-doe claim proposed']);
  });

  test.each<[string, string, RegExp]>([
    [
      'without headings',
      '2026-09-01,a@uni.example,https://people.example.org/pages/authors/jane-doe/\n',
      /^answers\.csv:1: No heading is “Author” or “Page”/,
    ],
    ['without times', 'Author,Email\njane-doe,a@uni.example\n', /^answers\.csv:1: No heading is “Timestamp”/],
    ['that is cut off', `${HEAD}\n2026-09-01,"a@uni.example\n`, /^answers\.csv:2: A quotation mark/],
    ['of nothing', '', /The file is empty/],
    ['that is JSON of another kind', '{"a":1}', /no list of issues/],
  ])('%s is refused, and nothing is written', async (_, text, message) => {
    const before = await stand.read();
    const run = stand.run({ 'answers.csv': text, 'good.csv': csv(row('jane-doe')) });
    await expect(run).rejects.toThrow(message);
    await expect(run).rejects.not.toThrow(/uni\.example/);
    expect(await stand.read()).toEqual(before);
  });

  test('imported a second time, edited by Excel, changes no byte', async () => {
    await stand.run({ 'answers.csv': csv(row('jane-doe'), row('jane-doe', { email: 'b@uni.example', at: '2026-11-22 09:00:01' })) });
    const before = await stand.read();
    const head = HEAD.replaceAll(',', ';');
    const edited = `\ufeffsep=;\r\n${head};;\r\n02.11.2026 14:03;ADA@uni.example;jane-doe;;;;claim;;;\r\n22.11.2026 09:00;b@uni.example;'jane-doe;;;;claim;;;\r\n`;
    expect(outcomesOf(await stand.run({ 'answers.csv': edited }))).toEqual(['jane-doe claim repeated', 'jane-doe claim repeated']);
    expect(await stand.read()).toEqual(before);
  });

  test('of a page that was removed is set aside', async () => {
    await stand.put(
      'removals.yaml',
      '- slug: john-public\n  formerSlugs: [j-public]\n  identifiers: [orcid:0000-0002-1825-0097]\n  date: 2026-11-01\n',
    );
    const { quarantined } = await stand.run({ 'answers.csv': csv(row('john-public'), row('j-public'), row('jane-doe')) });
    expect(quarantined.map(({ reason }) => reason)).toEqual(Array(3).fill(expect.stringContaining('removed at the person’s wish')));
  });
});

describe('an import', () => {
  const claims = async () => Object.fromEntries(Object.entries(await stand.read()).filter(([path]) => path.startsWith('content/claims/')));

  test('gives the same whichever run comes first', async () => {
    const files = {
      'a.csv': csv(row('jane-doe', { at: '2026-11-05', email: 'b@uni.example' })),
      'b.csv': csv(row('jane-doe'), row('jane-doe', { action: 'remove' })),
    };
    for (const [name, text] of Object.entries(files)) await stand.run({ [name]: text });
    const first = await claims();
    await stand.close();
    stand = await makeStand();
    for (const [name, text] of Object.entries(files).toReversed()) await stand.run({ [name]: text });
    expect(await claims()).toEqual(first);
  });

  test.each<[string, Parameters<typeof row>[1], Parameters<typeof row>[1], string[]]>([
    ['other home pages', { home: 'https://a.example/' }, { home: 'https://b.example/' }, ['proposed', 'rival']],
    ['a home page and none', { home: 'https://a.example/' }, {}, ['proposed', 'rival']],
    ['other iDs', { orcid: '0000-0002-1825-0097' }, { orcid: '0000-0000-1234-5672' }, ['proposed', 'rival']],
    ['the same page in two spellings', { home: 'https://a.example/' }, { home: 'https://a.example' }, ['proposed', 'repeated']],
    ['no proof', {}, {}, ['proposed', 'repeated']],
  ])('of two rows of one minute that name no sender and %s takes them for what they are, once', async (_, first, second, outcomes) => {
    const rows = [first, second].map((rest) => row('jane-doe', { email: '', ...rest }));
    const report = await stand.run({ 'a.csv': csv(...rows) });
    expect(report.submissions.map(({ outcome }) => outcome).sort()).toEqual(outcomes);
    const before = await stand.read();
    const again = await stand.run({ 'a.csv': csv(...rows.toReversed()) });
    expect([await stand.read(), again.changed]).toEqual([before, []]);
  });

  test('as a dry run writes a patch that git applies, to the bytes that the import writes', async () => {
    await stand.run({ 'a.csv': csv(row('jane-doe')) });
    const files = { 'b.csv': csv(row('jane-doe', { email: 'b@uni.example' }), row('john-public', { action: 'remove' })) };
    const before = await claims();
    const report = await stand.run(files, { dryRun: true });
    expect(await claims()).toEqual(before);
    // A site can be one folder of a repository.
    expect(spawnSync('git', ['init', '--quiet', join(stand.content, '..')]).status).toBe(0);
    const { status, stderr } = spawnSync('git', ['apply', report.patch!], { cwd: report.patchFolder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const applied = await claims();
    await stand.run(files);
    expect(await claims()).toEqual(applied);
    expect(Object.keys(applied)).toEqual(['content/claims/jane-doe.json', 'content/claims/john-public.json']);
  });

  test('writes a patch that applies though somebody has flooded the form', async () => {
    const flood = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) =>
        row('jane-doe', { at: `2026-11-${10 + ((from + at) % 18)} 10:00`, email: `u${from + at}@uni.example` }),
      );
    await stand.run({ 'a.csv': csv(...flood(0, 900)) });
    const report = await stand.run({ 'a.csv': csv(...flood(0, 1000)) }, { dryRun: true });
    expect(spawnSync('git', ['init', '--quiet', join(stand.content, '..')]).status).toBe(0);
    const { status, stderr } = spawnSync('git', ['apply', report.patch!], { cwd: report.patchFolder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const applied = await claims();
    await stand.run({ 'a.csv': csv(...flood(0, 1000)) });
    expect(await claims()).toEqual(applied);
  });

  test.each([
    ['on one line', '{ "state": "claimed", "date": "2026-11-02" }\n'],
    ['without a line break at its end', '{\n  "state": "claimed",\n  "date": "2026-11-02"\n}'],
    ['with the line breaks of Windows', '{\r\n  "state": "claimed",\r\n  "date": "2026-11-02"\r\n}\r\n'],
  ])('writes a patch that applies to a claim that somebody wrote %s', async (_, text) => {
    await stand.put('claims/jane-doe.json', text);
    const files = { 'a.csv': csv(row('jane-doe')) };
    const report = await stand.run(files, { dryRun: true });
    expect(spawnSync('git', ['init', '--quiet', join(stand.content, '..')]).status).toBe(0);
    const { status, stderr } = spawnSync('git', ['apply', report.patch!], { cwd: report.patchFolder, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    const applied = await claims();
    await stand.put('claims/jane-doe.json', text);
    await stand.run(files);
    expect(await claims()).toEqual(applied);
  });

  test('leaves a claim that was written by hand as it is, and puts a request beside it', async () => {
    await stand.put('claims/jane-doe.json', '{ "state": "claimed", "date": "2026-01-01" }');
    const report = await stand.run({ 'a.csv': csv(row('jane-doe')) });
    expect(outcomesOf(report)).toEqual(['jane-doe claim rival']);
    expect(JSON.parse((await claims())['content/claims/jane-doe.json']!)).toMatchObject({
      state: 'claimed',
      rivals: [{ date: '2026-11-02' }],
    });
  });

  test.each(['rejected', 'withdrawn'])('does not bring a claim back that was %s because its author had sent it twice', async (state) => {
    const twice = { 'a.csv': csv(row('jane-doe'), row('jane-doe', { at: '2026-11-03 10:00' })) };
    await stand.run(twice);
    await stand.put('claims/jane-doe.json', (await claims())['content/claims/jane-doe.json']!.replace('pending', state));
    const before = await claims();
    expect(outcomesOf(await stand.run(twice))).toEqual(['jane-doe claim repeated', 'jane-doe claim repeated']);
    expect(await claims()).toEqual(before);
  });

  test('proposes somebody anew who was rejected and tries again', async () => {
    const first = { 'a.csv': csv(row('jane-doe')) };
    await stand.run(first);
    await stand.put('claims/jane-doe.json', (await claims())['content/claims/jane-doe.json']!.replace('pending', 'rejected'));
    expect(outcomesOf(await stand.run(first))).toEqual(['jane-doe claim repeated']);
    const again = { 'a.csv': csv(row('jane-doe'), row('jane-doe', { at: '2026-11-20' })) };
    expect(outcomesOf(await stand.run(again))).toEqual(['jane-doe claim proposed', 'jane-doe claim repeated']);
    expect(JSON.parse((await claims())['content/claims/jane-doe.json']!)).toMatchObject({
      state: 'pending',
      date: '2026-11-20',
      handled: [expect.any(String)],
    });
  });

  test('says for each page what to do next, with counts that add up', async () => {
    const text = formatImport(
      await stand.run({
        'a.csv': csv(row('jane-doe', { orcid: '0000-0001-2345-6789' }), row('john-public', { action: 'remove' }), row('nobody-here')),
      }),
    );
    expect(text).toContain('npm run claims -- approve jane-doe');
    expect(text).toContain('ORCID iD 0000-0001-2345-6789 (the author file has 0000-0002-1825-0097)');
    expect(text).toContain('npm run claims -- remove john-public');
    expect(text.split('\n').filter((line) => line.startsWith('Columns'))).toEqual([
      'Columns that are not read: “Message”. docs/claims.md has the headings that are understood.',
    ]);
    expect(text).toContain('3 rows = 1 proposed + 0 rivals + 1 removals + 0 to look at + 0 known already + 1 set aside.');
  });
});

/** Submissions of any kind, with e-mail addresses wherever somebody could write one. */
// What ends in a slash before its @ is part of the address of a page: https://social.example/@jane.doe
const anyMail = fc.emailAddress({ size: 'small' }).filter((mail) => !/["',\n]|\/@/.test(mail));
const anyRow = anyMail.chain((mail) =>
  fc
    .record({
      author: fc.constantFrom('jane-doe', 'john-public', 'left-us', 'jane-do', '', mail),
      at: fc.constantFrom('2026-11-02 10:00', '2026-11-02 10:01', '2026-11-03', mail, ''),
      page: fc.constantFrom('', page('jane-doe'), page('john-public'), `${page('jane-doe')}?${mail}`, mail),
      home: fc.constantFrom(
        '',
        'https://example.org/me',
        `https://example.org/${mail}`,
        `https://example.org/?m=${encodeURIComponent(mail)}`,
        mail,
      ),
      orcid: fc.constantFrom('', '0000-0002-1825-0097', '0000-0001-2345-6789', mail),
      action: fc.constantFrom('claim', 'claim', 'remove', 'withdraw', 'correct', mail),
    })
    .map(({ author, ...rest }) => ({ mail, text: row(author, { ...rest, email: mail, message: mail }) })),
);
const anyFiles = fc.array(fc.array(anyRow, { maxLength: 6 }), { minLength: 1, maxLength: 3 });

describe('whatever is sent', () => {
  const namesOf = (files: { text: string }[][]) =>
    Object.fromEntries(files.map((rows, index) => [`${index}.csv`, csv(...rows.map(({ text }) => text))]));
  const fresh = async (files: Record<string, string>) => {
    const own = await makeStand();
    const report = await own.run(files);
    return { own, report, after: await own.read() };
  };

  test('importing it again changes no byte, and the order of files does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(anyFiles, async (rows) => {
        const files = namesOf(rows);
        const { own, report, after } = await fresh(files);
        const again = await own.run(files);
        expect(await own.read()).toEqual(after);
        expect(again.submissions.filter(({ outcome }) => ['proposed', 'rival', 'removal'].includes(outcome))).toEqual([]);
        await own.close();
        const other = await fresh(Object.fromEntries(Object.entries(files).toReversed()));
        expect(other.after).toEqual(after);
        expect(other.report.submissions).toEqual(report.submissions);
        await other.own.close();
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test('no e-mail address of it is ever written or told', async () => {
    await fc.assert(
      fc.asyncProperty(anyFiles, async (rows) => {
        const { own, report, after } = await fresh(namesOf(rows));
        const all = `${JSON.stringify(after)}${JSON.stringify(report)}${formatImport(report)}`.toLowerCase();
        for (const { mail } of rows.flat()) {
          expect(all).not.toContain(mail.toLowerCase());
          expect(all).not.toContain(encodeURIComponent(mail).toLowerCase());
        }
        await own.close();
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});

const shared = corpus('security/claims.jsonl');
interface SharedCase {
  name: string;
  text: string;
  expect: { accepted?: number; conflict?: number; exit?: string; message?: string; state?: string; executes?: boolean };
}
const sharedCases =
  shared === undefined
    ? []
    : readFileSync(shared, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as SharedCase);

describe.skipIf(shared === undefined)('a shared case', () => {
  test.each(sharedCases.map((one) => [one.name, one] as const))(
    'of the kind “%s” is read as it asks',
    async (_, { text, expect: wanted }) => {
      await stand.put('authors/ada-lovelace.mdx', '---\nname: Ada Lovelace\n---\n');
      const run = stand.run({ 'shared.csv': text.replaceAll('/p/', '/authors/') }, { site: new URL('https://site.example/') });
      if (wanted.exit !== undefined) {
        await expect(run).rejects.toThrow(/^shared\.csv:\d+: /);
        return;
      }
      const outcomes = (await run).submissions.map(({ outcome }) => outcome);
      if (wanted.accepted !== undefined) expect(outcomes).toEqual(['proposed']);
      if (wanted.conflict !== undefined) expect(outcomes).toEqual(['proposed', 'rival']);
      if (wanted.state !== undefined) expect(outcomes).toEqual(['removal']);
      if (wanted.executes === false) expect(JSON.stringify(await stand.read())).not.toContain('=1+1');
    },
  );
});

describe('the key', () => {
  test('is made once, for this user alone', async () => {
    const key = await readKey({}, stand.state, false);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(await readKey({}, stand.state, true)).toBe(key);
    expect((await stat(join(stand.state, 'claims.key'))).mode & 0o777).toBe(0o600);
  });
  test('of the environment goes before it', async () =>
    expect(await readKey({ PEERPAGE_CLAIMS_KEY: ' 0123456789abcdef ' }, stand.state, false)).toBe('0123456789abcdef'));
  test('that is too short is refused', () =>
    expect(readKey({ PEERPAGE_CLAIMS_KEY: 'short' }, stand.state, false)).rejects.toThrow(/fewer than 16 characters/));
  test('that is lost is not replaced in silence', () => expect(readKey({}, stand.state, true)).rejects.toThrow(/--new-key/));
});
