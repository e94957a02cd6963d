import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type * as z from 'zod';
import { ConfigError } from '../errors.ts';
import { removedSlugs, RosterSchema, type Roster } from '../model/index.ts';
import { nearest } from '../normalize/index.ts';
import type { AuthorFile } from './authors.ts';
import { namesIn } from './names-in.ts';
import { readRemovals } from './removals.ts';

const DAY_MS = 24 * 3600 * 1000;
const REMEDY = 'The keys are described in src/lib/model/roster.ts.';

/**
 * Read the lists of members that the host keeps, in the order of their files. A member who was removed since needs no author
 * file: a removal must not wait until every list is edited.
 * @param content folder of the content, `src/content`
 * @param authors everybody who has an author file
 * @param day today, ISO
 * @throws ConfigError naming file, line, reason and remedy: for a file that cannot be read, an unknown key, an author of whom
 *   there is no file, or a day that lies ahead; or if the removal list cannot be read
 */
export async function readRosters(content: string, authors: readonly AuthorFile[], day: string): Promise<Roster[]> {
  const names = await namesIn(join(content, 'rosters'), /\.ya?ml$/);
  const gone = new Set<string>((await readRemovals(content)).flatMap(removedSlugs));
  return Promise.all(
    names.map(async (name) => parseRoster(await readFile(join(content, 'rosters', name), 'utf8'), `rosters/${name}`, authors, day, gone)),
  );
}

/** Read one list of members. @param gone addresses of people who were removed @throws ConfigError */
export function parseRoster(
  text: string,
  path: string,
  authors: readonly AuthorFile[],
  day: string,
  gone: ReadonlySet<string> = new Set(),
): Roster {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const lineAt = (offset: number) => `${path}:${lineCounter.linePos(offset).line}`;
  const place = (key: readonly PropertyKey[]) => lineAt(offsetOf(document, key));
  const [broken] = document.errors;
  if (broken !== undefined)
    throw new ConfigError(lineAt(broken.pos[0]), `It is not YAML: ${broken.message.split('\n')[0]}`, 'Mend the line that is named.');
  const result = RosterSchema.safeParse(document.toJS() ?? {});
  if (!result.success) {
    const [first, ...others] = result.error.issues as [z.core.$ZodIssue, ...z.core.$ZodIssue[]];
    const more = others.map((issue) => ` Line ${place(issue.path).split(':').at(-1)}: ${describe(issue)}`).join('');
    throw new ConfigError(place(first.path), `${describe(first)}${more}`, REMEDY);
  }
  if (Date.parse(result.data.date) - Date.parse(day) > DAY_MS)
    throw new ConfigError(
      place(['date']),
      `The date ${result.data.date} lies ahead; today is ${day}.`,
      'Write the day on which the list was vouched for.',
    );
  checkMembers(result.data, authors, gone, place);
  return result.data;
}

function checkMembers(
  { members }: Roster,
  authors: readonly AuthorFile[],
  gone: ReadonlySet<string>,
  place: (key: readonly PropertyKey[]) => string,
): void {
  const known = new Set<string>(authors.map(({ slug }) => slug));
  for (const [index, { author }] of members.entries()) {
    if (author === undefined || known.has(author) || gone.has(author)) continue;
    const renamed = authors.filter(({ author: { formerSlugs } }) => formerSlugs.includes(author)).map(({ slug }) => slug);
    const meant = renamed.length > 0 ? renamed : nearest(author, [...known]);
    throw new ConfigError(
      place(['members', index]),
      `No author file is called “${author}”.`,
      meant.length > 0
        ? `Is ${meant.map((slug) => `“${slug}”`).join(' or ')} meant?`
        : 'Name a file of src/content/authors, or the person’s ORCID iD.',
    );
  }
}

function describe(issue: z.core.$ZodIssue): string {
  const key = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return `${key === '' ? 'The file' : `“${key}”`} has the unknown ${issue.keys.length === 1 ? 'key' : 'keys'} ${issue.keys.map((name) => `“${name}”`).join(', ')}.`;
  return `${key === '' ? 'The file' : `“${key}”`}: ${issue.message}.`;
}

/** Where in the text a key stands, or what it would stand in if it is missing. */
function offsetOf(document: Document, key: readonly PropertyKey[]): number {
  for (let length = key.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(key.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}
