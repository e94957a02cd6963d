import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { describeIssues } from '../describe-issues.ts';
import { ConfigError } from '../errors.ts';
import { parseSlug, type Slug } from '../identifiers/index.ts';
import { AuthorSchema, findRemoval, type Author } from '../model/index.ts';
import { namesIn } from './names-in.ts';
import { readRemovals } from './removals.ts';

/** An author file: its slug is its name. */
export interface AuthorFile {
  slug: Slug;
  author: Author;
  /** Path from the content folder: `authors/jane-doe.mdx`. */
  path: string;
}

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * Read every author file, in the order of slugs. Whoever is on the removal list, by address or by identifier, counts as opted out.
 * @param content folder of the content, `src/content`
 * @throws ConfigError naming file, key, reason and remedy: for a file that cannot be read, an unknown key, a portrait that is
 *   not there, or a slug that two files give or gave; or if the removal list cannot be read
 */
export async function readAuthors(content: string): Promise<{ authors: AuthorFile[] }> {
  const names = await namesIn(join(content, 'authors'), /\.mdx?$/);
  const removals = await readRemovals(content);
  const authors: AuthorFile[] = [];
  const first = new Map<string, string>();
  for (const name of names) {
    const path = `authors/${name}`;
    const slug = name.replace(/\.mdx?$/, '');
    const key = slug.normalize('NFC').toLowerCase();
    const other = first.get(key);
    if (other !== undefined)
      throw new ConfigError(
        path,
        `It gives the address “${key}”, which ${other} gives already.`,
        'Keep one of the two files, or rename one.',
      );
    first.set(key, path);
    const parsed = parseSlug(slug);
    if (parsed === undefined)
      throw new ConfigError(
        path,
        `“${slug}” cannot be an address.`,
        'Name the file with a-z, 0-9 and single hyphens only, at most 80 characters, such as jane-doe.mdx.',
      );
    const author = parseAuthor(await readFile(join(content, path), 'utf8'), path);
    if (author.photo !== undefined) await findPortrait(content, path, author.photo);
    const removed = findRemoval(removals, [slug, ...author.formerSlugs], author.identifiers) !== undefined;
    authors.push({ slug: parsed, author: removed ? { ...author, optOut: true } : author, path });
  }
  checkFormerSlugs(authors);
  return { authors: authors.sort((a, b) => (a.slug < b.slug ? -1 : 1)) };
}

/** An address leads to one person: whoever removes the one would remove the other too. @throws ConfigError */
function checkFormerSlugs(authors: readonly AuthorFile[]): void {
  const owners = new Map<string, string>(authors.map(({ slug, path }) => [slug, path]));
  for (const { author, path } of authors) {
    for (const former of author.formerSlugs) {
      const other = owners.get(former);
      if (other !== undefined)
        throw new ConfigError(
          path,
          `“formerSlugs” has “${former}”, which is ${other === path ? 'an address of the same file already' : `an address of ${other}`}.`,
          'Take it out of one of them: an address leads to one person.',
        );
      owners.set(former, path);
    }
  }
}

/**
 * Read the front matter of an author file.
 * @throws ConfigError naming each key that is wrong or unknown
 */
export function parseAuthor(text: string, path: string): Author {
  const match = FRONT_MATTER.exec(text);
  if (match === null)
    throw new ConfigError(
      path,
      'There is no front matter.',
      'Begin the file with a block between two lines of three hyphens that has at least a name.',
    );
  let data: unknown;
  try {
    data = parseYaml(match[1]!);
  } catch (error) {
    throw new ConfigError(
      path,
      `The front matter is not YAML: ${(error as Error).message.split('\n')[0]}`,
      'Mend the line that is named; quote values that hold a colon.',
    );
  }
  const result = AuthorSchema.safeParse(data ?? {});
  if (result.success) return result.data;
  throw new ConfigError(
    path,
    describeIssues(result.error, AuthorSchema, 'The front matter'),
    'The keys are described in src/lib/model/author.ts.',
  );
}

async function findPortrait(content: string, path: string, photo: string): Promise<void> {
  try {
    await access(join(content, 'authors', photo));
  } catch {
    throw new ConfigError(
      path,
      `“photo” names ${photo}, but there is no such file beside it.`,
      'Put the picture there, or correct its name; capitals count.',
    );
  }
}
