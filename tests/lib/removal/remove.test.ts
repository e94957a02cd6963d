import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { disk } from '../../../src/lib/harvest/index.ts';
import { findRemoval, PersonKeySchema, type Removal } from '../../../src/lib/model/index.ts';
import { removeAuthor } from '../../../src/lib/removal/index.ts';
import { checkStore, readAuthors, readRemovals, readStore } from '../../../src/lib/store/index.ts';
import { PORTRAIT } from '../../helpers/shapes.ts';

const ROOT = join(import.meta.dirname, '../../..');
const ORCID = '0000-0002-1825-0097';
const WORK = (id: string, title: string, ...authors: object[]) => ({
  id,
  type: 'article-journal',
  title,
  author: authors,
  issued: { 'date-parts': [[2020]] },
  DOI: `10.5555/${id}`,
});
const HYPATIA = { family: 'Hypatia', given: 'H.', ORCID };
const THEON = { family: 'Theon', given: 'A.' };
const FRONT = `---\nname: Hypatia of Alexandria\naliases: [H. Hypatia]\nidentifiers: { orcid: ${ORCID}, openalex: A5023888391 }\nphoto: ./hypatia.png\nformerSlugs: [hypatia-of-old]\naffiliations: [{ name: Mouseion, ror: https://ror.org/05gq02987 }]\n---\n\nShe taught.\n`;

let root = '';
let content = '';
let state = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'peerpage-removal-'));
  [content, state] = [join(root, 'content'), join(root, 'state')];
  put('authors/h-hypatia.mdx', FRONT);
  put('authors/hypatia.png', PORTRAIT);
  put('authors/a-theon.mdx', '---\nname: A. Theon\n---\n');
  put(
    'sources/h-hypatia/works.json',
    JSON.stringify([WORK('hypatia2020cones', 'On cones', HYPATIA), WORK('both', 'On tables', THEON, HYPATIA)]),
  );
  put('sources/a-theon/works.json', JSON.stringify([WORK('both', 'On tables', THEON, HYPATIA)]));
  put('claims/h-hypatia.json', '{ "state": "claimed", "date": "2026-01-01" }');
  put('followers.json', JSON.stringify({ schemaVersion: 1, date: '2026-11-01', counts: { 'a-theon': 1, 'h-hypatia': 7 } }));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text: string | Buffer): void {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
}
function run(script: string, ...words: string[]): { code: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`scripts/${script}.ts`, ...words, '--content', content, '--state', state],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  return { code: status, out: `${stdout}${stderr}` };
}
const harvest = () => run('harvest', '--offline', '--anonymous');
function filesOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => [
      join(entry.parentPath, entry.name).slice(folder.length + 1),
      readFileSync(join(entry.parentPath, entry.name), 'latin1'),
    ]),
  );
}
/** Files that name the person in any way but as author of a work that is somebody else’s too. */
function tracesIn(folder: string): string[] {
  return [...filesOf(folder)]
    .filter(([path]) => path !== 'removals.yaml' && !path.startsWith('sources/a-theon/'))
    .flatMap(([path, text]) =>
      /h-hypatia|hypatia-of-old|0000-0002-1825-0097|A5023888391|hypatia2020|hypatia of alexandria/i.test(`${path}\n${text}`) ? [path] : [],
    );
}

