import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '../../../src/lib/errors.ts';
import { AuthorSchema, SlugSchema } from '../../../src/lib/model/index.ts';
import { nearest } from '../../../src/lib/normalize/index.ts';
import { parseRoster, readRosters, type AuthorFile } from '../../../src/lib/store/index.ts';

const author = (slug: string, formerSlugs: string[] = []): AuthorFile => ({
  slug: SlugSchema.parse(slug),
  author: AuthorSchema.parse({ name: slug, formerSlugs }),
  path: `authors/${slug}.mdx`,
});
const AUTHORS = [author('jane-doe', ['jane-smith']), author('john-public'), author('richard-roe')];
const WHOLE = `institution: Example University
ror: https://ror.org/0213rcc28
url: https://example.edu/people
date: 2026-01-05
members:
  - author: jane-doe
  - orcid: 0000-0002-1825-0097
`;
const parse = (text: string) => parseRoster(text, 'rosters/example.yaml', AUTHORS, '2026-02-01');

test('a list of members is read', () => {
  expect(parse(WHOLE)).toEqual({
    institution: 'Example University',
    ror: 'https://ror.org/0213rcc28',
    url: 'https://example.edu/people',
    date: '2026-01-05',
    members: [{ author: 'jane-doe' }, { orcid: '0000-0002-1825-0097' }],
  });
});

describe('a list of members with a slip names line and remedy:', () => {
  test.each([
    [
      'an unknown author',
      WHOLE.replace('jane-doe', 'jane-do'),
      /^rosters\/example.yaml:6: No author file is called “jane-do”. Is “jane-doe” meant\?/,
    ],
    ['an author who was renamed', WHOLE.replace('jane-doe', 'jane-smith'), /:6: .* Is “jane-doe” meant\?/],
    ['an author nobody is like', WHOLE.replace('jane-doe', 'xyz'), /:6: No author file is called “xyz”. Name a file/],
    ['a slug in capitals', WHOLE.replace('jane-doe', 'Jane-Doe'), /:6: “members.0.author”: not a canonical slug/],
    ['a wrong check digit', WHOLE.replace('0097', '0098'), /:7: “members.1.orcid”: not a canonical ORCID iD/],
    ['a member without a name', WHOLE.replace('author: jane-doe', '{}'), /:6: “members.0”: a member is named by/],
    [
      'a member with two names',
      WHOLE.replace('author: jane-doe', '{ author: jane-doe, orcid: 0000-0002-1825-0097 }'),
      /:6: “members.0”: a member is named by/,
    ],
    ['a member by word', WHOLE.replace('author: jane-doe', 'jane-doe'), /:6: “members.0”: /],
    ['an unknown key', `${WHOLE}head: jane-doe\n`, /:1: The file has the unknown key “head”/],
    [
      'an unknown key of a member',
      WHOLE.replace('- author: jane-doe', '- author: jane-doe\n    role: head'),
      /:6: “members.0” has the unknown key “role”/,
    ],
    ['no institution', WHOLE.replace('institution: Example University\n', ''), /:1: “institution”: /],
    ['no day', WHOLE.replace('2026-01-05', 'January'), /:4: “date”: /],
    ['a day that lies ahead', WHOLE.replace('2026-01-05', '2026-02-03'), /:4: The date 2026-02-03 lies ahead; today is 2026-02-01/],
    ['an address that is none', WHOLE.replace('https://example.edu/people', 'javascript:alert(1)'), /:3: “url”: not a public web address/],
    ['nobody', WHOLE.replace(/members:[^]*/, 'members: []\n'), /:5: “members”: /],
    ['nothing', '', /:1: “institution”: /],
    ['no YAML', `${WHOLE}  : [`, /:8: It is not YAML/],
    ['two slips', WHOLE.replace('2026-01-05', 'January').replace('0097', '0098'), /:4: “date”: .* Line 7: “members.1.orcid”/],
  ])('%s', (_, text, told) => {
    expect(() => parse(text)).toThrow(ConfigError);
    expect(() => parse(text)).toThrow(told);
  });
});

test('a day is tomorrow for hosts in the east', () => expect(parse(WHOLE.replace('2026-01-05', '2026-02-02')).date).toBe('2026-02-02'));

test('all lists of a folder are read, and none is no fault', async () => {
  const content = await mkdtemp(join(tmpdir(), 'peerpage-rosters-'));
  expect(await readRosters(content, AUTHORS, '2026-02-01')).toEqual([]);
  await mkdir(join(content, 'rosters'));
  await writeFile(join(content, 'rosters/b.yml'), WHOLE.replace('University', 'Institute'));
  await writeFile(join(content, 'rosters/a.yaml'), WHOLE);
  await writeFile(join(content, 'rosters/notes.txt'), 'not a list');
  const rosters = await readRosters(content, AUTHORS, '2026-02-01');
  expect(rosters.map(({ institution }) => institution)).toEqual(['Example University', 'Example Institute']);
  await rm(content, { recursive: true });
});

describe('the nearest words', () => {
  test.each([
    ['jane-do', ['jane-doe']],
    ['jane-deo', ['jane-doe']],
    ['jane', ['jane-doe']],
    ['j-public', ['john-public']],
    ['quite-somebody-else', []],
  ])('of %s are %j', (word, found) => expect(nearest(word, ['john-public', 'jane-doe', 'richard-roe'])).toEqual(found));
});
