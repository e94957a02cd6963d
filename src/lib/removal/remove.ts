import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { ConfigError } from '../errors.ts';
import type { FileSystem } from '../harvest/disk.ts';
import { formatJson } from '../harvest/write.ts';
import { parseSlug, type Slug } from '../identifiers/index.ts';
import { personKeys, removedSlugs, type Removal } from '../model/index.ts';
import { readAuthors, readRemovals, readStore, REMOVALS, type AuthorFile, type Store } from '../store/index.ts';
import { createDirectory, hasMailAddress } from '../submissions/index.ts';
import { forgetFollowers, forgetInLedger } from './forget.ts';
import { findMentions } from './mentions.ts';
import { addRemoval } from './removal-list.ts';
import { removePortraits, removeStateTraces } from './state-traces.ts';

/** Whom to remove, and where. */
export interface RemoveOptions {
  content: string;
  state: string;
  /** Where builds keep what they made of portraits. */
  builds?: string;
  /** Present or former address. */
  slug: string;
  reason?: string;
  /** Today, ISO. */
  day: string;
}

/** What a removal did. */
export interface Removed {
  author: Slug;
  /** Files and folders that are gone, from the content folder. */
  removed: string[];
  /** Files that were rewritten. */
  written: string[];
  /** Files by hand that still name the person. */
  mentions: string[];
}

/**
 * Remove a person for good: put them on the removal list, then delete what people and imports wrote of them. What was harvested
 * goes with the next harvest. Doing it again changes nothing.
 * @throws ConfigError for an address that nobody has or had, or a reason that holds an e-mail address
 * @throws StoredFault if a stored file is broken
 */
export async function removeAuthor(options: RemoveOptions, fs: FileSystem): Promise<Removed> {
  const { content, state, reason } = options;
  if (reason !== undefined && (hasMailAddress(reason) || reason.length > 300))
    throw new ConfigError(
      '--reason',
      'It is published, so it may hold no e-mail address and at most 300 characters.',
      'Write a shorter one, or leave it out.',
    );
  const [{ authors }, removals] = [await readAuthors(content), await readRemovals(content)];
  const store = readStore(content);
  const file = findFile(options.slug, authors);
  const removal = describeRemoval(options, file, authors, removals, store);
  const slugs = new Set(removedSlugs(removal));
  const values = removal.identifiers.map((key) => key.slice(key.indexOf(':') + 1));
  const done: Removed = { author: removal.slug, removed: [], written: [], mentions: [] };

  // The list first: whatever else is left then is never shown.
  await rewrite(REMOVALS, addRemoval(await fs.read(join(content, REMOVALS)), removal), content, done, fs);
  for (const path of [
    ...handWritten(file, authors, content),
    ...[...slugs].flatMap((slug) => [`sources/${slug}`, `claims/${slug}.json`]),
  ]) {
    if (!existsSync(join(content, path))) continue;
    await rm(join(content, path), { recursive: true });
    done.removed.push(path);
  }
  const works = [...slugs].flatMap((slug) => store.worksOfAuthor(slug));
  if (existsSync(join(content, 'ledger.json')))
    await rewrite('ledger.json', formatJson(forgetInLedger(store.ledger(), slugs, works)), content, done, fs);
  const followers = store.followers();
  if (followers !== undefined && forgetFollowers(followers, slugs) !== followers)
    await rewrite('followers.json', formatJson(forgetFollowers(followers, slugs)), content, done, fs);
  await removeStateTraces(state, slugs, values, fs);
  if (options.builds !== undefined) await removePortraits(options.builds, done.removed, fs);
  done.mentions = await findMentions(content, slugs, values, fs);
  return done;
}

function findFile(slug: string, authors: readonly AuthorFile[]): AuthorFile | undefined {
  return authors.find((one) => one.slug === slug) ?? authors.find(({ author }) => author.formerSlugs.some((former) => former === slug));
}

/** @throws ConfigError if nobody has or had the address */
function describeRemoval(
  { slug: word, day, reason }: RemoveOptions,
  file: AuthorFile | undefined,
  authors: readonly AuthorFile[],
  removals: readonly Removal[],
  store: Store,
): Removal {
  const known = removals.find((removal) => removedSlugs(removal).includes(word));
  const slug = file?.slug ?? known?.slug ?? parseSlug(word);
  const used = new Map(Object.entries(store.ledger().authors));
  if (slug === undefined || (file === undefined && known === undefined && !used.has(slug))) {
    const near = createDirectory(authors, removals).near(word);
    throw new ConfigError(
      word,
      'No author has or had this address.',
      near.length === 0 ? 'It is the name of the author’s file.' : `Did you mean ${near.join(' or ')}?`,
    );
  }
  const formerSlugs = file?.author.formerSlugs ?? [];
  const identifiers = [...personKeys(file?.author.identifiers ?? {}), ...[slug, ...formerSlugs].flatMap((one) => used.get(one) ?? [])];
  return { slug, formerSlugs, identifiers, date: day, ...(reason === undefined ? {} : { reason }) };
}

/** The author file, and the portrait that it and nobody else names, as paths from the content folder. */
function handWritten(file: AuthorFile | undefined, authors: readonly AuthorFile[], content: string): string[] {
  if (file === undefined) return [];
  const photoOf = ({ author, path }: AuthorFile) =>
    author.photo === undefined
      ? undefined
      : relative(content, resolve(content, dirname(path), author.photo))
          .split(sep)
          .join('/');
  const photo = photoOf(file);
  const isOwn = photo !== undefined && !photo.startsWith('..') && !authors.some((other) => other !== file && photoOf(other) === photo);
  return [file.path, ...(isOwn ? [photo] : [])];
}

async function rewrite(path: string, text: string, content: string, done: Removed, fs: FileSystem): Promise<void> {
  if ((await fs.read(join(content, path))) === text) return;
  await fs.write(join(content, path), text);
  done.written.push(path);
}