describe('removing somebody', { timeout: 60_000 }, () => {
  test('needs no edit of the lists of members that have them, and names these', async () => {
    put('rosters/lab.yaml', 'institution: Mouseion\ndate: 2026-01-05\nmembers:\n  - author: a-theon\n  - author: h-hypatia\n');
    expect(harvest().code).toBe(0);
    expect(run('claims', 'remove', 'h-hypatia').out).toContain('still name the person; edit them: rosters/lab.yaml');
    const { code, out } = harvest();
    expect(out).not.toContain('No author file is called');
    expect(code).toBe(0);
    expect(tracesIn(content)).toEqual(['rosters/lab.yaml']);
  });
  test('leaves no trace, and no later harvest brings them back', async () => {
    expect(harvest().code).toBe(0);
    expect(tracesIn(content).length).toBeGreaterThan(5);
    put('../state/cards/ab/h-hypatia.card', 'picture');
    put('../state/cache/ab/abc.json', `{"body":"${ORCID}"}`);
    const { code, out } = run('claims', 'remove', 'h-hypatia', '--reason', 'asked by letter');
    expect(code).toBe(0);
    expect(out).toContain('Deleted authors/h-hypatia.mdx, authors/hypatia.png, sources/h-hypatia, claims/h-hypatia.json.');
    expect(out).toContain('Next: npm run harvest');
    expect(await readRemovals(content)).toMatchObject([
      {
        slug: 'h-hypatia',
        formerSlugs: ['hypatia-of-old'],
        identifiers: ['openalex:A5023888391', `orcid:${ORCID}`],
        reason: 'asked by letter',
      },
    ]);

    expect(harvest().code).toBe(0);
    expect(tracesIn(content)).toEqual([]);
    // What this run reports, and what was last read for somebody else, are of works.
    expect(tracesIn(state).filter((path) => !/^(?:report\.|records\/a-theon\/)/.test(path))).toEqual([]);
    // The name stays where it was printed: on a work of somebody who is here.
    const store = readStore(content);
    expect(store.allWorks().map(({ id }) => id)).toEqual(['both']);
    expect(store.allWorks()[0]!.authorships.map(({ name, orcid }) => [name.family ?? name.literal, orcid])).toEqual([
      ['Theon', undefined],
      ['Hypatia', undefined],
    ]);
    expect(checkStore(store, (await readAuthors(content)).authors)).toEqual([]);

    // Somebody who does not know adds the person again, under another address and with other files.
    put('authors/hypatia.mdx', `---\nname: Hypatia of Alexandria\naliases: [H. Hypatia]\nidentifiers: { orcid: ${ORCID} }\n---\n`);
    put('sources/hypatia/works.json', JSON.stringify([WORK('hypatia2020cones', 'On cones', HYPATIA)]));
    const again = harvest();
    expect(again.out).toContain('authors/hypatia.mdx: The person or the address is on the removal list');
    expect([...filesOf(content).keys()].filter((path) => /^(?:works|people)\//.test(path))).toEqual([
      'people/a-theon.json',
      'works/2020/both.json',
    ]);
  });

  test('of everybody lets the harvest clear the site', () => {
    expect(harvest().code).toBe(0);
    for (const slug of ['h-hypatia', 'a-theon']) expect(run('claims', 'remove', slug).code).toBe(0);
    expect(harvest().code).toBe(0);
    expect([...filesOf(content).keys()].toSorted()).toEqual(['followers.json', 'ledger.json', 'removals.yaml']);
  });

  test('a second time changes nothing', () => {
    run('claims', 'remove', 'hypatia-of-old');
    const before = filesOf(content);
    expect(run('claims', 'remove', 'h-hypatia').out).toContain('was removed already. Nothing changed.');
    expect(filesOf(content)).toEqual(before);
    expect(before.get('followers.json')).not.toContain('h-hypatia');
  });

  test('keeps them and their address from being added', () => {
    run('claims', 'remove', 'h-hypatia');
    const { code, out } = run('author', 'add', ORCID, '--anonymous');
    expect([code, out]).toEqual([2, expect.stringContaining('This person was removed at their own wish.')]);
    const other = run('author', 'add', '0000-0001-2345-6789', '--anonymous', '--slug', 'hypatia-of-old');
    expect([other.code, other.out]).toEqual([2, expect.stringContaining('was that of a person who was removed')]);
  });

  test('names files by hand that still name them, and leaves those', () => {
    put('pages/about.mdx', '---\ntitle: About\n---\n<Person author="h-hypatia" />\n');
    put('pages/other.mdx', 'h-hypatia-2 is somebody else');
    expect(run('claims', 'remove', 'h-hypatia').out).toContain(
      'still name the person; edit them: pages/about.mdx, sources/a-theon/works.json.',
    );
  });

  test('leaves a portrait that others use, and nothing outside the content', async () => {
    put('authors/a-theon.mdx', '---\nname: A. Theon\nphoto: ./hypatia.png\n---\n');
    put('authors/elsewhere.mdx', '---\nname: Nobody\nphoto: ./../../outside.png\n---\n');
    put('../outside.png', PORTRAIT);
    for (const slug of ['h-hypatia', 'elsewhere']) await removeAuthor({ content, state, slug, day: '2026-11-29' }, disk);
    expect([...filesOf(root).keys()]).toEqual(expect.arrayContaining(['content/authors/hypatia.png', 'outside.png']));
  });

  test('takes what builds made of the portrait, and of no other', async () => {
    for (const name of ['hypatia.Ab1_Z2.webp', 'hypatia.Ab1_Z3.avif', 'hypatia-two.Ab1_Z2.webp']) put(`../builds/assets/${name}`, PORTRAIT);
    await removeAuthor({ content, state, slug: 'h-hypatia', day: '2026-11-29', builds: join(root, 'builds') }, disk);
    expect([...filesOf(join(root, 'builds')).keys()]).toEqual(['assets/hypatia-two.Ab1_Z2.webp']);
  });

  test.each([
    ['an address that nobody has', ['remove', 'h-hypatja'], /Did you mean h-hypatia\?/],
    ['an e-mail address as reason', ['remove', 'h-hypatia', '--reason', 'h@uni.example wrote'], /no e-mail address/],
    ['two at once', ['remove', 'h-hypatia', 'a-theon'], /Name one author/],
  ])('with %s is refused', (_, words, message) => {
    const before = filesOf(content);
    const { code, out } = run('claims', ...words);
    expect(code).toBe(2);
    expect(out).toMatch(message);
    expect(filesOf(content)).toEqual(before);
  });
});

describe('the removal list', () => {
  const list: Removal[] = [
    { slug: 'jane-doe' as Removal['slug'], identifiers: [`orcid:${ORCID}`, 'openalex:A5023888391'], date: '2026-11-01' },
  ];
  test.each<[string, string[], object, boolean]>([
    ['the address', ['jane-doe'], {}, true],
    ['an earlier address', ['jane', 'jane-doe'], {}, true],
    ['one identifier of several', ['jane'], { openalex: ['A1234', 'A5023888391'] }, true],
    ['another person', ['jane'], { orcid: '0000-0001-2345-6789' }, false],
    ['an identifier of another scheme', ['jane'], { dblp: 'A5023888391' }, false],
  ])('has %s: %j', (_, slugs, identifiers, expected) => expect(findRemoval(list, slugs, identifiers) !== undefined).toBe(expected));

  test.each<[string, boolean]>([
    [`orcid:${ORCID}`, true],
    ['openalex:A5023888391', true],
    ['dblp:12/345', true],
    ['orcid:0000-0002-1825-0098', false],
    ['name:Jane Doe', false],
    ['constructor:x', false],
    [ORCID, false],
  ])('takes %s: %j', (key, expected) => expect(PersonKeySchema.safeParse(key).success).toBe(expected));

  test.each([
    ['is no YAML', '- {', /removals\.yaml: It is not YAML/],
    ['holds a name', '- slug: jane-doe\n  name: Jane Doe\n  date: 2026-11-01\n', /removals\.yaml: .*name/],
  ])('that %s stops whatever reads authors', async (_, text, message) => {
    put('removals.yaml', text);
    await expect(readAuthors(content)).rejects.toThrow(message);
  });
});
