import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { didYouMean } from '../did-you-mean.ts';
import type { Issue, Person } from '../model/index.ts';
import { isNoData } from '../sources/files/fetch.ts';
import type { AuthorFile } from '../store/index.ts';

/**
 * What lies among the authors' files and is read for nobody: a folder whose name is no author's, or a file beside the folders.
 * @param folder of the authors' folders, `src/content/sources`
 */
export async function unreadFiles(folder: string, authors: readonly AuthorFile[]): Promise<Issue[]> {
  const slugs = authors.map(({ slug }) => slug as string);
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
  return entries
    .filter((entry) => !isNoData(entry.name) && !(entry.isDirectory() && slugs.includes(entry.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry): Issue => {
      const base = { severity: 'warning', source: 'files', place: shown(join(folder, entry.name)) } as const;
      if (!entry.isDirectory())
        return { ...base, message: 'It lies in no author’s folder, so it was not read.', remedy: `Put it into one, such as ${slugs[0]}/.` };
      const meant = didYouMean(entry.name, slugs) ?? slugs.find((slug) => slug.split('-').includes(entry.name));
      return {
        ...base,
        message: `No author has the slug “${entry.name}”, so nothing in this folder was read.`,
        remedy: `${meant === undefined ? 'Rename it to the slug of an author' : `Rename it to ${meant}`}, or write authors/${entry.name}.mdx, or remove it.`,
      };
    });
}

/** Authors of whom no work was found, which leaves their pages empty. */
export function emptyAuthors(people: readonly Person[], authors: readonly AuthorFile[], folder: string): Issue[] {
  const empty = new Set<string>(people.filter(({ works }) => works.length === 0).map(({ slug }) => slug));
  return authors
    .filter(({ slug, author }) => empty.has(slug) && !author.optOut)
    .map(({ slug, path }) => ({
      severity: 'warning',
      source: 'authors',
      place: `src/content/${path}`,
      message: 'No work was found, so the page is empty.',
      remedy: `Put a file into ${shown(join(folder, slug))}/, or give an identifier and switch on a source that knows it, or name works under “include”.`,
    }));
}

/** Works that author files want shown first and that are not the author's. */
export function lostFeatured(
  people: readonly Person[],
  authors: readonly AuthorFile[],
  isTheirs: (slug: string, reference: string) => boolean,
): Issue[] {
  const known = new Set<string>(people.map(({ slug }) => slug));
  return authors
    .filter(({ slug, author }) => known.has(slug) && !author.optOut)
    .flatMap(({ slug, author, path }) =>
      author.featured
        .filter((reference) => !isTheirs(slug, reference))
        .map((reference) => ({
          severity: 'warning',
          source: 'authors',
          place: `src/content/${path}`,
          record: reference,
          message: `“featured” names ${reference}, which is none of the author’s works.`,
          remedy: 'Correct the identifier, or remove it.',
        })),
    );
}

function shown(path: string): string {
  return relative(process.cwd(), path).split(sep).join('/');
}
