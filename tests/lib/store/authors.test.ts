import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../../../src/lib/errors.ts';
import { parseAuthor, readAuthors } from '../../../src/lib/store/index.ts';

let content = '';
beforeEach(async () => {
  content = await mkdtemp(join(tmpdir(), 'peerpage-authors-'));
  await mkdir(join(content, 'authors'));
});
afterEach(() => rm(content, { recursive: true }));
const write = (name: string, text = '---\nname: Jane Doe\n---\n') => writeFile(join(content, 'authors', name), text);

describe('author files', () => {
  test('are read in the order of their slugs, with defaults', async () => {
    await write('john-public.mdx');
    await write('jane-doe.md', '---\nname: Jane Doe\nidentifiers: { orcid: 0000-0002-1825-0097 }\n---\nA biography.');
    const { authors } = await readAuthors(content);
    expect(authors.map(({ slug }) => slug)).toEqual(['jane-doe', 'john-public']);
    expect(authors[0]!.author).toMatchObject({ identifiers: { orcid: '0000-0002-1825-0097' }, include: [], optOut: false });
  });

  test('that give one address twice stop the run, naming both', async () => {
    await write('jane-doe.mdx');
    await write('jane-doe.md');
    await expect(readAuthors(content)).rejects.toThrow(/authors\/jane-doe\.mdx: .*authors\/jane-doe\.md/);
  });

  test.each([
    [
      'is that of another',
      'formerSlugs: [john-public]',
      /jane-doe\.mdx: “formerSlugs” has “john-public”, which is an address of authors\/john-public\.mdx/,
    ],
    ['was that of another', 'formerSlugs: [j-public]', /“formerSlugs” has “j-public”, which is an address of authors\//],
    ['is their own', 'formerSlugs: [jane-doe]', /“jane-doe”, which is an address of the same file already/],
  ])('with a former address that %s stop the run: removing one would remove both', async (_, line, told) => {
    await write('john-public.mdx', '---\nname: John Public\nformerSlugs: [j-public]\n---\n');
    await write('jane-doe.mdx', `---\nname: Jane Doe\n${line}\n---\n`);
    await expect(readAuthors(content)).rejects.toThrow(told);
  });

  test('take identifiers as they are copied, too', async () => {
    const text =
      '---\nname: Jane\nidentifiers: { orcid: https://orcid.org/0000-0002-1825-0097 }\naffiliations: [{ name: A, ror: 05gq02987 }]\n---\n';
    expect(parseAuthor(text, 'authors/jane.mdx')).toMatchObject({
      identifiers: { orcid: '0000-0002-1825-0097' },
      affiliations: [{ ror: 'https://ror.org/05gq02987' }],
    });
  });

  test('that name a portrait need it beside them', async () => {
    await write('jane-doe.mdx', '---\nname: Jane Doe\nphoto: ./jane.jpg\n---\n');
    await expect(readAuthors(content)).rejects.toThrow(/authors\/jane-doe\.mdx: “photo” names \.\/jane\.jpg/);
    await write('jane.jpg', '');
    expect((await readAuthors(content)).authors).toHaveLength(1);
  });

  test('must have a name that can be an address', async () => {
    await write('Jane_Doe.mdx');
    await expect(readAuthors(content)).rejects.toThrow('jane-doe.mdx');
  });

  test.each([
    ['an unknown key', '---\nname: Jane\norcidd: x\n---\n', /unknown key “orcidd”\./],
    ['a misspelled key', '---\nname: Jane\naffiliation: []\n---\n', /unknown key “affiliation”; did you mean “affiliations”\?/],
    [
      'an unknown key inside',
      '---\nname: Jane\nidentifiers: { orchid: x }\n---\n',
      /“identifiers” has the unknown key “orchid”; did you mean “orcid”\?/,
    ],
    ['no name', '---\naliases: []\n---\n', /“name”: it is missing/],
    [
      'an ORCID iD with a wrong check digit',
      '---\nname: Jane\nidentifiers: { orcid: 0000-0002-1825-0098 }\n---\n',
      /“identifiers.orcid”: 0000-0002-1825-0098 is no ORCID iD: a digit is wrong/,
    ],
    ['a link that is no web address', '---\nname: Jane\nlinks: [{ label: x, url: "javascript:alert(1)" }]\n---\n', /“links.0.url”/],
    ['no front matter', 'Jane Doe', /no front matter/],
    ['broken YAML', '---\nname: "Jane\n---\n', /not YAML/],
  ])('with %s are refused with file, key and remedy', (_, text, message) => {
    expect(() => parseAuthor(text, 'authors/jane.mdx')).toThrow(message);
    expect(() => parseAuthor(text, 'authors/jane.mdx')).toThrow(/^authors\/jane\.mdx: /);
    expect(() => parseAuthor(text, 'authors/jane.mdx')).toThrow(ConfigError);
  });
});
