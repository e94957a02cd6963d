import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importClaims, type ImportOptions, type ImportReport } from '../../../src/lib/claims/index.ts';
import { disk } from '../../../src/lib/harvest/index.ts';
import type { FieldNames } from '../../../src/lib/submissions/index.ts';

export const SITE = 'https://people.example.org/pages/';
export const page = (slug: string) => `${SITE}authors/${slug}/`;
export const HEAD = 'Timestamp,Email Address,Author,Profile page,Home page,ORCID iD,Action,Message';
export const DAY = '2026-11-29';

/** A content folder and a state folder in a place of their own. */
export interface Stand {
  content: string;
  state: string;
  put(path: string, text: string): Promise<void>;
  /** Every file of the content folder with its text. */
  read(): Promise<Record<string, string>>;
  /** Import files by name. */
  run(files: Readonly<Record<string, string | Uint8Array>>, options?: Partial<ImportOptions>, names?: FieldNames): Promise<ImportReport>;
  close(): Promise<void>;
}

/** With three authors, of whom one has opted out, and an earlier address. */
export async function makeStand(): Promise<Stand> {
  const root = await mkdtemp(join(tmpdir(), 'peerpage-claims-'));
  const [content, state] = [join(root, 'content'), join(root, 'state')];
  const put = async (path: string, text: string) => {
    await mkdir(join(content, path, '..'), { recursive: true });
    await writeFile(join(content, path), text);
  };
  await put('authors/jane-doe.mdx', '---\nname: Jane Doe\nidentifiers: { orcid: 0000-0002-1825-0097 }\nformerSlugs: [j-doe]\n---\n');
  await put('authors/john-public.mdx', '---\nname: John Public\n---\n');
  await put('authors/left-us.mdx', '---\nname: Richard Roe\noptOut: true\n---\n');
  return {
    content,
    state,
    put,
    read: () => readAll(root),
    run: (files, options = {}, names = {}) =>
      importClaims(
        {
          content,
          state,
          files: Object.entries(files).map(([name, data]) => ({ name, bytes: Buffer.from(data) })),
          names,
          site: new URL(SITE),
          ...options,
        },
        { fs: disk, env: { PEERPAGE_CLAIMS_KEY: 'a key for these tests' }, day: DAY },
      ),
    close: () => rm(root, { recursive: true }),
  };
}

async function readAll(folder: string): Promise<Record<string, string>> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')])));
}

/** What became of each row in a line: `jane-doe claim proposed`. */
export function outcomesOf({ submissions }: ImportReport): string[] {
  return submissions.map(({ author, action, outcome }) => `${author} ${action} ${outcome}`).sort();
}
